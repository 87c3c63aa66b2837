import type { CircumstanceCode, DisabilityGrade } from '../policy/fact-sheet';
import { circumstanceCodes, disabilityGrades } from '../policy/fact-sheet';
import { plainName } from '../policy/identity-called';
import { circumstanceName, gradeName } from '../policy/names';

const circumstances = new Map(circumstanceCodes.map((code) => [plainName(circumstanceName(code)), code]));

/** The event that a roster names so; undefined where none is called that. */
export function circumstanceCalled(name: string): CircumstanceCode | undefined {
  return circumstances.get(plainName(name));
}

const yes = ['是', '有', '√', '1'];
const no = ['否', '无', '没有', '0'];

/** Yes, no, or null where the cell says neither. */
export function answerCalled(words: string): boolean | null {
  return yes.includes(words) ? true : no.includes(words) ? false : null;
}

/** `1`, `1级` and `一级`; null where it is no grade. */
export function gradeCalled(words: string): DisabilityGrade | null {
  const written = `${words.replace(/级$/, '')}级`;
  return disabilityGrades.find((grade) => [gradeName(grade), `${grade}级`].includes(written)) ?? null;
}
