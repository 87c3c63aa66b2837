import type { AnswerSheet, Answers } from '../../../src/state/answers';

export const ruizhou = '360983001';
/** 船营区, in the urban area of Jilin city. */
export const jilinCity = '220204';
export const jincheng = '140502';
export const changsha = '430102';

/** Answers of someone born in 1955 with nothing special, unless told otherwise. */
export function answered(region: string, answers: Answers = {}): AnswerSheet {
  return {
    region,
    year: 2024,
    answers: { birth: '1955-03-12', identities: ['none'], circumstances: ['none'], paid: 'no', ...answers },
  };
}

/** On dibao since before the window opened. */
export const onDibao: Answers = { identities: ['dibao'], 'since.dibao': 'long' };
