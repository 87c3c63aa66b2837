import { type Forgotten, forgetUnneeded, recordsOf } from './forget';
import { getPayer } from './payers';
import { dropApplication, isLasting } from '../enrolment';
import type { Cloud } from '../platform';
import type { EnrolmentRecord, Withdrawal } from '../schema';

const laterMs = 30 * 60_000;

/** Whether an order of the payer has the person in hand. */
export function isUnderWay({ reservation }: EnrolmentRecord, openId: string, now: number): boolean {
  return reservation !== null && reservation.openId === openId && reservation.until > now;
}

/**
 * Removes what the payer said of the person, and the person where nobody needs him any more. May be repeated and cut
 * off anywhere.
 */
export async function carryOut(cloud: Cloud, { _id, ...withdrawal }: Withdrawal): Promise<Forgotten> {
  const { openId, personId, reason } = withdrawal;
  const payer = await getPayer(cloud, openId);
  if (payer.relatives.some((one) => one.personId === personId)) {
    // Added anew meanwhile, with a new consent.
    await cloud.db.remove('withdrawals', _id);
    return 'kept';
  }
  for (const record of await recordsOf(cloud, personId)) {
    const { payers, applications } = record;
    const said = payers.includes(openId) || applications.some((one) => one.openId === openId);
    // Nobody's any more: what an order had in hand when its application went.
    const left = applications.length === 0 && !isLasting(record);
    if ((said || left) && !isUnderWay(record, openId, cloud.now())) {
      await dropApplication(cloud, record._id, openId, reason);
    }
  }
  const outcome = await forgetUnneeded(cloud, personId);
  if (outcome === 'later') {
    await cloud.db.updateIf('withdrawals', _id, {}, { nextAt: cloud.now() + laterMs });
  } else await cloud.db.remove('withdrawals', _id);
  return outcome;
}
