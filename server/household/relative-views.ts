import type { RelativeView } from '../../contract/family';
import { type FactsOfPerson, mergeFacts, namesOf } from '../../policy/facts-of-person';
import { type RecordViewer, recordView } from './record-view';
import type { Added } from './add-relative';
import { isConfirmed } from './edit-relative';
import { boundRelatives, maySeeAll } from './payers';
import {
  askedFacts,
  confirmedBy,
  currentApplication,
  determineApplication,
  factsKnownHere,
  newRecord,
  recordId,
  withAgreement,
  withApplicationOnly,
} from '../enrolment';
import type { Cloud } from '../platform';
import { policyInForce } from '../policy-registry';
import { asTypedBy, personAsTyped } from '../identity';
import type { EnrolmentRecord, Payer, Person, Relative, Roster } from '../schema';
import { ltciPilotOf } from '../places';

/**
 * The relatives as their payer may know them, each with his status for the year: answered as of today from what is claimed
 * and confirmed, whether an application was stored or not. Three round trips for the whole family.
 */
export async function relativeViews(
  cloud: Cloud,
  payer: Payer,
  relatives: readonly Relative[],
  year: number,
): Promise<readonly RelativeView[]> {
  if (relatives.length === 0) return [];
  const [bound, stored] = await Promise.all([
    boundRelatives(cloud, payer),
    readStored(cloud, relatives, year),
  ]);
  return viewsOf(cloud, { payer, bound, relatives, year, stored });
}

/** The same of somebody who was added this moment: of whom nothing else was stored before, nothing is read. */
export async function addedRelativeView(
  cloud: Cloud,
  { payer, relative, person, isNew, record }: Added,
  year: number,
): Promise<RelativeView | undefined> {
  const relatives = [relative];
  const records = record === null ? [] : [record];
  const stored = { people: [person], records, rosters: [] };
  const [view] = isNew
    ? await viewsOf(cloud, { payer, bound: [], relatives, year, stored })
    : await relativeViews(cloud, payer, relatives, year);
  return view;
}

interface Stored {
  readonly people: readonly Person[];
  readonly records: readonly EnrolmentRecord[];
  readonly rosters: readonly Roster[];
}

/** What decides of the relatives, at once. */
async function readStored(cloud: Cloud, relatives: readonly Relative[], year: number): Promise<Stored> {
  const ids = relatives.map(({ personId }) => personId);
  const limit = ids.length;
  // Of the year before too, in the same trip: whether he was insured then may decide.
  const recordIds = ids.flatMap((id) => [recordId(id, year), recordId(id, year - 1)]);
  const [people, records, rosters] = await Promise.all([
    cloud.db.find('people', { filter: { _id: { in: ids } }, limit }),
    cloud.db.find('records', { filter: { _id: { in: recordIds } }, limit: recordIds.length }),
    cloud.db.find('rosters', { filter: { _id: { in: ids } }, limit }),
  ]);
  return { people, records, rosters };
}

interface ToView {
  readonly payer: Payer;
  /** {@link boundRelatives} of the payer. */
  readonly bound: readonly string[];
  readonly relatives: readonly Relative[];
  readonly year: number;
  readonly stored: Stored;
}

async function viewsOf(
  cloud: Cloud,
  { payer, bound, relatives, year, stored: { people, records, rosters } }: ToView,
): Promise<readonly RelativeView[]> {
  const policy = await policyInForce(cloud);
  const viewer = { cloud, policy, payer, bound };
  const byId = <Doc extends { readonly _id: string }>(docs: readonly Doc[], id: string): Doc | null =>
    docs.find(({ _id }) => _id === id) ?? null;
  const views: RelativeView[] = [];
  for (const relative of relatives) {
    const person = byId(people, relative.personId);
    if (person === null) continue;
    const held = byId(records, recordId(person._id, year)) ?? newRecord(person._id, year, relative.addedAt);
    const roster = byId(rosters, person._id);
    const asked = askedFacts(policy, relative.region, year);
    const lastYear = byId(records, recordId(person._id, year - 1));
    const ofPerson = factsKnownHere(cloud, asked, { person, lastYear });
    const record = await answeredToday(viewer, held, relative, { person, roster, ofPerson });
    const view = await recordView(viewer, record, person);
    const confirmedPayer = maySeeAll(payer, person._id, bound);
    const certified = confirmedBy(roster, { region: relative.region, year });
    const confirmed = confirmedPayer && isConfirmed(relative.claims, certified);
    const factsKnown = confirmedPayer ? mergeFacts(ofPerson, certified.facts) : ofPerson;
    const filed = held.payers.includes(payer._id);
    const seen = { confirmedPayer, confirmed, factsKnown, filed, record: view };
    views.push(relativeView({ cloud, payer }, relative, person, seen));
  }
  return views;
}

interface Known {
  readonly person: Person;
  readonly roster: Roster | null;
  readonly ofPerson: FactsOfPerson;
}

async function answeredToday(
  { cloud, policy, payer }: RecordViewer,
  held: EnrolmentRecord,
  { region, claims }: Relative,
  { person, roster, ofPerson }: Known,
): Promise<EnrolmentRecord> {
  if (held.state === 'insured') return held;
  const known = {
    recordId: held._id,
    region,
    year: held.year,
    birthDate: asTypedBy(person, payer._id).birthDate,
    ltciPilot: await ltciPilotOf(cloud, region),
    ofPerson,
  };
  const confirmed = confirmedBy(roster, known);
  const before = currentApplication(held, payer._id);
  const answer = determineApplication(policy, {
    openId: payer._id,
    known,
    claims,
    confirmed,
    at: cloud.now(),
    before,
  });
  return withApplicationOnly(held, await withAgreement(cloud.db, person._id, answer));
}

function relativeView(
  { cloud, payer }: Pick<RecordViewer, 'cloud' | 'payer'>,
  relative: Relative,
  person: Person,
  seen: {
    readonly confirmedPayer: boolean;
    readonly confirmed: boolean;
    readonly factsKnown: FactsOfPerson;
    readonly filed: boolean;
    readonly record: RelativeView['record'];
  },
): RelativeView {
  return {
    relativeId: relative.relativeId,
    person: personAsTyped(cloud, person, payer),
    relation: relative.relation,
    region: relative.region,
    birthDateKnown: asTypedBy(person, payer._id).birthDate !== null,
    claims: relative.claims,
    ...(seen.confirmed ? { claimsConfirmed: true as const } : {}),
    ...(namesOf(seen.factsKnown).length === 0 ? {} : { factsKnown: seen.factsKnown }),
    consent: relative.consent,
    confirmedPayer: seen.confirmedPayer,
    awaitsNumber: person.documents.every(({ kind }) => kind === 'birth-certificate'),
    filed: seen.filed,
    record: seen.record,
  };
}
