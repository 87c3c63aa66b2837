import { type Fen, minusFen, negativeFen, noFen, plusFen, sumFen } from '../../policy/money';
import { givenBack } from '../wechat/merchant';
import { merchants } from '../wechat/merchants';
import type { Invariants } from './invariant';
import type { Evidence } from './evidence';
import { chinaDay } from '../../server/platform';
import { refundsPayable, wechatClearing } from '../../server/billing/ledger';
import { officeMoves } from '../../server/reconciliation';
import type { Order } from '../../server/schema';

const dayMs = 86_400_000;

export const books: Invariants = {
  *'the sum over all accounts is zero'({ balances }) {
    const sum = sumFen(balances.values());
    if (sum !== 0) yield `it is ${sum} fen`;
  },

  *'what WeChat holds is what the books say that it holds'(evidence) {
    for (const { merchantId } of merchants) {
      let held = noFen;
      for (const order of evidence.ordinaryPayments()) {
        if (order.merchantId !== merchantId) continue;
        const done = order.refunds.filter(({ state }) => state === 'done');
        held = plusFen(held, minusFen(order.totalFen, sumFen(done.map(({ refundFen }) => refundFen))));
      }
      const booked = negativeFen(evidence.balance(wechatClearing({ merchantId })));
      if (booked !== held) yield `WeChat holds ${held} fen for ${merchantId}, the books say ${booked}`;
    }
  },

  *'what the books owe payers is what is on its way to them'(evidence) {
    const owed = evidence.balance(refundsPayable);
    const refunds = evidence.refunds.filter(({ state }) =>
      ['approved', 'sent', 'processing', 'manual'].includes(state),
    );
    const open = sumFen(refunds.map(({ amountFen }) => amountFen));
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

  *'the daily statements add up to what the books moved for each office'(evidence) {
    const done = evidence.all('statement-runs').filter(({ state }) => state === 'done');
    for (const { _id: day } of done) {
      const booked = new Map<string, number>();
      for (const entry of evidence.ledger.filter((one) => one.day === day)) {
        for (const { region, fen } of officeMoves(entry)) booked.set(region, (booked.get(region) ?? 0) + fen);
      }
      const stated = evidence.all('statements').filter((one) => one.day === day);
      for (const { region, paidFen, refundedFen } of stated) {
        const net = booked.get(region) ?? 0;
        if (net !== paidFen - refundedFen)
          yield `${day} ${region}: stated ${paidFen - refundedFen} fen, booked ${net}`;
        booked.delete(region);
      }
      for (const [region, net] of booked)
        if (net !== 0) yield `${day} ${region}: ${net} fen are on no statement`;
    }
  },

  *'what a person paid at WeChat is what he is insured for, and what went back'(evidence) {
    for (const paid of evidence.ordinaryPayments()) {
      const order = evidence.order(paid.outTradeNo);
      const kept = order === undefined ? 0 : keptFen(evidence, order);
      const back =
        givenBack(paid) + unsentFen(evidence, paid.outTradeNo) + evidence.handPaidFen(paid.outTradeNo);
      if (kept + back !== paid.totalFen) {
        yield `${paid.outTradeNo}: paid ${paid.totalFen} fen, insured for ${kept}, back or on the way ${back}`;
      }
    }
  },

  *"every day's bill is compared, or an officer knows that it is not"(evidence) {
    const { world } = evidence;
    const done = evidence.all('bill-comparisons').filter(({ phase }) => phase === 'done');
    const days = [...Array(3).keys()].map((after) => chinaDay(world.begins + after * dayMs));
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
        evidence.cases.some(({ _id }) => _id === `bill-${chinaDay(paidAt ?? 0)}-${merchantId}-missing`);
      const listed = JSON.stringify(evidence.all('bill-comparisons')).includes(outTradeNo);
      if (!known && !listed) yield `${totalFen} fen came for ${outTradeNo}, and no officer knows`;
    }
  },
};

/** What the collecting office keeps of an order's WeChat part: the price of those whom it insures. */
function keptFen(evidence: Evidence, order: Order): Fen {
  const kept = order.lines.map((line) => {
    const { insurance } = evidence.record(line.recordId) ?? {};
    const insures = insurance?.orderId === order._id && insurance.basis === 'paid';
    if (!insures) return noFen;
    const fromWeChat = minusFen(insurance.paidFen, line.accountFen);
    return minusFen(fromWeChat, grantedFen(evidence, order._id, line.line));
  });
  return sumFen(kept);
}

/** What policy gave back of a price to someone recognised after he paid: he stays insured for the rest. */
function grantedFen(evidence: Evidence, orderId: string, line: number): Fen {
  const granted = evidence.refunds
    .filter((refund) => refund.orderId === orderId && refund.line === line && refund.reason === 'recognised')
    .filter(({ endsLine, state }) => !endsLine && state !== 'replaced');
  return sumFen(granted.map(({ amountFen }) => amountFen));
}

/** Refunds that the payer is owed and WeChat doesn't know of yet, or refused. */
function unsentFen(evidence: Evidence, orderId: string): Fen {
  const atWeChat = new Set(
    (evidence.world.merchant.orders.get(orderId)?.refunds ?? [])
      .filter(({ state }) => state !== 'failed')
      .map(({ outRefundNo }) => outRefundNo),
  );
  const unsent = evidence.refunds.filter(({ _id, to, state, ...refund }) => {
    if (refund.orderId !== orderId || to !== 'wechat' || atWeChat.has(_id)) return false;
    return ['approved', 'sent', 'processing', 'manual'].includes(state);
  });
  return sumFen(unsent.map(({ amountFen }) => amountFen));
}
