import type { PossibleAnswer } from '../../policy/possible-answers';
import type { FactSheet } from '../../policy/fact-sheet';
import { namesOf } from '../../policy/facts-of-person';
import type { PolicyInForce } from '../policy-registry';
import type { Application } from '../schema';

/**
 * Whether something that nobody has answered could make somebody's amount another: a fact of the person himself by which a
 * notice of the place and year goes, or the tier that he may choose.
 */
export function amountIsOpen(policy: PolicyInForce, { facts, claims }: Application): boolean {
  const told = claims.facts?.year === facts.year ? namesOf(claims.facts) : [];
  const answers = possibleOf(policy, facts, told);
  const amounts = answers.flatMap(({ determination: { payFen } }) => (payFen === null ? [] : [payFen]));
  return new Set(amounts).size > 1;
}

/** What he may be answered, whatever the truth of what nobody has answered; empty where nothing is left to answer. */
export function possibleOf(
  { policy }: PolicyInForce,
  facts: FactSheet,
  told: readonly string[],
): readonly PossibleAnswer[] {
  const asked = policy.questionsFor(facts.region, facts.year);
  const answered = new Set<string>([...namesOf(facts), ...told]);
  const unknown = {
    personal: asked.personal.filter((name) => !answered.has(name)),
    history: asked.history.filter((name) => !answered.has(name)),
    tier: asked.tiers !== null && facts.tier === undefined,
    identities: [],
    circumstances: [],
  };
  if (unknown.personal.length + unknown.history.length === 0 && !unknown.tier) return [];
  return policy.possibleAnswers(facts, unknown);
}
