import type { EnrolmentChannel } from '../../contract/progress';
import type { EnrolmentRecord, Insurance, Order } from '../schema';

/** What tax offices write where something was paid, as it is told apart; the first that fits. */
const elsewhereWords: readonly (readonly [RegExp, EnrolmentChannel])[] = [
  [/自助/, 'elsewhere-self-service'],
  [/支付宝/, 'elsewhere-alipay'],
  [/微信/, 'elsewhere-wechat'],
  [/银行|信用社|农商/, 'elsewhere-bank'],
  [/学校|校/, 'elsewhere-school'],
  [/窗口|柜台|大厅|服务厅|办税厅/, 'elsewhere-counter'],
  [/APP|应用|电子税务局/iu, 'elsewhere-app'],
  [/代收|代办|村|社区/, 'elsewhere-agent'],
];

function elsewhere(words: string): EnrolmentChannel {
  return elsewhereWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'elsewhere-other';
}

/**
 * By which way the money came that insures somebody; `orders` holds the order of each insurance that has one. Undefined where
 * that order isn't among them.
 */
export function channelOf(
  { _id }: Pick<EnrolmentRecord, '_id'>,
  { basis, orderId, elsewhere: payment }: Insurance,
  orders: ReadonlyMap<string, Pick<Order, 'lines'>>,
): EnrolmentChannel | undefined {
  if (basis === 'exempt') return 'exempt';
  if (basis === 'paid-elsewhere') return elsewhere(payment?.channel ?? '');
  const line = orders.get(orderId ?? '')?.lines.find(({ recordId }) => recordId === _id);
  if (line === undefined) return undefined;
  if (line.accountFen === 0) return 'wechat-pay';
  return line.wechatFen === 0 ? 'mutual-aid' : 'mutual-aid-and-wechat';
}
