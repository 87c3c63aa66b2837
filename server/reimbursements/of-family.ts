import type { ReimbursementActions } from '../../contract/reimbursements';
import { noRecord } from '../enrolment';
import { boundRelatives, getPayer, maySeeAll } from '../household';
import { personAsTyped } from '../identity';
import { type Cloud, refuse } from '../platform';
import { policyInForce } from '../policy-registry';
import type { EnrolmentRecord, Payer } from '../schema';
import { applyFor } from './apply';
import { lookAtOne } from './find';
import { standingOf } from './views';

type Actions = ReimbursementActions;

/** What is due back by a record, for whoever may see what offices certified: anybody else would learn it from the answer. */
export async function lookForFamily(
  cloud: Cloud,
  openId: string,
  recordId: string,
): Promise<Actions['reimbursement.look']['data']> {
  const { record, payer } = await requireSeen(cloud, openId, recordId);
  const [person, found, policy] = await Promise.all([
    cloud.db.get('people', record.personId),
    lookAtOne(cloud, recordId),
    policyInForce(cloud),
  ]);
  if (person === null) throw noRecord();
  return {
    person: personAsTyped(cloud, person, payer),
    year: record.year,
    standing: found === null ? null : standingOf(cloud, policy, found),
  };
}

export async function applyForFamily(
  cloud: Cloud,
  openId: string,
  { recordId: id, application }: Actions['reimbursement.apply']['request'],
): Promise<Actions['reimbursement.apply']['data']> {
  await requireSeen(cloud, openId, id);
  const applied = await applyFor(cloud, { by: openId, id, application });
  return { standing: standingOf(cloud, await policyInForce(cloud), applied) };
}

interface Seen {
  readonly record: EnrolmentRecord;
  readonly payer: Payer;
}

/** Throws `NO_RECORD`, and `ASK_HIMSELF` in the same words whether anything is due or not. */
async function requireSeen(cloud: Cloud, openId: string, recordId: string): Promise<Seen> {
  const [record, payer] = await Promise.all([cloud.db.get('records', recordId), getPayer(cloud, openId)]);
  const isHis =
    record !== null && (record.payers.includes(openId) || payer.self?.personId === record.personId);
  if (!isHis) throw noRecord();
  if (maySeeAll(payer, record.personId, await boundRelatives(cloud, payer))) return { record, payer };
  throw refuse(
    'ASK_HIMSELF',
    '缴费以后有没有补贴，和部门认定的身份有关，只有他本人和他确认过的家人能看。请让他在自己的微信里确认您，或者带证件到医保经办窗口问。',
  );
}
