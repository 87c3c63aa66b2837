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
  const { residents, people, next } = await pageOfMissing(cloud, officer, request);
  return { residents: residents.flatMap((one) => people.rowOf(one)), next };
}

/** Somebody on a sheet; the number only where it was asked for. */
export interface OnSheet extends MissingResident {
  readonly phone?: ListedPhone;
}

/** More than walk or are called in a week: a list without an end stops there. */
const mostOnSheet = 3000;

/**
 * Everybody who is missing in a village or with an agent, all pages of it; with `calls` those alone whose list has a telephone number, with it.
 * Refuses as {@link listMissing} does.
 */
export async function everyMissing(
  cloud: Cloud,
  officer: Officer,
  request: Request,
  calls: boolean,
): Promise<readonly OnSheet[]> {
  const all: OnSheet[] = [];
  for (let after: NextPage = null; all.length < mostOnSheet;) {
    const { residents, people, next } = await pageOfMissing(cloud, officer, { ...request, after });
    all.push(...residents.flatMap((one) => (calls ? callOf(cloud, one, people) : people.rowOf(one))));
    if (next === null) break;
    after = next;
  }
  return all;
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

async function pageOfMissing(cloud: Cloud, officer: Officer, request: Request): Promise<PageOfMissing> {
  const { year, after = null } = request;
  const under = await requireWalkable(cloud, officer, request);
  const found = await behind(cloud, yearKey(year, under), after);
  const page = found.slice(0, pageSize);
  const last = page[page.length - 1];
  const next = found.length > pageSize && last !== undefined ? `${last.household}/${last._id}` : null;
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
async function behind(cloud: Cloud, missing: string, after: NextPage): Promise<readonly Resident[]> {
  const find = (within: object) =>
    cloud.db.find('residents', {
      filter: { missing, ...within },
      orderBy: [
        ['household', 'asc'],
        ['_id', 'asc'],
      ],
      limit: pageSize + 1,
    });
  if (after === null) return find({});
  const slash = after.lastIndexOf('/');
  const household = after.slice(0, slash);
  const [same, later] = await Promise.all([
    find({ household, _id: { gt: after.slice(slash + 1) } }),
    find({ household: { gt: household } }),
  ]);
  return [...same, ...later].slice(0, pageSize + 1);
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
