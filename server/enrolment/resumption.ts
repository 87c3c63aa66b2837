import type { ResumptionStatus } from '../../contract/record-view';
import { type DoubleInsuranceRule, clauseLabel } from '../../policy';
import { chinaDay } from '../platform';
import type { PolicyInForce } from '../policy-registry';
import type { EnrolmentRecord, Suspension } from '../schema';

/** How it stands with having suspended benefits again, by the clause of the notice that holds where he is insured. */
export function resumptionOf(
  { policy }: PolicyInForce,
  { year, insurance }: EnrolmentRecord,
  suspension: Suspension,
): ResumptionStatus {
  const clause = policy.noticesAt(insurance?.region ?? '', year).flatMap((notice) =>
    notice.rules.flatMap((rule) => {
      const { kind, restsUntilApplied, says } = rule as DoubleInsuranceRule;
      if (kind !== 'double-insurance' || restsUntilApplied !== true) return [];
      const label = notice.clauses.find((one) => one.clause === rule.clause)?.label;
      return [{ notice: notice.id, clause: rule.clause, label: label ?? clauseLabel(rule.clause), says }];
    }),
  )[0];
  return { asked: askedOf(suspension), ...(clause === undefined ? {} : { clause }) };
}

function askedOf({ asked, declined }: Suspension): ResumptionStatus['asked'] {
  if (asked !== undefined) {
    return { state: 'asked', on: chinaDay(asked.at), workEndedOn: asked.workEndedOn };
  }
  if (declined !== undefined) {
    return { state: 'declined', on: chinaDay(declined.at), words: declined.words };
  }
  return { state: 'not-yet' };
}
