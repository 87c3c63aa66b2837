import { inYuan } from '../../../policy/money';
import type { MessageConsent } from '../../../contract/messages';
import { type Cloud, MessageConfigurationError, type MessageKind } from '../../platform';
import type { Order, OrderNews } from '../../schema';
import { reportConfiguration } from '../cases';

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

/** Whether there is nothing more to do about it: WeChat took it, the person takes none, or WeChat never will. */
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
  } catch (error) {
    if (error instanceof MessageConfigurationError) {
      await reportMessageConfiguration(cloud, error);
      return true;
    }
    cloud.log('message-failed', { kind, order: order._id, tries: news.tries });
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

/** What became of a payment, as it stands when it is told. */
function paidWords({ state, lines }: Order): string {
  if (state === 'closed') return '订单已关闭，款项将原路退回';
  const insured = lines.filter((line) => line.state === 'insured' || line.state === 'settlement-pending');
  if (insured.length === lines.length) return `${insured.length}人参保成功，可查看凭证`;
  if (insured.length === 0) return '付款已到账，没有人参保，请看订单';
  return `${insured.length}人参保成功，${lines.length - insured.length}人没有参保，请看订单`;
}
