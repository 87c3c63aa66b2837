import { sameRulesOnBothDays } from '../../policy/compare-answers';
import type { FactSheet } from '../../policy/fact-sheet';
import { dayAfter } from '../../contract/calendar-day';
import type { IsoDay } from '../../policy/calendar';
import type { PolicyInForce } from './policy-in-force';

/** No window reaches further than this beyond a day. */
const horizonDays = 430;

/**
 * The last day, from `facts.payOn` on, for which the policy gives the payer the same answer by the same rules
 * ({@link sameRulesOnBothDays}). Null where it never changes within the horizon.
 */
export function lastDayOfSameAnswer(policy: PolicyInForce, facts: FactSheet): IsoDay | null {
  const answerOn = (payOn: IsoDay) => ({ payOn, determination: policy.determine({ ...facts, payOn }) });
  const today = answerOn(facts.payOn);
  let day = facts.payOn;
  for (let step = 0; step < horizonDays; step += 1) {
    const next = dayAfter(day);
    if (!sameRulesOnBothDays(today, answerOn(next))) return day;
    day = next;
  }
  return null;
}
