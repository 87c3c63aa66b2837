import { removeExpired } from './retention';
import type { Cloud } from '../../platform';
import { sealDays } from '../../audit';
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

/**
 * How long a kind of work may take of a run, in ms: the function ends after a minute, and a WeChat that hangs must not keep
 * the kinds that come after from their turn. A step that was begun is ended (a call of WeChat's has its own limit).
 */
const ordersMs = 15_000;
const refundsMs = 8_000;
const notifyingMs = 6_000;
const changesMs = 4_000;
const withdrawalsMs = 4_000;

/** One thing that goes wrong must not stop the rest; it is taken up again at its next time. */
async function attempt(cloud: Cloud, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    cloud.log('timer-step-failed', { what, error: error instanceof Error ? error.name : 'unknown' });
  }
}

/** Takes one thing after the other until the time for them is over; the rest is first at the next run. */
async function each<One>(
  cloud: Cloud,
  what: string,
  { all, budgetMs }: { readonly all: readonly One[]; readonly budgetMs: number },
  step: (one: One) => Promise<unknown>,
): Promise<void> {
  const begun = cloud.now();
  for (const [at, one] of all.entries()) {
    if (cloud.now() - begun >= budgetMs) {
      cloud.log('timer-budget-spent', { what, left: all.length - at });
      return;
    }
    await attempt(cloud, what, () => step(one));
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
  await each(cloud, 'order', { all: orders, budgetMs: ordersMs }, (one) => reconcileOrder(cloud, one));
  const refunds = await cloud.db.find('refunds', {
    filter: { nextAt: due },
    orderBy: [['nextAt', 'asc']],
    limit: mostRefunds,
  });
  await each(cloud, 'refund', { all: refunds, budgetMs: refundsMs }, (one) => advanceRefund(cloud, one));
  // What this very run brought about is said by it too.
  const toNotify = await cloud.db.find('orders', {
    filter: { nextNotificationAt: { lte: cloud.now() } },
    orderBy: [['nextNotificationAt', 'asc']],
    limit: mostNotified,
  });
  const toSend = { all: toNotify, budgetMs: notifyingMs };
  await each(cloud, 'message', toSend, (one) => sendNotifications(cloud, one));
  await attempt(cloud, 'bill', () => compareBills(cloud));
  await attempt(cloud, 'statements', () => makeStatements(cloud));
  const changes = await cloud.db.find('notice-changes', {
    filter: { nextAt: due },
    orderBy: [['nextAt', 'asc']],
    limit: mostChanges,
  });
  await each(cloud, 'notice-change', { all: changes, budgetMs: changesMs }, (one) => tellAnew(cloud, one));
  await attempt(cloud, 'change-messages', () => sendChangeMessages(cloud));
  const withdrawals = await cloud.db.find('withdrawals', {
    filter: { nextAt: due },
    orderBy: [['nextAt', 'asc']],
    limit: mostWithdrawals,
  });
  const toCarryOut = { all: withdrawals, budgetMs: withdrawalsMs };
  await each(cloud, 'withdrawal', toCarryOut, (one) => carryOutWithdrawal(cloud, one));
  await attempt(cloud, 'unheld', () => eraseUnheld(cloud));
  await attempt(cloud, 'audit-log', () => sealDays(cloud));
  await attempt(cloud, 'retention', () => removeExpired(cloud));
}
