import { sayDay } from '../../contract/calendar-day';
import { noFen, sumFen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import { daysBefore, intoDay } from './days';
import { type Bill, type Step, billOf, isLegacy } from './merchant-day';
import { throughBill } from './through-bill';
import { throughBooks } from './through-books';
import { type Backoff, type Cloud, type Merchant, backoffMs } from '../platform';
import type { BillComparison } from '../schema';
import { openCase } from '../billing/cases';

const hourMs = 3_600_000;

/** WeChat has a day's bill ready at ten the next morning. */
const readyMs = 10 * hourMs + 5 * 60_000;
/** An empty bill on a day with payments is a late bill, until now. */
const lateMs = 20 * hourMs;
/** Days that a run looks back: a timer that stood still catches up. */
const daysBack = 3;
/** Days before these of which one that nobody compared is found. */
const missedBack = 7;
const minuteMs = 60_000;
/** A late bill is asked for again after this long. */
const lateAgainMs = 10 * minuteMs;
/** A day that went wrong so often, within some five quarters of an hour, is an officer's to know of. */
const mostFailures = 4;
/** Between two tries for a day's bill. */
const betweenTries: Backoff = { firstMinutes: 5, capMinutes: 240 };

/**
 * Compares WeChat's bills of the last days with the books until it is `until` (ms), each bill fetched once a run; what differs
 * is listed for officers. A day that goes wrong is taken up again ever later, and keeps no other day waiting.
 */
export async function compareBills(cloud: Cloud, until: number): Promise<void> {
  const now = cloud.now();
  const known = await comparisonsOf(cloud, [...missedDays(now), ...comparedDays(now)]);
  await giveUpMissed(cloud, known);
  for (const day of comparedDays(now)) {
    for (const merchant of cloud.settings.merchants) {
      const held = known.find((one) => isOf(one, day, merchant)) ?? fresh(day, merchant, now);
      if (held.phase === 'done' || (held.nextAt ?? now) > now) continue;
      if (cloud.now() >= until) return;
      await workOn(cloud, { held, day, merchant }, until);
    }
  }
}

/** The days whose bills are compared now, the oldest first. */
export function comparedDays(now: number): readonly IsoDay[] {
  const latest = intoDay(now) < readyMs ? 2 : 1;
  return Array.from({ length: daysBack - latest + 1 }, (_, at) => daysBefore(now, daysBack - at));
}

/** The days before those: a timer that stood for days may have left some of them. */
function missedDays(now: number): readonly IsoDay[] {
  return Array.from({ length: missedBack }, (_, at) => daysBefore(now, daysBack + 1 + at));
}

/** What nobody compared while it was looked back on, an officer must know of. */
async function giveUpMissed(cloud: Cloud, known: readonly BillComparison[]): Promise<void> {
  const now = cloud.now();
  for (const day of missedDays(now)) {
    for (const merchant of cloud.settings.merchants) {
      const found = known.find((one) => isOf(one, day, merchant));
      if (found?.phase === 'done' || found?.phase === 'missed') continue;
      const held = found ?? fresh(day, merchant, now);
      const step = { held, day, merchant };
      if (found !== undefined || (await anythingBooked(cloud, step))) await reportMissed(cloud, step);
      await cloud.db.put('bill-comparisons', { ...held, phase: 'missed', updatedAt: now });
    }
  }
}

/** More merchants than the days have room for here could not be declared. */
const mostComparisons = 1000;

/** Every merchant's comparison of some days, those of the release before with them. */
export async function comparisonsOf(
  cloud: Cloud,
  days: readonly IsoDay[],
): Promise<readonly BillComparison[]> {
  const found = await cloud.db.find('bill-comparisons', {
    filter: { day: { in: days } },
    limit: mostComparisons,
  });
  const before = await cloud.db.find('bill-comparisons', {
    filter: { _id: { in: days } },
    limit: days.length,
  });
  return [...found, ...before];
}

function isOf({ _id, merchantId }: BillComparison, day: IsoDay, merchant: Merchant): boolean {
  return (
    _id === comparisonId(day, merchant) || (merchantId === undefined && isLegacy(merchant) && _id === day)
  );
}

function comparisonId(day: IsoDay, { merchantId }: Merchant): string {
  return `${day}-${merchantId}`;
}

/** Goes on with a merchant's day until it is `until`. What goes wrong is noted, with the time of the next attempt. */
async function workOn(cloud: Cloud, step: Step, until: number): Promise<void> {
  try {
    await stepsOf(cloud, step, until);
  } catch (error) {
    const { held, day, merchant } = step;
    const { failures = 0 } = held;
    const { merchantId } = merchant;
    cloud.log('bill-failed', {
      day,
      merchantId,
      failures,
      error: error instanceof Error ? error.name : 'unknown',
    });
    if (failures + 1 === mostFailures) await reportMissing(cloud, step);
    const now = cloud.now();
    const nextAt = now + backoffMs(failures, betweenTries);
    const latest = (await cloud.db.get('bill-comparisons', held._id)) ?? held;
    await cloud.db.put('bill-comparisons', { ...latest, failures: failures + 1, nextAt, updatedAt: now });
  }
}

function fresh(day: IsoDay, merchant: Merchant, now: number): BillComparison {
  return {
    _id: comparisonId(day, merchant),
    day,
    merchantId: merchant.merchantId,
    phase: 'bill',
    position: '',
    differences: [],
    updatedAt: now,
  };
}

async function stepsOf(cloud: Cloud, step: Step, until: number): Promise<void> {
  const { held, day, merchant } = step;
  const bill = billOf(await cloud.pay.downloadBill({ merchantId: merchant.merchantId, day }));
  const lateYet = day === daysBefore(cloud.now(), 1) && intoDay(cloud.now()) < lateMs;
  if (bill.lines.length === 0 && lateYet && (await anythingBooked(cloud, step))) {
    const now = cloud.now();
    await cloud.db.put('bill-comparisons', { ...held, nextAt: now + lateAgainMs, updatedAt: now });
    return;
  }
  const { failures: _, nextAt: __, ...begun } = held;
  let next = begun;
  do {
    next = await afterPage(cloud, { ...step, held: next }, bill);
    if (next.phase === 'done') await listForOfficers(cloud, { ...step, held: next });
    await cloud.db.put('bill-comparisons', { ...next, updatedAt: cloud.now() });
  } while (next.phase !== 'done' && cloud.now() < until);
}

function afterPage(cloud: Cloud, step: Step, bill: Bill): Promise<BillComparison> {
  return step.held.phase === 'bill' ? throughBill(cloud, step, bill) : throughBooks(cloud, step, bill);
}

async function anythingBooked(cloud: Cloud, step: Step): Promise<boolean> {
  return (await bookedIn(cloud, 'orders', step)) || (await bookedIn(cloud, 'refunds', step));
}

async function bookedIn(
  cloud: Cloud,
  collection: 'orders' | 'refunds',
  { day, merchant }: Step,
): Promise<boolean> {
  const { merchantId } = merchant;
  if ((await cloud.db.count(collection, { billDay: day, merchantId })) > 0) return true;
  if (!isLegacy(merchant)) return false;
  // Those of the release before name no merchant; what names one, whichever, is no text that is empty.
  const all = await cloud.db.count(collection, { billDay: day });
  return all > (await cloud.db.count(collection, { billDay: day, merchantId: { gt: '' } }));
}

async function listForOfficers(cloud: Cloud, { held, day, merchant }: Step): Promise<void> {
  const { differences } = held;
  const { merchantId, payee } = merchant;
  cloud.log('bill-compared', { day, merchantId, differences: differences.length });
  if (differences.length === 0) return;
  const amountFen = sumFen(differences.map(({ billFen, ledgerFen }) => billFen ?? ledgerFen ?? noFen));
  await cloud.db.transaction((tx) =>
    openCase(tx, {
      id: `bill-${comparisonId(day, merchant)}`,
      kind: 'bill-differs',
      region: '',
      orderId: null,
      refundId: null,
      amountFen,
      summary: `${payee}（商户号${merchantId}）${day}的微信账单与系统账目有${differences.length}处不同，请在“对账差异”里逐条核对。`,
      now: cloud.now(),
    }),
  );
}

/** What nobody compared by machine, somebody must know of. */
function reportMissing(cloud: Cloud, step: Step): Promise<void> {
  return reportDay(cloud, step, {
    id: 'missing',
    words:
      '的微信账单多次没有取到或没有读完，这一天还没有对账。系统在之后三天内会继续尝试，结果见“对账差异”；' +
      '一直没有结果的，请在商户平台下载账单核对。',
  });
}

function reportMissed(cloud: Cloud, step: Step): Promise<void> {
  return reportDay(cloud, step, {
    id: 'missed',
    words: '的微信账单三天内没有对完，系统不再尝试。请在商户平台下载这一天的账单，与系统账目逐笔核对。',
  });
}

function reportDay(
  cloud: Cloud,
  { day, merchant }: Step,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<void> {
  return cloud.db.transaction((tx) =>
    openCase(tx, {
      id: `bill-${comparisonId(day, merchant)}-${id}`,
      kind: 'bill-missing',
      region: '',
      orderId: null,
      refundId: null,
      amountFen: noFen,
      summary: `${merchant.payee}（商户号${merchant.merchantId}）${sayDay(day)}${words}`,
      now: cloud.now(),
    }),
  );
}
