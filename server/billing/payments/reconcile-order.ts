import { askWeChat, isPaid } from './confirm';
import { numberOf } from './order-number';
import { takePayment } from './take-payment';
import { type Backoff, type Cloud, WeChatPayError, backoffMs } from '../../platform';
import { closeOrder } from '../orders';
import type { Order } from '../../schema';

const minuteMs = 60_000;
const secondMs = 1000;

/**
 * How long after closing an order WeChat is asked again whether money came all the same; the daily bill comes
 * after.
 */
const watchMs = [10, 60, 360, 1440].map((minutes) => minutes * minuteMs);

/** Between two questions to a WeChat that is silent. */
const asking: Backoff = { capMinutes: 30 };

/** When the timer looks again, counted before it acts: a look that is cut off is taken up then. */
function nextCheckAt(order: Order, now: number): number | null {
  if (order.state === 'awaiting-payment') {
    const soon = now + backoffMs(order.attempts, asking);
    return order.until > now ? Math.min(soon, order.until + secondMs) : soon;
  }
  const wait = watchMs[order.attempts];
  if (wait !== undefined) return now + wait;
  // Closed at WeChat and watched for long enough; else it must still be closed there.
  return order.wechat === 'open' ? now + backoffMs(order.attempts, asking) : null;
}

/**
 * The timer's look at one unfinished order: asks WeChat, then settles it, lets it expire, closes it at
 * WeChat, or looks again later. Two timers at once do no harm; one of them takes the look.
 */
export async function reconcileOrder(cloud: Cloud, order: Order): Promise<void> {
  const { _id, nextAt } = order;
  const now = cloud.now();
  const taken = { nextAt: nextCheckAt(order, now), attempts: order.attempts + 1 };
  if (!(await cloud.db.updateIf('orders', _id, { nextAt, attempts: order.attempts }, taken))) return;
  const answer = await askWeChat(cloud, order);
  if (answer === null) return;
  if (isPaid(answer)) {
    await takePayment(cloud, order, answer);
    return;
  }
  if (order.state === 'awaiting-payment') {
    if (order.until <= now || answer.state === 'closed') await closeOrder(cloud, _id, 'expired');
    return;
  }
  if (order.wechat === 'open') await closeAtWeChat(cloud, order);
}

/** After this WeChat takes no money for the order; where it refuses, the next look tries again. */
async function closeAtWeChat(cloud: Cloud, order: Order): Promise<void> {
  const { _id } = order;
  try {
    await cloud.pay.closeOrder(numberOf(cloud, order));
  } catch (error) {
    if (!(error instanceof WeChatPayError)) throw error;
    cloud.log('close-refused', { order: _id, code: error.code });
    if (!['ORDERNOTEXIST', 'ORDERCLOSED'].includes(error.code)) return;
  }
  await cloud.db.updateIf('orders', _id, { wechat: 'open', state: 'closed' }, { wechat: 'closed' });
}
