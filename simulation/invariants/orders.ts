import { chinaDay } from '../../cloudfunctions/cloud/china-time';
import type { Order } from '../../cloudfunctions/orders/order';
import { lineMoves, orderMoves } from '../../cloudfunctions/orders/states';
import { samePromise } from '../../cloudfunctions/orders/promise';
import { policy } from '../../policy';
import type { Invariants } from './all';
import type { Evidence } from './evidence';

export const orders: Invariants = {
  *'no order is stuck'(evidence) {
    for (const order of evidence.orders) {
      if (order.state === 'awaiting-payment') yield `order ${order._id} still waits`;
      if (order.nextAt !== null) yield `order ${order._id} (${order.state}) still has something to do`;
      if (order.state === 'paid' && !waitsForPeople(evidence, order)) {
        yield `order ${order._id} is paid and never settled: ${order.lines.map(({ state }) => state).join(', ')}`;
      }
    }
  },

  *'no refund is stuck without an officer knowing'(evidence) {
    for (const { _id, state } of evidence.refunds) {
      if (['done', 'declined', 'replaced'].includes(state)) continue;
      const known = evidence.cases.some((one) => one.refundId === _id && one.state === 'open');
      if (!known) yield `refund ${_id} is ${state} and in nobody's list`;
    }
  },

  *'no reservation outlives its time'(evidence) {
    for (const { _id, state, reservation } of evidence.records) {
      if (state === 'reserved') yield `${_id} is reserved until ${reservation?.until ?? 'never'}`;
    }
  },

  *'nobody is in two open orders at once'(evidence) {
    const taken = evidence.orders
      .flatMap((order) =>
        order.lines
          .filter(({ amountFen }) => amountFen > 0)
          .map(({ recordId }) => ({ recordId, order, from: order.createdAt, to: endOf(order) })),
      )
      .sort((one, other) => one.from - other.from);
    for (const [at, first] of taken.entries()) {
      const second = taken
        .slice(at + 1)
        .find(({ recordId, from }) => recordId === first.recordId && from < first.to);
      if (second !== undefined) {
        yield `${first.recordId}: order ${second.order._id} began while ${first.order._id} had it in hand`;
      }
    }
  },

  *'an order ends before the day on which its promise does'({ orders: placed }) {
    for (const { _id, createdAt, until, wechatFen, lines } of placed) {
      if (wechatFen === 0) continue;
      const [first, last] = [chinaDay(createdAt), chinaDay(until)];
      if (first === last) continue;
      for (const { facts, determination } of lines.filter(({ amountFen }) => amountFen > 0)) {
        if (samePromise(determination, policy.determine({ ...facts, payOn: last }))) continue;
        yield `order ${_id} of ${first} lasts into ${last}, when the answer differs`;
      }
    }
  },

  *'nobody is asked for another sum than he agreed to'({ orders: placed }) {
    for (const { _id, content, totalFen } of placed) {
      const agreedFen = (JSON.parse(content) as readonly unknown[])[3];
      if (agreedFen !== totalFen)
        yield `order ${_id} is over ${totalFen} fen, agreed were ${String(agreedFen)}`;
    }
  },

  *'states move one way'(evidence) {
    for (const { _id, history, state } of evidence.orders) {
      if (!(state in orderMoves)) yield `order ${_id} is ${state}`;
      if (history.some(({ at }, step) => step > 0 && at < (history[step - 1]?.at ?? 0))) {
        yield `the history of order ${_id} goes back in time`;
      }
    }
    for (const { lines, _id } of evidence.orders) {
      for (const { state } of lines) if (!(state in lineMoves)) yield `a line of ${_id} is ${state}`;
    }
  },
};

/** From its first moment until its end it stands in others' way. */
const endOf = (order: Order): number => {
  const ended = order.history.find(({ event }) => /paid|closed|cancelled|expired|settled/.test(event))?.at;
  return Math.min(order.until, ended ?? order.until);
};

/** A person has to decide before it goes on: an officer, or the bureau. */
const waitsForPeople = (evidence: Evidence, order: Order): boolean =>
  evidence.cases.some(({ orderId, state }) => orderId === order._id && state === 'open');
