import {
  addDays,
  addMonths,
  ageOn,
  calendarDate,
  type Day,
  dayOf,
  formatDay,
  type IsoDay,
  parseDay,
} from './calendar';
import type { NoticeDocument } from './notice/document';

/** Days between which no rule tells one from the other, both ends included; `from` is null where it has no beginning. */
export interface Span {
  readonly from: IsoDay | null;
  readonly to: IsoDay;
}

/** What of the rules a day is compared with: days of the calendar, and days, months and years before another day. */
interface Measures {
  readonly days: ReadonlySet<Day>;
  readonly dayCounts: ReadonlySet<number>;
  readonly monthCounts: ReadonlySet<number>;
  readonly ages: ReadonlySet<number>;
}

/** Reads them off the rules as they stand in the file, so that a kind of rule that comes later is read as well. */
function measuresOf(notices: readonly NoticeDocument[]): Measures {
  const days = new Set<Day>();
  const dayCounts = new Set<number>();
  const monthCounts = new Set<number>();
  const ages = new Set<number>();
  const read = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      const day = parseDay(value);
      if (!Number.isNaN(day)) days.add(day);
    } else if (typeof value === 'number') {
      if (/days$/i.test(key)) dayCounts.add(value);
      if (/months$/i.test(key)) monthCounts.add(value);
      if (/^age/.test(key)) ages.add(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) read(inner, Array.isArray(value) ? key : name);
    }
  };
  for (const { year, rules } of notices) {
    read([`${year}-01-01`, `${year}-12-31`], '');
    read(rules, '');
  }
  return { days, dayCounts, monthCounts, ages };
}

/** The first day from which a span of `count` months reaches `to`. */
function firstWithinMonths(to: Day, count: number): Day {
  let day = addDays(addMonths(to, -count), -4);
  while (addMonths(day, count) < to) day = addDays(day, 1);
  return day;
}

/** The first birthday of whoever has not completed `years` on `to`. */
function firstYounger(to: Day, years: number): Day {
  const { year, month } = calendarDate(to);
  let day = dayOf(year - years, month, 1);
  while (ageOn(day, to) >= years) day = addDays(day, 1);
  return day;
}

/** The spans that begin on these days, up to `last`, the earliest first. */
function spansFrom(starts: Iterable<Day>, last: Day): readonly Span[] {
  const sorted = [...new Set(starts)].filter((day) => day <= last).sort((one, other) => one - other);
  return [null, ...sorted].map((from, at) => {
    const next = sorted[at];
    return {
      from: from === null ? null : formatDay(from),
      to: formatDay(next === undefined ? last : addDays(next, -1)),
    };
  });
}

/** The days on which a person is looked at: that of payment, and that of an earlier one. */
export interface LookedAt {
  readonly payOn: IsoDay;
  readonly paidOn?: IsoDay;
}

function daysLookedAt({ payOn, paidOn }: LookedAt): readonly Day[] {
  return [payOn, paidOn].flatMap((day) => (day === undefined ? [] : [parseDay(day)]));
}

function edges({ days }: Measures, looked: LookedAt): readonly Day[] {
  const fixed = [...days, ...daysLookedAt(looked)];
  return fixed.flatMap((day) => [day, addDays(day, 1)]);
}

/** All days of recognition that the rules tell apart, up to the day of payment. */
export function spansOfRecognition(notices: readonly NoticeDocument[], looked: LookedAt): readonly Span[] {
  return spansFrom(edges(measuresOf(notices), looked), parseDay(looked.payOn));
}

/** The same for the day of an event, which limits in time are counted from. */
export function spansOfEvent(notices: readonly NoticeDocument[], looked: LookedAt): readonly Span[] {
  const measures = measuresOf(notices);
  const limits = daysLookedAt(looked).flatMap((day) => [
    ...[...measures.dayCounts].map((count) => addDays(day, -count)),
    ...[...measures.monthCounts].map((count) => firstWithinMonths(day, count)),
  ]);
  return spansFrom([...edges(measures, looked), ...limits], parseDay(looked.payOn));
}

/** The same for a birth date, which ages are counted from too. */
export function spansOfBirth(notices: readonly NoticeDocument[], looked: LookedAt): readonly Span[] {
  const measures = measuresOf(notices);
  const limits = daysLookedAt(looked).flatMap((day) => [
    ...[...measures.dayCounts].map((count) => addDays(day, -count)),
    ...[...measures.ages].map((years) => firstYounger(day, years)),
  ]);
  return spansFrom([...edges(measures, looked), ...limits], parseDay(looked.payOn));
}

/** A day within a span; it stands for all of it. */
export function dayIn({ to }: Span): IsoDay {
  return to;
}
