import { inYuan, noFen } from '../../../policy/money';
import type { OrderAtWeChat } from './order-number';
import { type PaymentToPost, postPayment } from './post-payment';
import { type Cloud, type Documents, type WeChatOrder, chinaDay, merchantIdOf } from '../../platform';
import { policyInForce } from '../../policy-registry';
import { wechatClearing } from '../ledger';
import { openCase } from '../cases';
import { openRefunds } from '../refunds';
import { afterStep, closeInTransaction } from '../orders';
import type { Order } from '../../schema';
import { enqueueNotification } from '../notifications';

export type Taken = { readonly known: false } | { readonly known: true; readonly order: Order };

/**
 * Acts on what WeChat itself confirmed of an order, once; again, it answers the same. Merchant, amount and currency must
 * be those of the order: money of another merchant is not of this order, and at another sum an officer looks. Nothing
 * else in the project posts WeChat's money.
 */
export async function takePayment(
  cloud: Cloud,
  asked: OrderAtWeChat,
  confirmed: WeChatOrder,
): Promise<Taken> {
  const { merchants } = cloud.settings;
  const policy = await policyInForce(cloud);
  return cloud.db.transaction(async (tx): Promise<Taken> => {
    const order = await tx.get('orders', asked._id);
    if (order === null || order.wechat === 'none') return { known: false };
    if (merchantIdOf(merchants, order) !== merchantIdOf(merchants, asked)) return { known: false };
    if (order.wechat === 'paid') return { known: true, order };
    const now = cloud.now();
    if (confirmed.totalFen !== order.wechatFen || confirmed.currency !== 'CNY') {
      return { known: true, order: await setAside(tx, order, confirmed, now) };
    }
    const money = { transactionId: confirmed.transactionId ?? null, paidAt: confirmed.paidAt ?? now };
    return { known: true, order: await post(tx, { policy, order, money, now }) };
  });
}

function post(tx: Documents, payment: PaymentToPost): Promise<Order> {
  return payment.order.state === 'awaiting-payment' ? postPayment(tx, payment) : sendBack(tx, payment);
}

/** The order was closed and its people released: the money goes back whole. */
async function sendBack(tx: Documents, { order, money, now }: PaymentToPost): Promise<Order> {
  const wanted = {
    tag: 'late',
    line: null,
    amountFen: order.wechatFen,
    to: 'wechat',
    reason: 'closed-order',
    endsLine: false,
    from: wechatClearing(order),
  } as const;
  const entry = { id: `${order._id}-late`, kind: 'late-payment', at: now } as const;
  const paid: Order = {
    ...(await openRefunds(tx, order, [wanted], entry)),
    wechat: 'paid',
    paidAt: money.paidAt,
    billDay: chinaDay(money.paidAt),
    transactionId: money.transactionId,
    nextAt: null,
  };
  const notification = {
    key: `${order._id}-payment`,
    kind: 'payment' as const,
    amountFen: order.wechatFen,
    words: null,
  };
  const moved = enqueueNotification(afterStep(paid, now, 'paid-after-close'), notification, now);
  await tx.put('orders', moved);
  return moved;
}

/** WeChat took another sum than was ordered, which should not be possible: a person must look. */
async function setAside(tx: Documents, order: Order, confirmed: WeChatOrder, now: number): Promise<Order> {
  const amountFen = confirmed.totalFen ?? noFen;
  await openCase(tx, {
    id: `${order._id}-amount`,
    kind: 'amount-differs',
    region: order.lines[0]?.region ?? '',
    orderId: order._id,
    refundId: null,
    amountFen,
    summary:
      `微信确认收款${inYuan(amountFen)}（币种${confirmed.currency ?? '未知'}），订单应收${inYuan(order.wechatFen)}，` +
      '没有入账也没有参保。请核对商户平台后退款或补收。',
    now,
  });
  const closed =
    order.state === 'awaiting-payment' ? await closeInTransaction(tx, order, 'expired', now) : order;
  const notification = {
    key: `${order._id}-amount`,
    kind: 'payment' as const,
    amountFen,
    words: '付款金额与订单不符，正在人工核对',
  };
  const aside = enqueueNotification({ ...closed, wechat: 'paid', nextAt: null }, notification, now);
  await tx.put('orders', aside);
  return aside;
}
