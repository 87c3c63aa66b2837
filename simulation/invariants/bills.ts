import type { BillDifference } from '../../contract/refunds';
import type { BillComparison } from '../../server/schema';
import type { IsoDay } from '../../policy/calendar';
import { dayInChina, endOfDayInChina } from '../china-day';
import type { MerchantOrder, MerchantRefund } from '../wechat/merchant';
import type { Evidence } from './evidence';
import type { Invariants } from './invariant';
import { sum } from './sum';

export const bills: Invariants = {
  *"every line of a day's bill and every booked movement meet, or are listed"(evidence) {
    for (const bill of comparedBills(evidence)) {
      for (const payment of paymentsOn(evidence, bill)) {
        const order = evidence.order(payment.outTradeNo);
        const meets =
          order !== undefined && order.merchantId === bill.merchantId && order.wechatFen === payment.totalFen;
        if (!meets && !lists(bill, 'payment', payment.outTradeNo)) {
          yield `${bill._id}: the payment ${payment.outTradeNo} is on no list`;
        }
      }
      for (const refund of refundsOn(evidence, bill)) {
        const ours = evidence.refunds.find(({ _id }) => _id === refund.outRefundNo);
        const meets =
          ours !== undefined && ours.merchantId === bill.merchantId && ours.amountFen === refund.refundFen;
        if (!meets && !lists(bill, 'refund', refund.outRefundNo)) {
          yield `${bill._id}: the refund ${refund.outRefundNo} is on no list`;
        }
      }
    }
  },

  *'what is booked as of a day is on its bill'(evidence) {
    const compared = new Set(
      comparedBills(evidence).map(({ day, merchantId }) => `${day}-${merchantId ?? ''}`),
    );
    for (const { _id, billDay, merchantId, wechatFen } of evidence.orders) {
      if (billDay === null) continue;
      const paid = evidence.world.merchant.orders.get(_id);
      const onBill = paid !== undefined && paid.paidAt !== null && dayInChina(paid.paidAt) === billDay;
      if (!onBill || paid.merchantId !== merchantId || paid.totalFen !== wechatFen)
        yield `order ${_id} of ${billDay} is not on that bill of ${merchantId ?? 'nobody'}`;
    }
    for (const { _id, billDay, merchantId } of evidence.refunds) {
      if (billDay === null) continue;
      const taken = refundAtWeChat(evidence, _id);
      // What WeChat took on another day, lost and took again, or by another clock, its bill alone says.
      if (!compared.has(`${billDay}-${merchantId ?? ''}`)) continue;
      if (taken !== undefined && neverCompared(evidence, taken, merchantId)) continue;
      if (taken === undefined || taken.merchantId !== merchantId || dayInChina(taken.askedAt) !== billDay)
        yield `refund ${_id} of ${billDay} is not on that bill of ${merchantId ?? 'nobody'}`;
    }
  },

  *'a bill lists nothing that meets'(evidence) {
    for (const bill of comparedBills(evidence)) {
      for (const difference of bill.differences) {
        if (!isTrue(evidence, bill, difference))
          yield `${bill._id}: ${difference.entry} ${difference.number} is ${difference.kind}, and isn't`;
      }
    }
  },
};

function comparedBills(evidence: Evidence): readonly BillComparison[] {
  return evidence.all('bill-comparisons').filter(({ phase }) => phase === 'done');
}

/** The bill that lists it, and would have said so, was never to be had. */
function neverCompared(
  evidence: Evidence,
  { askedAt }: MerchantRefund,
  merchant: string | null | undefined,
): boolean {
  const day = dayInChina(askedAt);
  return comparedBills(evidence).every((bill) => bill.day !== day || bill.merchantId !== merchant);
}

function paymentsOn({ world }: Evidence, { day, merchantId }: BillComparison): readonly MerchantOrder[] {
  return [...world.merchant.orders.values()].filter(
    (order) => order.merchantId === merchantId && order.paidAt !== null && dayInChina(order.paidAt) === day,
  );
}

function refundsOn({ world }: Evidence, { day, merchantId }: BillComparison): readonly MerchantRefund[] {
  return [...world.merchant.orders.values()]
    .filter((order) => order.merchantId === merchantId)
    .flatMap(({ refunds }) => refunds.filter(({ askedAt }) => dayInChina(askedAt) === day));
}

function refundAtWeChat({ world }: Evidence, number: string): MerchantRefund | undefined {
  return [...world.merchant.orders.values()]
    .flatMap(({ refunds }) => refunds)
    .find(({ outRefundNo }) => outRefundNo === number);
}

function lists({ differences }: BillComparison, entry: BillDifference['entry'], number: string): boolean {
  return differences.some((one) => one.entry === entry && one.number === number);
}

/** Whether what a bill lists differs in truth. */
function isTrue(
  evidence: Evidence,
  bill: BillComparison,
  { entry, number, ...said }: BillDifference,
): boolean {
  if (entry === 'payment') {
    const paid = paymentsOn(evidence, bill).find(({ outTradeNo }) => outTradeNo === number);
    const order = evidence.order(number);
    return (
      paid?.totalFen === said.billFen &&
      (order === undefined || order.merchantId !== bill.merchantId || order.wechatFen !== said.billFen)
    );
  }
  if (entry === 'refund') {
    const refund = refundAtWeChat(evidence, number);
    if (said.kind === 'state-differs') return refund?.state === 'failed';
    if (said.kind !== 'missing-in-bill') return false;
    // WeChat had lost it and hadn't been asked again by the time that the bill was there,
    const thereAt = endOfDayInChina(bill._id.slice(0, 10) as IsoDay) + 10 * 3_600_000;
    if (refund === undefined || refund.askedAt > thereAt) return true;
    // or by WeChat's clock it was the day before, whose bill never came.
    return dayInChina(refund.askedAt) !== bill.day && neverCompared(evidence, refund, bill.merchantId);
  }
  const given =
    evidence.world.merchant.orders.get(number)?.refunds.filter(({ state }) => state !== 'failed') ?? [];
  return sum(given.map(({ refundFen }) => refundFen)) === said.billFen && said.billFen !== said.ledgerFen;
}
