import type { Sdk, SdkAnswer } from './sdk';
import { readBill } from './bill';
import {
  type PaymentParameters,
  type WeChatOrder,
  type WeChatPay,
  WeChatPayError,
  type WeChatRefund,
  fromPayTimestamp,
  payTimestamp,
} from '..';

export interface PayConfiguration {
  readonly merchantId: string;
  readonly envId: string;
  /** The function that WeChat calls with the news of a payment. */
  readonly callbackFunction: string;
  readonly nonce: () => string;
}

/** WeChat Pay by `cloud.cloudPay` (WeChat Pay v2 fields). */
export function weChatPay(cloudPay: Sdk['cloudPay'], configuration: PayConfiguration): WeChatPay {
  const { merchantId, nonce } = configuration;
  const call = async (api: string, request: object): Promise<SdkAnswer> => {
    let answer: SdkAnswer;
    try {
      const send = cloudPay[api] as (request: object) => Promise<SdkAnswer>;
      answer = await send({ subMchId: merchantId, nonceStr: nonce(), ...request });
    } catch (error) {
      throw new WeChatPayError('NO_ANSWER', `${api}: ${String(error)}`, true);
    }
    requireSuccess(api, answer);
    return answer;
  };
  return {
    async placeOrder(order) {
      const answer = await call('unifiedOrder', {
        body: order.description,
        outTradeNo: order.outTradeNo,
        totalFee: order.totalFen,
        spbillCreateIp: '127.0.0.1',
        tradeType: 'JSAPI',
        openid: order.openId,
        timeExpire: payTimestamp(order.expiresAt),
        envId: configuration.envId,
        functionName: configuration.callbackFunction,
      });
      return paymentParameters(answer);
    },
    async queryOrder(outTradeNo) {
      try {
        return orderOf(await call('queryOrder', { outTradeNo }));
      } catch (error) {
        if (error instanceof WeChatPayError && error.code === 'ORDERNOTEXIST') return { state: 'unknown' };
        throw error;
      }
    },
    async closeOrder(outTradeNo) {
      await call('closeOrder', { outTradeNo });
    },
    async refund({ outTradeNo, outRefundNo, totalFen, refundFen, reason }) {
      await call('refund', {
        outTradeNo,
        outRefundNo,
        totalFee: totalFen,
        refundFee: refundFen,
        refundDesc: reason,
      });
    },
    async queryRefund(outRefundNo) {
      try {
        return refundOf(await call('queryRefund', { outRefundNo }));
      } catch (error) {
        if (error instanceof WeChatPayError && error.code === 'REFUNDNOTEXIST') return { state: 'unknown' };
        throw error;
      }
    },
    async downloadBill(day) {
      try {
        const answer = await call('downloadBill', { billDate: day.replaceAll('-', ''), billType: 'ALL' });
        return readBill(text(answer, 'data'));
      } catch (error) {
        if (error instanceof WeChatPayError && error.code === 'NO_BILL') return [];
        throw error;
      }
    },
  };
}

/** A field by its camelCase or snake_case name: WeChat's pages and the SDK don't agree on which arrives. */
export function payField(answer: SdkAnswer, camelCase: string): unknown {
  if (answer[camelCase] !== undefined) return answer[camelCase];
  return answer[camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

function text(answer: SdkAnswer, name: string): string {
  const value = payField(answer, name);
  return value === undefined || value === null ? '' : String(value);
}

function fen(answer: SdkAnswer, name: string): number | undefined {
  const value = text(answer, name);
  return /^\d+$/.test(value) ? Number(value) : undefined;
}

/**
 * The SDK overwrites WeChat's `err_code` with its own `errCode: 0`, so the cause is read from the words that are left
 * where the code is gone.
 */
const causes: readonly (readonly [code: string, words: RegExp])[] = [
  ['ORDERPAID', /ORDERPAID|订单已支付|order.{0,8}paid/i],
  ['ORDERCLOSED', /ORDERCLOSED|订单已关闭|order.{0,8}closed/i],
  ['ORDERNOTEXIST', /ORDERNOTEXIST|订单不存在|order.{0,8}not.{0,3}exist/i],
  ['REFUNDNOTEXIST', /REFUNDNOTEXIST|退款.{0,4}不存在|refund.{0,8}not.{0,3}exist/i],
  ['NOTENOUGH', /NOTENOUGH|余额不足|not enough/i],
  ['NO_BILL', /No Bill Exist|账单不存在/i],
  ['SYSTEMERROR', /SYSTEMERROR|系统错误|系统超时|system.{0,3}error/i],
];

/** After these nobody knows whether it happened. */
const unknownOutcomes = ['SYSTEMERROR', 'BANKERROR'];

function requireSuccess(api: string, answer: SdkAnswer): void {
  const failed = ['returnCode', 'resultCode'].some((name) => text(answer, name) === 'FAIL');
  if (!failed) return;
  const wireCode = text(answer, 'errCode');
  const words = [text(answer, 'err_code'), text(answer, 'errCodeDes'), text(answer, 'returnMsg')].join(' ');
  const known = causes.find(([, pattern]) => pattern.test(`${wireCode} ${words}`));
  const code = known?.[0] ?? (/^[A-Z_]{3,}$/.test(wireCode) ? wireCode : 'REFUSED');
  throw new WeChatPayError(code, `${api}: ${words.trim()}`, unknownOutcomes.includes(code));
}

function paymentParameters(answer: SdkAnswer): PaymentParameters {
  const payment = payField(answer, 'payment');
  if (typeof payment !== 'object' || payment === null) {
    throw new WeChatPayError('NO_PAYMENT', 'unifiedOrder: an answer without payment parameters', true);
  }
  const given = payment as SdkAnswer;
  return {
    timeStamp: text(given, 'timeStamp'),
    nonceStr: text(given, 'nonceStr'),
    package: text(given, 'package'),
    signType: text(given, 'signType'),
    paySign: text(given, 'paySign'),
  };
}

const orderStates: Readonly<Record<string, WeChatOrder['state']>> = {
  SUCCESS: 'paid',
  REFUND: 'refunding',
  NOTPAY: 'not-paid',
  USERPAYING: 'not-paid',
  PAYERROR: 'not-paid',
  CLOSED: 'closed',
  REVOKED: 'closed',
};

function orderOf(answer: SdkAnswer): WeChatOrder {
  const state = orderStates[text(answer, 'tradeState')] ?? 'unknown';
  if (state !== 'paid' && state !== 'refunding') return { state };
  const totalFen = fen(answer, 'totalFee');
  const paidAt = fromPayTimestamp(text(answer, 'timeEnd'));
  return {
    state,
    transactionId: text(answer, 'transactionId'),
    // WeChat leaves the currency out where it is yuan.
    currency: text(answer, 'feeType') || 'CNY',
    ...(totalFen === undefined ? {} : { totalFen }),
    ...(paidAt === null ? {} : { paidAt }),
  };
}

const refundStates: Readonly<Record<string, WeChatRefund['state']>> = {
  SUCCESS: 'done',
  PROCESSING: 'processing',
  REFUNDCLOSE: 'failed',
  CHANGE: 'failed',
};

/** WeChat numbers the refunds of an answer; asked by our refund number there is one, number 0. */
function refundOf(answer: SdkAnswer): WeChatRefund {
  const state = text(answer, 'refundStatus_0') || text(answer, 'refund_status_0');
  const refundFen = fen(answer, 'refundFee_0') ?? fen(answer, 'refund_fee_0');
  return { state: refundStates[state] ?? 'unknown', ...(refundFen === undefined ? {} : { refundFen }) };
}
