import type { RosterRow } from '../../../../contract/officer';
import type { IsoDay } from '../../../../policy/calendar';
import { liesIn } from '../../../../policy/region-names';
import { carriesBirthDate, nameOf, numbersOf } from '../../../identity';
import type { Cloud } from '../../../platform';
import type { Person, Roster, RosterIdentity } from '../../../schema';
import type { AskedToCompare, Reading, Standing } from '../../../uploads';
import { endedKey, groupKey } from '../groups';

const pageSize = 500;
/** People who are read in one round trip. */
const peopleAtOnce = 100;

interface OfComparison {
  readonly reading: Reading;
  readonly asked: AskedToCompare;
}

function mark(personId: string, code: string): string {
  return `${personId} ${code}`;
}

/** What stands past the last day that an officer names: certified here, or inside, and begun by then. */
function endingIn(
  { identities }: Roster,
  code: string,
  { region, until }: { readonly region: string; readonly until: IsoDay },
): readonly RosterIdentity[] {
  return identities.filter(
    (one) =>
      one.code === code &&
      liesIn(one.region, region) &&
      one.since <= until &&
      (one.until === undefined || one.until > until),
  );
}

function codeOf(list: string): string {
  return list.slice(0, list.lastIndexOf(' '));
}

async function pageOf(cloud: Cloud, { reading, asked }: OfComparison, list: string, after: string | null) {
  const found = await cloud.db.find('rosters', {
    filter: { groups: list, ...(after === null ? {} : { _id: { gt: after } }) },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  const code = codeOf(list);
  const of = { region: reading.region, until: asked.until ?? reading.today };
  const held = found
    .filter((roster) => endingIn(roster, code, of).length > 0)
    .map(({ _id }): Standing => ({ mark: mark(_id, code), id: _id }));
  return { held, next: found.length < pageSize ? null : (found[found.length - 1]?._id ?? null) };
}

async function endings(cloud: Cloud, of: OfComparison, gone: readonly Standing[]) {
  const rows: { readonly row: RosterRow; readonly personId: string }[] = [];
  for (let first = 0; first < gone.length; first += peopleAtOnce) {
    rows.push(...(await someEndings(cloud, of, gone.slice(first, first + peopleAtOnce))));
  }
  return rows;
}

async function someEndings(cloud: Cloud, { reading, asked }: OfComparison, gone: readonly Standing[]) {
  const filter = { _id: { in: gone.map(({ id }) => id) } };
  const [rosters, people] = await Promise.all([
    cloud.db.find('rosters', { filter, limit: gone.length }),
    cloud.db.find('people', { filter, limit: gone.length }),
  ]);
  const until = asked.until ?? reading.today;
  return gone.flatMap(({ id, mark: marked }) => {
    const roster = rosters.find(({ _id }) => _id === id);
    const person = people.find(({ _id }) => _id === id);
    if (roster === undefined || person === undefined) return [];
    const held = endingIn(roster, codeOfMark(marked), { region: reading.region, until });
    const row = endedRow(cloud, person, held, until);
    return row === null ? [] : [{ row, personId: id }];
  });
}

function codeOfMark(marked: string): string {
  return marked.slice(marked.indexOf(' ') + 1);
}

/** A roster's row that ends what stands: the same identities with their last day. */
function endedRow(
  cloud: Cloud,
  person: Person,
  held: readonly RosterIdentity[],
  until: IsoDay,
): RosterRow | null {
  const [document] = numbersOf(cloud, person);
  if (document === undefined || held.length === 0) return null;
  const { birthDate } = person;
  return {
    name: nameOf(cloud, person),
    document,
    ...(birthDate === null || carriesBirthDate(cloud, person) ? {} : { birthDate }),
    identities: held.map(({ source: _, ...identity }) => ({ ...identity, until })),
    isEnded: true,
  };
}

/** Whom whole lists of the group ended here in this month. */
function goneBefore(cloud: Cloud, { region, today }: Reading, list: string): Promise<number> {
  const groups = endedKey(today.slice(0, 7), codeOf(list), region);
  return cloud.db.count('rosters', { groups });
}

/** Who is certified here as one of a group, and stands in no row of its whole list. */
export const rosterComparison = {
  marksOf: ({ identities }: RosterRow, personId: string) =>
    identities.map(({ code }) => mark(personId, code)),
  lists: (_cloud: Cloud, { region }: Reading, { groups }: AskedToCompare) =>
    Promise.resolve(groups.map((code) => groupKey(code, region))),
  page: pageOf,
  endings,
  goneBefore,
  within: '这个月',
  byGroup: true,
  otherwise: '确实要结束的，在“更正资料”里逐个提出，另一个人同意。',
};
