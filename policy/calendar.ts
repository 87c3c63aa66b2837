/**
 * A calendar day in China as the number of days since 1970-01-01: no clock time, no zone. The proleptic Gregorian
 * calendar, years 1800 to 2199. Days compare as numbers; a plain number is no day.
 */
declare const dayBrand: unique symbol;
export type Day = number & { readonly [dayBrand]: true };

/** A day that nobody knows: NaN, so that no comparison with it holds. */
export const noDay = Number.NaN as Day;

/** Before and after all days there are. */
export const beforeAllDays = Number.NEGATIVE_INFINITY as Day;
export const afterAllDays = Number.POSITIVE_INFINITY as Day;

/** The day `count` days later; earlier where it is negative. */
export function addDays(day: Day, count: number): Day {
  return (day + count) as Day;
}

export function earlierDay(one: Day, other: Day): Day {
  return one < other ? one : other;
}

export function laterDay(one: Day, other: Day): Day {
  return one > other ? one : other;
}

const firstYear = 1800;
const lastYear = 2199;
const monthLengths: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

function leapDaysBefore(year: number): number {
  const past = year - 1;
  return Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}
const epochLeapDays = leapDaysBefore(1970);
const daysBeforeMonth: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The day of a year, month (1 to 12) and day of the month, which must exist. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const afterLeapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  const yearStart = (year - 1970) * 365 + leapDaysBefore(year) - epochLeapDays;
  return (yearStart + (daysBeforeMonth[month - 1] ?? 0) + afterLeapDay + dayOfMonth - 1) as Day;
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : noDay;
}

/** Reads `YYYY-MM-DD` strictly: {@link noDay} for another form, for a day that doesn't exist, and for a year out of range. */
export function parseDay(text: string): Day {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return noDay;
  const year = digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
  const month = digit(text, 5) * 10 + digit(text, 6);
  const dayOfMonth = digit(text, 8) * 10 + digit(text, 9);
  if (!(year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && dayOfMonth >= 1)) return noDay;
  return dayOfMonth <= daysInMonth(year, month) ? dayOf(year, month, dayOfMonth) : noDay;
}

/** A {@link Day} as it is sent, stored and read: `YYYY-MM-DD`, and the calendar has it. Text order is time order. */
declare const isoBrand: unique symbol;
export type IsoDay = string & { readonly [isoBrand]: true };

export function isIsoDay(value: unknown): value is IsoDay {
  return typeof value === 'string' && !Number.isNaN(parseDay(value));
}

/** A text as the day that it names. Throws a RangeError where it names none. */
export function isoDay(text: string): IsoDay {
  if (!isIsoDay(text)) throw new RangeError(`${text} is no calendar day`);
  return text;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Year, month and day of the month of a day. */
export function calendarDate(day: Day): CalendarDate {
  let year = 1970 + Math.floor(day / 365.2425);
  while (dayOf(year, 1, 1) > day) year -= 1;
  while (dayOf(year + 1, 1, 1) <= day) year += 1;
  let month = 12;
  while (dayOf(year, month, 1) > day) month -= 1;
  return { year, month, day: day - dayOf(year, month, 1) + 1 };
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

const written = new Map<Day, IsoDay>();
const mostWritten = 4096;

/** `YYYY-MM-DD`. The few days that answers speak of are kept written. */
export function formatDay(day: Day): IsoDay {
  const known = written.get(day);
  if (known !== undefined) return known;
  const { year, month, day: dayOfMonth } = calendarDate(day);
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}` as IsoDay;
  if (written.size >= mostWritten) written.clear();
  written.set(day, text);
  return text;
}

/** `2024-01-01` as people read it: `2024年1月1日`. */
export function dayInWords(day: IsoDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The same day of the month `months` later, or that month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const date = calendarDate(day);
  const monthsFromZero = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(monthsFromZero / 12);
  const month = monthsFromZero - year * 12 + 1;
  return dayOf(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** The same day `years` later; of a leap day, the last of February. */
export function yearsLater(day: IsoDay, years: number): IsoDay {
  return formatDay(addMonths(parseDay(day), years * 12));
}

/** Completed years on a day. Who is born on 29 February completes a year on 1 March where there is no such day. */
export function ageOn(birth: Day, day: Day): number {
  const from = calendarDate(birth);
  const to = calendarDate(day);
  const before = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (before ? 1 : 0);
}
