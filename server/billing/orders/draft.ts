import { askedToPay } from './asked-to-pay';
import type { FamilyList } from './family-list';
import type { Claims } from '../../../contract/claims';
import type { IsoDay } from '../../../policy/calendar';
import { noRecordToPay } from './refusals';
import {
  type KnownFacts,
  confirmedBy,
  currentApplication,
  determineApplication,
  isOpenByRosters,
  newRecord,
  readFactsKnownHere,
  recordId,
  requireNotDied,
  withAgreement,
  withApplicationOnly,
  withoutRosters,
} from '../../enrolment';
import { getPayer, isFirstInLine } from '../../household';
import { asTypedBy, requireSameName } from '../../identity';
import type { Cloud, Documents } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';
import { ltciPilotOf } from '../../places';
import type { Application, EnrolmentRecord, Roster } from '../../schema';

/**
 * One person of an order that is being made: his record with the payer's application answered anew, today.
 */
export interface DraftLine {
  readonly line: number;
  readonly record: EnrolmentRecord;
  readonly application: Application;
  /** He was on the payer's list and had no application: only the list says that the payer may order for him. */
  readonly fromList: boolean;
}

export interface Asked {
  readonly line: number;
  readonly recordId: string;
  readonly personId: string;
  readonly year: number;
}

export function askedFor(recordIds: readonly string[]): readonly Asked[] {
  return recordIds.map((id, line) => {
    const at = id.lastIndexOf('-');
    return { line, recordId: id, personId: id.slice(0, at), year: Number(id.slice(at + 1)) };
  });
}

export function peopleOf(asked: readonly Asked[]): readonly string[] {
  return asked.map(({ personId }) => personId);
}

/** What rosters confirm of the people; one round trip. */
export async function rostersOf(cloud: Cloud, asked: readonly Asked[]): Promise<ReadonlyMap<string, Roster>> {
  const filter = { _id: { in: peopleOf(asked) } };
  const rosters = await cloud.db.find('rosters', { filter, limit: asked.length });
  return new Map(rosters.map((roster) => [roster._id, roster]));
}

export interface Surroundings {
  readonly cloud: Cloud;
  readonly policy: PolicyInForce;
  readonly rosters: ReadonlyMap<string, Roster>;
  readonly list: FamilyList;
}

/**
 * Reads one person's record and answers the payer's application from confirmed facts, on the day it is now.
 * Who is only on the payer's family list gets his first application. Throws `NO_RECORD` for anyone else: the
 * same for a record that is another's as for one that never was.
 */
export async function draftLine(
  { cloud, policy, rosters, list }: Surroundings,
  documents: Documents,
  { line, recordId: id, personId, year }: Asked,
): Promise<DraftLine> {
  const { openId } = list;
  const held = await documents.get('records', id);
  requireNotDied(held);
  const before = held === null ? null : currentApplication(held, openId);
  const told =
    before === null ? await toldOfAnother({ cloud, list }, { personId, held }) : toldBefore(before);
  if (told === null || id !== recordId(personId, year)) throw noRecordToPay(line);
  const now = cloud.now();
  const known: KnownFacts = {
    recordId: id,
    region: told.region,
    year,
    birthDate: told.birthDate,
    ltciPilot: await ltciPilotOf(cloud, told.region),
    ofPerson: await readFactsKnownHere(documents, { cloud, policy }, { personId, region: told.region, year }),
  };
  const confirmed = confirmedBy(rosters.get(personId) ?? null, known);
  const { claims } = told;
  const answered = determineApplication(policy, { openId, known, claims, confirmed, at: now, before });
  const determined = told.askedBy === undefined ? answered : { ...answered, askedBy: told.askedBy };
  const agreed = await withAgreement(documents, personId, determined);
  const application = await asOrderable({ cloud, policy }, openId, agreed, personId);
  const record = withApplicationOnly(held ?? newRecord(personId, year, now), application);
  return { line, record, application, fromList: before === null };
}

/**
 * The application as the payer may order by it. Where somebody can pay today only by what an office certified, an order would
 * tell that he is certified: it takes one who is first in line for him.
 */
async function asOrderable(
  { cloud, policy }: Pick<Surroundings, 'cloud' | 'policy'>,
  openId: string,
  application: Application,
  personId: string,
): Promise<Application> {
  if (!isOpenByRosters(policy, application)) return application;
  if (await isFirstInLine(cloud, await getPayer(cloud, openId), personId)) return application;
  return withoutRosters(policy, application);
}

/** What the payer said of someone. Decides no price, but for the place. */
interface Told {
  readonly region: string;
  readonly claims: Claims;
  readonly birthDate: IsoDay | null;
  /** Who asked the payer to pay, where it is his word. */
  readonly askedBy?: string;
}

function toldBefore({ region, claims, facts, askedBy }: Application): Told {
  return {
    region,
    claims,
    birthDate: facts.birthDate ?? null,
    ...(askedBy === undefined ? {} : { askedBy }),
  };
}

/** Of somebody for whom the payer never applied: from his own list, or from who asked him to pay. */
async function toldOfAnother(
  { cloud, list }: Pick<Surroundings, 'cloud' | 'list'>,
  { personId, held }: { readonly personId: string; readonly held: EnrolmentRecord | null },
): Promise<Told | null> {
  const ofList = await toldOfRelative(cloud, list, personId);
  if (ofList !== null || held === null) return ofList;
  const asking = await askedToPay(cloud, list.openId, held);
  if (asking === null) return null;
  const { identities: _identities, circumstances: _circumstances, ...chosen } = asking.claims;
  // What he claims of identities decides no price, and isn't the helper's to know.
  const claims = { identities: [], circumstances: [], ...chosen };
  return { ...toldBefore(asking), claims, askedBy: asking.openId };
}

async function toldOfRelative(cloud: Cloud, list: FamilyList, personId: string): Promise<Told | null> {
  const { relative, person } = await list.find(personId);
  if (relative === undefined || person === undefined) return null;
  requireSameName(cloud, person, list.openId);
  return {
    region: relative.region,
    claims: relative.claims,
    birthDate: asTypedBy(person, list.openId).birthDate,
  };
}
