import type { LevyListActions } from '../../contract/levy-lists';
import { dayMs } from '../../contract/calendar-day';
import { levyListDays } from '../../contract/levy-lists';
import { noSums } from '../levy';
import { isResponsibleFor, requireOfficer, requireResponsible } from '../officer-access';
import { countyOf, placesBelow, requirePlace } from '../places';
import { CallNotes, type Cloud, allEnded, refuse, runLogged } from '../platform';
import type { LevyList, LevyPlace, Officer } from '../schema';
import { gatherPage, moved } from './gather';
import { writeNext } from './write-files';

type Begin = LevyListActions['levy-lists.begin']['request'];

/** Of a function's minute, for a call of the page: a third. */
const callMs = 20_000;
/** Whoever works on a list has so long until the timer takes it up, ms. */
const goingOnMs = 2 * 60_000;
/** So long the people of one that isn't finished lie in the store, ms. */
const unfinishedMs = dayMs;
const mostUnderWay = 3;
/** Removed at once, a round trip each. */
const atOnce = 20;
const mostParts = 1000;

/** Makes a list, which `goOn` fills. */
export async function beginLevyList(cloud: Cloud, request: Begin): Promise<LevyList> {
  const officer = await requireOfficer(cloud, 'money');
  requireResponsible(officer, request.region);
  const begun = await cloud.db.get('levy-lists', request.levyListId);
  if (begun !== null) return requireOwn(begun, officer);
  const filter = { officerId: officer._id, state: { in: ['gathering', 'writing', 'clearing'] } } as const;
  if ((await cloud.db.count('levy-lists', filter)) >= mostUnderWay) {
    throw refuse(
      'TOO_MANY_LEVY_LISTS',
      `您已经有${mostUnderWay}份清册没有做完。请等做完，或先删掉不要的，再做新的。`,
    );
  }
  const list = newList(cloud, officer, request, await placesOf(cloud, request.region));
  await cloud.db.insert('levy-lists', list);
  return list;
}

/** A city's counties, and people whose place is the city itself; or the one place. Throws `REGION_UNKNOWN`, `REGION_TOO_WIDE`. */
async function placesOf(cloud: Cloud, region: string): Promise<readonly string[]> {
  await requirePlace(cloud, region);
  if (countyOf(region) !== null) return [region];
  const { places } = await placesBelow(cloud, region);
  if (places.every(({ code }) => countyOf(code) !== null)) return [...places.map(({ code }) => code), region];
  throw refuse('REGION_TOO_WIDE', '清册按市、县或者更小的地方做。请先选到市。', { field: 'region' });
}

function newList(
  cloud: Cloud,
  officer: Officer,
  { levyListId: _id, region, year, on }: Begin,
  places: readonly string[],
): LevyList {
  const at = cloud.now();
  return {
    _id,
    officerId: officer._id,
    region,
    year,
    on,
    state: 'gathering',
    places: places.map(emptyPlace),
    placesDone: 0,
    phase: 'insured',
    after: null,
    parts: 0,
    elsewhere: 0,
    excused: 0,
    unregistered: 0,
    filesDone: 0,
    files: [],
    at,
    nextAt: at + goingOnMs,
    expiresAt: at + unfinishedMs,
  };
}

function emptyPlace(region: string): LevyPlace {
  const sums = { whole: noSums, groups: [], funds: [], written: noSums };
  return { region, ...sums, firstPart: 1, parts: 0, studentParts: 0 };
}

/** The caller's own. Others read like none that ever was. Throws `NO_LEVY_LIST`, and `OTHER_REGION` once the place isn't his any more. */
export function requireOwn(list: LevyList | null, officer: Officer): LevyList {
  if (list === null || list.officerId !== officer._id) {
    throw refuse('NO_LEVY_LIST', '没有这份清册，可能已经过了保存期限或已删除。请重新做。');
  }
  requireResponsible(officer, list.region);
  return list;
}

/** Goes on with a list while its page is open. */
export async function goOnWithLevyList(cloud: Cloud, levyListId: string): Promise<LevyList> {
  const officer = await requireOfficer(cloud, 'money');
  const list = requireOwn(await cloud.db.get('levy-lists', levyListId), officer);
  cloud.notes.region = list.region;
  if (list.state === 'done') return list;
  await cloud.db.updateIf('levy-lists', list._id, {}, { nextAt: cloud.now() + goingOnMs });
  return workOn(cloud, list, cloud.now() + callMs);
}

async function workOn(cloud: Cloud, list: LevyList, until: number): Promise<LevyList> {
  let held = list;
  while (held.state !== 'done' && cloud.now() < until) held = await step(cloud, held);
  return held;
}

function step(cloud: Cloud, list: LevyList): Promise<LevyList> {
  if (list.state === 'gathering') return gatherPage(cloud, list);
  return list.state === 'writing' ? writeNext(cloud, list) : clear(cloud, list);
}

async function clear(cloud: Cloud, list: LevyList): Promise<LevyList> {
  if (!(await removeParts(cloud, list))) return list;
  const expiresAt = cloud.now() + levyListDays * dayMs;
  return moved(cloud, list, { state: 'done', expiresAt, nextAt: expiresAt });
}

/** Answers whether all are gone. */
async function removeParts(cloud: Cloud, { _id: levyListId }: LevyList): Promise<boolean> {
  const parts = await cloud.db.find('levy-list-parts', { filter: { levyListId }, limit: mostParts });
  for (let from = 0; from < parts.length; from += atOnce) {
    const some = parts.slice(from, from + atOnce);
    await allEnded(some.map(({ _id }) => cloud.db.remove('levy-list-parts', _id)));
  }
  return parts.length < mostParts;
}

/** What is due of lists: to go on with, and to remove. */
export function dueLevyLists(cloud: Cloud, limit: number): Promise<readonly LevyList[]> {
  const filter = { nextAt: { lte: cloud.now() } };
  return cloud.db.find('levy-lists', { filter, orderBy: [['nextAt', 'asc']], limit });
}

/** The timer's step of a list whose page was closed, or whose time is over. Nothing is made for who may have it no more. */
export async function advanceLevyList(cloud: Cloud, list: LevyList, until: number): Promise<void> {
  const { _id, nextAt, officerId, region, expiresAt } = list;
  if (!(await cloud.db.updateIf('levy-lists', _id, { nextAt }, { nextAt: cloud.now() + goingOnMs }))) return;
  const officer = await cloud.db.get('officers', officerId);
  const mayHaveIt =
    officer !== null &&
    officer.ended === undefined &&
    officer.duties.includes('money') &&
    isResponsibleFor(officer, region);
  if (!mayHaveIt || expiresAt <= cloud.now()) return removeList(cloud, list);
  const held = await workOnLogged(cloud, list, until);
  if (held.state === 'done') return;
  // Nobody was cut off here: the next run goes on at once.
  await cloud.db.updateIf('levy-lists', _id, { state: held.state }, { nextAt: cloud.now() });
}

/** Whom the timer puts into files stands in the log like those of a page's call. */
function workOnLogged(cloud: Cloud, list: LevyList, until: number): Promise<LevyList> {
  const notes = new CallNotes();
  notes.actor = 'timer';
  notes.region = list.region;
  const own = { ...cloud, notes };
  const call = { action: 'levy-lists.go-on', logged: 'read', request: { levyListId: list._id } } as const;
  return runLogged(own, call, () => workOn(own, list, until));
}

async function removeList(cloud: Cloud, list: LevyList): Promise<void> {
  while (!(await removeParts(cloud, list)));
  await cloud.db.remove('levy-lists', list._id);
}

/** For the officer whose it is. */
export async function removeLevyList(cloud: Cloud, levyListId: string): Promise<void> {
  const officer = await requireOfficer(cloud, 'money');
  const list = requireOwn(await cloud.db.get('levy-lists', levyListId), officer);
  cloud.notes.region = list.region;
  await removeList(cloud, list);
}
