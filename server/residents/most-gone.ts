import type { Cloud } from '../platform';
import { mostGone } from '../uploads';
import { goneKey, yearKey } from './standing';

/**
 * Whether whole lists marked more people of a place as gone for a year than may be, all of them together. Those whom the year's list has, with
 * the marked, are the whole; before it is written, those of the year before. Three round trips, at once.
 */
export async function areTooManyGone(
  cloud: Cloud,
  { region, year }: { readonly region: string; readonly year: number },
): Promise<boolean> {
  const count = (listed: string): Promise<number> => cloud.db.count('residents', { listed });
  const [gone, here, before] = await Promise.all([
    count(goneKey(year, region)),
    count(yearKey(year, region)),
    count(yearKey(year - 1, region)),
  ]);
  return gone > mostGone(Math.max(here + gone, before));
}
