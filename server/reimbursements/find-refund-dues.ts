import type { DueBySource } from '../../contract/refund-dues';
import type { IsoDay } from '../../policy/calendar';
import { clauseLabel } from '../../policy/clause';
import { type Fen, noFen } from '../../policy/money';
import { bySource, dueOfLine } from '../billing/refund-requests';
import { noLongerDue } from '../billing/refunds';
import { confirmedBy, factsConfirmedSince } from '../enrolment';
import { type Cloud, type Documents, chinaDay } from '../platform';
import type { PolicyInForce } from '../policy-registry';
import type { EnrolmentRecord, Insurance, Order, OrderLine, RefundDue, Roster } from '../schema';
import { refundRuleOf } from './notice-rules';
import { placesOf, placesReading, samePlaces } from './read-by';

interface Known {
  readonly record: EnrolmentRecord;
  readonly insurance: Insurance;
  readonly roster: Roster;
  /** ms. */
  readonly at: number;
}

/** What is said of one by the notice: what goes back, or that nothing does and why. Null where it says nothing of him. */
interface Said {
  readonly amountFen: Fen;
  readonly words: string;
}

/**
 * Looks through insured people whom an office certified for those to whom a notice gives back part of what they paid, or would have by
 * an earlier day, and stores who changed; of who is insured no more, that nothing is due. Three round trips, {@link placesReading}'s and at least
 * three for each to whom something is due, and at least six more for each that changed.
 */
export async function lookForRefunds(
  cloud: Cloud,
  policy: PolicyInForce,
  records: readonly EnrolmentRecord[],
): Promise<void> {
  const concerned = records.filter((record) => record.insurance === null || ruleFor(policy, record) !== null);
  if (concerned.length === 0) return;
  const limit = concerned.length;
  const [rosters, stored] = await Promise.all([
    cloud.db.find('rosters', { filter: { _id: { in: concerned.map(({ personId }) => personId) } }, limit }),
    cloud.db.find('refund-dues', { filter: { _id: { in: concerned.map(({ _id }) => _id) } }, limit }),
  ]);
  for (const record of concerned) {
    const roster = rosters.find(({ _id }) => _id === record.personId) ?? null;
    const held = stored.find(({ _id }) => _id === record._id) ?? null;
    // What the window gave is over: whatever changes later, it was given.
    if (held?.givenAtWindow !== undefined || (roster === null && held === null)) continue;
    const reading = await placesReading(cloud, { record, roster });
    const next = await dueOf(cloud.db, policy, { record, roster, held, reading, at: cloud.now() });
    if (next !== null && differs(held, next)) await settle(cloud, policy, record._id, reading);
  }
}

/** All but who reads it is read again in the transaction: he may be given it back, or his enrolment may end, at the same moment. */
function settle(
  cloud: Cloud,
  policy: PolicyInForce,
  recordId: string,
  reading: readonly string[],
): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const [record, held] = await Promise.all([tx.get('records', recordId), tx.get('refund-dues', recordId)]);
    if (record === null || held?.givenAtWindow !== undefined) return;
    const roster = await tx.get('rosters', record.personId);
    const next = await dueOf(tx, policy, { record, roster, held, reading, at: cloud.now() });
    if (next !== null && differs(held, next)) await tx.put('refund-dues', next);
  });
}

function ruleFor(policy: PolicyInForce, { insurance }: EnrolmentRecord) {
  if (insurance === null || insurance.paidFen === 0) return null;
  const notices = policy.policy.noticesAt(insurance.region, insurance.facts.year);
  return notices.map(refundRuleOf).find((rule) => rule !== null) ?? null;
}

interface Looking {
  readonly record: EnrolmentRecord;
  readonly roster: Roster | null;
  readonly held: RefundDue | null;
  /** The places that may read it. */
  readonly reading: readonly string[];
  /** ms. */
  readonly at: number;
}

async function dueOf(
  documents: Documents,
  policy: PolicyInForce,
  { record, roster, held, reading, at }: Looking,
): Promise<RefundDue | null> {
  const { insurance } = record;
  if (insurance === null) return held === null ? null : noLongerDue(held, at);
  const said = roster === null ? null : saidOf(policy, { record, insurance, roster, at });
  if (said === null) return held === null ? null : noLongerDue(held, at);
  const order = insurance.orderId === null ? null : await documents.get('orders', insurance.orderId);
  const line = order?.lines.find(
    ({ personId, year }) => personId === record.personId && year === record.year,
  );
  const { on, paidFen } = insurance;
  const sources = await sourcesOf(documents, said, order, line);
  return {
    _id: record._id,
    personId: record.personId,
    year: record.year,
    ...placesOf(record, reading),
    orderId: order?._id ?? null,
    line: line?.line ?? null,
    paidOn: on,
    paidFen,
    amountFen: said.amountFen,
    byWechat: { dueFen: sources.wechatDueFen, givenFen: sources.wechatGivenFen },
    state: stateOf(said, sources),
    foundOn: foundOn(held, at),
    words: said.words,
    updatedAt: at,
  };
}

/** It may change later, in amount or in what WeChat gave of it: it was due since then all the same. */
function foundOn(held: RefundDue | null, at: number): IsoDay {
  const wasDue = held !== null && held.amountFen > noFen;
  return wasDue ? (held.foundOn ?? chinaDay(held.updatedAt)) : chinaDay(at);
}

/** What wasn't paid here WeChat can't give back. */
function sourcesOf(
  documents: Documents,
  { amountFen }: Said,
  order: Order | null,
  line: OrderLine | undefined,
): Promise<DueBySource> {
  if (amountFen > noFen && order !== null && line !== undefined) {
    return dueOfLine(documents, { order, line }, amountFen);
  }
  return Promise.resolve({ wechatDueFen: noFen, wechatGivenFen: noFen, windowFen: amountFen });
}

/** WeChat's part comes first: what is left then is the window's. */
function stateOf({ amountFen }: Said, { wechatDueFen, windowFen }: DueBySource): RefundDue['state'] {
  if (amountFen === noFen) return 'too-late';
  if (wechatDueFen > noFen) return 'due';
  return windowFen > noFen ? 'by-office' : 'given';
}

function saidOf(policy: PolicyInForce, { record, insurance, roster, at }: Known): Said | null {
  const rule = ruleFor(policy, record);
  if (rule === null) return null;
  const { facts, on, paidFen } = insurance;
  const certified = factsConfirmedSince(facts, confirmedBy(roster, facts));
  const paidBefore = { on, amountFen: paidFen };
  const { refundFen, notes } = policy.determine({ ...certified, payOn: chinaDay(at), paidBefore });
  if (refundFen > noFen)
    return { amountFen: refundFen, words: `按第${clauseLabel(rule.clause)}条，资助的部分退给付款人。` };
  const refused = notes.find(({ text }) => text === rule.otherwise || text === rule.beforeCover);
  return refused === undefined ? null : { amountFen: noFen, words: refused.text };
}

function differs(held: RefundDue | null, next: RefundDue): boolean {
  if (held === null) return true;
  const [before, now] = [bySource(held), bySource(next)];
  return (
    held.state !== next.state ||
    held.amountFen !== next.amountFen ||
    held.orderId !== next.orderId ||
    !samePlaces(held.places, next.places) ||
    before.wechatDueFen !== now.wechatDueFen ||
    before.wechatGivenFen !== now.wechatGivenFen
  );
}
