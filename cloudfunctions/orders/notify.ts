import type { MessageConsent } from '../../contract/orders';
import type { Cloud } from '../cloud/cloud';
import { inYuan } from './words';
import type { Order } from './order';

/**
 * Sends a message that the payer agreed to at the tap on pay; at most once for `key`. That it fails stops
 * nothing: the order's page says the same.
 */
export const notify = async (
  cloud: Cloud,
  order: Order,
  kind: MessageConsent,
  key: string,
  amountFen: number,
  words: string,
): Promise<void> => {
  if (!order.messages.includes(kind)) return;
  try {
    await cloud.messages.send({
      key,
      openId: order.openId,
      kind,
      page: `packages/pay/order/index?id=${order._id}`,
      values: { amount1: inYuan(amountFen), thing2: words.slice(0, 20) },
    });
  } catch {
    cloud.log('message-failed', { kind, order: order._id });
  }
};

export const notifyPaid = (cloud: Cloud, order: Order): Promise<void> => {
  const insured = order.lines.filter(({ state }) => state === 'insured' || state === 'settlement-pending');
  const words =
    order.state === 'closed' ? '订单已关闭，款项将原路退回' : `${insured.length}人缴费成功，可查看凭证`;
  return notify(cloud, order, 'payment', `${order._id}-payment`, order.totalFen, words);
};
