import type { IsoDay } from './calendar';
import { beginsAt, type NoticeCollection } from './insured-year';
import { yearsAt } from './notice-places';

/**
 * The insured year for which people of a place would expect a notice by a day and there is none: since its newest
 * notice began to collect, a year or more has gone by. Null where nothing is missing.
 */
export function yearWithoutNotice(
  notices: readonly NoticeCollection[],
  region: string,
  today: IsoDay,
): number | null {
  const [newest] = yearsAt(notices, region);
  if (newest === undefined) return null;
  const begin = beginsAt(notices, region, newest);
  const anniversary = today.slice(5) >= begin.slice(5) ? 0 : 1;
  const gone = Number(today.slice(0, 4)) - Number(begin.slice(0, 4)) - anniversary;
  return gone > 0 ? newest + gone : null;
}
