import { type OrderAtWeChat, numberOf } from './order-number';
import { takePayment } from './take-payment';
import { type Cloud, type WeChatOrder, WeChatPayError, allEnded } from '../../platform';
import { reportPayConfiguration } from '../cases';
import { closeOrder, requireOwn, wechatSilent } from '../orders';
import type { Order } from '../../schema';

export function isPaid({ state }: WeChatOrder): boolean {
  return state === 'paid' || state === 'refunding';
}

/** What WeChat says of an order, or null where it says nothing. */
export async function askWeChat(cloud: Cloud, order: OrderAtWeChat): Promise<WeChatOrder | null> {
  try {
    return await cloud.pay.queryOrder(numberOf(cloud, order));
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    cloud.log('wechat-silent', { order: order._id, code: error.code });
    if (error.isConfigurationFault) await reportPayConfiguration(cloud, error.code);
    return null;
  }
}

/** The phone came back from WeChat's page. WeChat is asked whatever the phone says. */
export async function confirmReturn(cloud: Cloud, openId: string, orderId: string): Promise<Order> {
  const held = requireOwn(await cloud.db.get('orders', orderId), openId);
  if (held.wechat === 'none' || held.wechat === 'paid') return held;
  const answer = await askWeChat(cloud, held);
  if (answer === null || !isPaid(answer)) return requireOwn(await cloud.db.get('orders', orderId), openId);
  const taken = await takePayment(cloud, held, answer);
  return requireOwn(taken.known ? taken.order : null, openId);
}

/** An own order as it stands, after WeChat was asked about an unfinished one. */
export async function currentOrder(cloud: Cloud, openId: string, orderId: string): Promise<Order> {
  const held = requireOwn(await cloud.db.get('orders', orderId), openId);
  if (held.wechat !== 'open') return held;
  const answer = await askWeChat(cloud, held);
  if (answer === null) return held;
  if (isPaid(answer)) {
    const taken = await takePayment(cloud, held, answer);
    return taken.known ? taken.order : held;
  }
  if (held.state !== 'awaiting-payment' || held.until > cloud.now()) return held;
  return (await closeOrder(cloud, orderId, 'expired')) ?? held;
}

/** More unfinished orders than this nobody has but by a fault; the timer sees to the rest. */
const mostUnfinished = 5;

/** The payer's orders that are neither paid nor closed as far as is known here, the newest first. One round trip. */
export function unfinishedOrders(cloud: Cloud, openId: string): Promise<Order[]> {
  return cloud.db.find('orders', {
    filter: { openId, state: 'awaiting-payment' },
    orderBy: [['createdAt', 'desc']],
    limit: mostUnfinished,
  });
}

/** Asks WeChat about the payer's unfinished orders; answers how many of them ended with it. */
export async function settleOwnOrders(cloud: Cloud, openId: string): Promise<number> {
  const unfinished = await unfinishedOrders(cloud, openId);
  const now = await allEnded(unfinished.map(({ _id }) => currentOrder(cloud, openId, _id)));
  return now.filter(({ state }) => state !== 'awaiting-payment').length;
}

/** Lets everyone go at once, unless WeChat has the money. Throws `WECHAT_SILENT` where WeChat doesn't say. */
export async function cancelOrder(cloud: Cloud, openId: string, orderId: string): Promise<Order> {
  const held = requireOwn(await cloud.db.get('orders', orderId), openId);
  if (held.state !== 'awaiting-payment') return held;
  const answer = await askWeChat(cloud, held);
  if (answer === null) throw wechatSilent();
  if (isPaid(answer)) {
    const taken = await takePayment(cloud, held, answer);
    return taken.known ? taken.order : held;
  }
  return (await closeOrder(cloud, orderId, 'cancelled')) ?? held;
}
