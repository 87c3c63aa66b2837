import { sayDay } from '../../contract/calendar-day';
import type { IsoDay } from '../../policy/calendar';
import { type Cloud, chinaDay } from '../platform';
import { type PolicyInForce, policyInForce, policyOfVersions } from '../policy-registry';
import type { EnrolmentRecord, Reimbursement } from '../schema';
import { type Terms, sameTerms, termsAsOf } from './entitlement';
import { type Known, knownBy, knownOf } from './known';
import { isNoLongerDue, listNoLongerDue } from './no-longer-due';
import { placesOf, placesReading, samePlaces } from './read-by';
import { type ReimbursementMove, afterEvent, moveReimbursement } from './states';

/** What is due to somebody by now; `reason` says in Chinese why it is nothing. */
export interface Due {
  readonly terms: Terms | null;
  readonly reason: string;
}

/**
 * What is due by the notices in force, today or on the day on which it was found: an identity that ended since takes nothing. Once it was
 * found under a notice that is no draft, an amendment or a withdrawal takes nothing either.
 */
export async function dueTo(cloud: Cloud, policy: PolicyInForce, known: Known): Promise<Due> {
  const today = chinaDay(cloud.now());
  const terms = await bestTerms(cloud, policy, known, today);
  if (terms === null) return { terms, reason: whyNothing(known.record) };
  const { applyBy } = terms;
  if (terms.way === 'apply' && applyBy !== null && today > applyBy && !hasApplied(known.held)) {
    return { terms: null, reason: `最晚${sayDay(applyBy)}申领，现在已经过了。` };
  }
  return { terms, reason: '' };
}

async function bestTerms(
  cloud: Cloud,
  policy: PolicyInForce,
  known: Known,
  today: IsoDay,
): Promise<Terms | null> {
  const { held } = known;
  const stands = held !== null && held.state !== 'lapsed';
  const days = stands && held.foundOn !== today ? [held.foundOn, today] : [today];
  const now = better(days.map((day) => termsAsOf(policy, known.record, known.roster, day)));
  if (!stands || held.draft || (now !== null && now.amountFen >= held.amountFen)) return now;
  const under = await policyOfVersions(cloud, held);
  if (under === null || under === policy) return now;
  return better([now, ...days.map((day) => termsAsOf(under, known.record, known.roster, day))]);
}

/** The one that gives most; of equal ones the first. */
function better(all: readonly (Terms | null)[]): Terms | null {
  return all.reduce<Terms | null>(
    (best, one) => (one !== null && (best === null || one.amountFen > best.amountFen) ? one : best),
    null,
  );
}

function hasApplied(held: Reimbursement | null): boolean {
  return held !== null && held.application !== null && held.state !== 'declined' && held.state !== 'lapsed';
}

function whyNothing({ insurance }: EnrolmentRecord): string {
  if (insurance === null) return '这一年度现在没有参保。';
  return insurance.settlementPending
    ? '家庭共济账户的扣款还没有结果。'
    : '按现在的名册和通知，没有要发的补贴。';
}

/** Whether it is out of reach of new terms: in a batch, given out or paid. */
export function isFixed({ state }: Reimbursement): boolean {
  return state === 'batched' || state === 'released' || state === 'paid';
}

/** What is due, and the places whose offices read it. */
interface DueAt extends Due {
  readonly reading: readonly string[];
}

/** No round trip, but {@link placesReading}'s of who is due something. */
async function dueAt(cloud: Cloud, policy: PolicyInForce, known: Known): Promise<DueAt> {
  const due = await dueTo(cloud, policy, known);
  return { ...due, reading: due.terms === null ? [] : await placesReading(cloud, known) };
}

/** Whether what is stored isn't what is due, or isn't where it is read. */
function differs({ held, record }: Known, { terms, reading }: DueAt): boolean {
  if (held === null) return terms !== null;
  if (isFixed(held)) return false;
  if (terms === null) return held.state !== 'lapsed';
  return (
    held.state === 'lapsed' ||
    !sameTerms(held, terms) ||
    !samePlaces(held.places, placesOf(record, reading).places)
  );
}

/**
 * Looks through records for what is due, and stores what changed; answers how many did. Two round trips, {@link placesReading}'s of who is
 * due something, and six for each that changed.
 */
export async function lookAtRecords(
  cloud: Cloud,
  policy: PolicyInForce,
  records: readonly EnrolmentRecord[],
): Promise<number> {
  let changed = 0;
  for (const known of await knownOf(cloud, records)) {
    if (isNoLongerDue(known)) await listNoLongerDue(cloud, known);
    // Nobody whom no office certifies gets anything back.
    if (known.held === null && known.roster === null) continue;
    const due = await dueAt(cloud, policy, known);
    if (!differs(known, due)) continue;
    await settle(cloud, policy, known.record._id, due.reading);
    changed += 1;
  }
  return changed;
}

/** Looks at one record, as soon as somebody asks; what is stored then, null where nothing ever was. */
export async function lookAtOne(cloud: Cloud, id: string): Promise<Reimbursement | null> {
  const policy = await policyInForce(cloud);
  const known = await knownBy(cloud.db, id);
  if (known === null) return null;
  const due = await dueAt(cloud, policy, known);
  return differs(known, due) ? settle(cloud, policy, id, due.reading) : known.held;
}

/**
 * All but who reads it is read again in the transaction: an enrolment may end, or a batch take it, at the same moment. Where he came to be
 * insured in another place meanwhile, its offices read it from the next look on.
 */
function settle(
  cloud: Cloud,
  policy: PolicyInForce,
  id: string,
  reading: readonly string[],
): Promise<Reimbursement | null> {
  return cloud.db.transaction(async (tx) => {
    const known = await knownBy(tx, id);
    if (known === null) return null;
    const due = { ...(await dueTo(cloud, policy, known)), reading };
    if (!differs(known, due)) return known.held;
    const moving = moveTo(known, due, cloud.now());
    return moving === null ? null : moveReimbursement(tx, moving.held, moving.move);
  });
}

interface Moving {
  readonly held: Reimbursement;
  readonly move: ReimbursementMove;
}

/** What is stored, or as if it had been, and what happens to it; null where nothing is due and nothing ever was. */
function moveTo(
  { record, held: stored }: Known,
  { terms, reason, reading }: DueAt,
  at: number,
): Moving | null {
  if (terms === null) {
    const changes = { reason, account: null };
    return stored === null ? null : { held: stored, move: { at, event: 'lapsed', by: 'timer', changes } };
  }
  const where = placesOf(record, reading);
  const held = stored ?? newReimbursement(record, { ...terms, ...where }, at);
  const isAnew = held.state === 'lapsed';
  const anew = isAnew ? { application: null, account: null, told: null, reason: null } : {};
  const changes = { ...terms, ...anew, ...where };
  return { held, move: { at, event: isAnew ? 'found' : 'changed', by: 'timer', changes } };
}

/**
 * What {@link lookAtOne} would find of some records, by their ids, without storing it: for who looks through a file first. Three round trips
 * where the notices are known.
 */
export async function foreseen(
  cloud: Cloud,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Reimbursement>> {
  if (ids.length === 0) return new Map();
  const [policy, records] = await Promise.all([
    policyInForce(cloud),
    cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length }),
  ]);
  const found = new Map<string, Reimbursement>();
  for (const known of await knownOf(cloud, records)) {
    const due = await dueAt(cloud, policy, known);
    const moving = differs(known, due) ? moveTo(known, due, cloud.now()) : null;
    const one = moving === null ? known.held : afterEvent(moving.held, moving.move);
    if (one !== null) found.set(known.record._id, one);
  }
  return found;
}

/** As if it had lapsed before it was found. */
function newReimbursement(
  record: EnrolmentRecord,
  termsAndPlaces: Terms & Pick<Reimbursement, 'region' | 'places'>,
  at: number,
): Reimbursement {
  return {
    _id: record._id,
    personId: record.personId,
    year: record.year,
    ...termsAndPlaces,
    state: 'lapsed',
    application: null,
    applicants: [],
    account: null,
    accountKind: 'none',
    told: null,
    isTold: false,
    batchId: null,
    paidOn: null,
    reason: null,
    history: [],
    updatedAt: at,
    sealVersion: null,
    forgetAt: null,
  };
}
