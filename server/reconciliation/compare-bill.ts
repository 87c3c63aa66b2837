import { sayDay } from '../../contract/calendar-day';
import type { BillDifference } from '../../contract/refunds';
import { daysBefore, intoDay } from './days';
import type { BillLine, Cloud } from '../platform';
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
function backoffMs(failures: number): number {
  return Math.min(5 * 2 ** failures, 240) * minuteMs;
}
/** Lines or documents of one run. */
const pageSize = 100;

/**
 * Compares WeChat's bills of the last days with the books, some of it a run; what differs is listed for
 * officers. A day that goes wrong is taken up again ever later, and keeps no other day waiting.
 */
export async function compareBills(cloud: Cloud): Promise<void> {
  const now = cloud.now();
  for (let back = daysBack; back >= 1; back -= 1) {
    if (back === 1 && intoDay(now) < readyMs) return;
    const day = daysBefore(now, back);
    const held = (await cloud.db.get('bill-comparisons', day)) ?? fresh(day, now);
    if (held.phase === 'done' || (held.nextAt ?? now) > now) continue;
    if (await went(cloud, held, back)) return;
  }
}

/** Whether the day's step was taken; what went wrong is noted, with the time of the next attempt. */
async function went(cloud: Cloud, held: BillComparison, back: number): Promise<boolean> {
  try {
    await stepOf(cloud, held, back);
    return true;
  } catch (error) {
    const { _id: day, failures = 0 } = held;
    cloud.log('bill-failed', { day, failures, error: error instanceof Error ? error.name : 'unknown' });
    if (failures + 1 === mostFailures) await reportMissing(cloud, day);
    const now = cloud.now();
    const nextAt = now + backoffMs(failures);
    await cloud.db.put('bill-comparisons', { ...held, failures: failures + 1, nextAt, updatedAt: now });
    return false;
  }
}

function fresh(day: string, now: number): BillComparison {
  return {
    _id: day,
    phase: 'bill',
    position: '',
    differences: [],
    updatedAt: now,
  };
}

async function stepOf(cloud: Cloud, held: BillComparison, back: number): Promise<void> {
  const bill = await cloud.pay.downloadBill(held._id);
  const lateYet = back === 1 && intoDay(cloud.now()) < lateMs;
  if (bill.length === 0 && lateYet && (await anythingBooked(cloud, held._id))) {
    const now = cloud.now();
    await cloud.db.put('bill-comparisons', { ...held, nextAt: now + lateAgainMs, updatedAt: now });
    return;
  }
  const {
    failures: _,
    nextAt: __,
    ...next
  } = await (held.phase === 'bill' ? throughBill(cloud, held, bill) : throughBooks(cloud, held, bill));
  if (next.phase === 'done') await listForOfficers(cloud, next);
  await cloud.db.put('bill-comparisons', { ...next, updatedAt: cloud.now() });
}

async function anythingBooked(cloud: Cloud, day: string): Promise<boolean> {
  return (
    (await cloud.db.count('orders', { billDay: day })) + (await cloud.db.count('refunds', { billDay: day })) >
    0
  );
}

/**
 * Each line of the bill is looked up in the books. Money nobody knew of is taken now: the callback never
 * came.
 */
async function throughBill(
  cloud: Cloud,
  held: BillComparison,
  bill: readonly BillLine[],
): Promise<BillComparison> {
  const from = Number(held.position);
  const page = bill.slice(from, from + pageSize);
  const differences = [...held.differences];
  for (const line of page) {
    const difference =
      line.kind === 'payment' ? await paymentDiffers(cloud, line) : await refundDiffers(cloud, line);
    if (difference !== null) differences.push(difference);
  }
  return from + pageSize < bill.length
    ? { ...held, differences, position: String(from + pageSize) }
    : { ...held, differences, phase: 'ledger-payments', position: '' };
}

async function paymentDiffers(cloud: Cloud, line: BillLine): Promise<BillDifference | null> {
  const order = await knownPayment(cloud, line.outTradeNo);
  if (order === null)
    return difference('missing-in-ledger', 'payment', line.outTradeNo, line.amountFen, null);
  if (order.wechatFen === line.amountFen) return null;
  return difference('amount-differs', 'payment', line.outTradeNo, line.amountFen, order.wechatFen);
}

async function knownPayment(cloud: Cloud, orderId: string): Promise<Order | null> {
  const order = await cloud.db.get('orders', orderId);
  if (order === null || order.wechat === 'paid') return order;
  const answer = await askWeChat(cloud, orderId);
  if (answer === null || !isPaid(answer)) return null;
  const taken = await takePayment(cloud, orderId, answer);
  return taken.known ? taken.order : null;
}

async function refundDiffers(cloud: Cloud, line: BillLine): Promise<BillDifference | null> {
  const number = line.outRefundNo ?? '';
  const held = await cloud.db.get('refunds', number);
  if (held === null) return difference('missing-in-ledger', 'refund', number, line.amountFen, null);
  if (held.amountFen !== line.amountFen) {
    return difference('amount-differs', 'refund', number, line.amountFen, held.amountFen);
  }
  const refund = await readRefundOnBill(cloud, held, line.refundState);
  const contradicts = line.refundState === 'failed' && refund.state === 'done';
  return contradicts ? difference('state-differs', 'refund', number, line.amountFen, refund.amountFen) : null;
}

/** What the books say that WeChat took or gave on the day is looked for in the bill. */
async function throughBooks(
  cloud: Cloud,
  held: BillComparison,
  bill: readonly BillLine[],
): Promise<BillComparison> {
  const options = {
    filter: { billDay: held._id, _id: { gt: held.position } },
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
    .filter(({ _id }) => !numbers.has(_id))
    .map((one) =>
      difference(
        'missing-in-bill',
        payments ? 'payment' : 'refund',
        one._id,
        null,
        'wechatFen' in one ? one.wechatFen : one.amountFen,
      ),
    );
  const differences = [...held.differences, ...missing];
  if (page.length === pageSize) {
    return { ...held, differences, position: page[page.length - 1]?._id ?? '' };
  }
  return { ...held, differences, phase: payments ? 'ledger-refunds' : 'done', position: '' };
}

function difference(
  kind: BillDifference['kind'],
  entry: BillDifference['entry'],
  number: string,
  billFen: number | null,
  ledgerFen: number | null,
): BillDifference {
  return { kind, entry, number, billFen, ledgerFen };
}

async function listForOfficers(cloud: Cloud, { _id, differences }: BillComparison): Promise<void> {
  cloud.log('bill-compared', { day: _id, differences: differences.length });
  if (differences.length === 0) return;
  const amountFen = differences.reduce((sum, { billFen, ledgerFen }) => sum + (billFen ?? ledgerFen ?? 0), 0);
  await cloud.db.transaction((tx) =>
    openCase(tx, {
      id: `bill-${_id}`,
      kind: 'bill-differs',
      region: '',
      orderId: null,
      refundId: null,
      amountFen,
      summary: `${_id}的微信账单与系统账目有${differences.length}处不同，请在“对账差异”里逐条核对。`,
      now: cloud.now(),
    }),
  );
}

/** What nobody compared by machine, somebody must know of. */
function reportMissing(cloud: Cloud, day: string): Promise<void> {
  return cloud.db.transaction((tx) =>
    openCase(tx, {
      id: `bill-${day}-missing`,
      kind: 'bill-missing',
      region: '',
      orderId: null,
      refundId: null,
      amountFen: 0,
      summary:
        `${sayDay(day)}的微信账单多次没有取到或没有读完，这一天还没有对账。系统在之后三天内会继续尝试，` +
        '结果见“对账差异”；一直没有结果的，请在商户平台下载账单核对。',
      now: cloud.now(),
    }),
  );
}
