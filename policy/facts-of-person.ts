import { historyFacts, personalFacts } from './fact-sheet';
import type { FactSheet, HistoryFact, InsuranceHistory, PersonalFact } from './fact-sheet';
import { problemOfHistory } from './parse-fact-sheet';

/** What is known of a person himself, as it stands on his fact sheet: identities and events are apart. */
export type FactsOfPerson = Pick<FactSheet, PersonalFact | 'insurance'>;

/** One of them by itself; those of the history stand inside `insurance`. */
export type FactName = PersonalFact | HistoryFact;
const factNames: readonly FactName[] = [...personalFacts, ...historyFacts];

const factWords: Readonly<Record<FactName, string>> = {
  sex: '性别',
  student: '学生身份',
  householdHere: '户口所在地',
  parentInsured: '父母参保情况',
  insuredLastYear: '上一年参保情况',
  unbrokenYears: '连续参保年数',
  missedYears: '断缴年数',
  repaidYears: '补缴年数',
};

/** What the fact is called, for people. */
export function factName(name: FactName): string {
  return factWords[name];
}

export function isFactName(text: string): text is FactName {
  return text in factWords;
}

function isOfHistory(name: FactName): name is HistoryFact {
  return historyFacts.some((fact) => fact === name);
}

function valueOf(facts: FactsOfPerson, name: FactName): unknown {
  return isOfHistory(name) ? facts.insurance?.[name] : facts[name];
}

/** Which of them are known. */
export function namesOf(facts: FactsOfPerson): readonly FactName[] {
  return factNames.filter((name) => valueOf(facts, name) !== undefined);
}

/** Those of the given names. */
export function onlyFacts(facts: FactsOfPerson, names: readonly FactName[]): FactsOfPerson {
  const kept = namesOf(facts).filter((name) => names.includes(name));
  const pairs = (of: readonly FactName[]): object =>
    Object.fromEntries(of.map((name) => [name, valueOf(facts, name)]));
  const history = kept.filter(isOfHistory);
  return {
    ...pairs(kept.filter((name) => !isOfHistory(name))),
    ...(history.length === 0 ? {} : { insurance: pairs(history) }),
  };
}

/** A fact sheet without any of them. */
export function withoutFactsOfPerson(sheet: FactSheet): Omit<FactSheet, keyof FactsOfPerson> {
  const ofPerson: readonly string[] = [...personalFacts, 'insurance'];
  const others = Object.entries(sheet).filter(([name]) => !ofPerson.includes(name));
  return Object.fromEntries(others) as unknown as Omit<FactSheet, keyof FactsOfPerson>;
}

/** Whether the same is said of a fact on both sides, or nothing. */
export function sameFact(one: FactsOfPerson, other: FactsOfPerson, name: FactName): boolean {
  return valueOf(one, name) === valueOf(other, name);
}

function histories(surer: InsuranceHistory, other: InsuranceHistory): InsuranceHistory {
  const both = { ...other, ...surer };
  return problemOfHistory(both) === null ? both : surer;
}

/** All that both sides tell. Where they differ the surer one stands, and nothing of a history that doesn't go with it. */
export function mergeFacts(surer: FactsOfPerson, other: FactsOfPerson): FactsOfPerson {
  const merged = { ...other, ...surer };
  if (surer.insurance === undefined || other.insurance === undefined) return merged;
  return { ...merged, insurance: histories(surer.insurance, other.insurance) };
}
