import { recordId } from './record-id';
import type { ApplicationMessage, RecordMessage } from '../../contract/messages';
import type { Claims } from '../../contract/claims';
import { requireNotDied } from './death';
import { isReadyExempt, withAgreement } from './exempt';
import { answeredBy, readGrounds, withRosterSince } from './grounds';
import { enrolledExempt, moveRecord, payersWith } from './states';
import { type Cloud, type Documents, refuse } from '../platform';
import { isOpenByRosters } from './unconfirmed';
import type { PolicyInForce } from '../policy-registry';
import type { Application, EnrolmentRecord, Person } from '../schema';

export interface ApplicationRequest {
  readonly openId: string;
  readonly person: Person;
  readonly region: string;
  readonly year: number;
  readonly claims: Claims;
  /** What he agreed to at this tap, beside those before. */
  readonly messages?: readonly RecordMessage[];
  /** Throws, in the step that stores a payer's first application, where he may not apply for the person. */
  readonly admit: (tx: Documents) => Promise<void>;
}

/**
 * Stores a payer's application for a person and year, answered from confirmed facts; it replaces his earlier one.
 * Who is exempt by a roster of the place, or agrees, is insured in the same step. Refuses `ALREADY_INSURED`, `PLACE_UNSUPPORTED`.
 */
export async function apply(cloud: Cloud, request: ApplicationRequest): Promise<EnrolmentRecord> {
  const { person, region, year, messages, admit } = request;
  const grounds = await readGrounds(cloud, { personId: person._id, region, year });
  const answered = answeredBy(grounds, cloud, request);
  const record = await cloud.db.transaction(async (tx) => {
    const held =
      (await tx.get('records', recordId(person._id, year))) ?? newRecord(person._id, year, answered.at);
    return fileApplication(tx, held, { policy: grounds.policy, answered, messages, admit });
  });
  return withRosterSince(cloud, grounds, record);
}

export interface ToFile {
  readonly policy: PolicyInForce;
  /** `answeredBy` its grounds. */
  readonly answered: Application;
  readonly messages: ApplicationRequest['messages'];
  readonly admit: ApplicationRequest['admit'];
}

/**
 * Puts an application on the record as the transaction reads it. Refuses `ALREADY_INSURED` and `DIED` before anything is written:
 * the transaction may go on with something else.
 */
export async function fileApplication(
  tx: Documents,
  held: EnrolmentRecord,
  { policy, answered, messages = [], admit }: ToFile,
): Promise<EnrolmentRecord> {
  const { openId, at } = answered;
  if (held.state === 'insured') return insuredAlready(held, openId);
  requireNotDied(held);
  // His first: nothing but the list says that he may, and a withdrawal of consent must not be overtaken.
  const before = currentApplication(held, openId);
  if (before === null || before.askedBy !== undefined) await admit(tx);
  const application = await withAgreement(tx, held.personId, untoldOutOfSeason(policy, answered));
  const filed = withMessages(application, [...(before?.messages ?? []), ...messages]);
  if (before !== null && isSameBesideTime(before, filed)) return held;
  return store(tx, held, filed, at);
}

export function newRecord(personId: string, year: number, now: number): EnrolmentRecord {
  return {
    _id: recordId(personId, year),
    personId,
    year,
    state: 'open',
    applications: [],
    reservation: null,
    insurance: null,
    payers: [],
    awaitingIn: [],
    openIn: [],
    insuredIn: null,
    history: [],
    updatedAt: now,
  };
}

/**
 * Somebody exempt whom nobody could tell from others today, for nothing is to be paid by anybody else: enrolling him would tell a stranger
 * what he is. So he himself, somebody whom he confirmed, or an office here has to agree.
 */
function untoldOutOfSeason(policy: PolicyInForce, application: Application): Application {
  const tells = application.determination.status === 'exempt' && isOpenByRosters(policy, application);
  return tells ? { ...application, state: 'awaiting-confirmation' } : application;
}

/** Whether a repeat would change nothing but when: then nothing is written. */
function isSameBesideTime(before: Application, filed: Application): boolean {
  return (
    !isReadyExempt(filed) && JSON.stringify({ ...before, at: 0 }) === JSON.stringify({ ...filed, at: 0 })
  );
}

/** What he agreed to is kept until it is spent. */
function withMessages(application: Application, messages: readonly ApplicationMessage[]): Application {
  return messages.length === 0 ? application : { ...application, messages: [...new Set(messages)] };
}

/** A repeat by someone who enrolled an exempt person gets the same answer; everyone else learns that it is done. */
function insuredAlready(held: EnrolmentRecord, openId: string): EnrolmentRecord {
  if (held.insurance?.basis === 'exempt' && held.payers.includes(openId)) return held;
  throw alreadyInsured(held);
}

export function alreadyInsured({ year, insurance }: Pick<EnrolmentRecord, 'year' | 'insurance'>): Error {
  const how = insurance?.basis === 'paid-elsewhere' ? '已在别处缴费参保' : '已经参保';
  return refuse(
    'ALREADY_INSURED',
    `${year}年度${how}，不需要再缴费。如有疑问，请向参保地医保经办窗口查询。`,
    {
      details: { year },
    },
  );
}

/** The record with the payer's application in the place of his earlier one. */
export function withApplicationOnly(held: EnrolmentRecord, application: Application): EnrolmentRecord {
  return {
    ...held,
    applications: [...held.applications.filter((one) => one.openId !== application.openId), application],
  };
}

/** Exempt people are enrolled whatever anyone has reserved: nothing is to be paid for them. */
function store(
  tx: Documents,
  held: EnrolmentRecord,
  application: Application,
  at: number,
): Promise<EnrolmentRecord> {
  const { openId } = application;
  const { applications } = withApplicationOnly(held, application);
  const changes = { applications, payers: payersWith(held, openId) };
  const exempt = isReadyExempt(application);
  return moveRecord(
    tx,
    held,
    { at, event: 'applied', by: openId, changes },
    ...(exempt ? [enrolledExempt(application, at)] : []),
  );
}

/** The payer's own application, if he has one. */
export function currentApplication(record: EnrolmentRecord, openId: string): Application | null {
  return record.applications.find((one) => one.openId === openId) ?? null;
}

/** The application that a viewer may go by: his own, or, where he may see everything, the latest of any payer. */
export function visibleApplication(
  record: EnrolmentRecord,
  viewer: { readonly openId: string; readonly seesAll: boolean },
): Application | null {
  const own = currentApplication(record, viewer.openId);
  return own ?? (viewer.seesAll ? (record.applications[record.applications.length - 1] ?? null) : null);
}
