import { insuredPage, rosterKey } from '../enrolment';
import type { Cloud } from '../platform';
import { residentsOf, yearKey } from '../residents';
import type { EnrolmentRecord, LevyList, Resident, Roster } from '../schema';

/** As many as one find of people, rosters and records brings at little memory, and as one part holds. */
export const pageSize = 200;

/** Where a page of a phase begins, and of what. */
export interface Asked extends Pick<LevyList, 'year' | 'after'> {
  readonly region: string;
}

export interface Page<Doc> {
  readonly found: readonly Doc[];
  /** Null where there are no more. */
  readonly after: LevyList['after'];
}

function pageOf<Doc extends { readonly _id: string }>(
  found: readonly Doc[],
  placeOf: (doc: Doc) => string,
): Page<Doc> {
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const more = found.length >= pageSize && last !== undefined;
  return { found: page, after: more ? { place: placeOf(last), id: last._id } : null };
}

/** One or two round trips. */
export async function insuredHere(cloud: Cloud, asked: Asked): Promise<Page<EnrolmentRecord>> {
  const { records, after } = await insuredPage(cloud, { ...asked, limit: pageSize });
  return { found: records, after };
}

/** One round trip. */
export async function listedHere(cloud: Cloud, { region, year, after }: Asked): Promise<Page<Resident>> {
  const found = await cloud.db.find('residents', {
    filter: { listed: yearKey(year, region), ...behind(after) },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  return pageOf(found, () => region);
}

/** Whose application isn't insured yet. One round trip. */
export async function appliedHere(
  cloud: Cloud,
  { region, year, after }: Asked,
): Promise<Page<EnrolmentRecord>> {
  const found = await cloud.db.find('records', {
    filter: { openIn: region, year, ...behind(after) },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  return pageOf(found, () => region);
}

/** Of whom an office of the place, or of one below, certified something. One round trip. */
export async function certifiedHere(cloud: Cloud, { region, after }: Asked): Promise<Page<Roster>> {
  const found = await cloud.db.find('rosters', {
    filter: { groups: rosterKey(region), ...behind(after) },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  return pageOf(found, () => region);
}

function behind(after: LevyList['after']): object {
  return after === null ? {} : { _id: { gt: after.id } };
}

/** Where people live by the lists of a year; who stands on several counts where he stood first. One round trip. */
export async function homesOf(
  cloud: Cloud,
  personIds: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, Resident>> {
  const listed = (await residentsOf(cloud, personIds)).filter(({ years }) => years.includes(year));
  const lastFirst = [...listed].sort(
    (one, other) => other.since - one.since || (one._id < other._id ? 1 : -1),
  );
  return new Map(lastFirst.map((resident) => [resident.personId, resident]));
}
