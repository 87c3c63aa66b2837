import * as v from 'valibot';
import { afterAllDays, calendarDate, type Day, dayOf, daysInMonth } from '../calendar';

/** First and last day of a month on which payments are taken. */
export type DaysOfMonth = readonly [number, number];

/** On which days of a month payments are taken; without it on all. */
export interface ByMonth {
  /** In every month, save those that `months` names. */
  readonly daysOfMonth?: DaysOfMonth;
  /** Months, `YYYY-MM`, with days of their own. */
  readonly months?: readonly { readonly month: string; readonly days: DaysOfMonth }[];
}

const dayOfMonth = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31));
const daysOfMonth = v.pipe(
  v.tuple([dayOfMonth, dayOfMonth]),
  v.check(([first, last]) => first <= last, '每月收费的第一天不能晚于最后一天'),
);
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份要写成 2025-12 这样'));

/** Schema entries of the days of the month, to be part of a rule's schema. */
export const byMonthEntries = {
  daysOfMonth: v.optional(daysOfMonth),
  months: v.optional(v.pipe(v.array(v.strictObject({ month, days: daysOfMonth })), v.minLength(1))),
};

/** Days on end on which payments are taken. */
export interface OpenDays {
  readonly from: Day;
  readonly to: Day;
}

const everyDay: DaysOfMonth = [1, 31];

/** The open days from one day to another, month by month; a month too short for them has none. */
export function openDaysOf(rule: ByMonth, from: Day, to: Day): readonly OpenDays[] {
  const own = new Map((rule.months ?? []).map(({ month: name, days }) => [name, days]));
  const spans: OpenDays[] = [];
  let { year, month: number } = calendarDate(from);
  while (dayOf(year, number, 1) <= to) {
    const length = daysInMonth(year, number);
    const [first, last] =
      own.get(`${year}-${String(number).padStart(2, '0')}`) ?? rule.daysOfMonth ?? everyDay;
    const opens = Math.max(from, first > length ? afterAllDays : dayOf(year, number, first)) as Day;
    const shuts = Math.min(to, dayOf(year, number, Math.min(last, length))) as Day;
    if (opens <= shuts) spans.push({ from: opens, to: shuts });
    number = number === 12 ? 1 : number + 1;
    if (number === 1) year += 1;
  }
  return spans;
}

/** The next of these days from `day` on; after all days where there is none. */
export function nextOpenDay(spans: readonly OpenDays[], day: Day): Day {
  for (const { from, to } of spans) if (day <= to) return day < from ? from : day;
  return afterAllDays;
}
