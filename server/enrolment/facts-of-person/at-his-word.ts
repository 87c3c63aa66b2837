import { dayAfter } from '../../../contract/calendar-day';
import type { Determination } from '../../../policy/determination';
import type { FactSheet } from '../../../policy/fact-sheet';
import { historyFacts, personalFacts } from '../../../policy/fact-sheet';
import {
  type FactName,
  type FactsOfPerson,
  mergeFacts,
  namesOf,
  onlyFacts,
  withoutFactsOfPerson,
} from '../../../policy/facts-of-person';
import type { PolicyInForce } from '../../policy-registry';

/** A fact sheet with facts that nobody has confirmed, and which they are. */
export interface TakenAtHisWord {
  readonly facts: FactSheet;
  readonly atHisWord: readonly FactName[];
}

/** What counts alone; the years before make sense only together. */
const units: readonly (readonly FactName[])[] = [...personalFacts.map((fact) => [fact]), historyFacts];

export function isLess(one: number | null, other: number | null): boolean {
  return one !== null && (other === null || one < other);
}

/** Whether anything is better for the person than in the other answer: something to pay at all, less of it, more cover. */
function isBetter(one: Determination, other: Determination): boolean {
  if (isLess(one.payFen, other.payFen) || isLess(one.netFen, other.netFen)) return true;
  if (one.refundFen > other.refundFen || one.reimbursedFen > other.reimbursedFen) return true;
  if (one.coverage === null) return false;
  const { coverage } = other;
  return coverage === null || one.coverage.from < coverage.from || one.coverage.to > coverage.to;
}

/** The sheet's day and the next one: an order may be paid for after midnight. */
function isBetterNow(policy: PolicyInForce, one: FactSheet, other: FactSheet): boolean {
  return [one.payOn, dayAfter(one.payOn)].some((payOn) =>
    isBetter(policy.determine({ ...one, payOn }), policy.determine({ ...other, payOn })),
  );
}

/**
 * The confirmed facts with those of his own that make the answer no better: a price that is higher, a wait that is longer.
 * For everything else an office's word is needed, as for identities. What holds today need not hold on another day, so it
 * is gone through again for each.
 */
export function takeAtHisWord(
  policy: PolicyInForce,
  confirmed: FactSheet,
  said: FactsOfPerson,
): TakenAtHisWord {
  const known = namesOf(confirmed);
  return units.reduce<TakenAtHisWord>(
    (taken, unit) => {
      const fresh = onlyFacts(said, unit);
      if (namesOf(fresh).length === 0) return taken;
      const facts = { ...taken.facts, ...mergeFacts(taken.facts, fresh) };
      const names = namesOf(facts).filter((name) => unit.includes(name) && !known.includes(name));
      if (names.length === 0 || isBetterNow(policy, facts, taken.facts)) return taken;
      return { facts, atHisWord: [...taken.atHisWord, ...names] };
    },
    { facts: confirmed, atHisWord: [] },
  );
}

/** The sheet without what stands in it at his word alone. */
export function withoutHisWord(facts: FactSheet, atHisWord: readonly FactName[]): FactSheet {
  if (atHisWord.length === 0) return facts;
  const confirmed = namesOf(facts).filter((name) => !atHisWord.includes(name));
  return { ...withoutFactsOfPerson(facts), ...onlyFacts(facts, confirmed) };
}
