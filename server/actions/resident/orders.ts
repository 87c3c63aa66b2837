import * as v from 'valibot';
import { type OrderActions, paymentSources } from '../../../contract/orders';
import { maximumRelatives } from '../../../contract/family';
import { fen } from '../../../policy/money';
import { type ActionTable, type Cloud, listPage, part, requireOpenId } from '../../platform';
import {
  cancelOrder,
  confirmReturn,
  currentOrder,
  orderStatus,
  orderViews,
  placeAtWeChat,
  placeOrder,
  previewOrder,
  settleOwnOrders,
} from '../../billing/payments';
import type { Order } from '../../schema';
import { countAttempt } from '../../identity';
import { noOrder } from '../../billing/orders';

const recordKeys = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}-\d{4}$/))),
  v.minLength(1, '请先选择要缴费的家人。'),
  v.maxLength(maximumRelatives, `一笔订单最多${maximumRelatives}人，请分开缴费。`),
  v.check((all) => new Set(all).size === all.length, '同一个人只能选一次。'),
);

const wholeFen = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(fen));

const pageSize = 20;

async function statusOf(cloud: Cloud, order: Order) {
  return {
    order: orderStatus(cloud, order, await placeAtWeChat(cloud, order)),
  };
}

export const orderActions: ActionTable<OrderActions> = {
  'order.preview': {
    parse: v.strictObject({ recordIds: recordKeys }),
    run: (cloud, { recordIds }) => previewOrder(cloud, requireOpenId(cloud), recordIds),
  },
  'order.place': {
    parse: v.strictObject({
      orderId: part.orderId,
      recordIds: recordKeys,
      paymentSource: v.picklist(paymentSources, '请选择支付方式。'),
      accountFen: v.exactOptional(wholeFen),
      agreedFen: wholeFen,
      messages: part.orderMessages,
    }),
    run: async (cloud, request) => statusOf(cloud, await placeOrder(cloud, requireOpenId(cloud), request)),
  },
  'order.get': {
    parse: v.strictObject({ orderId: part.orderId }),
    run: async (cloud, { orderId: id }) => {
      const openId = requireOpenId(cloud);
      const held = await currentOrder(cloud, openId, id);
      const [order] = await orderViews(cloud, openId, [held], await placeAtWeChat(cloud, held));
      if (order === undefined) throw noOrder();
      return { order };
    },
  },
  'order.confirm-return': {
    parse: v.strictObject({ orderId: part.orderId }),
    run: async (cloud, { orderId: id }) => {
      const order = await confirmReturn(cloud, requireOpenId(cloud), id);
      return { order: orderStatus(cloud, order, null) };
    },
  },
  'order.cancel': {
    parse: v.strictObject({ orderId: part.orderId }),
    run: async (cloud, { orderId: id }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'cancel');
      const order = await cancelOrder(cloud, openId, id);
      return { order: orderStatus(cloud, order, null) };
    },
  },
  'orders.settle': {
    parse: v.strictObject({}),
    run: async (cloud) => ({ settled: await settleOwnOrders(cloud, requireOpenId(cloud)) }),
  },
  'orders.mine': {
    parse: v.strictObject({
      after: part.pageAfter,
    }),
    run: async (cloud, { after = null }) => {
      const openId = requireOpenId(cloud);
      const { page, next } = await listPage(cloud.db, 'orders', {
        filter: { openId },
        by: 'createdAt',
        order: 'desc',
        limit: pageSize,
        after,
      });
      return { orders: await orderViews(cloud, openId, page), next };
    },
  },
};
