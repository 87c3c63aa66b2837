import type { Sdk } from './sdk';
import { orderOf, paymentParameters, readBill, refundOf, requireSuccess, unknownShape } from './answers';
import { payCalls, type PayConfiguration } from './pay-calls';
import { type WeChatPay, WeChatPayError, payTimestamp } from '..';

/** WeChat Pay by `cloud.cloudPay` (WeChat Pay v2 fields). */
export function weChatPay(cloudPay: Sdk['cloudPay'], configuration: PayConfiguration): WeChatPay {
  const { send, ask } = payCalls(cloudPay, configuration);
  const callback = { envId: configuration.envId, functionName: configuration.callbackFunction };
  return {
    async placeOrder(order) {
      if (order.openId !== configuration.payer) {
        throw new WeChatPayError('PAYER_DIFFERS', 'unifiedOrder: only who calls can pay', false);
      }
      const request = {
        subMchId: order.merchantId,
        body: order.description,
        outTradeNo: order.outTradeNo,
        totalFee: order.totalFen,
        spbillCreateIp: '127.0.0.1',
        tradeType: 'JSAPI',
        timeExpire: payTimestamp(order.expiresAt),
        ...callback,
      };
      return ask('unifiedOrder', request, paymentParameters);
    },
    async queryOrder({ merchantId, outTradeNo }) {
      try {
        return await ask('queryOrder', { subMchId: merchantId, outTradeNo }, orderOf);
      } catch (error) {
        if (error instanceof WeChatPayError && error.code === 'ORDERNOTEXIST') return { state: 'unknown' };
        throw error;
      }
    },
    async closeOrder({ merchantId, outTradeNo }) {
      await ask('closeOrder', { subMchId: merchantId, outTradeNo }, () => undefined);
    },
    async refund({ merchantId, outTradeNo, outRefundNo, totalFen, refundFen, reason }) {
      const request = {
        subMchId: merchantId,
        outTradeNo,
        outRefundNo,
        totalFee: totalFen,
        refundFee: refundFen,
        refundDesc: reason,
        ...callback,
      };
      await ask('refund', request, () => undefined);
    },
    async queryRefund({ merchantId, outRefundNo }) {
      try {
        return await ask('queryRefund', { subMchId: merchantId, outRefundNo }, (answer) =>
          refundOf(answer, outRefundNo),
        );
      } catch (error) {
        if (error instanceof WeChatPayError && error.code === 'REFUNDNOTEXIST') return { state: 'unknown' };
        throw error;
      }
    },
    async downloadBill({ merchantId, day }) {
      const request = { subMchId: merchantId, billDate: day.replaceAll('-', ''), billType: 'ALL' };
      try {
        const answer = await send('downloadBill', request);
        if (typeof answer.data === 'string') return readBill(answer.data);
        requireSuccess('downloadBill', answer);
        throw unknownShape('downloadBill', answer);
      } catch (error) {
        if (error instanceof WeChatPayError && error.code === 'NO_BILL') return [];
        throw error;
      }
    },
  };
}
