import { chinaToday } from '../../words/days';

/**
 * The years for which a notice may be taken over: the one after its own; where a place brought none out for some time, this
 * year and the next, for which one may still be.
 */
export function yearsToWrite(year: number, now: number): readonly number[] {
  const thisYear = Number(chinaToday(now).slice(0, 4));
  return year + 1 > thisYear ? [year + 1] : [thisYear, thisYear + 1];
}
