import { type Cloud, type OfMerchant, type OrderNumber, merchantIdOf } from '../../platform';
import type { Order } from '../../schema';

/** An order, as far as WeChat must be told of it. */
export type OrderAtWeChat = OfMerchant & Pick<Order, '_id'>;

/** By what WeChat knows the order. Throws a {@link WeChatPayError} where nobody knows its merchant. */
export function numberOf(cloud: Cloud, order: OrderAtWeChat): OrderNumber {
  return { merchantId: merchantIdOf(cloud.settings.merchants, order), outTradeNo: order._id };
}
