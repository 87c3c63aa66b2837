import { sayDay } from './calendar-day';
import type { RecordStatus } from './record-view';

/** Until when an amount holds, and when it is taken again; the days of {@link RecordStatus}. */
export type PayUntil = Pick<RecordStatus, 'payUntil' | 'resumesOn' | 'collectedUntil'>;

/** Chinese, e.g. `到2023年12月25日为止`; where collection pauses and comes back, that too. Empty where no notice names a day. */
export function sayPayUntil({ payUntil, resumesOn, collectedUntil }: PayUntil): string {
  if (payUntil === undefined) return '';
  if (resumesOn === undefined) return `到${sayDay(payUntil)}为止`;
  const last = collectedUntil === undefined ? '' : `，最晚到${sayDay(collectedUntil)}`;
  return `${sayDay(payUntil)}以前可以缴；错过了，${sayDay(resumesOn)}再开始${last}`;
}
