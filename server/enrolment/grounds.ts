import { determineApplication } from './determine';
import { confirmedBy, type InsuredWhere } from './facts';
import { askedFacts } from './facts-of-person/asked';
import { asksHistory, factsKnownHere } from './facts-of-person/known-here';
import { recordId } from './record-id';
import { redeterminePerson } from './redetermine';
import { requireSupported } from './supported';
import type { Claims } from '../../contract/claims';
import { asTypedBy, requireSameName } from '../identity';
import { ltciPilotOf } from '../places';
import type { Cloud } from '../platform';
import { type PolicyInForce, policyInForce } from '../policy-registry';
import type { Application, EnrolmentRecord, Person, Roster } from '../schema';

/** What decides an application beside the payer's own words; read before the step that stores it. */
export interface Grounds {
  readonly policy: PolicyInForce;
  readonly ltciPilot: boolean | undefined;
  readonly roster: Roster | null;
  /** The record of the year before, where a notice goes by it. */
  readonly lastYear: EnrolmentRecord | null;
}

interface OfWhom extends InsuredWhere {
  /** Null for somebody of whom nothing is stored yet: nothing is read of him. */
  readonly personId: string | null;
}

/** One round trip, none for somebody new. */
export async function readGrounds(cloud: Cloud, { personId, region, year }: OfWhom): Promise<Grounds> {
  const policy = await policyInForce(cloud);
  const ltciPilot = await ltciPilotOf(cloud, region);
  if (personId === null) return { policy, ltciPilot, roster: null, lastYear: null };
  const [roster, lastYear] = await Promise.all([
    cloud.db.get('rosters', personId),
    asksHistory(askedFacts(policy, region, year))
      ? cloud.db.get('records', recordId(personId, year - 1))
      : null,
  ]);
  return { policy, ltciPilot, roster, lastYear };
}

interface Asked extends InsuredWhere {
  readonly openId: string;
  readonly person: Person;
  readonly claims: Claims;
}

/** The application by its grounds, nothing stored. Refuses `PERSON_MISMATCH`, `PLACE_UNSUPPORTED`, `YEAR_UNSUPPORTED`. */
export function answeredBy(
  { policy, ltciPilot, roster, lastYear }: Grounds,
  cloud: Cloud,
  { openId, person, region, year, claims }: Asked,
): Application {
  requireSameName(cloud, person, openId);
  const known = {
    recordId: recordId(person._id, year),
    region,
    year,
    birthDate: asTypedBy(person, openId).birthDate,
    ltciPilot,
    ofPerson: factsKnownHere(cloud, askedFacts(policy, region, year), { person, lastYear }),
  };
  const confirmed = confirmedBy(roster, known);
  const answered = determineApplication(policy, { openId, known, claims, confirmed, at: cloud.now() });
  requireSupported(policy, answered.facts, answered.determination);
  return answered;
}

/**
 * The stored record as it is once a roster that came in after the grounds were read was looked at: it may not have seen the
 * record yet, and whoever is later of the two looks again. One round trip where none came.
 */
export async function withRosterSince(
  cloud: Cloud,
  { roster }: Grounds,
  record: EnrolmentRecord,
): Promise<EnrolmentRecord> {
  const rosterNow = await cloud.db.get('rosters', record.personId);
  if (rosterNow?.updatedAt === roster?.updatedAt) return record;
  await redeterminePerson(cloud, record.personId);
  return (await cloud.db.get('records', record._id)) ?? record;
}
