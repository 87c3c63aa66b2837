import type { Mutation } from '../../simulation/bundle';

/** A mistake that someone could make, and the invariants of which it should break at least one. */
export interface PlantedFault {
  readonly name: string;
  readonly mutations: readonly Mutation[];
  readonly breaks: readonly string[];
}

const inTwoOrders = 'nobody is in two open orders at once';
const booksAgreeWithWeChat = 'what WeChat holds is what the books say that it holds';
const paidIsInsuredOrBack = 'what a person paid at WeChat is what he is insured for, and what went back';
const pendingEnds = 'pending transfers are posted or voided once, and every order has its end in the books';

export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'the same payment is taken twice',
    mutations: [
      {
        file: 'cloudfunctions/orders/take-payment.ts',
        find: "if (order.wechat === 'paid') return { known: true, order, news: false };",
        replace: '',
      },
    ],
    breaks: [booksAgreeWithWeChat, paidIsInsuredOrBack],
  },
  {
    name: 'the amount that WeChat confirms is not compared',
    mutations: [
      {
        file: 'cloudfunctions/orders/take-payment.ts',
        find: "confirmed.totalFen !== order.wechatFen || confirmed.currency !== 'CNY'",
        replace: 'false',
      },
    ],
    breaks: [booksAgreeWithWeChat, paidIsInsuredOrBack],
  },
  {
    name: 'nobody looks whether another payer has the person in hand',
    mutations: [
      {
        file: 'cloudfunctions/orders/free.ts',
        find: 'if (exempt || reservation === null || reservation.until <= now) return;',
        replace: 'if (reservation === null || now > 0) return;',
      },
    ],
    breaks: [inTwoOrders],
  },
  {
    name: 'an order is placed without a transaction',
    mutations: [
      {
        file: 'cloudfunctions/orders/place.ts',
        find: 'return cloud.db.transaction(async (tx) => {',
        replace: 'return ((work: (tx: Documents) => Promise<Order>) => work(cloud.db))(async (tx) => {',
      },
    ],
    breaks: [
      inTwoOrders,
      'no reservation outlives its time',
      'nothing is left between the books and the bureau',
    ],
  },
  {
    name: 'the day on which the money came is not looked at',
    mutations: [
      {
        file: 'cloudfunctions/orders/post-payment.ts',
        find: 'if (day === line.facts.payOn) {',
        replace: 'if (day !== null) {',
      },
    ],
    breaks: ['the day on which the money came decides amount and cover'],
  },
  {
    name: 'a payment is posted for someone who was insured meanwhile',
    mutations: [
      {
        file: 'cloudfunctions/orders/post-payment.ts',
        find: "if (record === null || (record.state === 'insured' && record.insurance?.orderId !== order._id)) {",
        replace: 'if (record === null) {',
      },
    ],
    breaks: ['nobody is insured twice for a year', paidIsInsuredOrBack],
  },
  {
    name: 'an order lasts beyond the day on which its promise ends',
    mutations: [
      {
        file: 'cloudfunctions/orders/end.ts',
        find: 'const latest = dayMatters ? endOfChinaDay(today) - marginMs : now + orderMs;',
        replace: 'const latest = dayMatters ? now + orderMs : now + orderMs;',
      },
    ],
    breaks: ['an order ends before the day on which its promise does'],
  },
  {
    name: 'a closed order leaves its pending transfers in the books',
    mutations: [
      {
        file: 'cloudfunctions/orders/close.ts',
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
        file: 'cloudfunctions/orders/close.ts',
        find: 'await endReservation(tx, order.accountFen, 0, part);',
        replace: 'void [endReservation, part];',
      },
    ],
    breaks: ['an account holds what came in less what went out, and nothing is held for nobody'],
  },
  {
    name: 'a closed order keeps its people reserved',
    mutations: [
      {
        file: 'cloudfunctions/orders/close.ts',
        find: 'if (record !== null) await letGo(tx, record, order, now);',
        replace: 'void [record, letGo];',
      },
    ],
    breaks: ['no reservation outlives its time'],
  },
  {
    name: 'money for a closed order is kept',
    mutations: [
      {
        file: 'cloudfunctions/orders/take-payment.ts',
        find: '    : sendBack(tx, order, money, now);',
        replace: '    : (void sendBack, Promise.resolve(order));',
      },
    ],
    breaks: [booksAgreeWithWeChat, paidIsInsuredOrBack],
  },
];
