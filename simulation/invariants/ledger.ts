import { dayInChina } from '../china-day';
import type { MerchantOrder } from '../wechat/merchant';
import { merchants } from '../wechat/merchants';
import type { Invariants } from './invariant';
import type { Evidence } from './evidence';
import { clearingName, payableName } from './account-names';
import { givenAtWindow } from './at-window';
import { accountsIn } from './posted';
import { sum } from './sum';
import type { Order } from '../../server/schema';

const dayMs = 86_400_000;

export const books: Invariants = {
  *'the sum over all accounts is zero'(evidence) {
    const total = sum(accountsIn(evidence.ledger).map((account) => evidence.balance(account)));
    if (total !== 0) yield `it is ${total} fen`;
  },

  *'what WeChat holds is what the books say that it holds'(evidence) {
    for (const { merchantId } of merchants) {
      let held = 0;
      for (const order of evidence.ordinaryPayments()) {
        if (order.merchantId !== merchantId) continue;
        const done = order.refunds.filter(({ state }) => state === 'done');
        held += order.totalFen - sum(done.map(({ refundFen }) => refundFen));
      }
      const booked = 0 - evidence.balance(clearingName(merchantId));
      if (booked !== held) yield `WeChat holds ${held} fen for ${merchantId}, the books say ${booked}`;
    }
  },

  *'what the books owe payers is what is on its way to them'(evidence) {
    const owed = evidence.balance(payableName);
    const refunds = evidence.refunds.filter(({ state }) =>
      ['approved', 'sent', 'processing', 'manual'].includes(state),
    );
    const open = sum(refunds.map(({ amountFen }) => amountFen));
    if (owed !== open) yield `${owed} fen are owed, ${open} are on their way`;
  },

  *'pending transfers are posted or voided once, and every order has its end in the books'(evidence) {
    for (const order of evidence.orders) {
      if (order.state === 'awaiting-payment' || order.pending.length === 0) continue;
      const ends = evidence.ledger.filter(({ kind, orderId }) => kind === 'payment' && orderId === order._id);
      if (ends.length !== 1) yield `order ${order._id} (${order.state}) has ${ends.length} ends in the books`;
      const phase = order.state === 'closed' ? 'voided' : 'posted';
      if (ends[0] !== undefined && ends[0].phase !== phase) {
        yield `order ${order._id} is ${order.state}, its transfers are ${ends[0].phase}`;
      }
    }
  },

  *'what a person paid at WeChat is what he is insured for, and what went back'(evidence) {
    for (const paid of evidence.ordinaryPayments()) {
      const order = evidence.order(paid.outTradeNo);
      const kept = order === undefined ? 0 : keptFen(evidence, order);
      const back =
        onItsWayBack(paid) + unsentFen(evidence, paid.outTradeNo) + evidence.handPaidFen(paid.outTradeNo);
      if (kept + back !== paid.totalFen) {
        yield `${paid.outTradeNo}: paid ${paid.totalFen} fen, insured for ${kept}, back or on the way ${back}`;
      }
    }
  },

  *"every day's bill is compared, or an officer knows that it is not"(evidence) {
    const { world } = evidence;
    const done = evidence.all('bill-comparisons').filter(({ phase }) => phase === 'done');
    const days = [...Array(3).keys()].map((after) => dayInChina(world.begins + after * dayMs));
    for (const bill of days.flatMap((day) => merchants.map(({ merchantId }) => `${day}-${merchantId}`))) {
      const compared = done.some(({ _id }) => _id === bill);
      const listed = evidence.cases.some(({ _id }) => _id === `bill-${bill}-missing`);
      if (!compared && !listed) yield `nobody knows that ${bill} was not compared`;
    }
  },

  *"money that nobody asked for is on an officer's list"(evidence) {
    for (const { merchantId, outTradeNo, totalFen, paidAt } of evidence.strayPayments()) {
      const known =
        evidence.cases.some(({ _id, summary }) => `${_id} ${summary}`.includes(outTradeNo)) ||
        evidence.cases.some(({ _id }) => _id === `bill-${dayInChina(paidAt ?? 0)}-${merchantId}-missing`);
      const listed = JSON.stringify(evidence.all('bill-comparisons')).includes(outTradeNo);
      if (!known && !listed) yield `${totalFen} fen came for ${outTradeNo}, and no officer knows`;
    }
  },
};

/** What the collecting office keeps of an order's WeChat part: the price of those whom it insures. */
function keptFen(evidence: Evidence, order: Order): number {
  const kept = order.lines.map((line) => {
    const { insurance } = evidence.record(line.recordId) ?? {};
    const insures = insurance?.orderId === order._id && insurance.basis === 'paid';
    // The office gave it at the window: our books hold it as the office's.
    if (!insures) return givenAtWindow(evidence, order._id, line).ofWechatFen;
    return insurance.paidFen - line.accountFen - grantedFen(evidence, order._id, line.line);
  });
  return sum(kept);
}

/** What policy gave back of a price to someone recognised after he paid, or two officers did: he stays insured for the rest. */
function grantedFen(evidence: Evidence, orderId: string, line: number): number {
  const granted = evidence.refunds
    .filter(
      (refund) =>
        refund.orderId === orderId &&
        refund.line === line &&
        ['recognised', 'by-office'].includes(refund.reason),
    )
    .filter(({ endsLine, state }) => !endsLine && state !== 'replaced');
  return sum(granted.map(({ amountFen }) => amountFen));
}

/** Of a payment, what WeChat gave back or is about to. */
function onItsWayBack({ refunds }: MerchantOrder): number {
  return sum(refunds.filter(({ state }) => state !== 'failed').map(({ refundFen }) => refundFen));
}

/** Refunds that the payer is owed and WeChat doesn't know of yet, or refused. */
function unsentFen(evidence: Evidence, orderId: string): number {
  const atWeChat = new Set(
    (evidence.world.merchant.orders.get(orderId)?.refunds ?? [])
      .filter(({ state }) => state !== 'failed')
      .map(({ outRefundNo }) => outRefundNo),
  );
  const unsent = evidence.refunds.filter(({ _id, to, state, ...refund }) => {
    if (refund.orderId !== orderId || to !== 'wechat' || atWeChat.has(_id)) return false;
    return ['approved', 'sent', 'processing', 'manual'].includes(state);
  });
  return sum(unsent.map(({ amountFen }) => amountFen));
}
