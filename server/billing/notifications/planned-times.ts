import { dayMs } from '../../../contract/calendar-day';
import type { IsoDay } from '../../../policy/calendar';
import { chinaDay, startOfChinaDay } from '../../platform';
import type { SeenRecord } from './seen-record';

const hourMs = 3_600_000;
/** Who has just looked at the page needs no reminder yet. */
const notBeforeMs = 2 * hourMs;

/** A day may come earlier by a new notice: whoever waits for it is looked at so often. */
const lookAgainMs = 7 * dayMs;

/** When to look again at what is to be told at `at` (ms). */
export function nextLook(at: number, now: number): number {
  return Math.min(at, now + lookAgainMs);
}

/**
 * When a reminder is sent that was agreed to at `since` (ms): at nine, three days before the last day or else on that day, or at
 * five in its afternoon. Null where it is too late for any.
 */
export function reminderAt(lastDay: IsoDay, since: number): number | null {
  const last = startOfChinaDay(lastDay);
  const moments = [last - 3 * dayMs + 9 * hourMs, last + 9 * hourMs, last + 17 * hourMs];
  return moments.find((moment) => moment >= since + notBeforeMs) ?? null;
}

/** When it is told that cover begins: at nine of its first day. */
export function coverToldAt(firstDay: IsoDay): number {
  return startOfChinaDay(firstDay) + 9 * hourMs;
}

const unpaid: readonly SeenRecord['status']['state'][] = ['to-pay', 'awaiting-confirmation'];

/** The last day for what is due, of a record that can be paid today; null where there is none, or nothing can be paid. */
export function lastDayToPay({ status }: SeenRecord): IsoDay | null {
  return unpaid.includes(status.state) ? (status.payUntil ?? null) : null;
}

/** The first day of cover of somebody insured that is yet to come; null otherwise. */
export function coverToCome({ record, status }: SeenRecord, now: number): IsoDay | null {
  const { coveredFrom } = status;
  if (record.state !== 'insured' || coveredFrom === undefined) return null;
  return coveredFrom > chinaDay(now) ? coveredFrom : null;
}
