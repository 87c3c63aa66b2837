import { inYuan } from '../../../policy/money';
import type { MessageConsent } from '../../../contract/messages';
import type { Cloud } from '../../platform';
import type { Order, OrderNews } from '../../schema';

const minuteMs = 60_000;

/** Then it is given up: some sixteen hours, and the order's page says the same. */
const mostTries = 12;

function backoffMs(tries: number): number {
  return Math.min(2 ** tries, 240) * minuteMs;
}

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
 * The order with something to tell its payer, where he agreed to be told at the tap on pay. It is stored in the write
 * that makes it true, so that no crash can lose it, and told by the timer within the minute.
 */
export function enqueueNotification(
  order: Order,
  news: Omit<OrderNews, 'tries' | 'nextAt'>,
  now: number,
): Order {
  if (!order.messages.includes(news.kind)) return order;
  return {
    ...order,
    untold: [...(order.untold ?? []), { ...news, tries: 0, nextAt: now }],
    tellAt: now === order.tellAt ? now + 1 : now,
  };
}

/**
 * Tells a payer what an order has to tell. Each try is counted before it is made; what WeChat took, and what the person
 * takes none of, is done. A timer that dies in between leaves it to be told twice, never not at all.
 */
export async function tellPayer(cloud: Cloud, order: Order): Promise<void> {
  const { _id, untold = [], tellAt = null } = order;
  const now = cloud.now();
  const due = untold.filter(({ nextAt, tries }) => nextAt <= now && tries < mostTries);
  const given = untold.filter(({ nextAt, tries }) => nextAt <= now && tries >= mostTries);
  const counted = untold
    .filter((news) => !given.includes(news))
    .map((news) => (due.includes(news) ? tried(news, now) : news));
  const taken = { untold: counted, tellAt: firstOf(counted) };
  // `tellAt` stands for the very list that was read: news that came meanwhile has moved it on.
  if (!(await cloud.db.updateIf('orders', _id, { tellAt }, taken))) return;
  for (const { kind } of given) cloud.log('message-given-up', { kind, order: _id });
  const told = new Set<string>();
  for (const news of due) if (await send(cloud, order, news)) told.add(news.key);
  if (told.size === 0) return;
  const left = counted.filter(({ key }) => !told.has(key));
  await cloud.db.updateIf('orders', _id, { tellAt: taken.tellAt }, { untold: left, tellAt: firstOf(left) });
}

function tried(news: OrderNews, now: number): OrderNews {
  return {
    ...news,
    tries: news.tries + 1,
    nextAt: now + backoffMs(news.tries),
  };
}

function firstOf(untold: readonly OrderNews[]): number | null {
  return untold.length === 0 ? null : Math.min(...untold.map(({ nextAt }) => nextAt));
}

/** Whether there is nothing more to do about it: WeChat took it, or the person takes none. */
async function send(cloud: Cloud, order: Order, news: OrderNews): Promise<boolean> {
  const { key, kind, amountFen, words } = news;
  try {
    await cloud.messages.send({
      key,
      openId: order.openId,
      kind,
      page: `packages/pay/order/index?id=${order._id}`,
      values: { amount: inYuan(amountFen), words: (words ?? paidWords(order)).slice(0, longestWords) },
    });
    cloud.log('message-sent', { kind, order: order._id, tries: news.tries });
    return true;
  } catch {
    cloud.log('message-failed', { kind, order: order._id, tries: news.tries });
    return false;
  }
}

/** What became of a payment, as it stands when it is told. */
function paidWords({ state, lines }: Order): string {
  if (state === 'closed') return '订单已关闭，款项将原路退回';
  const insured = lines.filter((line) => line.state === 'insured' || line.state === 'settlement-pending');
  if (insured.length === lines.length) return `${insured.length}人参保成功，可查看凭证`;
  if (insured.length === 0) return '付款已到账，没有人参保，请看订单';
  return `${insured.length}人参保成功，${lines.length - insured.length}人没有参保，请看订单`;
}
