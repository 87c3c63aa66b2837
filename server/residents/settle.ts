import { withPlacesAbove } from '../../policy/region-names';
import type { Cloud, Documents } from '../platform';
import type { Duplicate, Resident } from '../schema';
import { keptUntil, standing } from './standing';
import { residentsOf } from './stored-list';

/** So many people are read at once: each may stand on several lists, and in several cases. */
const atOnce = 100;
const mostCases = 10;

/**
 * Brings the lists into line with each other and with what is known of other insurances, once what changed is stored: of two offices
 * that list somebody at the same moment the later one sees both. Harmless to repeat. Two round trips for a hundred people, and four for each
 * document that changes.
 */
export async function settlePeople(cloud: Cloud, personIds: readonly string[]): Promise<void> {
  for (let first = 0; first < personIds.length; first += atOnce) {
    await settleSome(cloud, [...new Set(personIds.slice(first, first + atOnce))]);
  }
}

async function settleSome(cloud: Cloud, ids: readonly string[]): Promise<void> {
  const [residents, cases] = await Promise.all([
    residentsOf(cloud, ids),
    cloud.db.find('duplicates', { filter: { personId: { in: ids } }, limit: ids.length * mostCases }),
  ]);
  for (const id of ids) {
    const lists = residents.filter(({ personId }) => personId === id);
    const own = cases.filter(({ personId }) => personId === id);
    for (const list of lists) await settleOne(cloud, list, { isTwice: lists.length > 1, cases: own });
    await settleCase(cloud, id, lists, own);
    for (const one of own) await showTo(cloud, one, lists);
  }
}

interface Beside {
  readonly isTwice: boolean;
  readonly cases: readonly Duplicate[];
}

async function settleOne(cloud: Cloud, resident: Resident, { isTwice, cases }: Beside): Promise<void> {
  const excused = (years: readonly number[]) =>
    years.filter((year) => cases.some((one) => excuses(one, year)));
  const isSettled = ({ listedTwice, excusedFor, years }: Resident): boolean =>
    listedTwice === isTwice && excusedFor.join() === excused(years).join();
  if (isSettled(resident)) return;
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('residents', resident._id);
    if (held === null || isSettled(held)) return;
    await tx.put('residents', standing({ ...held, listedTwice: isTwice, excusedFor: excused(held.years) }));
  });
}

/** Whoever looks for him no more because of a case finds it on his list: also an office that listed him after the case was there. */
async function showTo(cloud: Cloud, found: Duplicate, lists: readonly Resident[]): Promise<void> {
  const villages = lists
    .filter(({ years }) => years.some((year) => excuses(found, year)))
    .map(({ village }) => village);
  if (villages.every((village) => found.places.includes(village))) return;
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', found._id);
    if (held === null) return;
    const places = [...new Set([...held.places, ...villages.flatMap(withPlacesAbove)])];
    await tx.put('duplicates', { ...held, places });
  });
}

/** Whether nobody looks for him for a year: until somebody says that the list was wrong, or that he stays here. */
function excuses({ kind, year: ofCase, state, end }: Duplicate, year: number): boolean {
  if (kind === 'two-lists' || (kind !== 'dead' && ofCase !== year)) return false;
  const stands = end?.end === 'stands' || end?.end === 'suspended' || end?.end === 'died';
  return state === 'open' || stands;
}

/** The case of somebody whom two offices list: it opens by itself, and ends when one of them gives him up. */
async function settleCase(
  cloud: Cloud,
  personId: string,
  lists: readonly Resident[],
  cases: readonly Duplicate[],
): Promise<void> {
  const isOpen = cases.some(({ kind, state }) => kind === 'two-lists' && state === 'open');
  if (lists.length > 1 === isOpen) return;
  const open = cases.find(({ kind, state }) => kind === 'two-lists' && state === 'open');
  await cloud.db.transaction((tx) =>
    open === undefined ? openCase(tx, personId, lists, cloud.now()) : endCase(tx, open._id, cloud.now()),
  );
}

async function openCase(
  tx: Documents,
  personId: string,
  lists: readonly Resident[],
  at: number,
): Promise<void> {
  const year = Math.max(...lists.flatMap(({ years }) => years));
  await tx.put('duplicates', {
    _id: `two-lists-${year}-${personId}`,
    personId,
    kind: 'two-lists',
    year,
    places: [...new Set(lists.flatMap(({ village }) => withPlacesAbove(village)))],
    since: null,
    where: '',
    cause: 'residents',
    state: 'open',
    end: null,
    at,
    expiresAt: keptUntil(year),
  });
}

async function endCase(tx: Documents, id: string, at: number): Promise<void> {
  const held = await tx.get('duplicates', id);
  if (held?.state !== 'open') return;
  const end = { end: 'left', note: '只在一处的名单上了', officerId: 'residents', at } as const;
  await tx.put('duplicates', { ...held, state: 'ended', end });
}
