import type { NotedMissing } from '../../../contract/certified';
import type { Cloud } from '../../platform';
import type { Duplicate, Roster } from '../../schema';
import { missingKey } from './count-years';

/** So many are looked through by person; where more are missing, most of them simply haven't paid yet. */
const mostMissing = 500;
/** People of one read. */
const together = 100;
/** Other insurances that are known of one person. */
export const mostKnown = 10;

/** What an office's list says of the year and nobody took back; who died is so for every year. */
export function isKnownFor({ kind, year: of, state, end }: Duplicate, year: number): boolean {
  if (kind === 'two-lists' || (kind !== 'dead' && of !== year)) return false;
  const stands = end?.end === 'stands' || end?.end === 'suspended' || end?.end === 'died';
  return state === 'open' || stands;
}

/**
 * Of those certified and missing in a place for a year, whom an office's list has as insured otherwise or dead, by group. Null for a province,
 * where nobody is listed, and where more than 500 are missing. Two waits.
 */
export async function notedMissing(
  cloud: Cloud,
  region: string,
  year: number,
): Promise<ReadonlyMap<string, NotedMissing> | null> {
  if (region.endsWith('0000')) return null;
  const missing = await cloud.db.find('rosters', {
    filter: { missing: missingKey(year, region) },
    orderBy: [['_id', 'asc']],
    limit: mostMissing + 1,
  });
  if (missing.length > mostMissing) return null;
  const known = (await knownOf(cloud, missing)).filter((one) => isKnownFor(one, year));
  const dead = new Set(known.filter(({ kind }) => kind === 'dead').map(({ personId }) => personId));
  const otherwise = new Set(known.map(({ personId }) => personId).filter((id) => !dead.has(id)));
  const noted = new Map<string, NotedMissing>();
  for (const roster of missing) {
    for (const code of codesIn(roster, region, year)) {
      const { otherwise: insured, dead: died } = noted.get(code) ?? { otherwise: 0, dead: 0 };
      noted.set(code, {
        otherwise: insured + Number(otherwise.has(roster._id)),
        dead: died + Number(dead.has(roster._id)),
      });
    }
  }
  return noted;
}

async function knownOf(cloud: Cloud, rosters: readonly Roster[]): Promise<readonly Duplicate[]> {
  const ids = rosters.map(({ _id }) => _id);
  const parts = Array.from({ length: Math.ceil(ids.length / together) }, (_, part) =>
    ids.slice(part * together, (part + 1) * together),
  );
  const found = await Promise.all(
    parts.map((some) =>
      cloud.db.find('duplicates', { filter: { personId: { in: some } }, limit: some.length * mostKnown }),
    ),
  );
  return found.flat();
}

function codesIn({ counted }: Roster, region: string, year: number): readonly string[] {
  const groups = counted?.years.find((one) => one.year === year)?.groups ?? [];
  return groups.filter(({ places }) => places.includes(region)).map(({ code }) => code);
}
