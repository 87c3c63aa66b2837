import * as v from 'valibot';
import { messageKinds, type OrderActions, purses } from '../../../contract/orders';
import { maximumRelatives } from '../../../contract/family';
import { requireOpenId } from '../../platform/caller';
import type { Cloud } from '../../platform/cloud';
import type { ActionTable } from '../../platform/dispatch';
import { cancelOrder, confirmReturn, currentOrder } from '../../billing/payments/confirm';
import type { Order } from '../../schema/order';
import { placeOrder } from '../../billing/payments/place';
import { previewOrder } from '../../billing/payments/preview';
import { orderStanding, orderViews, paymentFor } from '../../billing/payments/views';
import { noOrder } from '../../billing/orders/refusals';

/** The client's own; WeChat's `outTradeNo` too. */
export const orderId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '订单号有误，请返回重新提交。'));

/** What was agreed to in WeChat's own dialog at a tap. */
export const messages = v.pipe(v.array(v.picklist(messageKinds)), v.maxLength(messageKinds.length));

const recordKeys = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}-\d{4}$/))),
  v.minLength(1, '请先选择要缴费的家人。'),
  v.maxLength(maximumRelatives, `一笔订单最多${maximumRelatives}人，请分开缴费。`),
  v.check((all) => new Set(all).size === all.length, '同一个人只能选一次。'),
);

const wholeFen = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const pageSize = 20;

const standing = async (cloud: Cloud, order: Order) => ({
  order: orderStanding(cloud, order, await paymentFor(cloud, order)),
});

export const orderActions: ActionTable<OrderActions> = {
  'order.preview': {
    parse: v.strictObject({ recordIds: recordKeys }),
    run: (cloud, { recordIds }) => previewOrder(cloud, requireOpenId(cloud), recordIds),
  },
  'order.place': {
    parse: v.strictObject({
      orderId,
      recordIds: recordKeys,
      purse: v.picklist(purses, '请选择支付方式。'),
      accountFen: v.exactOptional(wholeFen),
      agreedFen: wholeFen,
      messages,
    }),
    run: async (cloud, request) => standing(cloud, await placeOrder(cloud, requireOpenId(cloud), request)),
  },
  'order.get': {
    parse: v.strictObject({ orderId }),
    run: async (cloud, { orderId: id }) => {
      const openId = requireOpenId(cloud);
      const held = await currentOrder(cloud, openId, id);
      const [order] = await orderViews(cloud, openId, [held], await paymentFor(cloud, held));
      if (order === undefined) throw noOrder();
      return { order };
    },
  },
  'order.confirm-return': {
    parse: v.strictObject({ orderId }),
    run: async (cloud, { orderId: id }) => {
      const order = await confirmReturn(cloud, requireOpenId(cloud), id);
      return { order: orderStanding(cloud, order, null) };
    },
  },
  'order.cancel': {
    parse: v.strictObject({ orderId }),
    run: async (cloud, { orderId: id }) => {
      const order = await cancelOrder(cloud, requireOpenId(cloud), id);
      return { order: orderStanding(cloud, order, null) };
    },
  },
  'orders.mine': {
    parse: v.strictObject({
      skip: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))),
    }),
    run: async (cloud, { skip = 0 }) => {
      const openId = requireOpenId(cloud);
      const found = await cloud.db.find('orders', {
        filter: { openId },
        orderBy: [['createdAt', 'desc']],
        limit: pageSize + 1,
        skip,
      });
      const orders = await orderViews(cloud, openId, found.slice(0, pageSize));
      return { orders, more: found.length > pageSize };
    },
  },
};
