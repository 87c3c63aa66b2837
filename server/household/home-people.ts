import type { RelativeView } from '../../contract/family';
import type { HomePerson } from '../../contract/home';
import type { RecordStatus } from '../../contract/record-view';
import { boundRelatives, maySeeAll } from './payers';
import { recordView } from './record-view';
import { relativeViews } from './relative-views';
import { recordId, statusOf } from '../enrolment';
import { asTypedBy, maskedPerson } from '../identity';
import { type Cloud, chinaDay } from '../platform';
import { policyInForce, yearNow } from '../policy-registry';
import type { EnrolmentRecord, Payer, Relative } from '../schema';

/** What the list tells of somebody beside his status. */
export interface ListedPerson extends HomePerson {
  /** A newborn without a number yet. */
  readonly awaitsNumber: boolean;
}

/** More records than these nobody has in his life. */
const mostRecords = 200;

/**
 * Everybody of whom a payer's first page speaks, each for the year that his place collects for now: as `family.list` tells of
 * his list, and himself by what is stored where he proved who he is. A payer without list and tie costs nothing.
 */
export async function homePeople(cloud: Cloud, payer: Payer): Promise<readonly ListedPerson[]> {
  const { self, relatives } = payer;
  const isListed = self === null || relatives.some(({ personId }) => personId === self.personId);
  const [years, bound] = await Promise.all([byYear(cloud, relatives), boundRelatives(cloud, payer)]);
  const viewer = { cloud, payer, bound };
  const [own, ...listed] = await Promise.all([
    isListed ? [] : himself(viewer, self.personId),
    ...[...years].map(([year, ofYear]) => peopleOfYear(viewer, ofYear, year)),
  ]);
  return [...own, ...listed.flat()];
}

interface Looking {
  readonly cloud: Cloud;
  readonly payer: Payer;
  /** {@link boundRelatives} of the payer. */
  readonly bound: readonly string[];
}

async function byYear(
  cloud: Cloud,
  relatives: readonly Relative[],
): Promise<ReadonlyMap<number, readonly Relative[]>> {
  const today = chinaDay(cloud.now());
  const years = new Map<number, Relative[]>();
  for (const relative of relatives) {
    const year = await yearNow(cloud, relative.region, today);
    years.set(year, [...(years.get(year) ?? []), relative]);
  }
  return years;
}

async function peopleOfYear(
  looking: Looking,
  relatives: readonly Relative[],
  year: number,
): Promise<readonly ListedPerson[]> {
  const { cloud, payer } = looking;
  const [views, before] = await Promise.all([
    relativeViews(cloud, payer, relatives, year),
    recordsOf(cloud, relatives, year - 1),
  ]);
  const people: ListedPerson[] = [];
  for (const view of views) {
    const personId = relatives.find(({ relativeId }) => relativeId === view.relativeId)?.personId;
    const record = before.find((one) => one.personId === personId);
    const status = record === undefined ? null : await stillCovered(looking, record);
    people.push(listedPerson(payer, view, { year, personId, before: status }));
  }
  return people;
}

function recordsOf(cloud: Cloud, relatives: readonly Relative[], year: number): Promise<EnrolmentRecord[]> {
  const ids = relatives.map(({ personId }) => recordId(personId, year));
  return cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length });
}

/** How he stands by a record of a year before, where he is insured and cover lasts; whoever may not know until when sees the year out. */
async function stillCovered(
  { cloud, payer, bound }: Looking,
  record: EnrolmentRecord,
): Promise<RecordStatus | null> {
  if (record.state !== 'insured') return null;
  const viewer = { openId: payer._id, seesAll: maySeeAll(payer, record.personId, bound) };
  const status = statusOf(await policyInForce(cloud), record, viewer, cloud.now());
  const today = chinaDay(cloud.now());
  const lasts =
    status.coveredTo === undefined ? today.startsWith(String(record.year)) : status.coveredTo >= today;
  return lasts ? status : null;
}

interface Told {
  readonly year: number;
  readonly personId: string | undefined;
  readonly before: RecordStatus | null;
}

function listedPerson(
  { self }: Payer,
  { relativeId, person, relation, awaitsNumber, record }: RelativeView,
  { year, personId, before }: Told,
): ListedPerson {
  const isSelf = self === null ? relation === 'self' : personId === self.personId;
  return {
    relativeId,
    recordId: record?.recordId ?? recordId(personId ?? '', year),
    name: person.name,
    relation,
    ...(isSelf ? { self: true as const } : {}),
    year,
    status: record?.status ?? null,
    ...(before === null ? {} : { before }),
    ...(record?.saidPaidElsewhere ? { saidPaidElsewhere: true as const } : {}),
    awaitsNumber,
  };
}

/** Who proved who he is and has himself on no list of his own: what is stored of him, whoever paid; nothing where nothing is. */
async function himself(looking: Looking, personId: string): Promise<readonly ListedPerson[]> {
  const { cloud, payer } = looking;
  const [person, records] = await Promise.all([
    cloud.db.get('people', personId),
    cloud.db.find('records', { filter: { personId }, limit: mostRecords }),
  ]);
  const last = newest(records);
  if (person === null || last === null) return [];
  const year = Math.max(last.year, await yearNow(cloud, placeOf(last), chinaDay(cloud.now())));
  const of = (wanted: number) => records.find((one) => one.year === wanted);
  const [present, earlier] = [of(year), of(year - 1)];
  const before = earlier === undefined ? null : await stillCovered(looking, earlier);
  const isRegistered = present !== undefined && !isEmpty(present);
  const policy = await policyInForce(cloud);
  const status = isRegistered ? (await recordView({ ...looking, policy }, present, person)).status : null;
  return [
    {
      recordId: recordId(personId, year),
      name: maskedPerson(cloud, asTypedBy(person, payer._id)).name,
      relation: 'self',
      self: true,
      year,
      status,
      ...(before === null ? {} : { before }),
      awaitsNumber: false,
    },
  ];
}

function newest(records: readonly EnrolmentRecord[]): EnrolmentRecord | null {
  return records.reduce<EnrolmentRecord | null>(
    (last, one) => (last === null || one.year > last.year ? one : last),
    null,
  );
}

/** Of whom everybody took his application back. */
function isEmpty({ state, applications }: EnrolmentRecord): boolean {
  return state === 'open' && applications.length === 0;
}

function placeOf({ insurance, applications }: EnrolmentRecord): string {
  return insurance?.region ?? applications[0]?.region ?? '';
}
