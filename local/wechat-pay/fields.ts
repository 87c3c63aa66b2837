import { randomBytes } from 'node:crypto';
import type { Order, Refund } from './orders';
import { toBillTime, toPayTime } from './pay-time';

/** WeChat Pay's version 2 fields, in snake_case as they travel. */
export type PayFields = Readonly<Record<string, unknown>>;

/** The mini-program. */
export const appId = 'wxlocal0000000001';

/** WeChat's cloud collects as a service provider, with an app and a merchant number of its own. */
export const provider = { appId: 'wxlocalprovider01', merchantId: '1800000001' };

function providerOpenId(openId: string): string {
  return `oAtProvider-${openId}`;
}

interface Answers {
  readonly succeed: (fields: PayFields) => PayFields;
  /** The error's code is lost on the way: wx-server-sdk puts its own `errCode` in its place. */
  readonly fail: (code: string, words: string) => PayFields;
}

function answers(sides: PayFields): Answers {
  const heading = (): PayFields => ({
    return_code: 'SUCCESS',
    return_msg: 'OK',
    ...sides,
    nonce_str: randomBytes(8).toString('hex'),
    sign: 'SIMULATED',
  });
  return {
    succeed: (fields) => ({ ...heading(), result_code: 'SUCCESS', ...fields }),
    fail: (code, words) => ({ ...heading(), result_code: 'FAIL', err_code: code, err_code_des: words }),
  };
}

const providerSide = { appid: provider.appId, mch_id: provider.merchantId };

/** Answers about orders, which name the mini-program. */
export function aboutOrders(subMchId: string): Answers {
  return answers({ ...providerSide, sub_appid: appId, sub_mch_id: subMchId });
}

/** Answers about refunds, which don't. */
export function aboutRefunds(subMchId: string): Answers {
  return answers({ ...providerSide, sub_mch_id: subMchId });
}

/** WeChat didn't even look at it: there is no `result_code`, and no code of an error. */
export function refuse(words: string, fields: PayFields = {}): PayFields {
  return {
    ...fields,
    return_code: 'FAIL',
    return_msg: words,
  };
}

function payment(order: Order): PayFields {
  return {
    openid: providerOpenId(order.openId),
    is_subscribe: 'N',
    sub_openid: order.openId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    total_fee: order.totalFen,
    fee_type: 'CNY',
    cash_fee: order.totalFen,
    transaction_id: order.transactionId,
    out_trade_no: order._id,
    time_end: order.paidAt === null ? '' : toPayTime(order.paidAt),
    ...(order.attach === '' ? {} : { attach: order.attach }),
  };
}

const stateWords: Readonly<Record<string, string>> = {
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  NOTPAY: '订单未支付',
  CLOSED: '订单已关闭',
  USERPAYING: '需要用户输入支付密码',
};

/** What WeChat says of an order: of one that isn't paid its number and state, no more. */
export function orderFields(order: Order, state: string): PayFields {
  return {
    ...(order.paidAt === null ? { out_trade_no: order._id } : payment(order)),
    trade_state: state,
    trade_state_desc: stateWords[state] ?? state,
  };
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export type Spelling = 'camelCase' | 'snake_case';

function spell(fields: PayFields, spelling: Spelling): PayFields {
  return spelling === 'snake_case'
    ? fields
    : Object.fromEntries(Object.entries(fields).map(([name, value]) => [camelCase(name), value]));
}

function eventHeading(order: Order): PayFields {
  return {
    return_code: 'SUCCESS',
    ...providerSide,
    sub_appid: appId,
    sub_mch_id: order.subMchId,
    nonce_str: randomBytes(8).toString('hex'),
  };
}

/** The event of the payment callback: the same fields by either spelling, both of which are documented. */
export function paymentEvent(order: Order, spelling: Spelling): PayFields {
  return {
    ...spell(
      { ...eventHeading(order), result_code: 'SUCCESS', ...payment(order), sub_is_subscribe: 'N' },
      spelling,
    ),
    userInfo: { appId, openId: order.openId },
  };
}

/** The event that tells how a refund ended, well or not. */
export function refundEvent(refund: Refund, order: Order, spelling: Spelling): PayFields {
  return {
    ...spell(
      {
        ...eventHeading(order),
        out_refund_no: refund._id,
        out_trade_no: order._id,
        refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
        refund_fee: refund.refundFen,
        refund_id: refund.refundId,
        refund_recv_accout: '支付用户零钱',
        refund_request_source: 'API',
        refund_status: refund.fails ? 'CHANGE' : 'SUCCESS',
        settlement_refund_fee: refund.refundFen,
        settlement_total_fee: order.totalFen,
        ...(refund.fails ? {} : { success_time: toBillTime(refund.doneAt) }),
        total_fee: order.totalFen,
        transaction_id: order.transactionId,
      },
      spelling,
    ),
    userInfo: { appId },
  };
}
