import { sayDay } from '../../contract/calendar-day';
import type { BillDifference } from '../../contract/refunds';
import { noFen, sumFen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import { daysBefore, intoDay } from './days';
import { orderRefundsDiffer, ordersGivenBack } from './order-refunds';
import { type Backoff, type BillLine, type Cloud, type Merchant, backoffMs } from '../platform';
import { askWeChat, isPaid, takePayment } from '../billing/payments';
import type { BillComparison, Order, Refund } from '../schema';
import { openCase } from '../billing/cases';
import { readRefundOnBill } from '../billing/refunds';

const hourMs = 3_600_000;

/** WeChat has a day's bill ready at ten the next morning. */
const readyMs = 10 * hourMs + 5 * 60_000;
/** An empty bill on a day with payments is a late bill, until now. */
const lateMs = 20 * hourMs;
/** Days that a run looks back: a timer that stood still catches up. */
const daysBack = 3;
const minuteMs = 60_000;
/** A late bill is asked for again after this long. */
const lateAgainMs = 10 * minuteMs;
/** A day that went wrong so often, within some five quarters of an hour, is an officer's to know of. */
const mostFailures = 4;
/** Between two tries for a day's bill. */
const betweenTries: Backoff = { firstMinutes: 5, capMinutes: 240 };
/** Lines or documents of one page. */
const pageSize = 100;
/** A run goes on until it has looked at so many lines; fetching a bill counts as some. */
const mostWork = 100;
const billWork = 10;

/**
 * Compares WeChat's bills of the last days with the books, some of it a run; what differs is listed for
 * officers. A day that goes wrong is taken up again ever later, and keeps no other day waiting.
 */
export async function compareBills(cloud: Cloud): Promise<void> {
  const now = cloud.now();
  const known = await comparisonsOf(cloud, comparedDays(now));
  let left = mostWork;
  for (const day of comparedDays(now)) {
    for (const merchant of cloud.settings.merchants) {
      const held = known.find((one) => isOf(one, day, merchant)) ?? fresh(day, merchant, now);
      if (held.phase === 'done' || (held.nextAt ?? now) > now) continue;
      left -= await workOn(cloud, { held, day, merchant }, left);
      if (left <= 0) return;
    }
  }
}

/** The days whose bills are compared now, the oldest first. */
export function comparedDays(now: number): readonly IsoDay[] {
  const latest = intoDay(now) < readyMs ? 2 : 1;
  return Array.from({ length: daysBack - latest + 1 }, (_, at) => daysBefore(now, daysBack - at));
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

/** A merchant's day that is being compared. */
interface Step {
  readonly held: BillComparison;
  readonly day: IsoDay;
  readonly merchant: Merchant;
}

function comparisonId(day: IsoDay, { merchantId }: Merchant): string {
  return `${day}-${merchantId}`;
}

function isLegacy({ legacy }: Merchant): boolean {
  return legacy === true;
}

/**
 * Goes on with a merchant's day, for as long as there is work left in this run; answers how much it was. What goes wrong
 * is noted, with the time of the next attempt.
 */
async function workOn(cloud: Cloud, step: Step, left: number): Promise<number> {
  try {
    return await stepsOf(cloud, step, left);
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
    return billWork;
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

async function stepsOf(cloud: Cloud, step: Step, left: number): Promise<number> {
  const { held, day, merchant } = step;
  const bill = await cloud.pay.downloadBill({ merchantId: merchant.merchantId, day });
  const lateYet = day === daysBefore(cloud.now(), 1) && intoDay(cloud.now()) < lateMs;
  if (bill.length === 0 && lateYet && (await anythingBooked(cloud, step))) {
    const now = cloud.now();
    await cloud.db.put('bill-comparisons', { ...held, nextAt: now + lateAgainMs, updatedAt: now });
    return billWork;
  }
  const { failures: _, nextAt: __, ...begun } = held;
  let work = billWork;
  for (let next = begun; next.phase !== 'done' && work <= left;) {
    const page = await pageOf(cloud, { ...step, held: next }, bill);
    next = page.held;
    work += page.lines;
    if (next.phase === 'done') await listForOfficers(cloud, { ...step, held: next });
    await cloud.db.put('bill-comparisons', { ...next, updatedAt: cloud.now() });
  }
  return work;
}

/** A comparison after a page more, and how many lines or documents that was. */
interface Page {
  readonly held: BillComparison;
  readonly lines: number;
}

function pageOf(cloud: Cloud, step: Step, bill: readonly BillLine[]): Promise<Page> {
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

/** What is booked on a merchant's day. Of the legacy one that is everybody's: its old documents name no merchant. */
function bookedOn({ day, merchant }: Step): { readonly billDay: IsoDay; readonly merchantId?: string } {
  return isLegacy(merchant) ? { billDay: day } : { billDay: day, merchantId: merchant.merchantId };
}

/**
 * Each line of the bill is looked up in the books. Money nobody knew of is taken now: the callback never
 * came.
 */
async function throughBill(cloud: Cloud, step: Step, bill: readonly BillLine[]): Promise<Page> {
  const { held, merchant } = step;
  const from = Number(held.position);
  const page = bill.slice(from, from + pageSize);
  const differences = [...held.differences];
  for (const line of page) {
    const found =
      line.kind === 'payment'
        ? await paymentDiffers(cloud, merchant, line)
        : await refundDiffers(cloud, merchant, line);
    if (found !== null) differences.push({ ...found, payee: merchant.payee });
  }
  for (const orderId of ordersGivenBack(page)) {
    if (differences.some(({ entry, number }) => entry === 'order-refunds' && number === orderId)) continue;
    const found = await orderRefundsDiffer(cloud, orderId, bill);
    if (found !== null) differences.push({ ...found, payee: merchant.payee });
  }
  const next: BillComparison =
    from + pageSize < bill.length
      ? { ...held, differences, position: String(from + pageSize) }
      : { ...held, differences, phase: 'ledger-payments', position: '' };
  return { held: next, lines: page.length };
}

async function paymentDiffers(
  cloud: Cloud,
  merchant: Merchant,
  line: BillLine,
): Promise<BillDifference | null> {
  const order = await knownPayment(cloud, merchant, line.outTradeNo);
  const seen = { entry: 'payment', number: line.outTradeNo, billFen: line.amountFen } as const;
  if (order === null) return { ...seen, kind: 'missing-in-ledger', ledgerFen: null };
  if (order.wechatFen === line.amountFen) return null;
  return { ...seen, kind: 'amount-differs', ledgerFen: order.wechatFen };
}

/** The merchant's order; another's is as if it never was: that money is not where it belongs. */
async function knownPayment(cloud: Cloud, merchant: Merchant, orderId: string): Promise<Order | null> {
  const order = await cloud.db.get('orders', orderId);
  if (order !== null && !belongsTo(merchant, order)) return null;
  if (order === null || order.wechat === 'paid') return order;
  const asked = order ?? { _id: orderId, merchantId: merchant.merchantId };
  const answer = await askWeChat(cloud, asked);
  if (answer === null || !isPaid(answer)) return null;
  const taken = await takePayment(cloud, asked, answer);
  return taken.known ? taken.order : null;
}

function belongsTo(merchant: Merchant, { merchantId }: Order | Refund): boolean {
  return merchantId === undefined ? isLegacy(merchant) : merchantId === merchant.merchantId;
}

async function refundDiffers(
  cloud: Cloud,
  merchant: Merchant,
  line: BillLine,
): Promise<BillDifference | null> {
  const number = line.outRefundNo ?? '';
  const held = await cloud.db.get('refunds', number);
  const seen = { entry: 'refund', number, billFen: line.amountFen } as const;
  if (held === null || !belongsTo(merchant, held)) {
    return { ...seen, kind: 'missing-in-ledger', ledgerFen: null };
  }
  if (held.amountFen !== line.amountFen) {
    return { ...seen, kind: 'amount-differs', ledgerFen: held.amountFen };
  }
  const refund = await readRefundOnBill(cloud, held, line.refundState);
  const contradicts = line.refundState === 'failed' && refund.state === 'done';
  return contradicts ? { ...seen, kind: 'state-differs', ledgerFen: refund.amountFen } : null;
}

/** What the books say that WeChat took or gave on the day is looked for in the bill. */
async function throughBooks(cloud: Cloud, step: Step, bill: readonly BillLine[]): Promise<Page> {
  const { held, merchant } = step;
  const options = {
    filter: { ...bookedOn(step), _id: { gt: held.position } },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  } as const;
  const payments = held.phase === 'ledger-payments';
  const page: readonly (Order | Refund)[] = payments
    ? await cloud.db.find('orders', options)
    : await cloud.db.find('refunds', options);
  const numbers = new Set(
    bill.map((line) => (line.kind === 'payment' ? line.outTradeNo : (line.outRefundNo ?? ''))),
  );
  const missing = page
    .filter((one) => !numbers.has(one._id) && belongsTo(merchant, one))
    .map((one): BillDifference => ({
      kind: 'missing-in-bill',
      entry: payments ? 'payment' : 'refund',
      number: one._id,
      billFen: null,
      ledgerFen: 'wechatFen' in one ? one.wechatFen : one.amountFen,
      payee: merchant.payee,
    }));
  const differences = [...held.differences, ...missing];
  if (page.length === pageSize) {
    const position = page[page.length - 1]?._id ?? '';
    return { held: { ...held, differences, position }, lines: page.length };
  }
  const phase = payments ? 'ledger-refunds' : 'done';
  return { held: { ...held, differences, phase, position: '' }, lines: page.length };
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
function reportMissing(cloud: Cloud, { day, merchant }: Step): Promise<void> {
  return cloud.db.transaction((tx) =>
    openCase(tx, {
      id: `bill-${comparisonId(day, merchant)}-missing`,
      kind: 'bill-missing',
      region: '',
      orderId: null,
      refundId: null,
      amountFen: noFen,
      summary:
        `${merchant.payee}（商户号${merchant.merchantId}）${sayDay(day)}的微信账单多次没有取到或没有读完，这一天还没有对账。系统在之后三天内会继续尝试，` +
        '结果见“对账差异”；一直没有结果的，请在商户平台下载账单核对。',
      now: cloud.now(),
    }),
  );
}
