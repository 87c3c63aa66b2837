import { dayMs } from '../../../contract/calendar-day';
import type { IdentityCode } from '../../../policy/fact-sheet';
import { type Cloud, chinaDay } from '../../platform';
import type { ListCame } from '../../schema';

/** A month's list is compared with the one before and audited at the end of the year; then nobody asks for it (ms). */
export const monthlyListsMs = 400 * dayMs;

export interface ListsOfPlace {
  readonly region: string;
  readonly codes: readonly IdentityCode[];
  /** The name of the officer whom a department told that nothing has changed. */
  readonly unchangedBy?: string;
}

export function listCameId(region: string, month: string, code: string): string {
  return `${region}-${month}-${code}`;
}

/**
 * Notes which groups' lists came to an office today; the first day of a month stands, and a list stands above the word that nothing
 * changed. One round trip, and one for each group that is new. Answers how many were.
 */
export async function noteListsCame(
  cloud: Cloud,
  { region, codes, unchangedBy }: ListsOfPlace,
): Promise<number> {
  const on = chinaDay(cloud.now());
  const expiresAt = cloud.now() + monthlyListsMs;
  const month = on.slice(0, 7);
  const wanted = [...new Set(codes)].map((code): ListCame => {
    const _id = listCameId(region, month, code);
    return { _id, region, month, code, on, expiresAt, ...(unchangedBy === undefined ? {} : { unchangedBy }) };
  });
  if (wanted.length === 0) return 0;
  const filter = { _id: { in: wanted.map(({ _id }) => _id) } };
  const held = await cloud.db.find('lists-came', { filter, limit: wanted.length });
  const stands = ({ _id }: ListCame): boolean =>
    held.some((one) => one._id === _id && (one.unchangedBy === undefined || unchangedBy !== undefined));
  const missing = wanted.filter((one) => !stands(one));
  for (const one of missing) await cloud.db.put('lists-came', one);
  return missing.length;
}
