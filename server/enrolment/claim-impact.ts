import type { ClaimImpact } from '../../contract/record-view';
import { noFen } from '../../policy/money';
import { factsIfConfirmed } from './facts';
import { withoutRosters } from './unconfirmed';
import { type PolicyInForce, lastDayOfSameAnswer } from '../policy-registry';
import type { Application } from '../schema';

/**
 * What an application that waits for confirmation costs: pay in full today and what the notice gives back afterwards,
 * or wait and until when. Made of the payer's own claim and of what he may know is due, so it gives nothing away.
 */
export function claimImpactOf(
  policy: PolicyInForce,
  application: Application,
  seesAll: boolean,
): ClaimImpact {
  const { determination, claims } = application;
  const { facts } = seesAll ? application : withoutRosters(policy, application);
  const payNowFen = determination.payFen;
  const hoped = factsIfConfirmed(facts, claims);
  const confirmed = policy.determine(hoped);
  const afterwards =
    payNowFen === null || payNowFen === 0
      ? null
      : policy.determine({ ...hoped, paidBefore: { on: facts.payOn, amountFen: payNowFen } });
  const waitUntil = lastDayOfSameAnswer(policy, hoped);
  return {
    payNowFen,
    ifConfirmedFen: confirmed.payFen,
    ifConfirmedStatus: confirmed.status,
    refundAfterPayingNowFen: afterwards?.refundFen ?? noFen,
    reimbursedAfterPayingNowFen: afterwards?.reimbursedFen ?? noFen,
    ...(waitUntil === null ? {} : { waitUntil }),
  };
}
