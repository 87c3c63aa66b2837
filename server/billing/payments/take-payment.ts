import { inYuan } from '../../../policy/money';
import { type Money, postPayment } from './post-payment';
import { type Cloud, type Documents, type WeChatOrder, chinaDay } from '../../platform';
import { type OfficeLaw, officeLaw } from '../../policy-registry';
import { book, refundsPayable, transfer, wechatClearing } from '../ledger';
import { openCase } from '../cases';
import { openRefund } from '../refunds';
import { afterStep, closeInTransaction, withOpenRefund } from '../orders';
import type { Order } from '../../schema';
import { withNews } from '../notifications';

export type Taken = { readonly known: false } | { readonly known: true; readonly order: Order };

/**
 * Acts on what WeChat itself confirmed of an order, once; again, it answers the same. Amount and currency
 * must be those of the order, else an officer looks at it. Nothing else in the project posts WeChat's money.
 */
export async function takePayment(cloud: Cloud, orderId: string, confirmed: WeChatOrder): Promise<Taken> {
  const law = await officeLaw(cloud);
  return cloud.db.transaction(async (tx): Promise<Taken> => {
    const order = await tx.get('orders', orderId);
    if (order === null) return { known: false };
    if (order.wechat === 'paid') return { known: true, order };
    const now = cloud.now();
    if (confirmed.totalFen !== order.wechatFen || confirmed.currency !== 'CNY') {
      return { known: true, order: await setAside(tx, order, confirmed, now) };
    }
    const money = { transactionId: confirmed.transactionId ?? null, paidAt: confirmed.paidAt ?? now };
    return { known: true, order: await post(tx, law, order, money, now) };
  });
}

function post(tx: Documents, law: OfficeLaw, order: Order, money: Money, now: number): Promise<Order> {
  return order.state === 'awaiting-payment'
    ? postPayment(tx, law, order, money, now)
    : sendBack(tx, order, money, now);
}

/** The order was closed and its people let go: the money goes back whole. */
async function sendBack(tx: Documents, order: Order, money: Money, now: number): Promise<Order> {
  await book(tx, {
    id: `${order._id}-late`,
    kind: 'late-payment',
    orderId: order._id,
    transfers: transfer(wechatClearing, refundsPayable, order.wechatFen),
    at: now,
  });
  await openRefund(tx, order, {
    tag: 'late',
    line: null,
    amountFen: order.wechatFen,
    to: 'wechat',
    reason: 'closed-order',
    endsLine: false,
    now,
  });
  const paid: Order = {
    ...withOpenRefund(order, null),
    wechat: 'paid',
    paidAt: money.paidAt,
    billDay: chinaDay(money.paidAt),
    transactionId: money.transactionId,
    nextAt: null,
  };
  const news = {
    key: `${order._id}-payment`,
    kind: 'payment' as const,
    amountFen: order.wechatFen,
    words: null,
  };
  const moved = withNews(afterStep(paid, now, 'paid-after-close'), news, now);
  await tx.put('orders', moved);
  return moved;
}

/** WeChat took another sum than was ordered, which should not be possible: a person must look. */
async function setAside(tx: Documents, order: Order, confirmed: WeChatOrder, now: number): Promise<Order> {
  const amountFen = confirmed.totalFen ?? 0;
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
  const news = {
    key: `${order._id}-amount`,
    kind: 'payment' as const,
    amountFen,
    words: '付款金额与订单不符，正在人工核对',
  };
  const aside = withNews({ ...closed, wechat: 'paid', nextAt: null }, news, now);
  await tx.put('orders', aside);
  return aside;
}
