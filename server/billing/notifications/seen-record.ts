import type { RecordStatus } from '../../../contract/record-view';
import { asUnconfirmed, currentApplication, isOpenByRosters, redetermineOn, statusOf } from '../../enrolment';
import { boundRelatives, getPayer, maySeeAll } from '../../household';
import { type Cloud, chinaDay } from '../../platform';
import { policyInForce } from '../../policy-registry';
import type { Application, EnrolmentRecord, Payer } from '../../schema';

/** A record as somebody may know it today who has the person on his list, or is himself the person. */
export interface SeenRecord {
  readonly record: EnrolmentRecord;
  readonly payer: Payer;
  readonly status: RecordStatus;
  /** His own application; null where he has none. */
  readonly application: Application | null;
  /** He may see what offices certify of the person. */
  readonly seesAll: boolean;
  /** He can pay today only by what an office certified, and that isn't his to know. */
  readonly hidden: boolean;
}

/** Null where it isn't his to know. At most five round trips. */
export async function seenRecord(cloud: Cloud, openId: string, recordId: string): Promise<SeenRecord | null> {
  const record = await cloud.db.get('records', recordId);
  if (record === null) return null;
  const { personId } = record;
  const payer = await getPayer(cloud, openId);
  const listed = payer.relatives.some((relative) => relative.personId === personId);
  if (!listed && payer.self?.personId !== personId) return null;
  const policy = await policyInForce(cloud);
  const seesAll = maySeeAll(payer, personId, await boundRelatives(cloud, payer));
  const now = cloud.now();
  const own = currentApplication(record, openId);
  const answered = own === null ? null : redetermineOn(policy, own, chinaDay(now));
  return {
    record,
    payer,
    seesAll,
    status: statusOf(policy, record, { openId, seesAll }, now),
    application: answered === null || seesAll ? answered : asUnconfirmed(policy, answered),
    hidden: answered !== null && !seesAll && isOpenByRosters(policy, answered),
  };
}
