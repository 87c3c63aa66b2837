import type { LevyListActions, LevyListView, LevyTotalsView } from '../../contract/levy-lists';
import type { HandedOut } from '../../contract/hand-outs';
import { plusFen } from '../../policy/money';
import { handOutsOf } from '../hand-outs';
import { LevyTotals, noSums, plusSums } from '../levy';
import { requireOfficer, requireResponsible } from '../officer-access';
import type { Cloud } from '../platform';
import type { LevyList, LevyPlace } from '../schema';
import { filesOf } from './write-files';

const mostShown = 20;

/** One round trip for the files. */
export async function levyListView(cloud: Cloud, list: LevyList): Promise<LevyListView> {
  return viewOf(list, await handOutsOf(cloud, { _id: list.officerId }));
}

function viewOf(list: LevyList, handedOut: readonly HandedOut[]): LevyListView {
  const { _id, region, year, on, state, at, expiresAt, elsewhere, excused, unregistered } = list;
  const filled = list.places.filter(({ whole }) => whole.people > 0);
  return {
    ...{ levyListId: _id, region, year, on, state, at, until: expiresAt, elsewhere, excused, unregistered },
    totals: sumOf(filled),
    places: filled.map((place) => ({ region: place.region, totals: totalsOf(place) })),
    placesDone: list.placesDone,
    filesToWrite: filesOf(list).length,
    files: list.files.flatMap((id) => handedOut.find(({ handOutId }) => handOutId === id) ?? []),
  };
}

function totalsOf({ whole, groups, funds }: LevyPlace): LevyTotalsView {
  return { whole, groups, funds };
}

/** All places together, group by group. */
function sumOf(places: readonly LevyPlace[]): LevyTotalsView {
  const whole = places.reduce((sum, place) => plusSums(sum, place.whole), noSums);
  const groups = new Map<string, LevyPlace['groups'][number]>();
  const funds = new Map<string, LevyPlace['funds'][number]>();
  for (const place of places) {
    for (const { group, ...sums } of place.groups) {
      groups.set(group, { group, ...plusSums(groups.get(group) ?? noSums, sums) });
    }
    for (const one of place.funds) funds.set(`${one.fund} ${one.group}`, plusFunds(funds, one));
  }
  return LevyTotals.from({ whole, groups: [...groups.values()], funds: [...funds.values()] }).asStored;
}

function plusFunds(
  held: ReadonlyMap<string, LevyPlace['funds'][number]>,
  one: LevyPlace['funds'][number],
): LevyPlace['funds'][number] {
  const before = held.get(`${one.fund} ${one.group}`);
  if (before === undefined) return one;
  return {
    ...one,
    duePeople: before.duePeople + one.duePeople,
    dueFen: plusFen(before.dueFen, one.dueFen),
    paidPeople: before.paidPeople + one.paidPeople,
    paidFen: plusFen(before.paidFen, one.paidFen),
  };
}

/** The caller's own of a place, the newest first. Two round trips. */
export async function levyListsOf(
  cloud: Cloud,
  { region }: LevyListActions['levy-lists.list']['request'],
): Promise<LevyListActions['levy-lists.list']['data']> {
  const officer = await requireOfficer(cloud, 'money');
  requireResponsible(officer, region);
  const [lists, handedOut] = await Promise.all([
    cloud.db.find('levy-lists', {
      filter: { officerId: officer._id, region },
      orderBy: [['at', 'desc']],
      limit: mostShown,
    }),
    handOutsOf(cloud, officer),
  ]);
  return { lists: lists.map((list) => viewOf(list, handedOut)) };
}
