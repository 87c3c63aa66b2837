import { dayMs } from '../../contract/calendar-day';
import type { Cloud } from '../platform';
import type { PersonEvent } from '../schema';

/** As long as a season and the one after it: who comes once a year still reads of it. */
const keptDays = 730;

/** So often may a person be put on a list that longer would make his events too many to be read at once. */
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
