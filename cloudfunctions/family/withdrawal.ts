import type { Cloud, Documents } from '../cloud/cloud';
import { numbersOf } from '../people/people';
import type { Person } from '../people/person';
import { personKeyId } from '../people/seal';
import { dropApplication } from '../records/drop-application';
import { type EnrolmentRecord, isLasting } from '../records/record';
import { getPayer } from './payers';

/**
 * What is left to do after a relative was taken off a list: stored in the step that took him off, done at once where
 * possible, else by the timer. So neither a crash nor an order under way keeps what should go.
 */
export interface Withdrawal {
  readonly _id: string;
  readonly openId: string;
  readonly personId: string;
  readonly reason: 'removed' | 'consent-withdrawn';
  /** When the timer takes it up, ms. */
  readonly nextAt: number;
}

/** `gone`: name and number too. `kept`: the law, a roster or another family needs them. `later`: an order is under way. */
export type Withdrawn = 'gone' | 'kept' | 'later';

/** One record a year; nobody has more. */
const mostRecords = 50;

const laterMs = 30 * 60_000;

export const recordsOf = (cloud: Cloud, personId: string): Promise<EnrolmentRecord[]> =>
  cloud.db.find('records', { filter: { personId }, limit: mostRecords });

/** Whether an order of the payer has the person in hand. */
export const isUnderWay = ({ reservation }: EnrolmentRecord, openId: string, now: number): boolean =>
  reservation !== null && reservation.openId === openId && reservation.until > now;

/**
 * Removes what the payer said of the person, and the person where nobody needs him any more. May be repeated and cut
 * off anywhere.
 */
export const carryOut = async (cloud: Cloud, { _id, ...withdrawal }: Withdrawal): Promise<Withdrawn> => {
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
  const lasting = await recordsOf(cloud, personId);
  if (lasting.some(({ state }) => state === 'reserved')) {
    await cloud.db.updateIf('withdrawals', _id, {}, { nextAt: cloud.now() + laterMs });
    return 'later';
  }
  const gone = !lasting.some(isLasting) && (await forgetUnheld(cloud, personId));
  await cloud.db.remove('withdrawals', _id);
  return gone ? 'gone' : 'kept';
};

const forgetUnheld = (cloud: Cloud, personId: string): Promise<boolean> =>
  cloud.db.transaction(async (tx) => {
    const person = await tx.get('people', personId);
    if (person === null) return true;
    if (person.heldBy.length > 0) return false;
    await forget(cloud, tx, person);
    return true;
  });

const forget = async (cloud: Cloud, tx: Documents, person: Person): Promise<void> => {
  for (const { kind, number } of numbersOf(cloud, person)) {
    for (const key of cloud.settings.lookupKeys)
      await tx.remove('person-keys', personKeyId(key, kind, number));
  }
  await tx.remove('people', person._id);
};
