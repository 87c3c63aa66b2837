import { dayMs } from '../../contract/calendar-day';
import { isIsoDay, type IsoDay } from '../../policy/calendar';

const chinaOffsetMs = 8 * 3_600_000;
function pad(value: number, width = 2) {
  return String(value).padStart(width, '0');
}

function fromUtc(ms: number): IsoDay {
  const at = new Date(ms);
  return `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}` as IsoDay;
}

/** Today in China (UTC+8, no daylight saving), whatever zone the phone is set to. */
export function chinaToday(now: number = Date.now()): IsoDay {
  return fromUtc(now + chinaOffsetMs);
}

function utcOf(day: IsoDay): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date);
}

export function addDays(day: IsoDay, count: number): IsoDay {
  return fromUtc(utcOf(day) + count * dayMs);
}

/** Days from `start` to `end`: 0 where they are the same. */
export function daysBetween(start: IsoDay, end: IsoDay): number {
  return Math.round((utcOf(end) - utcOf(start)) / dayMs);
}

export { sayDay } from '../../contract/calendar-day';

/** A moment in ms → `1月1日 09:05`, China time. */
export function sayMoment(ms: number): string {
  const at = new Date(ms + chinaOffsetMs);
  const clock = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${clock}`;
}

/** As {@link sayMoment}, with the year: for what is read again years later. */
export function sayMomentWithYear(ms: number): string {
  return `${chinaToday(ms).slice(0, 4)}年${sayMoment(ms)}`;
}

export interface DayParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** The day that three typed fields name, or null where the calendar has no such day. */
export function dayFromParts({ year, month, day }: DayParts): IsoDay | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  const text = `${year}-${pad(Number(month))}-${pad(Number(day))}`;
  return isIsoDay(text) ? text : null;
}

export function partsOfDay(day: string | null | undefined): DayParts {
  const [year = '', month = '', date = ''] = day ? day.split('-') : [];
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') };
}
