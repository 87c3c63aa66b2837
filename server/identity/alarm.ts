import type { LimitedAct } from './daily-limits';
import { type Cloud, DuplicateKeyError, chinaDay } from '../platform';
import type { Alarm } from '../schema';

/** Whom a limit was reached by or about, where anybody may know: a caller is nobody's business but his own. */
type About = Pick<Alarm, 'officerId' | 'personId'>;

/**
 * Raises an alarm, which the timer puts on the operator's list: once a day for callers together, of whom there may be thousands, for
 * each officer, and for each person. One round trip.
 */
export async function raiseAlarm(
  cloud: Cloud,
  { act, about }: { readonly act: LimitedAct; readonly about: About },
): Promise<void> {
  const at = cloud.now();
  const whose = about.personId ?? (about.officerId === undefined ? 'callers' : cloud.randomHex(8));
  try {
    await cloud.db.insert('alarms', { _id: `${act}-${chinaDay(at)}-${whose}`, act, ...about, at });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
}
