import { levyRow, LevyTotals } from '../levy';
import { recordId } from '../enrolment';
import { certifiedPlaces } from '../officer-access';
import type { Cloud } from '../platform';
import type { EnrolmentRecord, LevyList, LevyPhase, LevyPlace, Resident, Roster } from '../schema';
import { byId } from './by-id';
import { type Asked, appliedHere, certifiedHere, homesOf, insuredHere, listedHere } from './find-people';
import { sealedPart } from './parts';
import { type Line, type Listed, linesOf } from './who-owes';

/** In their order. */
const phases: readonly LevyPhase[] = ['insured', 'residents', 'applied', 'certified'];

/** What a page brings: who belongs on the list, who doesn't and why, and where the next begins. */
interface Found {
  readonly listed: readonly Listed[];
  readonly elsewhere: number;
  readonly excused: number;
  readonly after: LevyList['after'];
}

/**
 * The next page of a list: its people go into a part and their sums into the list, in one step, so that a page that is cut off, or done
 * twice, counts once. Answers the list as it stands then.
 */
export async function gatherPage(cloud: Cloud, list: LevyList): Promise<LevyList> {
  const place = list.places[list.placesDone];
  if (place === undefined) return moved(cloud, list, { state: 'writing' });
  const { year, after } = list;
  const found = await pageOf(cloud, list.phase, { region: place.region, year, after });
  const lines = await linesOf(cloud, list, found.listed);
  return store(cloud, list, place, { found, lines });
}

async function pageOf(cloud: Cloud, phase: LevyPhase, asked: Asked): Promise<Found> {
  switch (phase) {
    case 'insured':
      return ofInsured(await insuredHere(cloud, asked));
    case 'residents':
      return ofResidents(cloud, asked, await listedHere(cloud, asked));
    case 'applied':
      return ofApplied(cloud, asked, await appliedHere(cloud, asked));
    case 'certified':
      return ofCertified(cloud, asked, await certifiedHere(cloud, asked));
  }
}

function ofInsured({ found, after }: Awaited<ReturnType<typeof insuredHere>>): Found {
  const listed = found.flatMap((record): readonly Listed[] =>
    record.insurance === null ? [] : [{ personId: record.personId, region: record.insurance.region, record }],
  );
  return { listed, elsewhere: 0, excused: 0, after };
}

/** Whoever lives here and isn't insured; of who is, his place of insurance has the line. */
async function ofResidents(
  cloud: Cloud,
  { region, year }: Asked,
  { found, after }: { readonly found: readonly Resident[]; readonly after: LevyList['after'] },
): Promise<Found> {
  const ids = found.map(({ personId }) => personId);
  const [homes, records] = await Promise.all([homesOf(cloud, ids, year), recordsOf(cloud, ids, year)]);
  const here = found.filter(({ _id, personId }) => homes.get(personId)?._id === _id);
  const insured = here.filter(({ personId }) => records.get(personId)?.insurance);
  const left = here.filter((resident) => !insured.includes(resident));
  const excused = left.filter(({ excusedFor }) => excusedFor.includes(year));
  const listed = left
    .filter((resident) => !excused.includes(resident))
    .map(({ personId, village }) => ({
      personId,
      region: village,
      record: records.get(personId) ?? null,
    }));
  const elsewhere = insured.filter(({ personId }) => {
    const insuredIn = records.get(personId)?.insuredIn;
    return insuredIn?.startsWith(region) !== true;
  });
  return { listed, elsewhere: elsewhere.length, excused: excused.length, after };
}

/** Whoever applied here and is on no list of residents of the year: those are listed where they live. */
async function ofApplied(
  cloud: Cloud,
  { region, year }: Asked,
  { found, after }: { readonly found: readonly EnrolmentRecord[]; readonly after: LevyList['after'] },
): Promise<Found> {
  const ids = found.map(({ personId }) => personId);
  const homes = await homesOf(cloud, ids, year);
  const listed = found.flatMap((record): readonly Listed[] => {
    const first = record.applications[0]?.region;
    if (first === undefined || record.insurance !== null || homes.has(record.personId)) return [];
    return first.startsWith(region) ? [{ personId: record.personId, region: first, record }] : [];
  });
  return { listed, elsewhere: 0, excused: 0, after };
}

/** Of whom an office here certified something that isn't over, and who is on none of the lists before. */
async function ofCertified(
  cloud: Cloud,
  { region, year }: Asked,
  { found, after }: { readonly found: readonly Roster[]; readonly after: LevyList['after'] },
): Promise<Found> {
  const ids = found.map(({ _id }) => _id);
  const [homes, records] = await Promise.all([homesOf(cloud, ids, year), recordsOf(cloud, ids, year)]);
  const listed = found.flatMap((roster): readonly Listed[] => {
    const personId = roster._id;
    if (homes.has(personId) || records.has(personId)) return [];
    const place = certifiedFor(roster, year);
    return place?.startsWith(region) === true ? [{ personId, region: place, record: null }] : [];
  });
  return { listed, elsewhere: 0, excused: 0, after };
}

/**
 * Where an office last certified what holds for the year: at one place alone, whoever else certified him. An event of his life bears no place:
 * of who has nothing else it is the narrowest place that certified anything.
 */
function certifiedFor(roster: Roster, year: number): string | null {
  const { identities, circumstances, facts = [] } = roster;
  const still = identities.filter(({ until }) => until === undefined || until >= `${year - 1}-01-01`);
  const last = [...still].sort((one, other) => (one.since < other.since ? -1 : 1)).at(-1);
  const place = last?.region ?? facts.find((one) => one.year === year)?.region;
  if (place !== undefined || circumstances.length === 0) return place ?? null;
  return (
    [...certifiedPlaces(roster)].sort(
      (one, other) => other.length - one.length || (one < other ? -1 : 1),
    )[0] ?? null
  );
}

async function recordsOf(
  cloud: Cloud,
  personIds: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, EnrolmentRecord>> {
  const found = await byId(
    cloud,
    'records',
    personIds.map((id) => recordId(id, year)),
  );
  return new Map([...found.values()].map((record) => [record.personId, record]));
}

interface Gathered {
  readonly found: Found;
  readonly lines: readonly Line[];
}

async function store(
  cloud: Cloud,
  list: LevyList,
  place: LevyPlace,
  { found, lines }: Gathered,
): Promise<LevyList> {
  const rows = lines.map(({ line }) => ({ cells: levyRow(line), school: line.person.school }));
  const isEmpty = rows.length === 0;
  const part = sealedPart(cloud, list, list.parts + 1, {
    rows,
    subjects: lines.map(({ personId }) => personId),
  });
  const totals = LevyTotals.from(place);
  for (const { line } of lines) totals.take(line);
  const { whole, groups, funds } = totals.asStored;
  const filled: LevyPlace = {
    ...place,
    whole,
    groups,
    funds,
    firstPart: place.parts === 0 ? list.parts + 1 : place.firstPart,
    parts: place.parts + (isEmpty ? 0 : 1),
    studentParts: place.studentParts + (part.students > 0 ? 1 : 0),
  };
  cloud.notes.about('person', ...part.subjects);
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('levy-lists', list._id);
    if (held === null || !isAsRead(held, list)) return held ?? list;
    if (!isEmpty) await tx.put('levy-list-parts', part);
    const next: LevyList = {
      ...held,
      ...behind(held, found.after),
      places: held.places.map((one, at) => (at === held.placesDone ? filled : one)),
      parts: held.parts + (isEmpty ? 0 : 1),
      elsewhere: held.elsewhere + found.elsewhere,
      excused: held.excused + found.excused,
      unregistered: held.unregistered + found.listed.filter(({ record }) => record === null).length,
    };
    await tx.put('levy-lists', next);
    return next;
  });
}

/** Whether nobody went on with it meanwhile. */
function isAsRead(held: LevyList, read: LevyList): boolean {
  return (
    held.state === 'gathering' &&
    held.placesDone === read.placesDone &&
    held.phase === read.phase &&
    held.after?.id === read.after?.id &&
    held.after?.place === read.after?.place
  );
}

function behind(
  { phase, placesDone }: LevyList,
  after: LevyList['after'],
): Pick<LevyList, 'after' | 'phase' | 'placesDone'> {
  if (after !== null) return { after, phase, placesDone };
  const next = phases[phases.indexOf(phase) + 1];
  return next === undefined
    ? { after: null, phase: 'insured', placesDone: placesDone + 1 }
    : { after: null, phase: next, placesDone };
}

/** The list with changes, unless somebody moved it meanwhile; then as he left it. */
export async function moved(cloud: Cloud, list: LevyList, changes: Partial<LevyList>): Promise<LevyList> {
  const { state, filesDone } = list;
  if (await cloud.db.updateIf('levy-lists', list._id, { state, filesDone }, changes)) {
    return { ...list, ...changes };
  }
  return (await cloud.db.get('levy-lists', list._id)) ?? list;
}
