import { isDeepStrictEqual } from 'node:util';
import { withPlacesAbove } from '../../../policy/region-names';
import { monthlyListsMs } from '../../enrolment';
import { type Cloud, chinaDay } from '../../platform';
import type { CertifiedSpan, Roster, RosterChange, Span } from '../../schema';
import { spansOf } from './count-years';

/** Writes under way at once. */
const atOnce = 20;

export function monthKey(month: string, region: string): string {
  return `${month} ${region}`;
}

/**
 * Notes for the month's lists what changed in some rosters (at most 25) since it was last noted. What stood when the month began stays, so
 * that it may be noted twice, and what comes to nothing within the month goes. One round trip, and one for each identity that changed.
 */
export async function noteMonthChanges(cloud: Cloud, rosters: readonly Roster[]): Promise<void> {
  const changes = rosters.flatMap((roster) => changesOf(roster, cloud.now()));
  if (changes.length === 0) return;
  const filter = { _id: { in: changes.map(({ _id }) => _id) } };
  const stored = await cloud.db.find('roster-changes', { filter, limit: changes.length });
  const held = new Map(stored.map((one) => [one._id, one]));
  for (let first = 0; first < changes.length; first += atOnce) {
    const some = changes.slice(first, first + atOnce);
    await Promise.all(some.map((change) => noteOne(cloud, change, held.get(change._id)?.before)));
  }
}

async function noteOne(cloud: Cloud, change: RosterChange, atBeginning = change.before): Promise<void> {
  if (isDeepStrictEqual(atBeginning, change.after)) return cloud.db.remove('roster-changes', change._id);
  await cloud.db.put('roster-changes', { ...change, before: atBeginning });
}

/** By identity and place, where what stands now isn't what was last noted. */
function changesOf(roster: Roster, now: number): readonly RosterChange[] {
  const [before, after] = [byIdentity(roster.counted?.spans ?? []), byIdentity(spansOf(roster))];
  const month = chinaDay(roster.countAt ?? now).slice(0, 7);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): readonly RosterChange[] => {
    const [was, is] = [before.get(key) ?? [], after.get(key) ?? []];
    const [one] = [...is, ...was];
    if (one === undefined || isDeepStrictEqual(was.map(spanOf), is.map(spanOf))) return [];
    return [changeOf(roster._id, { month, one, was, is, now })];
  });
}

interface Changed {
  readonly month: string;
  readonly one: CertifiedSpan;
  readonly was: readonly CertifiedSpan[];
  readonly is: readonly CertifiedSpan[];
  readonly now: number;
}

function changeOf(personId: string, { month, one, was, is, now }: Changed): RosterChange {
  const { code, region } = one;
  return {
    _id: `${month}-${personId}-${code}-${region}`,
    personId,
    region,
    monthIn: withPlacesAbove(region).map((place) => monthKey(month, place)),
    month,
    code,
    before: was.map(spanOf),
    after: is.map(spanOf),
    at: now,
    expiresAt: now + monthlyListsMs,
  };
}

function spanOf({ since, until }: CertifiedSpan): Span {
  return { since, ...(until === undefined ? {} : { until }) };
}

function byIdentity(spans: readonly CertifiedSpan[]): ReadonlyMap<string, readonly CertifiedSpan[]> {
  const all = new Map<string, CertifiedSpan[]>();
  for (const span of [...spans].sort((one, other) => (one.since < other.since ? -1 : 1))) {
    const key = `${span.code} ${span.region}`;
    all.set(key, [...(all.get(key) ?? []), span]);
  }
  return all;
}
