import { dayMs } from '../../contract/calendar-day';
import { type Cloud, chinaDay } from '../platform';
import type { PersonEvent, Relative } from '../schema';
import { listingTrace } from './count-attempt';

/** As long as a season and the one after it: who comes once a year still reads of it. */
const keptDays = 730;

/** Twenty payers a day may take somebody on their lists: longer, and his events would be too many to be read at once. */
const listedKeptDays = 45;

/**
 * What is to be stored so that the person is told; the caller stores it in the step that makes it true. With a `region`, its
 * agents tell him where he has no WeChat.
 */
export function personEvent(
  cloud: Cloud,
  personId: string,
  kind: PersonEvent['kind'],
  region?: string,
): PersonEvent {
  const at = cloud.now();
  const days = kind === 'listed' ? listedKeptDays : keptDays;
  return {
    _id: `${at}-${cloud.randomHex(6)}`,
    personId,
    kind,
    at,
    expiresAt: at + days * dayMs,
    ...(region === undefined ? {} : { region }),
  };
}

/**
 * That a payer put him on his list: one a payer and day, the last of them. Its moment is the list's, by which it is found who it
 * was.
 */
export function listedEvent(
  cloud: Cloud,
  { personId, region, addedAt }: Relative,
  openId: string,
): PersonEvent {
  const event = personEvent(cloud, personId, 'listed', region);
  const day = chinaDay(cloud.now());
  return { ...event, _id: `listed-${personId}-${day}-${listingTrace(cloud, openId)}`, at: addedAt };
}
