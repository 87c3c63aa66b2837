import { inYuan } from '../../../policy/money';
import type { MessageConsent } from '../../../contract/messages';
import {
  type Backoff,
  type Cloud,
  MessageConfigurationError,
  type MessageKind,
  backoffMs,
} from '../../platform';
import type { Order, OrderNotification } from '../../schema';
import { reportConfiguration } from '../cases';

/** Then it is given up: some sixteen hours, and the order's page says the same. */
const mostTries = 12;

const retrying: Backoff = { capMinutes: 240 };

/** WeChat shows no more of a `thing`. */
const longestWords = 20;

/** The order of a payer who agreed to be told more than before. */
export function withConsent(order: Order, kinds: readonly MessageConsent[] = []): Order {
  return {
    ...order,
    messages: [...new Set([...order.messages, ...kinds])],
  };
}

/**
 * The order with a notification in its outbox, where its payer agreed to such at the tap on pay. It is stored in the
 * write that makes it true, so that no crash can lose it, and sent by the timer within the minute.
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

/**
 * Sends what is due of an order's outbox. Each try is counted before it is made; what WeChat took, and what the person
 * takes none of, is done. A timer that dies in between leaves it to be sent twice, never not at all.
 */
export async function sendNotifications(cloud: Cloud, order: Order): Promise<void> {
  const { _id, outbox = [], nextNotificationAt = null } = order;
  const now = cloud.now();
  const due = outbox.filter(({ nextAt, tries }) => nextAt <= now && tries < mostTries);
  const givenUp = outbox.filter(({ nextAt, tries }) => nextAt <= now && tries >= mostTries);
  const counted = outbox
    .filter((one) => !givenUp.includes(one))
    .map((one) => (due.includes(one) ? tried(one, now) : one));
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

function tried(notification: OrderNotification, now: number): OrderNotification {
  return {
    ...notification,
    tries: notification.tries + 1,
    nextAt: now + backoffMs(notification.tries, retrying),
  };
}

function firstOf(outbox: readonly OrderNotification[]): number | null {
  return outbox.length === 0 ? null : Math.min(...outbox.map(({ nextAt }) => nextAt));
}

/** Whether there is nothing more to do about it: WeChat took it, the person takes none, or WeChat never will. */
async function send(cloud: Cloud, order: Order, notification: OrderNotification): Promise<boolean> {
  const { key, kind, amountFen, words, tries } = notification;
  try {
    await cloud.messages.send({
      key,
      openId: order.openId,
      kind,
      page: `packages/pay/order/index?id=${order._id}`,
      values: { amount: inYuan(amountFen), words: (words ?? paidWords(order)).slice(0, longestWords) },
    });
    cloud.log('message-sent', { kind, order: order._id, tries });
    return true;
  } catch (error) {
    if (error instanceof MessageConfigurationError) {
      await reportMessageConfiguration(cloud, error);
      return true;
    }
    cloud.log('message-failed', { kind, order: order._id, tries });
    return false;
  }
}

/** This message is lost; the order's page says the same. The operator learns why, so that the next ones aren't. */
function reportMessageConfiguration(cloud: Cloud, { kind, code }: MessageConfigurationError): Promise<void> {
  return reportConfiguration(cloud, {
    cause: `message-${kind}-${code}`,
    words:
      `订阅消息（${kindWords[kind]}）发不出去，微信返回${code}：${codeWords[code] ?? '模板、权限或页面配置不对'}。` +
      '在改好之前这类消息都不会再发，付款人在订单页仍能看到结果；请按部署说明检查模板编号和关键词。',
  });
}

const kindWords: Readonly<Record<MessageKind, string>> = {
  payment: '付款结果',
  settlement: '扣款结果',
  refund: '退费结果',
};

const codeWords: Readonly<Record<number, string>> = {
  47003: '模板的关键词与系统填的不一致',
  40037: '模板编号不对，或不属于这个小程序',
  41030: '消息里的页面不存在，或还没有发布',
  48001: '小程序没有开通订阅消息接口',
  [-604101]: '云函数没有声明订阅消息权限（config.json）',
};

/** What became of a payment, as it stands when it is sent. */
function paidWords({ state, lines }: Order): string {
  if (state === 'closed') return '订单已关闭，款项将原路退回';
  const insured = lines.filter((line) => line.state === 'insured' || line.state === 'settlement-pending');
  if (insured.length === lines.length) return `${insured.length}人参保成功，可查看凭证`;
  if (insured.length === 0) return '付款已到账，没有人参保，请看订单';
  return `${insured.length}人参保成功，${lines.length - insured.length}人没有参保，请看订单`;
}
