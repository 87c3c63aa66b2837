import { historyCounts, personalFacts } from '../../policy/fact-sheet';
import type { FactsOfPerson } from '../../policy/facts-of-person';
import { countWords, sayLastYear } from './history-words';
import { personalWord } from './personal-questions';

/** Facts of a person as they were said, each in a few words: 是学生、断缴2年. */
export function factsInWords({ insurance = {}, ...personal }: FactsOfPerson): readonly string[] {
  const { insuredLastYear } = insurance;
  return [
    ...personalFacts.flatMap((fact) => {
      const value = personal[fact];
      return value === undefined ? [] : [personalWord(fact, value)];
    }),
    ...(insuredLastYear === undefined ? [] : [sayLastYear(insuredLastYear)]),
    ...historyCounts.flatMap((fact) => {
      const years = insurance[fact];
      return years === undefined ? [] : [`${countWords[fact]}${years}年`];
    }),
  ];
}
