import { dayMs } from '../../contract/calendar-day';
import type { Cloud } from '../platform';
import type { PersonEvent } from '../schema';

/** As long as a season and the one after it: who comes once a year still reads of it. */
const keptDays = 730;

/** What is to be stored so that the person is told; the caller stores it in the step that makes it true. */
export function personEvent(cloud: Cloud, personId: string, kind: PersonEvent['kind']): PersonEvent {
  const at = cloud.now();
  return { _id: `${at}-${cloud.randomHex(6)}`, personId, kind, at, expiresAt: at + keptDays * dayMs };
}
