import type { OrderLine, Refund } from '../../server/schema';
import type { Evidence } from './evidence';
import type { Invariants } from './invariant';
import { sum } from './sum';

/** What the window gave of a person's part of an order, fen: the account's part, and of WeChat's only what exceeds that. */
export function givenAtWindow(
  evidence: Evidence,
  orderId: string,
  { line, accountFen }: Pick<OrderLine, 'line' | 'accountFen'>,
): { readonly ofAccountFen: number; readonly ofWechatFen: number } {
  const own = evidence.all('refund-dues').filter((due) => due.orderId === orderId && due.line === line);
  const givenFen = sum(own.map((due) => due.givenAtWindow?.amountFen ?? 0));
  const ofAccountFen = Math.min(givenFen, accountFen);
  return { ofAccountFen, ofWechatFen: givenFen - ofAccountFen };
}

export const atWindow: Invariants = {
  *'what went back of a payment, by every way together, is no more than it was'(evidence) {
    for (const { _id, lines } of evidence.orders) {
      for (const paid of lines) {
        const { line, amountFen } = paid;
        const back = evidence.refunds.filter(
          (one) => one.orderId === _id && one.line === line && isBack(one),
        );
        const { ofAccountFen, ofWechatFen } = givenAtWindow(evidence, _id, paid);
        const backFen = sum(back.map((one) => one.amountFen)) + ofAccountFen + ofWechatFen;
        if (backFen > amountFen) yield `${_id}, ${line}: ${backFen} of ${amountFen} fen are back`;
      }
    }
    for (const { _id, orderId, paidFen, givenAtWindow: given } of evidence.all('refund-dues')) {
      const givenFen = given?.amountFen ?? 0;
      if (orderId === null && givenFen > paidFen) yield `${_id}: ${givenFen} of ${paidFen} fen are back`;
    }
  },

  *'what was due of a payment ends with it'(evidence) {
    for (const { _id, state, orderId, line } of evidence.all('refund-dues')) {
      if (state !== 'due' && state !== 'by-office') continue;
      const paid = evidence.order(orderId)?.lines.find((one) => one.line === line);
      if (paid !== undefined && hasEnded(paid)) yield `${_id} is ${state}, and its payment is ${paid.state}`;
    }
  },
};

/** What a cheaper price gave back is no part of what he paid since. */
function isBack({ state, reason }: Refund): boolean {
  return state !== 'replaced' && reason !== 'price-fell';
}

function hasEnded({ state }: OrderLine): boolean {
  return state === 'refunded' || state === 'refund-due';
}
