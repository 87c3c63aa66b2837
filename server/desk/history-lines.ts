import { sayDay } from '../../contract/calendar-day';
import type { FileLine } from '../../contract/person-file';
import { recordEventNames } from '../personal-data';
import { chinaDay } from '../platform';
import type { EnrolmentRecord } from '../schema';

/**
 * What happened to a year's record, day by day, the oldest first; what is older than a hundred lines stands apart and is only counted. Where an
 * office doesn't read all that is certified, not that an answer changed by it.
 */
export function historyLines(
  { history: all, olderParts = 0 }: EnrolmentRecord,
  { isWhole }: { readonly isWhole: boolean },
): readonly FileLine[] {
  const history = isWhole ? all : all.filter(({ event }) => event !== 'redetermined');
  const days = [...new Set(history.map(({ at }) => chinaDay(at)))];
  const lines = days.map((day) => ({
    label: sayDay(day),
    words: history
      .filter(({ at }) => chinaDay(at) === day)
      .map(({ event }) => recordEventNames[event])
      .join('；'),
  }));
  return olderParts === 0 ? lines : [{ label: '更早的', words: '另有更早的办理经过，这里不列' }, ...lines];
}
