import { inYuan } from '../../../policy/money';
import type { OrderMessage } from '../../../contract/messages';
import { type Cloud, nextDaytime } from '../../platform';
import type { Order, OrderNotification } from '../../schema';
import { deliver, mostTries, tried } from './deliver';

/** WeChat shows no more of a `thing`. */
const longestWords = 20;

/** The order of a payer who agreed to be told more than before. */
export function withConsent(order: Order, kinds: readonly OrderMessage[] = []): Order {
  return {
    ...order,
    messages: [...new Set([...order.messages, ...kinds])],
  };
}

/**
 * The order with a notification in its outbox, where its payer agreed to such at the tap on pay. It is stored in the
 * write that makes it true, so that no crash can lose it, and sent by the timer: of a payment within the minute, of all else by day.
 */
export function enqueueNotification(
  order: Order,
  notification: Omit<OrderNotification, 'tries' | 'nextAt'>,
  now: number,
): Order {
  if (!order.messages.includes(notification.kind)) return order;
  return {
    ...order,
    outbox: [...(order.outbox ?? []), { ...notification, tries: 0, nextAt: now }],
    nextNotificationAt: now === order.nextNotificationAt ? now + 1 : now,
  };
}

/** What became of a payment is the result of the payer's own act a moment ago; the bureau's answer and money come back at any hour. */
function whenTold({ kind }: OrderNotification, now: number): number {
  return kind === 'payment' ? now : nextDaytime(now);
}

/**
 * Sends what is due of an order's outbox, but for payments by day alone. Each try is counted before it is made; what WeChat took, and what the person
 * takes none of, is done. A timer that dies in between leaves it to be sent twice, never not at all.
 */
export async function sendNotifications(cloud: Cloud, order: Order): Promise<void> {
  const { _id, outbox = [], nextNotificationAt = null } = order;
  const now = cloud.now();
  const due = outbox.filter(
    (one) => one.nextAt <= now && one.tries < mostTries && whenTold(one, now) === now,
  );
  const givenUp = outbox.filter(({ nextAt, tries }) => nextAt <= now && tries >= mostTries);
  const counted = outbox
    .filter((one) => !givenUp.includes(one))
    .map((one) => {
      if (due.includes(one)) return tried(one, now);
      return one.nextAt > now ? one : { ...one, nextAt: whenTold(one, now) };
    });
  const taken = { outbox: counted, nextNotificationAt: firstOf(counted) };
  // The time stands for the very list that was read: a notification that came meanwhile has moved it on.
  if (!(await cloud.db.updateIf('orders', _id, { nextNotificationAt }, taken))) return;
  for (const { kind } of givenUp) cloud.log('message-given-up', { kind, order: _id });
  const sent = new Set<string>();
  for (const one of due) if (await send(cloud, order, one)) sent.add(one.key);
  if (sent.size === 0) return;
  const left = counted.filter(({ key }) => !sent.has(key));
  await cloud.db.updateIf(
    'orders',
    _id,
    { nextNotificationAt: taken.nextNotificationAt },
    { outbox: left, nextNotificationAt: firstOf(left) },
  );
}

function firstOf(outbox: readonly OrderNotification[]): number | null {
  return outbox.length === 0 ? null : Math.min(...outbox.map(({ nextAt }) => nextAt));
}

function send(cloud: Cloud, order: Order, notification: OrderNotification): Promise<boolean> {
  const { key, kind, amountFen, words, tries } = notification;
  const page = `packages/pay/order/index?id=${order._id}`;
  const values = { amount: inYuan(amountFen), words: (words ?? paidWords(order)).slice(0, longestWords) };
  const message = { key, openId: order.openId, kind, page, values };
  return deliver(cloud, message, { order: order._id, tries });
}

/** What became of a payment, as it stands when it is sent. */
function paidWords({ state, lines }: Order): string {
  if (state === 'closed') return '订单已关闭，款项将原路退回';
  const insured = lines.filter((line) => line.state === 'insured' || line.state === 'settlement-pending');
  if (insured.length === lines.length) return `${insured.length}人参保成功，可查看凭证`;
  if (insured.length === 0) return '付款已到账，没有人参保，请看订单';
  return `${insured.length}人参保成功，${lines.length - insured.length}人没有参保，请看订单`;
}
