import { type PolicyInForce, lastDayOfSameAnswer } from '../../policy-registry';
import type { FactSheet } from '../../../policy/fact-sheet';
import type { Terms } from '../../schema';

/** What a payer would be told on the facts' day. */
export function termsOf(policy: PolicyInForce, facts: FactSheet): Terms {
  const { status, payFen, coverage } = policy.determine(facts);
  return {
    status,
    payFen,
    payUntil: status === 'payable' ? lastDayOfSameAnswer(policy, facts) : null,
    coveredFrom: coverage?.from ?? null,
    coveredTo: coverage?.to ?? null,
  };
}

export function sameTermsTold(one: Terms, other: Terms): boolean {
  return (
    one.status === other.status &&
    one.payFen === other.payFen &&
    one.payUntil === other.payUntil &&
    one.coveredFrom === other.coveredFrom &&
    one.coveredTo === other.coveredTo
  );
}
