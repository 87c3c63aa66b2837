import type { SentMessage } from '../kernel/functions';
import { falseChange } from './change-truth';
import type { Monitored } from './monitored';
import { sum } from './sum';
import type { Deduction, Order, OrderLine, Refund, RefundRequest } from '../../server/schema';

/**
 * What is wrong with a message in the moment in which it reaches the person; null where it is true. The truth is what
 * WeChat took and gave back and what the bureau decided, not what the server believes.
 */
export function falsehoodIn(world: Monitored, message: SentMessage): string | null {
  if (message.kind === 'notice') return falseChange(world, message);
  const order = orderOf(world, message.key);
  if (order === null) return 'there is no such order';
  if (order.openId !== message.openId) return `the order is ${order.openId}'s`;
  if (!order.messages.some((kind) => kind === message.kind)) return `he did not agree to ${message.kind}`;
  const amountFen = Math.round(Number(message.values.amount?.replace('元', '')) * 100);
  const words = message.values.words;
  switch (message.kind) {
    case 'payment':
      return ofPayment(world, order, amountFen, words);
    case 'settlement':
      return ofSettlement(world, order, message.key, amountFen);
    default:
      return ofRefund(world, message.key, amountFen, words);
  }
}

/** Keys begin with the order's id: 32 hexadecimal digits. */
function orderOf(world: Monitored, key: string): Order | null {
  return world.store.read('orders', key.slice(0, 32)) as unknown as Order | null;
}

function deductionsOf(world: Monitored, order: Order): readonly Deduction[] {
  return [...world.store.all('deductions')]
    .map((doc) => doc as unknown as Deduction)
    .filter(({ orderId }) => orderId === order._id);
}

function isInsured({ state }: OrderLine): boolean {
  return state === 'insured' || state === 'settlement-pending';
}

/** Turned away when the money came; everyone else was insured then. */
function turnedAway({ reason }: OrderLine): boolean {
  return reason === 'already-insured' || reason === 'day-changed';
}

function ofPayment(world: Monitored, order: Order, fen: number, words: string): string | null {
  const paid = world.merchant.orders.get(order._id);
  if (words.startsWith('付款金额与订单不符')) {
    const differs = paid !== undefined && paid.paidAt !== null && paid.totalFen !== order.wechatFen;
    return differs && paid.totalFen === fen ? null : 'no other sum came';
  }
  if (order.wechatFen > 0 && (paid === undefined || paid.paidAt === null)) return 'WeChat took nothing';
  const debitedFen = sum(deductionsOf(world, order).map(({ amountFen }) => amountFen));
  const tookFen = (order.wechatFen > 0 ? (paid?.totalFen ?? 0) : 0) + debitedFen;
  if (fen !== tookFen) return `${fen} fen, taken were ${tookFen}`;
  if (words.startsWith('订单已关闭')) return order.state === 'closed' ? null : `the order is ${order.state}`;
  if (words.startsWith('付款金额与订单不符'))
    return paid?.totalFen === order.wechatFen ? 'it is the sum' : null;
  if (order.state === 'closed') return 'the order is closed';
  const said = Number(/^(\d+)人参保成功/.exec(words)?.[1] ?? 0);
  const now = order.lines.filter(isInsured).length;
  const then = order.lines.filter((line) => !turnedAway(line)).length;
  return said >= now && said <= then ? null : `${said} insured, it were ${then} and are ${now}`;
}

function ofSettlement(world: Monitored, order: Order, key: string, fen: number): string | null {
  const asked = deductionsOf(world, order).map(({ _id }) => _id);
  const decided = world.bureau.deductions.filter(({ number }) => asked.includes(number));
  if (key.endsWith('-rejected')) {
    const one = decided.find(({ number }) => key === `${number}-rejected`);
    return one !== undefined && !one.accepted && one.amountFen === fen ? null : 'the bureau rejected nothing';
  }
  const tookFen = sum(decided.filter(({ accepted }) => accepted).map(({ amountFen }) => amountFen));
  return fen > 0 && fen <= tookFen ? null : `the bureau took ${tookFen} fen, not ${fen}`;
}

function ofRefund(world: Monitored, key: string, fen: number, words: string): string | null {
  if (key.endsWith('-back')) {
    const deduction = world.store.read(
      'deductions',
      key.replace(/-back$/, ''),
    ) as unknown as Deduction | null;
    const back = deduction?.state === 'cancelled' || deduction?.state === 'rejected';
    return back && deduction.amountFen === fen ? null : 'nothing went back to the account';
  }
  if (key.endsWith('-declined')) return ofDeclined(world, key.replace(/-declined$/, ''), fen);
  const refund = world.store.read('refunds', key.replace(/-done$/, '')) as unknown as Refund | null;
  if (refund === null || refund.amountFen !== fen) return `there is no refund of ${fen} fen`;
  if (words !== '退款已原路退回') return refund.state === 'done' ? null : `the refund is ${refund.state}`;
  const done = world.merchant.orders
    .get(refund.orderId)
    ?.refunds.some(
      ({ outRefundNo, state, refundFen }) =>
        outRefundNo === refund._id && state === 'done' && refundFen === fen,
    );
  return done === true ? null : 'WeChat gave nothing back';
}

function ofDeclined(world: Monitored, id: string, fen: number): string | null {
  const request = world.store.read('refund-requests', id) as unknown as RefundRequest | null;
  if (request === null || request.amountFen !== fen) return `nobody asked for ${fen} fen`;
  return request.state === 'declined' ? null : `the request is ${request.state}`;
}
