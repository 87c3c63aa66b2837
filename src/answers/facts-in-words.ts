import { personalFacts } from '../../policy/fact-sheet';
import type { FactsOfPerson } from '../../policy/facts-of-person';
import { personalWord } from './personal-questions';

const counts = [
  ['unbrokenYears', '连续参保'],
  ['missedYears', '断缴'],
  ['repaidYears', '补缴'],
] as const;

/** Facts of a person as they were said, each in a few words: 是学生、断缴2年. */
export function factsInWords({ insurance = {}, ...personal }: FactsOfPerson): readonly string[] {
  const { insuredLastYear } = insurance;
  return [
    ...personalFacts.flatMap((fact) => {
      const value = personal[fact];
      return value === undefined ? [] : [personalWord(fact, value)];
    }),
    ...(insuredLastYear === undefined ? [] : [insuredLastYear ? '上一年参保了' : '上一年没有参保']),
    ...counts.flatMap(([fact, verb]) => {
      const years = insurance[fact];
      return years === undefined ? [] : [`${verb}${years}年`];
    }),
  ];
}
