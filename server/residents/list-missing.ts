import type { ListedPhone, MissingResident, ResidentsActions } from '../../contract/residents';
import type { NextPage } from '../../contract/pages';
import { recordId } from '../enrolment';
import { namedPerson } from '../identity';
import { isResponsibleFor, requireResponsible } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import type { Officer, Resident } from '../schema';
import { phoneOf } from './phones';
import { yearKey } from './standing';

type Request = ResidentsActions['residents.missing']['request'];
type Missing = ResidentsActions['residents.missing']['data'];

const pageSize = 50;

/**
 * Who is missing for a year in a village, or with an agent, household by household. Whom a record insures by now is left out, though
 * the list has not been told yet. Three round trips, four behind the first page. Throws `OTHER_REGION`, `REGION_TOO_WIDE` and `NO_AGENT`.
 */
export async function listMissing(cloud: Cloud, officer: Officer, request: Request): Promise<Missing> {
  const missing = yearKey(request.year, await requireWalkable(cloud, officer, request));
  const { residents, people, next } = await pageOfMissing(cloud, { ...request, missing, size: pageSize });
  return { residents: residents.flatMap((one) => people.rowOf(one)), next };
}

/** Somebody on a sheet; the number only where it was asked for. */
export interface OnSheet extends MissingResident {
  readonly phone?: ListedPhone;
}

export interface SheetOfMissing {
  readonly people: readonly OnSheet[];
  /** The list goes on behind them. */
  readonly isCut: boolean;
}

/** As many as one find brings at little memory. */
const sheetPageSize = 200;
/**
 * Communities of a street have up to 5,245, and a hundred pages of three round trips are done within a third of a function's minute at 50 ms
 * each. A list without an end stops there.
 */
export const mostOnSheet = 20_000;

/**
 * Everybody who is missing in a village or with an agent, page by page until `most` were read; with `calls` those alone whose list has a telephone number, with it.
 * Refuses as {@link listMissing} does.
 */
export async function everyMissing(
  cloud: Cloud,
  officer: Officer,
  request: Request,
  { calls, most = mostOnSheet }: { readonly calls: boolean; readonly most?: number },
): Promise<SheetOfMissing> {
  const missing = yearKey(request.year, await requireWalkable(cloud, officer, request));
  const all: OnSheet[] = [];
  let after: NextPage = null;
  for (let read = 0; read < most; read += sheetPageSize) {
    const of: AskedPage = { year: request.year, missing, after, size: sheetPageSize };
    const { residents, people, next } = await pageOfMissing(cloud, of);
    all.push(...residents.flatMap((one) => (calls ? callOf(cloud, one, people) : people.rowOf(one))));
    after = next;
    if (after === null) break;
  }
  return { people: all, isCut: after !== null };
}

function callOf(cloud: Cloud, resident: Resident, people: People): readonly OnSheet[] {
  const number = phoneOf(cloud, resident);
  if (number === null) return [];
  const phone = { number, from: resident.phone?.from ?? '' };
  return people.rowOf(resident).map((row) => ({ ...row, phone }));
}

/** One number, when an officer wants to call. Throws `NO_RESIDENT`, for whoever lives elsewhere too. */
export async function showPhone(
  cloud: Cloud,
  officer: Officer,
  residentId: string,
): Promise<ResidentsActions['residents.phone']['data']> {
  const resident = await cloud.db.get('residents', residentId);
  const number = resident === null ? null : phoneOf(cloud, resident);
  if (resident === null || number === null || !isResponsibleFor(officer, resident.village)) {
    throw refuse('NO_RESIDENT', '名单上没有这个人的联系电话，请刷新名单。', { field: 'residentId' });
  }
  cloud.notes.region = resident.village;
  cloud.notes.about('person', resident.personId);
  return { number, from: resident.phone?.from ?? '' };
}

interface People {
  readonly rowOf: (resident: Resident) => readonly MissingResident[];
}

interface PageOfMissing {
  readonly residents: readonly Resident[];
  readonly people: People;
  readonly next: NextPage;
}

interface AskedPage extends Pick<Request, 'year' | 'after'> {
  /** The list: of a year, and of a place or an agent. */
  readonly missing: string;
  readonly size: number;
}

async function pageOfMissing(cloud: Cloud, asked: AskedPage): Promise<PageOfMissing> {
  const { year, size } = asked;
  const found = await behind(cloud, asked);
  const page = found.slice(0, size);
  const last = page[page.length - 1];
  const next = found.length > size && last !== undefined ? `${last.household}/${last._id}` : null;
  const residents = headsFirst(await withoutInsured(cloud, page, year));
  return { residents, people: await peopleOf(cloud, residents), next };
}

/** The place or agent to list by. A street's people stand village by village on sheets of their own. */
async function requireWalkable(
  cloud: Cloud,
  officer: Officer,
  { region, agentId }: Pick<Request, 'region' | 'agentId'>,
): Promise<string> {
  requireResponsible(officer, region);
  if (agentId !== undefined) {
    const agent = await cloud.db.get('village-agents', agentId);
    if (agent?.region === region) return agentId;
    throw refuse('NO_AGENT', '名单上没有这位代办员，请刷新后再选。', { field: 'agentId' });
  }
  if (region.length >= 9) return region;
  throw refuse('REGION_TOO_WIDE', '请先选到街道、村，再看没有参保的人。', { field: 'region' });
}

/** One more than a page, behind the household and id where the page before ended. */
async function behind(
  cloud: Cloud,
  { missing, after = null, size }: AskedPage,
): Promise<readonly Resident[]> {
  const find = (within: object) =>
    cloud.db.find('residents', {
      filter: { missing, ...within },
      orderBy: [
        ['household', 'asc'],
        ['_id', 'asc'],
      ],
      limit: size + 1,
    });
  if (after === null) return find({});
  const slash = after.lastIndexOf('/');
  const household = after.slice(0, slash);
  const [same, later] = await Promise.all([
    find({ household, _id: { gt: after.slice(slash + 1) } }),
    find({ household: { gt: household } }),
  ]);
  return [...same, ...later].slice(0, size + 1);
}

/** Within a household whoever is its head stands first, as far as it stands on one page. */
function headsFirst(page: readonly Resident[]): readonly Resident[] {
  return [...page].sort((one, other) =>
    one.household === other.household ? Number(other.isHead) - Number(one.isHead) : 0,
  );
}

async function withoutInsured(
  cloud: Cloud,
  page: readonly Resident[],
  year: number,
): Promise<readonly Resident[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ personId }) => recordId(personId, year));
  const filter = { _id: { in: ids }, state: 'insured' } as const;
  const insured = await cloud.db.find('records', { filter, limit: ids.length });
  const by = new Set(insured.map(({ personId }) => personId));
  return page.filter(({ personId }) => !by.has(personId));
}

async function peopleOf(cloud: Cloud, residents: readonly Resident[]): Promise<People> {
  const ids = [...new Set(residents.map(({ personId }) => personId))];
  const found =
    ids.length === 0
      ? []
      : await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  const people = new Map(found.map((person) => [person._id, person]));
  return {
    rowOf: ({ _id, personId, village, household, isHead, phone, listedTwice }) => {
      const person = people.get(personId);
      if (person === undefined) return [];
      const named = namedPerson(cloud, person);
      return [
        { residentId: _id, person: named, village, household, isHead, hasPhone: phone !== null, listedTwice },
      ];
    },
  };
}
