import { type IsoDay, addDays, addMonths, formatDay, isoDay, parseDay } from '../../../policy/calendar';

function firstOf(month: string) {
  return parseDay(isoDay(`${month}-01`));
}

/** `2023-11` and -1 → `2023-10`. */
export function monthBeside(month: string, by: number): string {
  return formatDay(addMonths(firstOf(month), by)).slice(0, 7);
}

/** The last day of a month on which something is in time; the month's end where it has no such day. */
export function dueIn(month: string, dayOfMonth: number): IsoDay {
  const days = firstOf(monthBeside(month, 1)) - firstOf(month);
  return formatDay(addDays(firstOf(month), Math.min(dayOfMonth, days) - 1));
}
