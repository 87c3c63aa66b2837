import { accountGives, batchStands, nobodyWaits } from '../../simulation/invariants/monitor';
import { noneOfHis, twoHands } from '../../simulation/invariants/proposals';
import { withinLimits } from '../../simulation/people/guesser';
import type { PlantedFault } from './planted-fault';

const nothingUnforeseen = 'no assertion of the code trips, and nothing unforeseen is thrown';
const booksAgreeWithWeChat = 'what WeChat holds is what the books say that it holds';
const accountsAddUp = 'an account holds what came in less what went out, and nothing is held for nobody';
const owed = 'what the books owe payers is what is on its way to them';

/** Mistakes in accounts, notices and what offices do. */
export const faultsBesideOrders: readonly PlantedFault[] = [
  {
    name: 'an account is drawn below its floor',
    mutations: [
      {
        file: 'server/billing/mutual-aid/usable-amount.ts',
        find: 'minusFen(minusFen(account.balanceFen, account.reservedFen), floorFen),',
        replace: 'minusFen(minusFen(account.balanceFen, account.reservedFen), noFen),',
      },
    ],
    breaks: [accountGives],
    from: 121,
  },
  {
    name: 'more is drawn from an account than was released',
    mutations: [
      {
        file: 'server/billing/mutual-aid/usable-amount.ts',
        find: '      minusFen(account.authorisedFen, account.reservedFen),',
        replace: '      account.balanceFen,',
      },
    ],
    breaks: [accountGives],
    from: 76,
  },
  {
    name: 'a reservation stands in the way after its end',
    mutations: [
      {
        file: 'server/enrolment/reservation.ts',
        find: 'reservation.until > now &&',
        replace: 'reservation.until > now - 600_000 &&',
      },
    ],
    from: 97,
    breaks: [nobodyWaits],
  },
  {
    name: 'a person who is turned away stays reserved',
    mutations: [
      {
        file: 'server/billing/payments/post-payment.ts',
        find: 'if (record !== null) await releaseReservation(tx, record, order, now);',
        replace: 'void releaseReservation;',
      },
    ],
    breaks: ['no reservation outlives its time'],
    from: 343,
  },
  {
    name: 'a debit that was given back by hand is put back from what is owed',
    mutations: [
      {
        file: 'server/billing/deductions/result.ts',
        find: "return refund?.state === 'done' ? paidByHand : refundsPayable;",
        replace: "return refund?.state === 'done' && deduction.line < 0 ? paidByHand : refundsPayable;",
      },
    ],
    breaks: [owed],
    from: 466,
  },
  {
    name: 'a deduction goes into every batch',
    mutations: [
      {
        file: 'server/billing/deductions/batch.ts',
        find: "if (held?.state !== 'unsent') continue;",
        replace: 'if (held === null) continue;',
      },
    ],
    breaks: [batchStands, 'the books agree with what the bureau took', accountsAddUp],
    from: 612,
  },
  {
    name: 'nobody hears of a bill that cannot be had',
    mutations: [
      {
        file: 'server/reconciliation/compare-bill.ts',
        find: 'if (failures + 1 === mostFailures) await reportMissing(cloud, step);',
        replace: 'void [reportMissing, mostFailures];',
      },
    ],
    breaks: ["every day's bill is compared, or an officer knows that it is not"],
    from: 15,
  },
  {
    name: 'a price is kept with another version of the notice than it was agreed by',
    mutations: [
      {
        file: 'server/billing/payments/post-payment.ts',
        find: '...provenanceOfAnswer(verdict),',
        replace: '...posting.policy.provenanceOf(verdict.determination),',
      },
    ],
    breaks: [
      'the day on which the money came decides amount and cover',
      'an order goes by the notices that are in force when it is placed',
    ],
    from: 167,
  },
  {
    name: 'an instance believes for hours what it read once',
    mutations: [
      {
        file: 'server/platform/instance-cache.ts',
        find: 'export const cacheMs = 60_000;',
        replace: 'export const cacheMs = 6_000_000;',
      },
    ],
    breaks: ['an order goes by the notices that are in force when it is placed', accountGives],
    from: 321,
  },
  {
    name: 'an agreement that was taken back still counts',
    mutations: [
      {
        file: 'server/household/invitations.ts',
        find: 'confirmedAt: accept ? (relative.confirmedAt ?? cloud.now()) : null',
        replace: 'confirmedAt: accept ? (relative.confirmedAt ?? cloud.now()) : relative.confirmedAt',
      },
    ],
    breaks: ['a payer sees all of someone only where that one agreed'],
    from: 41,
  },
  {
    name: "a newborn's number is stored and never found",
    mutations: [
      {
        file: 'server/identity/join-number.ts',
        find: "await tx.insert('person-keys', { _id, personId: person._id, version: key.version });",
        replace: 'void _id;',
      },
    ],
    breaks: ['every number finds its person, and only one who is kept'],
  },
  {
    name: 'a case that was settled is settled again',
    mutations: [
      {
        file: 'server/billing/refund-requests/cases.ts',
        find: 'if (held.resolution !== null) {',
        replace: "if (held.resolution !== null && held.state === 'open') {",
      },
    ],
    breaks: [nothingUnforeseen, owed, booksAgreeWithWeChat],
    from: 5,
  },
  {
    name: 'an officer agrees to what he proposed himself',
    mutations: [
      {
        file: 'server/proposals/decide.ts',
        find: '    await requireAnother(tx, officer, held);',
        replace: '    void requireAnother;',
      },
    ],
    breaks: [twoHands],
  },
  {
    name: 'an officer agrees to what concerns his own family',
    mutations: [
      {
        file: 'server/officer-access/circle.ts',
        find: '    ...family,',
        replace: '    ...family.slice(1),',
      },
    ],
    breaks: [noneOfHis],
    from: 93,
  },
  {
    name: 'an officer agrees to what concerns someone who has just left his family list',
    mutations: [
      {
        file: 'server/officer-access/circle.ts',
        find: '    ...left.map((one) => one.near),',
        replace: '    ...left.slice(0, 0).map((one) => one.near),',
      },
    ],
    breaks: [noneOfHis],
    from: 127,
  },
  {
    name: 'a list that two officers took back goes on counting',
    mutations: [
      {
        file: 'server/enrolment/roster/undo-roster.ts',
        find: '    await restore(tx, roster, last.state, cloud.now());',
        replace: '    void [restore, last];',
      },
    ],
    breaks: ['what a list certified of somebody goes where two officers took it back'],
    from: 79,
  },
  {
    name: 'a day has twice as many look-ups as it should',
    mutations: [
      {
        file: 'server/identity/count-attempt.ts',
        find: '  if (counted <= perDay) return;',
        replace: '  if (counted <= 2 * perDay) return;',
      },
    ],
    breaks: [withinLimits],
    from: 15,
  },
  {
    name: 'what was agreed to is agreed to again',
    mutations: [
      {
        file: 'server/proposals/decide.ts',
        find: "    if (held.state !== 'proposed') throw notWaiting();",
        replace: "    if (held.state === 'gathering') throw notWaiting();",
      },
    ],
    breaks: [twoHands],
  },
  {
    name: 'two officers give back more than was paid',
    mutations: [
      {
        file: 'server/billing/refund-requests/grant.ts',
        find: '  if (!ends && amountFen > 0 && amountFen <= partFen) return;',
        replace: '  if (!ends && amountFen > 0 && amountFen <= partFen + 20_000) return;',
      },
    ],
    breaks: ['who stays insured keeps something paid, unless a notice gives it back'],
    from: 68,
  },
  {
    name: 'a person is put right and not told',
    mutations: [
      {
        file: 'server/corrections/correct.ts',
        find: "    await tx.insert('person-events', told);",
        replace: '    void told;',
      },
    ],
    breaks: ['who was put right is told so'],
    from: 99,
  },
  {
    name: 'an order goes on insuring whose insurance was undone',
    mutations: [
      {
        file: 'server/corrections/of-offices.ts',
        find: "  await tx.put('orders', afterStep(released, now, 'enrolment-undone'));",
        replace: '  void afterStep(released, now, record);',
      },
    ],
    breaks: ['who paid is insured, or his money is on its way back'],
    from: 107,
  },
  {
    name: 'who is insured no more stays in the counts of his place',
    mutations: [
      {
        file: 'server/progress/count-record.ts',
        find: 'if (before !== undefined) changes.takeOff(record.year, before);',
        replace: '',
      },
    ],
    breaks: ['a place’s counts are those of its records'],
  },
  {
    name: 'a record and the counts of its place are not written together',
    mutations: [
      {
        file: 'server/progress/fold.ts',
        find: 'return cloud.db.transaction(async (tx) => {',
        replace: 'return ((work: (tx: Documents) => Promise<number>) => work(cloud.db))(async (tx) => {',
      },
    ],
    breaks: ['a place’s counts are those of its records'],
    from: 4,
  },
  {
    name: 'who is certified otherwise is counted as before too',
    mutations: [
      {
        file: 'server/progress/certified/fold-rosters.ts',
        find: 'changes.add(before, -1);',
        replace: '',
      },
    ],
    breaks: ['a place’s counts of groups are those of rosters and records'],
  },
  {
    name: 'groups are not told who is insured',
    mutations: [
      {
        file: 'server/progress/fold.ts',
        find: 'await Promise.all([noteInsured(cloud, changed), markRosters(cloud, changed)]);',
        replace: 'await noteInsured(cloud, changed);',
      },
    ],
    breaks: [
      'a place’s counts of groups are those of rosters and records',
      'whoever an office certified is counted, and missing until he is insured',
    ],
  },
];
