import type { IsoDay } from '../../../policy/calendar';
import type { FactSheet } from '../../../policy/fact-sheet';
import { factsAndUnknowns } from '../../../src/answers/fact-sheets';
import { answersTo, questionsOf } from '../../../src/answers/questions';
import type { AnswerSheet, Answers } from '../../../src/state/answers';

export const ruizhou = '360983001';
/** 船营区, in the urban area of Jilin city. */
export const jilinCity = '220204';
export const jincheng = '140502';
export const changsha = '430102';

/** What was answered with the lists as the place has them. */
function withLists(region: string, answers: Answers): Answers {
  const lists = questionsOf(region, 2024, answers).filter(({ kind }) => kind === 'many');
  return lists.reduce<Answers>(
    (all, list) => ({ ...all, ...answersTo(list, answers[list.key] ?? ['none']) }),
    answers,
  );
}

/** Answers of someone born in 1955 with nothing special, unless answered otherwise. */
export function answered(region: string, answers: Answers = {}): AnswerSheet {
  const all = { birth: '1955-03-12', identities: ['none'], circumstances: ['none'], paid: 'no', ...answers };
  return { region, year: 2024, answers: withLists(region, all) };
}

/** On dibao since before the window opened, and still. */
export const onDibao: Answers = { identities: ['dibao'], 'since.dibao': 'long', 'until.dibao': 'still' };

/** The fact sheet that the answers make, for a payment on `payOn`. What is unknown is left out. */
export function factSheetOf(sheet: AnswerSheet, payOn: IsoDay): FactSheet {
  return factsAndUnknowns(sheet, payOn).facts;
}
