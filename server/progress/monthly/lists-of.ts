import type {
  CameIn,
  DepartmentLists,
  ListsOfMonth,
  MonthlyListsActions,
} from '../../../contract/monthly-lists';
import type { Duty } from '../../../contract/officer';
import { type IsoDay, parseDay } from '../../../policy/calendar';
import type { IdentityCode } from '../../../policy/fact-sheet';
import { identityNameUnder } from '../../../policy/own-identities';
import { regionName, withPlacesAbove } from '../../../policy/region-names';
import { listCameId } from '../../enrolment';
import { requireResponsible } from '../../officer-access';
import { countyOf, placesBelow } from '../../places';
import { type Cloud, chinaDay, refuse } from '../../platform';
import { type DutiesOfNotice, policyInForce } from '../../policy-registry';
import type { ListCame, Officer } from '../../schema';
import { dutiesFor } from '../collected-year';
import { dueIn, monthBeside } from './months';

type Asked = MonthlyListsActions['monthly-lists.of'];

/** Months that are shown: this one and five before. What is overdue longer nobody hands in any more. */
const mostMonths = 6;

/** What a notice asks of a department each month (Hunan 3 (2)): its list of changes, by a day of the month. */
interface ListDuty {
  readonly duty: Duty;
  readonly dayOfMonth: number;
  readonly codes: readonly IdentityCode[];
}

/** The notice by which lists are due on a day: of those whose time has begun and whose year isn't over the newest. */
function noticeOf(all: readonly DutiesOfNotice[], region: string, today: IsoDay): DutiesOfNotice | null {
  const running = dutiesFor(all, region).filter(
    (notice) =>
      listDuties(notice).length > 0 &&
      today <= `${notice.year}-12-31` &&
      (notice.window === null || notice.window.from <= today),
  );
  return [...running].sort((one, other) => other.year - one.year)[0] ?? null;
}

function listDuties({ duties }: DutiesOfNotice): readonly ListDuty[] {
  return duties.flatMap((duty) => {
    const { recurs, dayOfMonth, identities } = duty;
    return recurs === 'monthly' && dayOfMonth !== undefined && identities !== undefined
      ? [{ duty, dayOfMonth, codes: identities }]
      : [];
  });
}

/**
 * Which departments' lists came to the counties of a place, in which months, and what is overdue. Two waits, none for lists where no notice
 * asks for any. Refuses `OTHER_REGION`, `REGION_TOO_WIDE`, `REGION_UNKNOWN`.
 */
export async function monthlyListsOf(
  cloud: Cloud,
  officer: Officer,
  { region }: Asked['request'],
): Promise<readonly DepartmentLists[]> {
  requireResponsible(officer, region);
  const { duties, policy } = await policyInForce(cloud);
  const today = chinaDay(cloud.now());
  const notice = noticeOf(duties, region, today);
  if (notice === null) return [];
  const places = await countiesOf(cloud, region);
  const came = await cameTo(cloud, notice, places, today);
  const months = monthsSince(notice, came, today);
  const named = policy.noticesAt(region, notice.year);
  return listDuties(notice).map(({ duty, dayOfMonth, codes }) => ({
    office: duty.office,
    what: duty.what,
    source: `${notice.title}${duty.label}`,
    codes,
    places: places.map((place) => ({
      ...place,
      months: months.map((month) => {
        const groups = codes.map((code) =>
          cameIn(came, { region: place.region, month, code, name: identityNameUnder(named, code) }),
        );
        return monthOf(month, dueIn(month, dayOfMonth), groups, today);
      }),
    })),
  }));
}

interface County {
  readonly region: string;
  readonly name: string;
}

/** Lists go to the office of one's own level; what a city's or a county's has is shown county by county. */
async function countiesOf(cloud: Cloud, region: string): Promise<readonly County[]> {
  const county = countyOf(region);
  if (county !== null) return [{ region: county, name: regionName(county) ?? county }];
  if (region.endsWith('0000')) {
    throw refuse('REGION_TOO_WIDE', '请先选到市，再看各县、市、区的名单来了没有。', { field: 'region' });
  }
  const { places } = await placesBelow(cloud, region);
  return places.map(({ code, name }) => ({ region: code, name }));
}

/** A list that came to an office above stands for the counties under it. */
async function cameTo(
  cloud: Cloud,
  notice: DutiesOfNotice,
  places: readonly County[],
  today: IsoDay,
): Promise<ReadonlyMap<string, ListCame>> {
  const regions = new Set(places.flatMap(({ region }) => withPlacesAbove(region)));
  const months = Array.from({ length: mostMonths }, (_, back) => monthBeside(today.slice(0, 7), -back));
  const codes = listDuties(notice).flatMap((duty) => duty.codes);
  const ids = [...regions].flatMap((region) =>
    months.flatMap((month) => codes.map((code) => listCameId(region, month, code))),
  );
  const pages: string[][] = [];
  for (let first = 0; first < ids.length; first += 1000) pages.push(ids.slice(first, first + 1000));
  const found = await Promise.all(
    pages.map((page) => cloud.db.find('lists-came', { filter: { _id: { in: page } }, limit: page.length })),
  );
  return new Map(found.flat().map((one) => [one._id, one]));
}

/** This month and those before in which the place took lists in here already, and the notice asked for them; the newest first. */
function monthsSince(
  { window }: DutiesOfNotice,
  came: ReadonlyMap<string, ListCame>,
  today: IsoDay,
): readonly string[] {
  const now = today.slice(0, 7);
  const first = [...came.values()].reduce((least, { month }) => (month < least ? month : least), now);
  const asked = window?.from.slice(0, 7) ?? first;
  const since = asked > first ? asked : first;
  const months = [now];
  for (let month = monthBeside(now, -1); month >= since && months.length < mostMonths;) {
    months.push(month);
    month = monthBeside(month, -1);
  }
  return months;
}

interface Wanted {
  readonly region: string;
  readonly month: string;
  readonly code: IdentityCode;
  readonly name: string;
}

function cameIn(came: ReadonlyMap<string, ListCame>, { region, month, code, name }: Wanted): CameIn {
  const lists = withPlacesAbove(region).flatMap((place) => came.get(listCameId(place, month, code)) ?? []);
  const [first] = lists.sort((one, other) => (one.on < other.on ? -1 : 1));
  if (first === undefined) return { code, name, on: null };
  const { on, unchangedBy } = first;
  return { code, name, on, ...(unchangedBy === undefined ? {} : { unchangedBy }) };
}

function monthOf(month: string, due: IsoDay, groups: readonly CameIn[], today: IsoDay): ListsOfMonth {
  const isHere = groups.every(({ on }) => on !== null);
  const isLate = groups.some(({ on }) => on !== null && on > due);
  if (isHere) return { month, due, groups, state: isLate ? 'late' : 'here', overdueDays: 0 };
  if (today <= due) return { month, due, groups, state: 'waited-for', overdueDays: 0 };
  return { month, due, groups, state: 'overdue', overdueDays: parseDay(today) - parseDay(due) };
}

/** How many lists are overdue in a place, and since when; null where none are, or none are asked for. For an officer's first page. */
export async function overdueLists(
  cloud: Cloud,
  officer: Officer,
  region: string,
): Promise<{ readonly count: number; readonly since: IsoDay } | null> {
  if (region.endsWith('0000')) return null;
  const departments = await monthlyListsOf(cloud, officer, { region });
  const overdue = departments.flatMap(({ places }) =>
    places.flatMap(({ months }) => months.filter(({ state }) => state === 'overdue')),
  );
  const [first] = overdue.map(({ due }) => due).sort();
  return first === undefined ? null : { count: overdue.length, since: first };
}

/** Lists go to a county's office. Refuses `REGION_TOO_WIDE`. */
export function requireCounty(region: string): string {
  if (countyOf(region) === region) return region;
  throw refuse('REGION_TOO_WIDE', '请先选到区、县，再登记没有变化。', { field: 'region' });
}
