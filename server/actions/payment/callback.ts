import { newsOf, type News } from './notice';
import type { Cloud } from '../../platform';
import { askWeChat, isPaid, takePayment } from '../../billing/payments';
import { openCase } from '../../billing/cases';

/** What WeChat expects; anything but `errcode` 0 makes it say its news again, for up to two days. */
export interface Acknowledgement {
  readonly errcode: number;
  readonly errmsg: string;
}

const acknowledged: Acknowledgement = { errcode: 0, errmsg: 'ok' };
const refused: Acknowledgement = { errcode: 1, errmsg: 'refused' };
const again: Acknowledgement = { errcode: 2, errmsg: 'again' };

/**
 * WeChat's news of a payment. Nothing in it is believed but which order it speaks of: WeChat is asked, and
 * only its answer is acted on. Said again, it is acknowledged again. Forged and foreign ones are refused and
 * logged.
 */
export async function paymentCallback(cloud: Cloud, event: unknown): Promise<Acknowledgement> {
  const news = newsOf(event);
  const problem = problemOf(cloud, news);
  if (problem !== null || news === null) return refuseNews(cloud, problem ?? 'unreadable', news);
  if (!news.success) return acknowledged;
  const answer = await askWeChat(cloud, news.orderId);
  if (answer === null) return again;
  if (!isPaid(answer)) return refuseNews(cloud, 'not-paid', news);
  const taken = await takePayment(cloud, news.orderId, answer);
  if (taken.known) {
    cloud.log('callback-taken', { order: news.orderId });
    return acknowledged;
  }
  await foreign(cloud, news, answer.totalFen ?? 0);
  return refuseNews(cloud, 'foreign', news);
}

/** Who may bring news, and of whose money. */
function problemOf(cloud: Cloud, news: News | null): string | null {
  if (cloud.caller.source !== 'wechat-pay') return 'not-from-wechat';
  if (news === null) return 'unreadable';
  const { merchantId } = cloud.settings;
  if (merchantId !== '' && news.merchantId !== '' && news.merchantId !== merchantId) return 'other-merchant';
  return null;
}

function refuseNews(cloud: Cloud, reason: string, news: News | null): Acknowledgement {
  cloud.log('callback-refused', { reason, order: news?.orderId ?? null, source: cloud.caller.source });
  return refused;
}

/** WeChat says that our merchant took money for an order that isn't in our books: an officer must know. */
function foreign(cloud: Cloud, { orderId }: News, amountFen: number): Promise<void> {
  return cloud.db.transaction((tx) =>
    openCase(tx, {
      id: `${orderId}-foreign`,
      kind: 'foreign-payment',
      region: '',
      orderId: null,
      refundId: null,
      amountFen,
      summary: `微信确认本商户收到一笔款，订单号${orderId}，系统里没有这笔订单。请到商户平台核对来源后处理。`,
      now: cloud.now(),
    }),
  );
}
