import type { Claims } from '../../../contract/claims';
import type { Decline } from '../../../contract/decline';
import type { OfficerActions } from '../../../contract/officer';
import { type FactName, type FactsOfPerson, namesOf, onlyFacts } from '../../../policy/facts-of-person';
import { requireAsked } from '../facts-of-person/require-asked';
import { requireKnownIdentities } from '../own-identities';
import { withFacts } from '../facts-of-person/said';
import { redeterminePerson } from '../redetermine';
import { moveRecord } from '../states';
import { certify } from './certify';
import { type Cloud, type Documents, refuse } from '../../platform';
import type { Application, EnrolmentRecord, Officer } from '../../schema';
import { PersonGoneError, sexOf } from '../../identity';
import { policyInForce } from '../../policy-registry';
import {
  applicationId,
  isResponsibleFor,
  requireCertifiable,
  requireUnconcerned,
} from '../../officer-access';

type Request = OfficerActions['roster.confirm']['request'];
type State = OfficerActions['roster.confirm']['data']['state'];

/**
 * An officer's decision on one application: what he certifies goes into the roster; empty lists decline the claim, for
 * the reason that stands beside them. All of the person's applications are answered anew.
 */
export async function confirmApplication(
  cloud: Cloud,
  officer: Officer,
  request: Request,
): Promise<{ readonly state: State }> {
  const { recordId, identities, circumstances, decline } = request;
  const { record, application } = await requireApplication(cloud, officer, request);
  if (record.state === 'insured') {
    throw refuse('ALREADY_INSURED', '这个人这一年度已经参保，不需要再确认。');
  }
  requireCertifiable(officer, identities);
  const { region, openId } = application;
  const { year } = record;
  cloud.notes.region = region;
  cloud.notes.decision = decline === undefined ? 'confirm' : 'decline';
  cloud.notes.about('person', record.personId);
  // To turn something down takes nobody's money: that he may.
  if (decline === undefined) await requireUnconcerned(cloud, officer, [record.personId, openId]);
  const facts = request.facts ?? {};
  requireKnownIdentities(await policyInForce(cloud), identities, { region, year });
  await requireFactsOfPerson(cloud, record, { facts, region });
  const decided = cloud.db.transaction(async (tx) => {
    const at = cloud.now();
    if (decline !== undefined) return declineClaim(tx, { recordId, openId, decline, by: officer._id, at });
    const { personId } = record;
    return certify(tx, {
      personId,
      identities,
      circumstances,
      ...(namesOf(facts).length === 0 ? {} : { facts: { year, facts } }),
      region,
      source: `officer-${officer._id}-${at}`,
      at,
    });
  });
  // He was erased with his last application, whose record the timer is yet to take away.
  await decided.catch((error: unknown) => {
    throw error instanceof PersonGoneError ? noApplication() : error;
  });
  await redeterminePerson(cloud, record.personId);
  return { state: stateOf(await cloud.db.get('records', recordId), openId) };
}

/** What the officer certifies of the person himself is asked by the notice, and his number doesn't say otherwise. */
async function requireFactsOfPerson(
  cloud: Cloud,
  { personId, year }: EnrolmentRecord,
  { facts, region }: { readonly facts: FactsOfPerson; readonly region: string },
): Promise<void> {
  const person = await cloud.db.get('people', personId);
  const sex = person === null ? null : sexOf(cloud, person);
  requireAsked(await policyInForce(cloud), { facts, region, year, sex });
}

/** An application of one of the officer's places. Throws `NO_APPLICATION`. */
export async function requireApplication(
  cloud: Cloud,
  officer: Officer,
  request: Pick<Request, 'recordId' | 'applicationId'>,
): Promise<{ readonly record: EnrolmentRecord; readonly application: Application }> {
  const record = await cloud.db.get('records', request.recordId);
  const application = record?.applications.find(
    ({ openId }) => applicationId(cloud, openId) === request.applicationId,
  );
  // Another region's application reads like one that never was.
  if (record && application && isResponsibleFor(officer, application.region)) return { record, application };
  throw noApplication();
}

function noApplication(): Error {
  return refuse('NO_APPLICATION', '没有找到这份申请，可能已撤回，请刷新列表。');
}

interface DeclinedBy {
  readonly recordId: string;
  /** The payer whose application it is. */
  readonly openId: string;
  readonly decline: Decline;
  /** The officer's id. */
  readonly by: string;
  readonly at: number;
}

/** What is left of claims that an office declines: facts that count at his word, which make nothing better for him. */
function leftOf({ facts }: Claims, atHisWord: readonly FactName[]): Claims {
  const left = facts === undefined ? {} : onlyFacts(facts, atHisWord);
  return withFacts({ identities: [], circumstances: [] }, facts?.year ?? 0, left);
}

function withoutClaim(application: Application, decline: Decline, at: number): Application {
  const { claims, atHisWord = [] } = application;
  const { identities, circumstances, facts = { year: 0 } } = claims;
  const codes = [
    ...[...identities, ...circumstances].map(({ code }) => code),
    ...namesOf(facts).filter((name) => !atHisWord.includes(name)),
  ];
  const declined = { ...decline, codes };
  const left = leftOf(claims, atHisWord);
  return { ...application, claims: left, state: 'awaiting-payment', turnedDownAt: at, declined };
}

/** The claim goes, the application stays: the person may still pay in full. */
async function declineClaim(tx: Documents, { recordId, openId, decline, by, at }: DeclinedBy): Promise<void> {
  const record = await tx.get('records', recordId);
  if (record === null) return;
  const applications = record.applications.map((one): Application =>
    one.openId === openId ? withoutClaim(one, decline, at) : one,
  );
  const atHisWord = record.applications.find((one) => one.openId === openId)?.atHisWord ?? [];
  const payer = await tx.get('payers', openId);
  if (payer !== null) {
    const relatives = payer.relatives.map((relative) =>
      relative.personId === record.personId
        ? { ...relative, claims: leftOf(relative.claims, atHisWord) }
        : relative,
    );
    await tx.put('payers', { ...payer, relatives, revision: payer.revision + 1 });
  }
  await moveRecord(tx, record, { at, event: 'claim-declined', by, changes: { applications } });
}

function stateOf(record: EnrolmentRecord | null, openId: string): State {
  if (record?.state === 'insured') return 'insured';
  return record?.applications.find((one) => one.openId === openId)?.state ?? 'awaiting-payment';
}
