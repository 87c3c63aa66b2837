import type { IsoDay } from '../../policy/calendar';
import { liesIn } from '../../policy/region-names';
import { yearWithoutNotice } from '../../policy/year-without-notice';
import { chinaToday } from '../words/days';
import type { NoticeIndex } from './notice-index';

/** The insured years of notices that speak of the place or of a part of it, the newest first: what its offices work on. */
export function yearsWithin({ entries }: NoticeIndex, region: string): readonly number[] {
  const years = entries
    .filter(({ regions }) => regions.some((place) => liesIn(region, place) || liesIn(place, region)))
    .map(({ year }) => year);
  return [...new Set(years)].sort((one, other) => other - one);
}

/** The insured year whose notice one would expect by now and that has none; null where nothing is missing. */
export function yearMissing(
  { entries }: NoticeIndex,
  region: string,
  today: IsoDay = chinaToday(),
): number | null {
  return yearWithoutNotice(entries, region, today);
}
