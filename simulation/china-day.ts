import type { IsoDay } from '../policy/calendar';

/**
 * The simulation's own calendar, written apart from the server's: a mistake there moves neither WeChat's bill, nor the
 * people, nor what the invariants hold the server to.
 */
const aheadOfUtcMs = 28_800_000;
const dayMs = 86_400_000;

/** The calendar day in China (UTC+8, no daylight saving) at a moment in ms since 1970. */
export function dayInChina(ms: number): IsoDay {
  return isoOf(Math.floor((ms + aheadOfUtcMs) / dayMs));
}

/** The first moment of a day in China. */
export function startOfDayInChina(day: IsoDay): number {
  return daysTo(day) * dayMs - aheadOfUtcMs;
}

/** The first moment after a day in China. */
export function endOfDayInChina(day: IsoDay): number {
  return startOfDayInChina(day) + dayMs;
}

/** Every day from the first to the last, both with it; none where the last lies before. */
export function daysFrom(first: IsoDay, last: IsoDay): readonly IsoDay[] {
  const days: IsoDay[] = [];
  for (let day = daysTo(first); day <= daysTo(last); day += 1) days.push(isoOf(day));
  return days;
}

function daysTo(day: IsoDay): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / dayMs;
}

function isoOf(days: number): IsoDay {
  const at = new Date(days * dayMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}` as IsoDay;
}
