import { numberOf } from './order-number';
import type { PaymentParameters } from '../../../contract/orders';
import { type Cloud, WeChatPayError } from '../../platform';
import type { Order } from '../../schema';
import { reportPayConfiguration } from '../cases';

/** WeChat takes no order that ends in less than a minute. */
const shortestAtWeChatMs = 60_000;

/**
 * Places the order at WeChat and answers what the phone hands to WeChat's payment page. The same order answers again,
 * with fresh parameters; null where it is not to be paid any more, or where WeChat doesn't answer.
 */
export async function placeAtWeChat(cloud: Cloud, order: Order): Promise<PaymentParameters | null> {
  if (order.state !== 'awaiting-payment' || order.until - cloud.now() < shortestAtWeChatMs) return null;
  try {
    const parameters = await cloud.pay.placeOrder({
      ...numberOf(cloud, order),
      openId: order.openId,
      description: `城乡居民医保费（${order.lines.length}人）`,
      totalFen: order.wechatFen,
      expiresAt: order.until,
    });
    cloud.log('placed', { order: order._id });
    return parameters;
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    cloud.log('place-failed', { order: order._id, code: error.code });
    if (error.isConfigurationFault) await reportPayConfiguration(cloud, error.code);
    return null;
  }
}
