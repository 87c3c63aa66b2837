import { aboutRefunds, type PayFields } from './fields';
import type { Order, Refund } from './orders';
import { toBillTime } from './pay-time';

/**
 * How `queryRefund` speaks. Printed answers of cloudPay have empty lists whatever one asks by; the document of WeChat
 * Pay numbers its fields; some projects read filled lists.
 */
export type RefundForm = 'empty-lists' | 'filled-lists' | 'indexed';

/** A refund is done, or has failed, from `doneAt` on. */
export function refundStatus(refund: Refund, at: number): 'PROCESSING' | 'SUCCESS' | 'CHANGE' {
  if (at < refund.doneAt) return 'PROCESSING';
  return refund.fails ? 'CHANGE' : 'SUCCESS';
}

/** WeChat took the refund; that says nothing of its end. */
export function refundTaken(refund: Refund, order: Order): PayFields {
  return aboutRefunds(order.subMchId).succeed({
    transaction_id: order.transactionId,
    out_trade_no: order._id,
    out_refund_no: refund._id,
    refund_id: refund.refundId,
    refund_fee: refund.refundFen,
    total_fee: order.totalFen,
    cash_fee: order.totalFen,
    cash_refund_fee: refund.refundFen,
    coupon_refund_fee: 0,
    coupon_refund_count: 0,
    coupon_type_list: [],
    coupon_refund_id_list: [],
    coupon_refund_fee_list: [],
  });
}

/** The answer to `queryRefund` about one refund. */
export function refundAnswer(refund: Refund, order: Order, form: RefundForm, at: number): PayFields {
  return aboutRefunds(order.subMchId).succeed({
    transaction_id: order.transactionId,
    out_trade_no: order._id,
    total_fee: order.totalFen,
    cash_fee: order.totalFen,
    refund_count: 1,
    ...(form === 'indexed' ? indexed(refund, at) : lists(form === 'filled-lists' ? [refund] : [], at)),
  });
}

function indexed(refund: Refund, at: number): PayFields {
  const status = refundStatus(refund, at);
  return {
    refund_fee: refund.refundFen,
    out_refund_no_0: refund._id,
    refund_id_0: refund.refundId,
    refund_channel_0: 'ORIGINAL',
    refund_fee_0: refund.refundFen,
    refund_status_0: status,
    refund_account_0: 'REFUND_SOURCE_UNSETTLED_FUNDS',
    refund_recv_accout_0: '支付用户零钱',
    refund_success_time_0: status === 'SUCCESS' ? toBillTime(refund.doneAt) : '',
  };
}

function lists(refunds: readonly Refund[], at: number): PayFields {
  return {
    out_refund_no_list: refunds.map(({ _id }) => _id),
    refund_id_list: refunds.map(({ refundId }) => refundId),
    refund_channel: refunds.map(() => 'ORIGINAL'),
    refund_fee_list: refunds.map(({ refundFen }) => refundFen),
    settlement_refund_fee_list: refunds.map(({ refundFen }) => refundFen),
    coupon_type_array: [],
    coupon_refund_fee_list: [],
    coupon_refund_count_list: [],
    coupon_refund_id_array: [],
    coupon_refund_fee_array: [],
    refund_status_list: refunds.map((refund) => refundStatus(refund, at)),
    refund_account_list: [],
    refund_recv_accout_list: refunds.map(() => '支付用户零钱'),
    refund_success_time_list: refunds.map((refund) =>
      refundStatus(refund, at) === 'SUCCESS' ? toBillTime(refund.doneAt) : '',
    ),
  };
}
