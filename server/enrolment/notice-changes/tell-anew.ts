import { type Cloud, type Documents, allEnded, chinaDay, nextDaytime } from '../../platform';
import { type PolicyInForce, policiesAround } from '../../policy-registry';
import { withoutConsent } from '../consents';
import { redetermineOn } from '../determine';
import { exemptToEnrol, withAgreement } from '../exempt';
import { enrolledExempt, moveRecord } from '../states';
import type { Application, ChangeMessage, EnrolmentRecord, NoticeChange } from '../../schema';
import { sameTermsTold, termsOf } from './terms';

/** Records of one step, and how many of them are looked at together. */
const pageSize = 50;
const together = 10;
/** Where one run works until: the timer has a minute for all that is its kind of work. */
const workMs = 25_000;
/** A run that was cut off is taken up then. */
const againMs = 60_000;

/** Whoever has paid or is insured stays as he was determined then; nobody of them is looked at. */
const notInsured = ['open', 'reserved'] as const;

/**
 * Tells everybody anew whom a version that began, or was withdrawn, tells another amount or day than before: the record is
 * answered by it and marked with what changed and by which paper. Goes on where it was cut off; a repeat changes nothing.
 */
export async function tellAnew(cloud: Cloud, change: NoticeChange): Promise<void> {
  const { _id, nextAt, from } = change;
  const until = cloud.now() + workMs;
  const lease = { nextAt: cloud.now() + againMs };
  if (!(await cloud.db.updateIf('notice-changes', _id, { nextAt }, lease))) return;
  const policies = await policiesAround(cloud, from);
  for (let at: NoticeChange = { ...change, ...lease }; ;) {
    const { regionAt, cursor, told, ...next } = await tellPage(cloud, policies, at);
    const goesOn = next.nextAt !== null && cloud.now() < until;
    const moved = {
      regionAt,
      cursor,
      told,
      nextAt: next.nextAt === null ? null : goesOn ? lease.nextAt : cloud.now(),
    };
    const mine = await cloud.db.updateIf('notice-changes', _id, { ...lease, cursor: at.cursor }, moved);
    if (moved.nextAt === null) cloud.log('told-anew', { change: _id, told });
    if (!mine || !goesOn) return;
    at = { ...at, ...moved };
  }
}

interface Policies {
  readonly before: PolicyInForce;
  readonly after: PolicyInForce;
}

/** Goes through the next records of a place; answers where the next step begins. */
async function tellPage(cloud: Cloud, policies: Policies, change: NoticeChange): Promise<NoticeChange> {
  const region = change.regions[change.regionAt];
  if (region === undefined) return { ...change, nextAt: null };
  const records = await cloud.db.find('records', {
    filter: { openIn: region, year: change.year, _id: { gt: change.cursor } },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  let told = change.told;
  for (let first = 0; first < records.length; first += together) {
    const some = records.slice(first, first + together);
    const each = await allEnded(some.map((record) => tellRecord(cloud, policies, change, record)));
    told += each.filter((changed) => changed).length;
  }
  const last = records.length < pageSize ? undefined : records[records.length - 1]?._id;
  return last === undefined
    ? { ...change, told, regionAt: change.regionAt + 1, cursor: '' }
    : { ...change, told, cursor: last };
}

/** Whether the change tells him something else. Most often it doesn't, and then nothing is written. */
async function tellRecord(
  cloud: Cloud,
  policies: Policies,
  change: NoticeChange,
  seen: EnrolmentRecord,
): Promise<boolean> {
  const at = cloud.now();
  const anew = (record: EnrolmentRecord) => record.applications.map((one) => told(policies, change, one, at));
  if (anew(seen).every((one, index) => one === seen.applications[index])) return false;
  return cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', seen._id);
    if (record === null || !notInsured.some((state) => state === record.state)) return false;
    const applications = anew(record);
    if (applications.every((one, index) => one === record.applications[index])) return false;
    for (const [index, { messages, openId }] of record.applications.entries()) {
      const agreed =
        messages?.includes('notice') === true && applications[index] !== record.applications[index];
      if (agreed) await tx.insert('change-messages', messageTo(change, record, openId, at));
    }
    const exempt = await exemptOf(tx, record, applications);
    await moveRecord(
      tx,
      record,
      { at, event: 'notice-changed', by: 'office', changes: { applications } },
      ...(exempt === undefined ? [] : [enrolledExempt(exempt, at)]),
    );
    return true;
  });
}

async function exemptOf(
  tx: Documents,
  record: EnrolmentRecord,
  applications: readonly Application[],
): Promise<Application | undefined> {
  const agreed: Application[] = [];
  for (const one of applications) agreed.push(await withAgreement(tx, record.personId, one));
  return exemptToEnrol(tx, record, agreed);
}

/** Sent by the timer, by day in this very run. */
function messageTo(
  { _id }: NoticeChange,
  record: EnrolmentRecord,
  openId: string,
  at: number,
): ChangeMessage {
  return {
    _id: `${record._id}-${openId}-${_id}`,
    recordId: record._id,
    openId,
    tries: 0,
    nextAt: nextDaytime(at),
  };
}

/**
 * The application as it is answered now, with what changed, and his consent to a message spent; the very same one where
 * nothing did, or he was told already.
 */
function told({ before, after }: Policies, { by, from }: NoticeChange, held: Application, at: number) {
  if ((held.toldAt ?? held.at) >= from || (held.toldAnew !== undefined && held.toldAnew.from >= from))
    return held;
  const day = chinaDay(at);
  const anew = withoutConsent(redetermineOn(after, held, day), 'notice');
  const then = termsOf(before, redetermineOn(before, held, day).facts);
  const now = termsOf(after, anew.facts);
  return sameTermsTold(then, now) ? held : { ...anew, toldAnew: { by, from, before: then, after: now } };
}
