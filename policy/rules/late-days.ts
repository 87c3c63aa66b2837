import { beforeAllDays, type Day, formatDay, type IsoDay, isoDay, laterDay, parseDay } from '../calendar';
import { type ByMonth, nextOpenDay, type OpenDays, openDaysOf } from './open-days';

/** What a rule for payment after the window says of its days. */
export interface LateSpan extends ByMonth {
  readonly clause: string;
  /** The first day; without it the day after the window. */
  readonly from?: IsoDay;
  /** The last day, and the clause that sets it; without it the last of the cover. */
  readonly until?: { readonly day: IsoDay; readonly clause: string };
  /** The last day of the cover, where it isn't the year's. */
  readonly to?: IsoDay;
}

/** The days on which one may pay so: from the first to the last, and in between the next open one from a day on. */
export interface LateDays {
  readonly from: Day;
  readonly until: Day;
  nextFrom(day: Day): Day;
}

function endOf({ until, to }: LateSpan, year: number): Day {
  return parseDay(until?.day ?? to ?? `${year}-12-31`);
}

/** The stretches of open days where the rule names days of the month, else null. */
export function lateOpenDays(span: LateSpan, year: number): readonly OpenDays[] | null {
  if (span.daysOfMonth === undefined && span.months === undefined) return null;
  return openDaysOf(span, parseDay(span.from ?? `${year - 1}-01-01`), endOf(span, year));
}

export function lateDaysOf(span: LateSpan, year: number): LateDays {
  const from = span.from === undefined ? beforeAllDays : parseDay(span.from);
  const open = lateOpenDays(span, year);
  if (open === null) return { from, until: endOf(span, year), nextFrom: (day) => laterDay(day, from) };
  return {
    from,
    until: open[open.length - 1]?.to ?? beforeAllDays,
    nextFrom: (day) => nextOpenDay(open, laterDay(day, from)),
  };
}

/** The last day on which one may pay so, and its clause; null where the rule sets none. */
export function lastLateDay(
  span: LateSpan,
  year: number,
): { readonly clause: string; readonly day: IsoDay } | null {
  const open = lateOpenDays(span, year);
  if (open === null) return span.until ?? null;
  const last = open[open.length - 1];
  const clause = span.until?.clause ?? span.clause;
  return last === undefined ? null : { clause, day: isoDay(formatDay(last.to)) };
}
