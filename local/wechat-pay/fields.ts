import type { Order } from './orders';
import { toPayTime } from './pay-time';

/** WeChat Pay's version 2 fields, in snake_case as they travel. */
export type PayFields = Readonly<Record<string, unknown>>;

export const appId = 'wxlocal0000000001';
export const merchantId = '1900000001';

export function succeed(fields: PayFields): PayFields {
  return {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: appId,
    mch_id: merchantId,
    result_code: 'SUCCESS',
    ...fields,
  };
}

export function fail(code: string, words: string): PayFields {
  return {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    result_code: 'FAIL',
    err_code: code,
    err_code_des: words,
  };
}

/** What WeChat says of a payment: in the answer to a query and in its callback. */
export function paymentFields(order: Order): PayFields {
  return {
    out_trade_no: order._id,
    sub_mch_id: order.subMchId,
    attach: order.attach,
    ...(order.paidAt === null
      ? {}
      : {
          transaction_id: order.transactionId,
          openid: order.openId,
          is_subscribe: 'N',
          trade_type: 'JSAPI',
          bank_type: 'OTHERS',
          total_fee: order.totalFen,
          cash_fee: order.totalFen,
          fee_type: 'CNY',
          time_end: toPayTime(order.paidAt),
        }),
  };
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The event of the payment callback: the same fields by either spelling, both of which are met in the wild. */
export function callbackEvent(order: Order, spelling: 'camelCase' | 'snake_case'): PayFields {
  const fields = succeed({ ...paymentFields(order), sub_openid: order.openId });
  const spelled =
    spelling === 'snake_case'
      ? fields
      : Object.fromEntries(Object.entries(fields).map(([name, value]) => [camelCase(name), value]));
  return { ...spelled, userInfo: { appId, openId: order.openId } };
}
