import { sameDue } from '../../policy/compare-answers';
import { determineApplication } from './determine';
import { exemptToEnrol, withAgreement } from './exempt';
import { confirmedBy } from './facts';
import { readFactsKnownHere } from './facts-of-person/known-here';
import { enrolledExempt, moveRecord } from './states';
import { asTypedBy, isNamedOtherwise } from '../identity';
import type { Cloud } from '../platform';
import { policyInForce } from '../policy-registry';
import type { Application, EnrolmentRecord } from '../schema';

/** More records than this a person doesn't have open: one a year. */
const mostOpenRecords = 20;
/** One a year; nobody has more. */
const mostRecords = 50;

/**
 * Answers a person's open applications anew after a roster changed; exempt ones are enrolled. Returns how many records
 * changed. A repeat changes nothing.
 */
export async function redeterminePerson(cloud: Cloud, personId: string): Promise<number> {
  const records = await cloud.db.find('records', {
    filter: { personId, state: { in: ['open', 'reserved'] } },
    limit: mostOpenRecords,
  });
  let changed = 0;
  for (const { _id } of records) if (await redetermineRecord(cloud, _id)) changed += 1;
  return changed;
}

/**
 * Tells those who agreed to hear of changes, on all records of a person, that an office put something of him right; who was
 * told of another amount already isn't told twice. A repeat tells nobody.
 */
export async function tellOfCorrection(cloud: Cloud, personId: string): Promise<void> {
  const records = await cloud.db.find('records', { filter: { personId }, limit: mostRecords });
  const agreed = records.filter(({ applications }) => applications.some(wantsChanges));
  for (const { _id } of agreed) {
    await cloud.db.transaction(async (tx) => {
      const record = await tx.get('records', _id);
      if (record === null || !record.applications.some(wantsChanges)) return;
      await moveRecord(tx, record, { at: cloud.now(), event: 'correction-told', by: 'office' });
    });
  }
}

function wantsChanges({ messages = [] }: Application): boolean {
  return messages.includes('notice');
}

async function redetermineRecord(cloud: Cloud, recordId: string): Promise<boolean> {
  const policy = await policyInForce(cloud);
  const now = cloud.now();
  return cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', recordId);
    if (record === null || record.state === 'insured') return false;
    const roster = await tx.get('rosters', record.personId);
    const person = await tx.get('people', record.personId);
    const applications: Application[] = [];
    for (const held of record.applications) {
      const { region, claims, facts, openId } = held;
      if (person !== null && isNamedOtherwise(cloud, person, openId)) continue;
      const { year } = record;
      const known = {
        recordId,
        region,
        year,
        birthDate: (person && asTypedBy(person, openId).birthDate) ?? facts.birthDate ?? null,
        ltciPilot: facts.ltciPilot,
        ofPerson: await readFactsKnownHere(
          tx,
          { cloud, policy },
          { personId: record.personId, region, year },
        ),
      };
      const confirmed = confirmedBy(roster, known);
      const determined = determineApplication(policy, {
        openId,
        known,
        claims,
        confirmed,
        at: now,
        before: held,
      });
      applications.push({
        ...(await withAgreement(tx, record.personId, determined)),
        // A notice that changed meanwhile is still to be told to him.
        toldAt: held.toldAt ?? held.at,
      });
    }
    const exempt = await exemptToEnrol(tx, record, applications);
    // One that was exempt already is not enrolled where another's was, and that was undone.
    if (exempt === undefined && sameAnswers(record, applications)) return false;
    await moveRecord(
      tx,
      record,
      { at: now, event: 'redetermined', by: 'roster', changes: { applications } },
      ...(exempt === undefined ? [] : [enrolledExempt(exempt, now)]),
    );
    return true;
  });
}

function sameAnswers(record: EnrolmentRecord, applications: readonly Application[]): boolean {
  return record.applications.every((held, at) => {
    const now = applications[at];
    return (
      held.state === now?.state &&
      JSON.stringify({ ...held.facts, payOn: '' }) === JSON.stringify({ ...now.facts, payOn: '' }) &&
      sameDue(held.determination, now.determination)
    );
  });
}
