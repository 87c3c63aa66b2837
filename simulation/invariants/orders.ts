import type { Invariants } from './invariant';
import { dayInChina } from '../china-day';
import type { Order } from '../../server/schema';
import { isLineAtItsEnd, isRefundAtItsEnd } from './moves';
import { termsDiffer } from './terms';

const weekMs = 7 * 86_400_000;

export const orders: Invariants = {
  *'no order is stuck'(evidence) {
    for (const { _id, state, nextAt, openRefunds, lines } of evidence.orders) {
      if (state !== 'settled' && state !== 'closed') {
        yield `order ${_id} is ${state} and never ends: ${lines.map((line) => line.state).join(', ')}`;
      }
      if (nextAt !== null) yield `order ${_id} (${state}) still has something to do`;
      if (openRefunds !== 0) yield `order ${_id} (${state}) still counts ${openRefunds} open refunds`;
      for (const line of lines) {
        if (!isLineAtItsEnd(line)) yield `person ${line.line} of ${_id} is still ${line.state}`;
        if (line.openRefunds !== 0) yield `person ${line.line} of ${_id} still counts open refunds`;
      }
    }
  },

  *'every refund comes to its end'({ refunds, requests }) {
    for (const { _id, state } of requests) if (state === 'requested') yield `${_id} was never decided`;
    for (const refund of refunds) {
      const { _id, state, nextAt } = refund;
      if (!isRefundAtItsEnd(refund)) yield `refund ${_id} is still ${state}`;
      if (nextAt !== null && state !== 'replaced') yield `refund ${_id} (${state}) still has something to do`;
    }
  },

  *'a declined refund is asked for again only with something new'(evidence) {
    const asked = evidence.requests.filter(({ reason }) => reason !== 'by-office');
    for (const { _id, orderId, line, reason, createdAt } of asked) {
      const before = asked.filter(
        (one) => one.orderId === orderId && one.line === line && one.createdAt < createdAt,
      );
      if (before.length > 2) yield `${_id} is the ${before.length + 1}th`;
      const personId = evidence.order(orderId)?.lines.find((one) => one.line === line)?.personId;
      const changedAt = evidence.world.monitor.rosterChangedAt.get(personId ?? '') ?? 0;
      for (const one of before) {
        const decidedAt = one.history.at(-1)?.at ?? 0;
        if (one.state !== 'declined') yield `${_id} was asked while ${one._id} was ${one.state}`;
        if (one.reason !== reason || createdAt >= decidedAt + weekMs || changedAt > decidedAt) continue;
        yield `${_id} says the same as ${one._id}`;
      }
    }
  },

  *'no reservation outlives its time'(evidence) {
    for (const { _id, state, reservation } of evidence.records) {
      if (state === 'reserved') yield `${_id} is reserved until ${reservation?.until ?? 'never'}`;
    }
  },

  *'nobody is in two open orders at once'(evidence) {
    // By clocks that are apart, one after the other may look like both at once for so long.
    const apart = evidence.world.clocksApartMs;
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
        .find(
          ({ recordId, from, to }) => recordId === first.recordId && Math.min(first.to, to) - from > apart,
        );
      if (second !== undefined) {
        yield `${first.recordId}: order ${second.order._id} began while ${first.order._id} had it in hand`;
      }
    }
  },

  *'an order ends before the day on which its promise does'({ world, orders: placed }) {
    for (const { _id, createdAt, until, wechatFen, lines } of placed) {
      if (wechatFen === 0) continue;
      const [first, last] = [dayInChina(createdAt), dayInChina(until)];
      if (first === last) continue;
      for (const { facts, determination, noticeVersions } of lines.filter(({ amountFen }) => amountFen > 0)) {
        const then = world.policyBy(noticeVersions).determine({ ...facts, payOn: last });
        if (termsDiffer(determination, then))
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

  *'a history goes on in time'(evidence) {
    // Each event is written by the clock of the instance that it happened on.
    const apart = evidence.world.clocksApartMs;
    for (const { _id, history } of evidence.orders) {
      const back = history.some(({ at }, step) => step > 0 && at < (history[step - 1]?.at ?? 0) - apart);
      if (back) yield `the history of order ${_id} goes back in time`;
    }
  },
};

/** From its first moment until its end it stands in others' way. */
function endOf(order: Order): number {
  const ended = order.history.find(({ event }) =>
    /paid|closed|cancelled|expired|gave-way|settled/.test(event),
  )?.at;
  return Math.min(order.until, ended ?? order.until);
}

/**
 * What must hold while some things still wait for people: whatever no machine takes further is on an officer's list, or
 * goes to the bureau with the next file.
 */
export const waiting: Invariants = {
  *'what waits for a person is on his list'(evidence) {
    const listed = evidence.cases.filter(({ state }) => state === 'open');
    for (const refund of evidence.refunds) {
      const { _id, state, nextAt } = refund;
      if (isRefundAtItsEnd(refund) || nextAt !== null) continue;
      if (!listed.some(({ refundId }) => refundId === _id))
        yield `refund ${_id} is ${state} and in nobody's list`;
    }
    for (const { _id, state } of evidence.requests) {
      if (state === 'requested' && !listed.some(({ refundId }) => refundId === _id))
        yield `${_id} is in nobody's list`;
    }
    const deductions = evidence.all('deductions');
    for (const { _id, state, lines } of evidence.orders) {
      if (state === 'awaiting-payment') yield `order ${_id} still waits`;
      if (state !== 'paid' || listed.some(({ orderId }) => orderId === _id)) continue;
      const goesOn =
        evidence.refunds.some(({ orderId, nextAt }) => orderId === _id && nextAt !== null) ||
        deductions.some((one) => one.orderId === _id && ['unsent', 'batched'].includes(one.state));
      if (!goesOn)
        yield `order ${_id} is paid and never settled: ${lines.map((line) => line.state).join(', ')}`;
    }
  },
};
