import { removeExpired } from './retention';
import type { Cloud } from '../../platform';
import { tellAnew } from '../../enrolment';
import { carryOutWithdrawal, eraseUnheld } from '../../household';
import { reconcileOrder } from '../../billing/payments';
import { sendChangeMessages, sendNotifications } from '../../billing/notifications';
import { advanceRefund } from '../../billing/refunds';
import { keepShippedNotices } from '../../policy-registry';
import { compareBills, makeStatements } from '../../reconciliation';

/** How much one run takes up; what is left waits for the next, a minute later. */
const mostOrders = 40;
const mostRefunds = 20;
const mostNotified = 20;
const mostWithdrawals = 20;
const mostChanges = 3;

/** One thing that goes wrong must not stop the rest; it is taken up again at its next time. */
async function attempt(cloud: Cloud, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    cloud.log('timer-step-failed', { what, error: error instanceof Error ? error.name : 'unknown' });
  }
}

/**
 * Everything that must happen without anybody asking: unfinished orders are asked about, expired, settled and
 * closed at WeChat, refunds sent and followed, payers notified, the bill compared, statements made. Each step stands for
 * itself and may be cut off anywhere; the next run takes it up.
 */
export async function runTimer(cloud: Cloud): Promise<void> {
  await attempt(cloud, 'shipped-notices', () => keepShippedNotices(cloud));
  const due = { lte: cloud.now() };
  const orders = await cloud.db.find('orders', {
    filter: { nextAt: due },
    orderBy: [['nextAt', 'asc']],
    limit: mostOrders,
  });
  for (const order of orders) await attempt(cloud, 'order', () => reconcileOrder(cloud, order));
  const refunds = await cloud.db.find('refunds', {
    filter: { nextAt: due },
    orderBy: [['nextAt', 'asc']],
    limit: mostRefunds,
  });
  for (const refund of refunds) await attempt(cloud, 'refund', () => advanceRefund(cloud, refund));
  // What this very run brought about is said by it too.
  const toNotify = await cloud.db.find('orders', {
    filter: { nextNotificationAt: { lte: cloud.now() } },
    orderBy: [['nextNotificationAt', 'asc']],
    limit: mostNotified,
  });
  for (const order of toNotify) await attempt(cloud, 'message', () => sendNotifications(cloud, order));
  await attempt(cloud, 'bill', () => compareBills(cloud));
  await attempt(cloud, 'statements', () => makeStatements(cloud));
  const changes = await cloud.db.find('notice-changes', {
    filter: { nextAt: due },
    orderBy: [['nextAt', 'asc']],
    limit: mostChanges,
  });
  for (const one of changes) await attempt(cloud, 'notice-change', () => tellAnew(cloud, one));
  await attempt(cloud, 'change-messages', () => sendChangeMessages(cloud));
  const withdrawals = await cloud.db.find('withdrawals', {
    filter: { nextAt: due },
    orderBy: [['nextAt', 'asc']],
    limit: mostWithdrawals,
  });
  for (const one of withdrawals) await attempt(cloud, 'withdrawal', () => carryOutWithdrawal(cloud, one));
  await attempt(cloud, 'unheld', () => eraseUnheld(cloud));
  await attempt(cloud, 'retention', () => removeExpired(cloud));
}
