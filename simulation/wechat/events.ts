import type { MerchantOrder, MerchantRefund } from './merchant';

/** As chinaDay, with the time behind it: WeChat writes China's clock. */
function chinaClock(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

const merchant = {
  returnCode: 'SUCCESS',
  appid: 'wx00000000000000b2',
  mchId: '1800000001',
  subAppid: 'wx00000000000000a1',
} as const;

/** The event of cloudPay's callback for a payment that took place. */
export function paymentEvent(order: MerchantOrder): object {
  return {
    ...merchant,
    subMchId: order.merchantId,
    nonceStr: order.outTradeNo.slice(0, 16),
    resultCode: 'SUCCESS',
    openid: `at-provider-${order.openId}`,
    isSubscribe: 'N',
    subOpenid: order.openId,
    subIsSubscribe: 'N',
    tradeType: 'JSAPI',
    bankType: 'OTHERS',
    totalFee: order.totalFen,
    feeType: 'CNY',
    cashFee: order.totalFen,
    transactionId: order.transactionId,
    outTradeNo: order.outTradeNo,
    timeEnd: chinaClock(order.paidAt ?? order.placedAt).replace(/\D/g, ''),
    userInfo: { appId: merchant.subAppid, openId: order.openId },
  };
}

/** The event of cloudPay's callback for a refund that came to its end. */
export function refundEvent(refund: MerchantRefund, at: number): object {
  const done = refund.state === 'done';
  return {
    ...merchant,
    subMchId: refund.merchantId,
    nonceStr: refund.outTradeNo.slice(0, 16),
    outRefundNo: refund.outRefundNo,
    outTradeNo: refund.outTradeNo,
    refundAccount: 'REFUND_SOURCE_RECHARGE_FUNDS',
    refundFee: refund.refundFen,
    refundId: `5030${refund.outTradeNo.slice(0, 8)}`,
    refundRecvAccout: '支付用户零钱',
    refundRequestSource: 'API',
    refundStatus: done ? 'SUCCESS' : 'CHANGE',
    settlementRefundFee: refund.refundFen,
    settlementTotalFee: refund.totalFen,
    ...(done ? { successTime: chinaClock(at) } : {}),
    totalFee: refund.totalFen,
    transactionId: `4200${refund.outTradeNo.slice(0, 8)}`,
    userInfo: { appId: merchant.subAppid },
  };
}
