import { accountHolds, heldAlone } from '../../simulation/invariants/monitor';
import type { PlantedFault } from './planted-fault';

const nothingUnforeseen = 'no assertion of the code trips, and nothing unforeseen is thrown';
const inTwoOrders = 'nobody is in two open orders at once';
const booksAgreeWithWeChat = 'what WeChat holds is what the books say that it holds';
const paidIsInsuredOrBack = 'what a person paid at WeChat is what he is insured for, and what went back';
const accountsAddUp = 'an account holds what came in less what went out, and nothing is held for nobody';
const moneyOfItsCollector = "an order's money at WeChat is the money of the one that collects for its people";
const officeThroughItsMerchant = 'what a collecting office is owed came in through its own merchant';
const refundStuck = 'every refund comes to its end';
const pendingEnds = 'pending transfers are posted or voided once, and every order has its end in the books';

/** Mistakes in placing, paying, closing, refunding and in the bureau's files. */
export const faultsInOrders: readonly PlantedFault[] = [
  {
    name: 'the same payment is taken twice',
    mutations: [
      {
        file: 'server/billing/payments/take-payment.ts',
        find: "if (order.wechat === 'paid') return { known: true, order };",
        replace: '',
      },
    ],
    breaks: [booksAgreeWithWeChat, paidIsInsuredOrBack, nothingUnforeseen],
  },
  {
    name: 'the amount that WeChat confirms is not compared',
    mutations: [
      {
        file: 'server/billing/payments/take-payment.ts',
        find: "confirmed.totalFen !== order.wechatFen || confirmed.currency !== 'CNY'",
        replace: 'false',
      },
    ],
    breaks: [booksAgreeWithWeChat, paidIsInsuredOrBack],
    from: 8,
  },
  {
    name: 'nobody looks whether another payer has the person in hand',
    mutations: [
      {
        file: 'server/billing/orders/assert-orderable.ts',
        find: 'if (exempt || !stands(reservation, now)) return;',
        replace: 'if (!stands(reservation, now) || now > 0) return;',
      },
    ],
    breaks: [inTwoOrders, heldAlone],
    from: 19,
  },
  {
    name: 'an order is placed without a transaction',
    mutations: [
      {
        file: 'server/billing/payments/place.ts',
        find: 'return cloud.db.transaction(async (tx) => {',
        replace: 'return ((work: (tx: Documents) => Promise<Order>) => work(cloud.db))(async (tx) => {',
      },
    ],
    breaks: [
      inTwoOrders,
      heldAlone,
      accountHolds,
      'no reservation outlives its time',
      'nothing is left between the books and the bureau',
    ],
    from: 30,
  },
  {
    name: 'people of several collecting bodies are let into one order',
    mutations: [
      {
        file: 'server/billing/orders/order-parts.ts',
        find: 'if (collecting.some(({ merchant }) => merchant !== first?.merchant)) {',
        replace: 'if (collecting.length > 99) {',
      },
    ],
    breaks: [moneyOfItsCollector, officeThroughItsMerchant],
    from: 220,
  },
  {
    name: 'a merchant that nobody commissioned collects for a place',
    mutations: [
      {
        file: 'server/platform/merchants.ts',
        find: 'collectsFor.includes(place)',
        replace: 'collectsFor.length > 0 && place !== null',
      },
    ],
    breaks: [moneyOfItsCollector, officeThroughItsMerchant],
  },
  {
    name: 'the day on which the money came is not looked at',
    mutations: [
      {
        file: 'server/billing/payments/post-payment.ts',
        find: 'if (day === line.facts.payOn) {',
        replace: 'if (day !== null) {',
      },
    ],
    breaks: ['the day on which the money came decides amount and cover'],
    from: 53,
  },
  {
    name: 'a payment is posted for someone who was insured meanwhile',
    mutations: [
      {
        file: 'server/billing/payments/post-payment.ts',
        find: "if (record === null || (record.state === 'insured' && record.insurance?.orderId !== order._id)) {",
        replace: 'if (record === null) {',
      },
    ],
    breaks: [nothingUnforeseen],
    from: 134,
  },
  {
    name: 'an order lasts beyond the day on which its promise ends',
    mutations: [
      {
        file: 'server/billing/orders/expiry.ts',
        find: 'const latest = dayMatters ? endOfChinaDay(today) - marginMs : now + orderMs;',
        replace: 'const latest = dayMatters ? now + orderMs : now + orderMs;',
      },
    ],
    breaks: ['an order ends before the day on which its promise does'],
    from: 8,
  },
  {
    name: 'a closed order leaves its pending transfers in the books',
    mutations: [
      {
        file: 'server/billing/orders/close.ts',
        find: "  await book(tx, {\n    id: `${order._id}-payment`,\n    kind: 'payment',\n    phase: 'voided',",
        replace:
          "  if (now < 0) await book(tx, {\n    id: `${order._id}-payment`,\n    kind: 'payment',\n    phase: 'voided',",
      },
    ],
    breaks: [pendingEnds],
  },
  {
    name: 'a closed order keeps its hold on the mutual-aid account',
    mutations: [
      {
        file: 'server/billing/orders/close.ts',
        find: 'await endReservation(tx, order.accountFen, noFen, part);',
        replace: 'void [endReservation, part];',
      },
    ],
    breaks: [accountHolds, accountsAddUp],
    from: 41,
  },
  {
    name: 'a closed order keeps its people reserved',
    mutations: [
      {
        file: 'server/billing/orders/close.ts',
        find: 'if (record !== null) await releaseReservation(tx, record, order, now);',
        replace: 'void [record, releaseReservation];',
      },
    ],
    breaks: ['no reservation outlives its time'],
  },
  {
    name: 'money for a closed order is kept',
    mutations: [
      {
        file: 'server/billing/payments/take-payment.ts',
        find: ': sendBack(tx, payment);',
        replace: ': (void sendBack, Promise.resolve(payment.order));',
      },
    ],
    breaks: [booksAgreeWithWeChat, paidIsInsuredOrBack],
    from: 4,
  },
  {
    name: 'a callback is believed without asking WeChat',
    mutations: [
      {
        file: 'server/actions/payment/callback.ts',
        find: 'const answer = await askWeChat(cloud, asked);',
        replace:
          "const totalFen = (await cloud.db.get('orders', notice.orderId))?.wechatFen;" +
          "const answer = { state: 'paid' as const, totalFen, currency: 'CNY', paidAt: cloud.now() };" +
          'void askWeChat;',
      },
    ],
    breaks: ['nobody is insured unpaid', booksAgreeWithWeChat],
    from: 52,
  },
  {
    name: 'a refund is sent under a new number each time',
    mutations: [
      {
        file: 'server/billing/refunds/advance.ts',
        find: 'outRefundNo: _id,',
        replace: 'outRefundNo: `${_id}-${refund.tries}`,',
      },
    ],
    breaks: [paidIsInsuredOrBack, booksAgreeWithWeChat, refundStuck],
    from: 5,
  },
  {
    name: "a line of the bureau's file is taken as often as it is read",
    mutations: [
      {
        file: 'server/billing/deductions/result.ts',
        find: "if (deduction.state !== 'batched') return answeredBefore(tx, deduction, accepted, now);",
        replace: 'void answeredBefore;',
      },
    ],
    breaks: [nothingUnforeseen, accountsAddUp],
    from: 83,
  },
  {
    name: 'a rejected deduction is not put back into the account',
    mutations: [
      {
        file: 'server/billing/deductions/result.ts',
        find: '  await putBack(tx, deduction.amountFen, {',
        replace: '  if (now < 0) await putBack(tx, deduction.amountFen, {',
      },
    ],
    breaks: [accountsAddUp],
    from: 58,
  },
  {
    name: 'a person stays insured whose deduction the bureau rejected',
    mutations: [
      {
        file: 'server/billing/deductions/result.ts',
        find: '  await uninsure(tx, held, line, now);',
        replace: '  void uninsure;',
      },
    ],
    breaks: ['nobody is insured unpaid'],
    from: 58,
  },
  {
    name: 'what a payer claims decides his price',
    mutations: [
      {
        file: 'server/billing/orders/draft.ts',
        find: 'const confirmed = confirmedBy(rosters.get(personId) ?? null, known);',
        replace: 'const confirmed = (void confirmedBy, { ...told.claims, facts: {} });',
      },
    ],
    breaks: ['only what a roster certifies decides a price'],
    from: 41,
  },
  {
    name: 'an order is placed over another sum than the payer saw',
    mutations: [
      {
        file: 'server/billing/payments/place.ts',
        find: 'if (sumDue(lines) !== request.agreedFen) {',
        replace: 'if (sumDue(lines) < 0) {',
      },
    ],
    breaks: ['nobody is asked for another sum than he agreed to'],
    from: 49,
  },
  {
    name: 'the timer forgets orders that nobody paid',
    mutations: [
      {
        file: 'server/billing/payments/reconcile-order.ts',
        find: "if (order.until <= now || answer.state === 'closed') await closeOrder(cloud, _id, 'expired');",
        replace: "if (answer.state === 'closed') await closeOrder(cloud, _id, 'expired');",
      },
    ],
    from: 116,
    breaks: ['no order is stuck', 'no reservation outlives its time'],
  },
  {
    name: 'a declined refund is asked for again and again',
    mutations: [
      {
        file: 'server/billing/refund-requests/request.ts',
        find: 'if (problem !== null) throw notRefundable(problem);\n    await ask(',
        replace: 'void problem;\n    await ask(',
      },
    ],
    breaks: ['a declined refund is asked for again only with something new'],
    from: 330,
  },
];
