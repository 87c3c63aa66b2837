import { chinaToday } from '../../words/days';

/** This year and the next: for which a notice may be written from nothing. */
export function yearsWrittenNow(now: number): readonly [number, number] {
  const thisYear = Number(chinaToday(now).slice(0, 4));
  return [thisYear, thisYear + 1];
}

/**
 * The years for which a notice may be taken over: the one after its own; where a place brought none out for some time, this
 * year and the next, for which one may still be.
 */
export function yearsToWrite(year: number, now: number): readonly number[] {
  const writtenNow = yearsWrittenNow(now);
  return year + 1 > writtenNow[0] ? [year + 1] : writtenNow;
}
