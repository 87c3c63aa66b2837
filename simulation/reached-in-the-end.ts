import { Evidence } from './invariants/evidence';
import type { Path } from './reached';
import type { World } from './world';
import { dayInChina } from './china-day';
import type { EnrolmentRecord, Order } from '../server/schema';

/** Notes the ways that show only in what is left in the end. */
export function noteWhatIsLeft(world: World): void {
  const evidence = new Evidence(world);
  for (const [path, times] of [
    ...ofOrders(evidence),
    ...ofOffices(evidence),
    ...ofPayments(evidence),
    ...ofMessages(world),
    ...ofMachines(world),
    ...ofChanges(evidence),
  ]) {
    world.reached.note(path, times);
  }
}

/** Whether an order took from an account whose bureau is not that of the payer's own place. */
function isFromNextCounty({ payers }: World): (order: Order) => boolean {
  const away = payers.filter(({ accountAt, human }) => accountAt !== human.place.region);
  return ({ accountFen, openId }) => accountFen > 0 && away.some((payer) => payer.openId === openId);
}

type Taken = readonly (readonly [Path, number])[];

function ofOrders({ world, orders, records, refunds, requests }: Evidence): Taken {
  const lines = orders.flatMap((order) => order.lines);
  const because = (reason: string): number => lines.filter((line) => line.reason === reason).length;
  const { published } = world;
  const paid = orders.filter(({ paidAt }) => paidAt !== null);
  return [
    ['an account pays alone', paid.filter(({ paymentSource }) => paymentSource === 'mutual-aid').length],
    ['both payment sources pay', paid.filter(({ paymentSource }) => paymentSource === 'both').length],
    [
      'an order gives way to one with a better right',
      orders.filter(({ history }) => history.some(({ event }) => event === 'gave-way')).length,
    ],
    ['an account pays that is kept in another county', paid.filter(isFromNextCounty(world)).length],
    ['someone is insured meanwhile', because('already-insured')],
    [
      'somebody is insured by a payment made elsewhere',
      records.filter(({ insurance }) => insurance?.basis === 'paid-elsewhere').length,
    ],
    [
      'somebody paid here and elsewhere',
      records.filter(({ insurance, elsewhere = [] }) => insurance?.basis === 'paid' && elsewhere.length > 0)
        .length,
    ],
    ['the money comes on a day that promises less', because('day-changed')],
    [
      'the money comes on a day that asks less',
      refunds.filter(({ reason }) => reason === 'price-fell').length,
    ],
    [
      'the money comes after the order was closed',
      orders.filter(({ history }) => history.some(({ event }) => event === 'paid-after-close')).length,
    ],
    [
      'an order is paid on another day than it was placed',
      orders.filter(
        ({ createdAt, paidAt }) => paidAt !== null && dayInChina(paidAt) !== dayInChina(createdAt),
      ).length,
    ],
    [
      'an order is under way when the day changes',
      orders.filter(({ createdAt, until }) => dayInChina(until) !== dayInChina(createdAt)).length,
    ],
    [
      'an order is placed by a notice that was published meanwhile',
      published === null
        ? 0
        : lines.filter(({ noticeVersions }) => noticeVersions[published.notice.id] === published.version)
            .length,
    ],
    ['the roster exempts someone whom an order has in hand', records.filter(exemptedInHand).length],
    ['a declined refund is asked for again', requests.filter(({ _id }) => /-asked-\d+$/.test(_id)).length],
    [
      'a recognised person has his subsidy back',
      refunds.filter(({ reason, state }) => reason === 'recognised' && state === 'done').length,
    ],
  ];
}

function exemptedInHand({ history }: EnrolmentRecord): boolean {
  let inHand = false;
  for (const { event } of history) {
    if (event === 'enrolled-exempt' && inHand) return true;
    if (event === 'reserved') inHand = true;
    if (event === 'released' || event === 'insured') inHand = false;
  }
  return false;
}

/** Whose part of an order ended after the window had given of it. */
function endedAfterWindow(evidence: Evidence): number {
  return evidence.all('refund-dues').filter(({ givenAtWindow, orderId, line }) => {
    const paid = evidence.order(orderId)?.lines.find((one) => one.line === line);
    return givenAtWindow !== undefined && paid?.state === 'refunded';
  }).length;
}

function ofOffices(evidence: Evidence): Taken {
  const { world, cases } = evidence;
  const ofKind = (kind: string): number => cases.filter((one) => one.kind === kind).length;
  const comparisons = world.store.snapshot('bill-comparisons') as unknown as {
    readonly differences: readonly { readonly kind: string }[];
  }[];
  const removed = world.functions.log.filter(({ event }) => event === 'relative-removed');
  return [
    ['the money is another sum', ofKind('amount-differs')],
    ['the bureau rejects a line', world.bureau.deductions.filter(({ accepted }) => !accepted).length],
    ['a refund waits for the bureau', ofKind('account-refund')],
    [
      'a refund of what the bureau then rejects',
      cases.filter(({ kind, resolution }) => kind === 'account-refund' && resolution?.action === 'close')
        .length,
    ],
    [
      'the bureau rejects what was noted as given back by hand',
      cases.filter(({ _id }) => _id.endsWith('-hand')).length,
    ],
    ['a merchant is without balance until an officer has it', ofKind('refund-no-balance')],
    ['a bill cannot be had until an officer has it', ofKind('bill-missing')],
    [
      'a bill lists money that nobody asked for',
      comparisons.flatMap(({ differences }) => differences).filter(({ kind }) => kind === 'missing-in-ledger')
        .length,
    ],
    ['a payment goes back of which the window gave a part', endedAfterWindow(evidence)],
    ['a person is erased', removed.filter(({ facts }) => facts.outcome === 'erased').length],
    [
      'a withdrawal is left to the timer',
      removed.filter(({ facts }) => facts.outcome === 'postponed').length,
    ],
  ];
}

/** A family's orders, one for each merchant; one that was never placed is not paid either. */
function ofPayments(evidence: Evidence): Taken {
  const families = evidence.world.paymentsOfFamilies
    .filter((orderIds) => orderIds.length > 1)
    .map((orderIds) => orderIds.map((id) => evidence.order(id)?.paidAt ?? null));
  const halfway = families.filter((paid) => paid.includes(null) && paid.some((at) => at !== null));
  return [
    ['a family confirms for several merchants', families.length],
    ['one of several confirmations is paid and another is not', halfway.length],
  ];
}

function ofMessages({ functions: { sent, messagesFailed } }: World): Taken {
  return [
    ['a message is taken', sent.filter(({ taken }) => taken).length],
    ['a message is refused by the person', sent.filter(({ taken }) => !taken).length],
    ['a message fails at first', messagesFailed],
    ['a message is sent twice', sent.length - new Set(sent.map(({ key }) => key)).size],
  ];
}

function ofMachines({ merchant: { oddities }, functions }: World): Taken {
  return [
    ['WeChat is asked too often', oddities.limited],
    ['WeChat forgets a refund that it took', oddities.forgotten],
    ['WeChat refuses a refund that it took', oddities.refused],
    ['WeChat knows nothing this once of a refund that it took', oddities.unknown],
    ['a refund takes days', oddities.slow],
    ['the clock of an instance is wrong', functions.skewed],
  ];
}

function ofChanges({ world, records }: Evidence): Taken {
  const told = records.filter(({ history }) => history.some(({ event }) => event === 'notice-changed'));
  return [
    ['somebody is told anew after a notice changed', told.length],
    [
      'a message tells of a changed notice',
      world.functions.sent.filter(({ kind, taken }) => kind === 'notice' && taken).length,
    ],
  ];
}
