import { type Fen, fen } from '../../../../policy/money';
import { type PaymentParameters, type WeChatOrder, WeChatPayError, fromPayTimestamp } from '../..';
import type { SdkAnswer } from '../sdk';

/** Who asked, for the words of an error. */
type Api = string;

function isObject(value: unknown): value is SdkAnswer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field by its camelCase or snake_case name: WeChat's pages and the SDK don't agree on which arrives. */
export function payField(answer: SdkAnswer, camelCase: string): unknown {
  if (answer[camelCase] !== undefined) return answer[camelCase];
  return answer[camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

/** A field as text; empty where it is absent or no text. */
export function payText(answer: SdkAnswer, name: string): string {
  const value = payField(answer, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A sum in fen, or undefined where it is none. */
export function payFen(value: unknown): Fen | undefined {
  return /^\d{1,15}$/.test(String(value)) ? fen(Number(value)) : undefined;
}

/** The names in an answer, one level down too, for a log: never a value. */
export function keysOf(answer: unknown): string {
  if (!isObject(answer)) return Array.isArray(answer) ? '(list)' : `(${typeof answer})`;
  const keys = Object.entries(answer).flatMap(([name, value]) =>
    isObject(value) ? [name, ...Object.keys(value).map((inner) => `${name}.${inner}`)] : [name],
  );
  return keys.sort().slice(0, 80).join(' ').slice(0, 1000);
}

/** WeChat answered something that nobody has recorded: nothing is known of the outcome. */
export function unknownShape(api: Api, answer: unknown): WeChatPayError {
  return new WeChatPayError('UNKNOWN_SHAPE', `${api}: ${keysOf(answer)}`, true);
}

/** Cloud hosting wraps the same answer in `respdata`; whether cloudPay ever does is not known. */
function unwrapped(answer: SdkAnswer): SdkAnswer {
  if (payText(answer, 'returnCode') !== '') return answer;
  const inner = ['respdata', 'respData'].map((name) => answer[name]).find(isObject);
  return inner ?? answer;
}

/**
 * The SDK overwrites WeChat's `err_code` with its own `errCode: 0`, so the cause is read from the words that are left.
 */
const causes: readonly (readonly [code: string, words: RegExp])[] = [
  ['ORDERPAID', /ORDERPAID|订单已支付|order.{0,8}paid/i],
  ['ORDERCLOSED', /ORDERCLOSED|订单已关闭|order.{0,8}closed/i],
  ['ORDERNOTEXIST', /ORDERNOTEXIST|订单号?不存在|order.{0,8}not.{0,3}exist/i],
  ['REFUNDNOTEXIST', /REFUNDNOTEXIST|退款.{0,4}不存在|refund.{0,8}not.{0,3}exist/i],
  ['NOTENOUGH', /NOTENOUGH|余额不足|not enough/i],
  ['OUT_TRADE_NO_USED', /OUT_TRADE_NO_USED|商户订单号重复/i],
  ['NO_RELATION', /受理关系不存在/],
  ['MERCHANT_LIMITED', /收款功能已被限制/],
  ['APPID_MCHID_NOT_MATCH', /APPID_MCHID_NOT_MATCH|appid.{0,4}mch_?id.{0,4}不匹配/i],
  ['OPENID_NOT_MATCH', /openid.{0,8}不匹配|必须传openid/i],
  ['NOAUTH', /NO_?AUTH|无此接口权限|没有.{0,8}权限/i],
  ['LACK_PARAMS', /LACK_PARAMS|缺少参数/i],
  ['TRADE_OVERDUE', /TRADE_OVERDUE|超过退款期限/i],
  ['FREQUENCY_LIMITED', /FREQUENCY_LIMITED|频率/i],
  ['BIZERR_NEED_RETRY', /BIZERR_NEED_RETRY|触发重试/i],
  ['NO_BILL', /No Bill Exist|账单不存在/i],
  ['BILL_CREATING', /Bill Creating|账单(?:未创建|生成中)/i],
  ['SYSTEMERROR', /SYSTEMERROR|系统错误|系统超时|system.{0,3}error/i],
];

/** After these nobody knows whether it happened. */
const unknownOutcomes = ['SYSTEMERROR', 'BANKERROR'];

/**
 * The answer itself, where WeChat did what it was asked. Throws a {@link WeChatPayError}: what WeChat refused, or
 * `UNKNOWN_SHAPE` for an answer that says neither yes nor no.
 */
export function requireSuccess(api: Api, given: SdkAnswer): SdkAnswer {
  if (!isObject(given)) throw unknownShape(api, given);
  const answer = unwrapped(given);
  const [returned, result] = [payText(answer, 'returnCode'), payText(answer, 'resultCode')];
  if (returned === 'SUCCESS' && (result === 'SUCCESS' || result === '')) return answer;
  if (returned !== 'FAIL' && result !== 'FAIL') throw unknownShape(api, given);
  const wireCode = payText(answer, 'errCode');
  const words = [payText(answer, 'errCodeDes'), payText(answer, 'returnMsg')].join(' ');
  const known = causes.find(([, pattern]) => pattern.test(`${wireCode} ${words}`));
  const code = known?.[0] ?? (/^[A-Z_]{3,}$/.test(wireCode) ? wireCode : 'REFUSED');
  throw new WeChatPayError(code, `${api}: ${words.trim()}`, unknownOutcomes.includes(code));
}

/** Throws `UNKNOWN_SHAPE` without a `prepay_id`: with a refusal WeChat sends a payment that has none. */
export function paymentParameters(answer: SdkAnswer): PaymentParameters {
  const given = payField(answer, 'payment');
  if (!isObject(given) || !/^prepay_id=./.test(payText(given, 'package'))) {
    throw unknownShape('unifiedOrder', answer);
  }
  return {
    timeStamp: payText(given, 'timeStamp'),
    nonceStr: payText(given, 'nonceStr'),
    package: payText(given, 'package'),
    signType: payText(given, 'signType'),
    paySign: payText(given, 'paySign'),
  };
}

const orderStates: Readonly<Record<string, WeChatOrder['state']>> = {
  SUCCESS: 'paid',
  REFUND: 'refunding',
  NOTPAY: 'not-paid',
  USERPAYING: 'not-paid',
  ACCEPT: 'not-paid',
  PAYERROR: 'not-paid',
  CLOSED: 'closed',
  REVOKED: 'closed',
};

/** Throws `UNKNOWN_SHAPE` for a state that isn't known: an order with money must not pass for one without. */
export function orderOf(answer: SdkAnswer): WeChatOrder {
  const tradeState = payText(answer, 'tradeState');
  const state = Object.hasOwn(orderStates, tradeState) ? orderStates[tradeState] : undefined;
  if (state === undefined) throw unknownShape('queryOrder', answer);
  if (state !== 'paid' && state !== 'refunding') return { state };
  const totalFen = payFen(payField(answer, 'totalFee'));
  const paidAt = fromPayTimestamp(payText(answer, 'timeEnd'));
  return {
    state,
    transactionId: payText(answer, 'transactionId'),
    // WeChat leaves the currency out where it is yuan.
    currency: payText(answer, 'feeType') || 'CNY',
    ...(totalFen === undefined ? {} : { totalFen }),
    ...(paidAt === null ? {} : { paidAt }),
  };
}
