import type { IsoDay } from '../../policy/calendar';

const hourMs = 3_600_000;
/** China keeps UTC+8 all year round (no daylight saving). */
const offsetMs = 8 * hourMs;
const dayMs = 24 * hourMs;

/** The calendar day in China, `YYYY-MM-DD`, at a moment in ms since 1970. */
export function chinaDay(ms: number): IsoDay {
  return new Date(ms + offsetMs).toISOString().slice(0, 10) as IsoDay;
}

/** The first moment, in ms since 1970, of a calendar day in China. */
export function startOfChinaDay(day: IsoDay): number {
  return Date.parse(`${day}T00:00:00Z`) - offsetMs;
}

/** The first moment after a calendar day in China. */
export function endOfChinaDay(day: IsoDay): number {
  return startOfChinaDay(day) + dayMs;
}

/** The first moment from `ms` on at which nobody minds a message: from 8 to 21 in China. */
export function nextDaytime(ms: number): number {
  const morning = startOfChinaDay(chinaDay(ms)) + 8 * hourMs;
  if (ms < morning) return morning;
  return ms < morning + 13 * hourMs ? ms : morning + dayMs;
}

/** `2024-01-31 08:00:00`, China time: what a spreadsheet takes for a moment. */
export function chinaMoment(ms: number): string {
  return new Date(ms + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** WeChat Pay's `yyyyMMddHHmmss`, China time. */
export function payTimestamp(ms: number): string {
  return new Date(ms + offsetMs).toISOString().slice(0, 19).replace(/[-T:]/g, '');
}

/** Null where the text is no such timestamp. */
export function fromPayTimestamp(text: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? null : ms - offsetMs;
}

/** Whether offices are open, as far as a clock can say: Monday to Friday, 8 to 18 in China. Public holidays it doesn't know. */
export function isOfficeHour(ms: number): boolean {
  const there = new Date(ms + offsetMs);
  const isWeekday = there.getUTCDay() >= 1 && there.getUTCDay() <= 5;
  return isWeekday && there.getUTCHours() >= 8 && there.getUTCHours() < 18;
}
