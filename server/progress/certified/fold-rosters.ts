import { isDeepStrictEqual } from 'node:util';
import { isoDay } from '../../../policy/calendar';
import { type Cloud, type Documents, chinaDay, startOfChinaDay } from '../../platform';
import type { CountedYear, EnrolmentRecord, Roster } from '../../schema';
import { CertifiedChanges } from './change-certified';
import { countYears, countedYearsOn, missingKeys, spansOf } from './count-years';
import { noteMonthChanges } from './month-changes';

/** Rosters of one transaction: they share their county's document, and each takes two round trips. */
const together = 25;

/**
 * Brings the counts of groups, who of them is missing, and the month's lists up to date with the rosters that changed, until nothing is
 * left or it is `until` (ms). One after the other, for all share the documents of the places above; what a roster was counted as and the
 * counts change together, so that it may be cut off anywhere and run twice at once. One round trip where nothing changed.
 */
export async function foldRosters(cloud: Cloud, until: number): Promise<void> {
  let folded = 0;
  while (cloud.now() < until) {
    const due = await cloud.db.find('rosters', {
      filter: { countAt: { lte: cloud.now() } },
      orderBy: [['countAt', 'asc']],
      limit: together,
    });
    if (due.length === 0) break;
    const done = await foldSome(cloud, due);
    folded += done;
    if (done === 0) break;
  }
  if (folded > 0) cloud.log('rosters-folded', { folded });
}

async function foldSome(cloud: Cloud, due: readonly Roster[]): Promise<number> {
  const today = chinaDay(cloud.now());
  const years = countedYearsOn(today);
  const insured = await insuredYears(cloud, due, years);
  // Before the roster says that it was noted.
  await noteMonthChanges(cloud, due);
  return cloud.db.transaction(async (tx) => {
    const changes = new CertifiedChanges();
    let done = 0;
    for (const seen of due) {
      const now = { years, insured: insured.get(seen._id) ?? new Set<number>(), nextYear: nextYearOf(today) };
      if (await foldOne(tx, seen, now, changes)) done += 1;
    }
    await changes.write(tx, cloud.now());
    return done;
  });
}

async function insuredYears(
  cloud: Cloud,
  rosters: readonly Roster[],
  years: readonly number[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const filter = {
    personId: { in: rosters.map(({ _id }) => _id) },
    year: { in: years },
    state: 'insured',
  } as const;
  const limit = rosters.length * years.length;
  const insured = new Map<string, Set<number>>();
  for (const { personId, year } of await cloud.db.find('records', { filter, limit })) {
    insured.set(personId, (insured.get(personId) ?? new Set()).add(year));
  }
  return insured;
}

/** The beginning of the next year (ms): then it counts for another one. */
function nextYearOf(today: string): number {
  return startOfChinaDay(isoDay(`${Number(today.slice(0, 4)) + 1}-01-01`));
}

interface Now {
  readonly years: readonly number[];
  readonly insured: ReadonlySet<number>;
  readonly nextYear: number;
}

/** Whether the roster is counted as it was read; else it changed since, and the next round knows it. */
async function foldOne(
  tx: Documents,
  seen: Roster,
  { years, insured, nextYear }: Now,
  changes: CertifiedChanges,
): Promise<boolean> {
  const roster = await tx.get('rosters', seen._id);
  if (roster === null) return true;
  if (roster.countAt !== seen.countAt || roster.updatedAt !== seen.updatedAt) return false;
  const spans = spansOf(roster);
  const counted = countYears(spans, years, insured);
  const before = roster.counted?.years ?? [];
  if (!isDeepStrictEqual(before, counted)) {
    changes.add(before, -1);
    changes.add(counted, 1);
  }
  if (saysNothing(roster)) {
    await tx.remove('rosters', roster._id);
    return true;
  }
  await tx.put('rosters', {
    ...roster,
    counted: { spans, years: counted },
    missing: missingKeys(counted),
    countAt: spans.length === 0 ? null : nextYear,
  });
  return true;
}

/** All of it was taken back. */
function saysNothing({ identities, circumstances, facts = [], before = [] }: Roster): boolean {
  return identities.length + circumstances.length + facts.length + before.length === 0;
}

/**
 * Marks the rosters of whose people some records changed, where they are counted otherwise than the records say: whoever strikes the
 * records' marks does this before. At most 25 records; one round trip, and one for each roster that it marks.
 */
export async function markRosters(
  cloud: Cloud,
  records: readonly Pick<EnrolmentRecord, 'personId' | 'year' | 'state'>[],
): Promise<void> {
  const ids = [...new Set(records.map(({ personId }) => personId))];
  if (ids.length === 0) return;
  const rosters = await cloud.db.find('rosters', { filter: { _id: { in: ids } }, limit: ids.length });
  for (const { _id, counted, countAt = null } of rosters) {
    const own = records.filter(({ personId }) => personId === _id);
    const isTold = own.every((record) => (counted?.years ?? []).every((year) => isSame(year, record)));
    const isDue = countAt !== null && countAt <= cloud.now();
    if (!isTold && !isDue) await cloud.db.updateIf('rosters', _id, { countAt }, { countAt: cloud.now() });
  }
}

function isSame(
  { year: counted, isInsured }: CountedYear,
  { year, state }: Pick<EnrolmentRecord, 'year' | 'state'>,
): boolean {
  return counted !== year || isInsured === (state === 'insured');
}
