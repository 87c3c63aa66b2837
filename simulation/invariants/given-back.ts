import type { OrderLine, Refund } from '../../server/schema';
import { byHandName } from './account-names';
import { givenAtWindow } from './at-window';
import type { Evidence } from './evidence';
import type { Invariants } from './invariant';
import { sum } from './sum';

export const givenBack: Invariants = {
  *'what WeChat gave back for an order is what was decided for it'(evidence) {
    for (const { outTradeNo, refunds } of evidence.world.merchant.orders.values()) {
      const given = refunds.filter(({ state }) => state === 'done');
      const decided = evidence.refunds.filter(
        (one) => one.orderId === outTradeNo && one.to === 'wechat' && !isInstead(evidence, one),
      );
      const gaveFen = sum(given.map(({ refundFen }) => refundFen));
      const decidedFen = sum(decided.map(({ amountFen }) => amountFen));
      if (gaveFen !== decidedFen)
        yield `${outTradeNo}: WeChat gave ${gaveFen} fen, decided were ${decidedFen}`;
    }
  },

  *'what two officers gave back is what they agreed to, once'(evidence) {
    const grants = evidence.requests.filter(({ reason }) => reason === 'by-office');
    for (const { _id, grantId } of grants) {
      if (grants.some((other) => other._id !== _id && other.grantId === grantId))
        yield `${_id}: ${grantId ?? 'nothing'} gave back twice`;
    }
    for (const { orderId, line, parts } of partsByLine(evidence)) {
      const agreed = grants.filter((one) => one.orderId === orderId && one.line === line);
      const agreedFen = sum(agreed.map(({ amountFen }) => amountFen));
      if (parts > agreedFen) yield `${orderId}, ${line}: ${parts} fen went back, ${agreedFen} were agreed to`;
    }
  },

  *'who stays insured keeps something paid, unless a notice gives it back'(evidence) {
    for (const { orderId, line, parts } of partsByLine(evidence)) {
      const own = evidence.order(orderId)?.lines.find((one) => one.line === line);
      if (own !== undefined && parts >= own.amountFen)
        yield `${orderId}, ${line}: ${parts} of ${own.amountFen} fen are back`;
    }
  },

  *"a person's part is refunded when all of it is back, and only then"(evidence) {
    for (const { _id, lines } of evidence.orders) {
      for (const line of lines) {
        const own = evidence.refunds.filter((one) => one.orderId === _id && one.line === line.line);
        if (line.state !== 'refunded') {
          if (own.some(({ endsLine }) => endsLine))
            yield `${_id}, ${line.line}: is given back, and ${line.state}`;
          continue;
        }
        // What a cheaper price gave back when it was paid is no part of what the person's part was since.
        const since = own.filter(({ reason }) => reason !== 'price-fell');
        const { ofAccountFen, ofWechatFen } = givenAtWindow(evidence, _id, line);
        const fromWeChat = backFen(since, 'wechat') + ofWechatFen;
        if (fromWeChat !== line.wechatFen)
          yield `${_id}, ${line.line}: ${fromWeChat} of ${line.wechatFen} fen of WeChat's are back`;
        const intoAccount = backFen(since, 'mutual-aid') + unbookedFen(evidence, _id, line) + ofAccountFen;
        if (intoAccount !== line.accountFen)
          yield `${_id}, ${line.line}: ${intoAccount} of ${line.accountFen} fen of the account's are back`;
      }
    }
  },
};

/** What went back of each person's part while he stayed insured, by two officers. */
function partsByLine(evidence: Evidence) {
  const parts = evidence.refunds.filter(
    ({ reason, endsLine, state }) => reason === 'by-office' && !endsLine && state !== 'replaced',
  );
  const lines = new Map(parts.map(({ orderId, line }) => [`${orderId} ${line}`, { orderId, line }]));
  return [...lines.values()].map(({ orderId, line }) => {
    const own = parts.filter((one) => one.orderId === orderId && one.line === line);
    return { orderId, line, parts: sum(own.map(({ amountFen }) => amountFen)) };
  });
}

/** Another number carries it out, or an officer's hand did: WeChat gives nothing for this one. */
function isInstead(evidence: Evidence, { _id, state }: Refund): boolean {
  if (state === 'replaced') return true;
  const done = evidence.ledger.find((entry) => entry._id === `${_id}-done`);
  return done?.transfers.some(({ credit }) => credit === byHandName) === true;
}

function backFen(refunds: readonly Refund[], to: Refund['to']): number {
  return sum(
    refunds.filter((one) => one.to === to && one.state === 'done').map(({ amountFen }) => amountFen),
  );
}

/** Never taken by the bureau: it was put back into the account without a refund. */
function unbookedFen(evidence: Evidence, orderId: string, { line, accountFen }: OrderLine): number {
  const deduction = evidence.all('deductions').find(({ _id }) => _id === `${orderId}-${line}`);
  const byRefund = evidence.refunds.some(
    (one) => one.orderId === orderId && one.line === line && one.to === 'mutual-aid',
  );
  const putBack = deduction === undefined || ['cancelled', 'rejected'].includes(deduction.state);
  return putBack && !byRefund ? accountFen : 0;
}
