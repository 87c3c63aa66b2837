import { type Erasure, eraseIfUnneeded, recordsOf } from './erase-person';
import { getPayer } from './payers';
import { dropApplication, mustBeRetained, stands } from '../enrolment';
import type { Cloud } from '../platform';
import type { EnrolmentRecord, Withdrawal } from '../schema';

const postponedMs = 30 * 60_000;

/** Whether the person is reserved by an order of the payer. */
export function isUnderWay({ reservation }: EnrolmentRecord, openId: string, now: number): boolean {
  return stands(reservation, now) && reservation.openId === openId;
}

/**
 * Removes what the payer said of the person, and erases the person where nobody needs him any more. It may be
 * interrupted at any point: the timer repeats it until it is done.
 */
export async function carryOutWithdrawal(cloud: Cloud, { _id, ...withdrawal }: Withdrawal): Promise<Erasure> {
  const { openId, personId, reason } = withdrawal;
  const payer = await getPayer(cloud, openId);
  if (payer.relatives.some((one) => one.personId === personId)) {
    // Added anew meanwhile, with a new consent.
    await cloud.db.remove('withdrawals', _id);
    return 'retained';
  }
  for (const record of await recordsOf(cloud, personId)) {
    const { payers, applications } = record;
    const said = payers.includes(openId) || applications.some((one) => one.openId === openId);
    // Empty since its last application was dropped while an order still had it reserved.
    const left = applications.length === 0 && !mustBeRetained(record);
    if ((said || left) && !isUnderWay(record, openId, cloud.now())) {
      await dropApplication(cloud, record._id, openId, reason);
    }
  }
  await forgetMessages(cloud, openId, personId);
  const outcome = await eraseIfUnneeded(cloud, personId);
  if (outcome === 'postponed') {
    await cloud.db.updateIf('withdrawals', _id, {}, { nextAt: cloud.now() + postponedMs });
  } else await cloud.db.remove('withdrawals', _id);
  return outcome;
}

/** More than anybody can agree to. */
const mostMessages = 200;

/** What he agreed to be told of the person's records; what others do in his own name he is told still. */
async function forgetMessages(cloud: Cloud, openId: string, personId: string): Promise<void> {
  const agreed = await cloud.db.find('agreed-messages', { filter: { openId }, limit: mostMessages });
  const ofHim = agreed.filter((one) => one.personId === personId && one.recordId !== undefined);
  for (const { _id } of ofHim) await cloud.db.remove('agreed-messages', _id);
}
