import { dayMs } from '../../contract/calendar-day';
import { pseudonym } from './seal';
import type { Cloud } from '../platform';

/** How long look-ups are kept, for finding callers who search for people at random. */
const logDays = 180;

/** Notes that the caller asked for a number, as hashes alone. One round trip. */
export function logLookUp(cloud: Cloud, number: string, found: boolean): Promise<void> {
  const at = cloud.now();
  return cloud.db.insert('lookup-log', {
    _id: `${at}-${cloud.randomHex(6)}`,
    caller: pseudonym(cloud.settings, 'caller', cloud.caller.openId),
    subject: pseudonym(cloud.settings, 'lookup', number),
    found,
    at,
    expiresAt: at + logDays * dayMs,
  });
}
