import { sealDays } from '../../audit';
import { sendChangeMessage, sendNotifications } from '../../billing/notifications';
import { reconcileOrder } from '../../billing/payments';
import { advanceRefund } from '../../billing/refunds';
import { tellAnew } from '../../enrolment';
import { carryOutWithdrawal, eraseUnheld } from '../../household';
import type { Cloud } from '../../platform';
import { advanceProposal } from '../../proposals';
import { keepShippedNotices } from '../../policy-registry';
import { compareBills, makeStatements } from '../../reconciliation';
import { actsOfTwo } from '../officer';
import { proposalUnanswered } from './proposal-unanswered';
import { removeExpired } from './retention';
import { attempt, workOff } from './work-off';

/**
 * Where a run's work ends, in ms after its start. The function ends after a minute; a step that was begun before may take
 * two calls of WeChat's yet. What comes first must leave time for what comes after.
 */
const firstMs = 30_000;
const lastMs = 44_000;

/**
 * Unfinished orders are asked about, expired, settled and closed at WeChat, refunds sent and followed. Whoever may have
 * paid comes before the orders that are over and only watched.
 */
async function payments(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  const step = (order: Parameters<typeof reconcileOrder>[1]) => reconcileOrder(cloud, order);
  const oldestFirst = { orderBy: [['nextAt', 'asc']] } as const;
  const due = () => ({ nextAt: { lte: cloud.now() } });
  const maybePaid = (limit: number) =>
    cloud.db.find('orders', {
      filter: { state: 'awaiting-payment', ...due() },
      ...oldestFirst,
      limit,
    });
  const orders = (limit: number) => cloud.db.find('orders', { filter: due(), ...oldestFirst, limit });
  const refunds = (limit: number) => cloud.db.find('refunds', { filter: due(), ...oldestFirst, limit });
  await workOff(cloud, { what: 'order', find: maybePaid, step }, begun + firstMs);
  await workOff(cloud, { what: 'order', find: orders, step }, begun + firstMs);
  await workOff(
    cloud,
    { what: 'refund', find: refunds, step: (refund) => advanceRefund(cloud, refund) },
    begun + lastMs,
  );
}

/** What somebody agreed to be told, within the minute and at any hour: his own act brought it about. */
async function messages(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  const ofOrders = (limit: number) =>
    cloud.db.find('orders', {
      filter: { nextNotificationAt: { lte: cloud.now() } },
      orderBy: [['nextNotificationAt', 'asc']],
      limit,
    });
  const ofChanges = (limit: number) =>
    cloud.db.find('change-messages', {
      filter: { nextAt: { lte: cloud.now() } },
      orderBy: [['nextAt', 'asc']],
      limit,
    });
  await workOff(
    cloud,
    { what: 'message', find: ofOrders, step: (order) => sendNotifications(cloud, order) },
    begun + firstMs,
  );
  await workOff(
    cloud,
    { what: 'change-message', find: ofChanges, step: (message) => sendChangeMessage(cloud, message) },
    begun + lastMs,
  );
}

/** WeChat's bill is compared with the books, and the collecting offices' statements are made. */
async function books(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  await attempt(cloud, 'statements', () => makeStatements(cloud, begun + firstMs));
  await attempt(cloud, 'bill', () => compareBills(cloud, begun + lastMs));
}

/** Changed notices are told, consents withdrawn are carried out, proposals go on or rise, the log is sealed, and what is past its time goes. */
async function upkeep(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  await attempt(cloud, 'shipped-notices', () => keepShippedNotices(cloud));
  const changes = (limit: number) =>
    cloud.db.find('notice-changes', {
      filter: { nextAt: { lte: cloud.now() } },
      orderBy: [['nextAt', 'asc']],
      limit,
    });
  const withdrawals = (limit: number) =>
    cloud.db.find('withdrawals', {
      filter: { nextAt: { lte: cloud.now() } },
      orderBy: [['nextAt', 'asc']],
      limit,
    });
  const proposals = (limit: number) =>
    cloud.db.find('proposals', {
      filter: { nextAt: { lte: cloud.now() } },
      orderBy: [['nextAt', 'asc']],
      limit,
    });
  await workOff(
    cloud,
    { what: 'notice-change', find: changes, step: (change) => tellAnew(cloud, change) },
    begun + firstMs,
  );
  await workOff(
    cloud,
    { what: 'withdrawal', find: withdrawals, step: (one) => carryOutWithdrawal(cloud, one) },
    begun + firstMs,
  );
  const until = begun + firstMs;
  const advance = (one: Parameters<typeof advanceProposal>[1]) =>
    advanceProposal(cloud, one, { acts: actsOfTwo, until, unanswered: proposalUnanswered });
  await workOff(cloud, { what: 'proposal', find: proposals, step: advance }, until);
  await attempt(cloud, 'unheld', () => eraseUnheld(cloud));
  await attempt(cloud, 'audit-log', () => sealDays(cloud));
  await attempt(cloud, 'retention', () => removeExpired(cloud, begun + lastMs));
}

/** What must happen without anybody asking, by kind: each has a function of its own, and none waits for another. */
export const timerKinds = { payments, messages, books, upkeep } as const;
export type TimerKind = keyof typeof timerKinds;
