import { dayAfter } from '../../../contract/calendar-day';
import { sameTerms } from '../../../policy/compare-answers';
import type { Determination } from '../../../policy/determination';
import type { FactSheet } from '../../../policy/fact-sheet';
import { reservationMs } from '../../enrolment';
import { chinaDay, endOfChinaDay } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';

const secondMs = 1000;
const minuteMs = 60_000;

/** An order lives as long as it has its people in hand. */
export const orderMs = reservationMs;

/** Before the end of a day that matters: WeChat's clock and ours may differ, and the bank takes its time. */
export const marginMs = minuteMs;

/** An order shorter than this isn't taken: WeChat wants a minute, a person more. */
export const shortestMs = 2 * minuteMs;

export interface Answered {
  readonly facts: FactSheet;
  readonly determination: Determination;
}

/**
 * When an order placed now ends (ms, whole seconds: WeChat knows no fractions). It never outlives the day
 * where tomorrow's answer differs for someone in it. `accepted` is false in the last minutes of such a day.
 */
export function orderExpiry(
  policy: PolicyInForce,
  answers: readonly Answered[],
  now: number,
): { readonly until: number; readonly accepted: boolean } {
  const today = chinaDay(now);
  const tomorrow = dayAfter(today);
  const dayMatters = answers.some(
    ({ facts, determination }) =>
      determination.status === 'payable' &&
      !sameTerms(determination, policy.determine({ ...facts, payOn: tomorrow })),
  );
  const latest = dayMatters ? endOfChinaDay(today) - marginMs : now + orderMs;
  const until = Math.floor(Math.min(now + orderMs, latest) / secondMs) * secondMs;
  return { until, accepted: until - now >= shortestMs };
}
