import { sealDays } from '../../audit';
import {
  type ToTell,
  lookAtPlace,
  lookAtRecord,
  sendAgreed,
  sendChangeMessage,
  sendNotifications,
} from '../../billing/notifications';
import { reconcileOrder } from '../../billing/payments';
import { standingOfRequest } from '../../billing/refund-requests';
import { advanceRefund } from '../../billing/refunds';
import { lookAtWork } from '../../desk';
import { recordsToTell, standingOfClaim, tellAnew } from '../../enrolment';
import { type Standing, advanceEvidence } from '../../evidence';
import { endHandOut } from '../../hand-outs';
import { carryOutWithdrawal, eraseUnheld } from '../../household';
import { isRotating } from '../../identity';
import { rewriteUntil } from '../../key-rotation';
import type { Cloud } from '../../platform';
import { carryOutErasure, lookInMyName } from '../../personal-data';
import { advanceProposal } from '../../proposals';
import { foldCounts, foldRosters, makeWeeklyReports } from '../../progress';
import { accountsToForget, advanceLook, dueLooks, forgetAccount } from '../../reimbursements';
import { advanceLevyList, dueLevyLists } from '../../levy-lists';
import { keepShippedNotices } from '../../policy-registry';
import { compareBills, makeStatements } from '../../reconciliation';
import { filesToLookAt, lookForAnswers, makeFiles, tellOfRecord } from '../../registration';
import { advanceUpload } from '../../uploads';
import type { AgreedMessage, Evidence } from '../../schema';
import { uploadTables } from '../files';
import { actsOfTwo } from '../officer';
import { openAlarmCase } from './limit-cases';
import { proposalFailed, proposalUnanswered } from './proposal-cases';
import { removeExpired } from './retention';
import { seldom } from './seldom';
import { attempt, workOff } from './work-off';

/**
 * Where a run's work ends, in ms after its start. The function ends after a minute; a step that was begun before may take
 * two calls of WeChat's yet. What comes first must leave time for what comes after.
 */
const firstMs = 30_000;
const lastMs = 44_000;

/** What is due of a collection, the longest waiting first. */
function due(cloud: Cloud, limit: number) {
  return { filter: { nextAt: { lte: cloud.now() } }, orderBy: [['nextAt', 'asc']], limit } as const;
}

/**
 * Unfinished orders are asked about, expired, settled and closed at WeChat, refunds sent and followed. Whoever may have
 * paid comes before the orders that are over and only watched.
 */
async function payments(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  const step = (order: Parameters<typeof reconcileOrder>[1]) => reconcileOrder(cloud, order);
  const maybePaid = (limit: number) => {
    const { filter, ...options } = due(cloud, limit);
    return cloud.db.find('orders', { filter: { state: 'awaiting-payment', ...filter }, ...options });
  };
  const orders = (limit: number) => cloud.db.find('orders', due(cloud, limit));
  const refunds = (limit: number) => cloud.db.find('refunds', due(cloud, limit));
  await workOff(cloud, { what: 'order', find: maybePaid, step }, begun + firstMs);
  await workOff(cloud, { what: 'order', find: orders, step }, begun + firstMs);
  await workOff(
    cloud,
    { what: 'refund', find: refunds, step: (refund) => advanceRefund(cloud, refund) },
    begun + lastMs,
  );
}

/** What somebody agreed to be told: within the minute and at any hour what his own act brought about, all else by day. */
async function messages(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  const ofOrders = (limit: number) =>
    cloud.db.find('orders', {
      filter: { nextNotificationAt: { lte: cloud.now() } },
      orderBy: [['nextNotificationAt', 'asc']],
      limit,
    });
  const ofChanges = (limit: number) => cloud.db.find('change-messages', due(cloud, limit));
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
  const agreed = (limit: number) => cloud.db.find('agreed-messages', due(cloud, limit));
  await workOff(
    cloud,
    { what: 'agreed-message', find: agreed, step: (one) => sendAgreed(cloud, one, lookAt) },
    begun + lastMs,
  );
}

/** What is to be told by an agreed message: of a place, of a record, of what others do in his name, or of an officer's work. */
function lookAt(cloud: Cloud, message: AgreedMessage): Promise<ToTell> {
  const { kind, recordId, place } = message;
  if (kind === 'office-work') return lookAtWork(cloud, actsOfTwo, message);
  if (place !== undefined) return lookAtPlace(cloud, message, place);
  return recordId === undefined ? lookInMyName(cloud, message) : lookAtRecord(cloud, message, recordId);
}

/** What bureau and tax office don't know of yet is put in lines, and these in files; a file that isn't answered comes on a list. */
async function registrations(cloud: Cloud, until: number): Promise<void> {
  await workOff(
    cloud,
    {
      what: 'telling',
      find: (limit) => recordsToTell(cloud, limit),
      step: ({ _id }) => tellOfRecord(cloud, _id),
    },
    until,
  );
  // A file is begun once all of the day stand in line: else there were many small ones.
  if (cloud.now() < until) await attempt(cloud, 'registration-files', () => makeFiles(cloud, until));
  await workOff(
    cloud,
    {
      what: 'registration-file',
      find: (limit) => filesToLookAt(cloud, limit),
      step: (file) => lookForAnswers(cloud, file),
    },
    until,
  );
}

/**
 * The collecting offices' statements are made, files for bureau and tax office, and WeChat's bill is compared with the books.
 */
async function books(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  await attempt(cloud, 'statements', () => makeStatements(cloud, begun + firstMs));
  await registrations(cloud, begun + firstMs);
  await attempt(cloud, 'bill', () => compareBills(cloud, begun + lastMs));
}

/** Changed notices are told, consents withdrawn and accounts erased. */
async function promises(cloud: Cloud, until: number): Promise<void> {
  await workOff(
    cloud,
    {
      what: 'notice-change',
      find: (limit) => cloud.db.find('notice-changes', due(cloud, limit)),
      step: (change) => tellAnew(cloud, change),
    },
    until,
  );
  await workOff(
    cloud,
    {
      what: 'withdrawal',
      find: (limit) => cloud.db.find('withdrawals', due(cloud, limit)),
      step: (one) => carryOutWithdrawal(cloud, one),
    },
    until,
  );
  await workOff(
    cloud,
    {
      what: 'erasure',
      find: (limit) => cloud.db.find('erasures', due(cloud, limit)),
      step: (one) => carryOutErasure(cloud, one),
    },
    until,
  );
}

/** After new keys were set, everything is written anew under them, and the hashes of the old ones go. */
async function rotation(cloud: Cloud, until: number): Promise<void> {
  if (!isRotating(cloud)) return;
  await rewriteUntil(cloud, until);
}

/** Money that notices give back is looked for. */
async function moneyBack(cloud: Cloud, until: number): Promise<void> {
  await workOff(
    cloud,
    {
      what: 'money-back-look',
      find: (limit) => dueLooks(cloud, limit),
      step: (look) => advanceLook(cloud, look, until),
    },
    until,
  );
}

/** An account that nobody needs any more goes. */
async function payoutAccounts(cloud: Cloud, until: number): Promise<void> {
  await workOff(
    cloud,
    {
      what: 'payout-account',
      find: (limit) => accountsToForget(cloud, limit),
      step: (one) => forgetAccount(cloud, one),
    },
    until,
  );
}

/** Proposals go on or rise: a roster of a whole city takes minutes, so they come last and have what time is left. */
async function proposals(cloud: Cloud, until: number): Promise<void> {
  const work = { acts: actsOfTwo, until, unanswered: proposalUnanswered, failed: proposalFailed };
  await workOff(
    cloud,
    {
      what: 'proposal',
      find: (limit) => cloud.db.find('proposals', due(cloud, limit)),
      step: (one) => advanceProposal(cloud, one, work),
    },
    until,
  );
}

/** Files that were uploaded are read, checked and handed in, whose page was closed. */
async function uploads(cloud: Cloud, until: number): Promise<void> {
  await workOff(
    cloud,
    {
      what: 'upload',
      find: (limit) => cloud.db.find('uploads', due(cloud, limit)),
      step: (one) => advanceUpload(cloud, uploadTables, one, until),
    },
    until,
  );
}

/** Levy lists whose page was closed go on; those past their time go. */
async function levyLists(cloud: Cloud, until: number): Promise<void> {
  await workOff(
    cloud,
    {
      what: 'levy-list',
      find: (limit) => dueLevyLists(cloud, limit),
      step: (list) => advanceLevyList(cloud, list, until),
    },
    until,
  );
}

/** Where what something was given for stands. */
function standingOf(cloud: Cloud, given: Evidence): Promise<Standing> {
  return given.kind === 'claim' ? standingOfClaim(cloud, given) : standingOfRequest(cloud, given.about);
}

/** Pictures that nobody finished sending, and those of what is over long enough, go. */
async function evidence(cloud: Cloud, until: number): Promise<void> {
  await workOff(
    cloud,
    {
      what: 'evidence',
      find: (limit) => cloud.db.find('evidence', due(cloud, limit)),
      step: async (one) => advanceEvidence(cloud, one, await standingOf(cloud, one)),
    },
    until,
  );
}

/** Files made for officers go after their day. */
async function handOuts(cloud: Cloud, until: number): Promise<void> {
  const past = { filter: { expiresAt: { lte: cloud.now() } } } as const;
  await workOff(
    cloud,
    {
      what: 'hand-out',
      find: (limit) => cloud.db.find('hand-outs', { ...past, limit }),
      step: (one) => endHandOut(cloud, one),
    },
    until,
  );
}

/** Limits that were reached too often stand on the operator's list. */
async function alarms(cloud: Cloud, until: number): Promise<void> {
  await workOff(
    cloud,
    {
      what: 'alarm',
      find: (limit) => cloud.db.find('alarms', { filter: {}, limit }),
      step: (alarm) => openAlarmCase(cloud, alarm),
    },
    until,
  );
}

/** Nobody waits for it, and most of it is looked for in vain: what is past its time goes, and lists go on whose page was closed. */
async function seldomDue(cloud: Cloud, until: number): Promise<void> {
  await attempt(cloud, 'unheld', () => eraseUnheld(cloud));
  await attempt(cloud, 'retention', () => removeExpired(cloud, until));
  await evidence(cloud, until);
  await handOuts(cloud, until);
  await payoutAccounts(cloud, until);
  await levyLists(cloud, until);
}

/** Besides the promises, the log is sealed, and files and proposals go on. */
async function upkeep(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  await attempt(cloud, 'shipped-notices', () => keepShippedNotices(cloud));
  await promises(cloud, begun + firstMs);
  await alarms(cloud, begun + firstMs);
  await attempt(cloud, 'audit-log', () => sealDays(cloud));
  await seldom(cloud, begun + firstMs, () => seldomDue(cloud, begun + firstMs));
  await rotation(cloud, begun + firstMs);
  await moneyBack(cloud, begun + firstMs);
  await uploads(cloud, begun + firstMs);
  await proposals(cloud, begun + lastMs);
}

/** Left to the groups where all else is wanted by the places, ms: a record is counted before its person's roster is. */
const groupsMs = 4000;

/** Of a run's time the reports of places, which go on in the next, ms. */
const reportsMs = 20_000;

/** The week's reports are kept of what is counted; then the counts follow the records, and the groups the rosters. */
async function progress(cloud: Cloud): Promise<void> {
  const begun = cloud.now();
  await attempt(cloud, 'weekly-reports', () => makeWeeklyReports(cloud, begun + reportsMs));
  await attempt(cloud, 'counts', () => foldCounts(cloud, begun + lastMs - groupsMs));
  await attempt(cloud, 'groups', () => foldRosters(cloud, begun + lastMs));
}

/** What must happen without anybody asking, by kind: each has a function of its own, and none waits for another. */
export const timerKinds = { payments, messages, books, upkeep, progress } as const;
export type TimerKind = keyof typeof timerKinds;
