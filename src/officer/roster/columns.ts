import { circumstanceCodes, disabilityGrades, identityCodes } from '../../../policy/fact-sheet';
import type { CircumstanceCode, DisabilityGrade } from '../../../policy/fact-sheet';
import { plainName } from '../../../policy/identity-called';
import { circumstanceName, gradeName, identityName } from '../../../policy/names';
import { dayFromParts } from '../../words/days';
import type { IsoDay } from '../../../policy/calendar';

/** Without these a file is no roster. */
export const neededColumns = ['姓名', '证件类型', '证件号码', '身份', '认定日期'] as const;

/** What some identities and circumstances need besides. */
export const furtherColumns = [
  '出生日期',
  '截止日期',
  '因病',
  '纳入监测',
  '残疾等级',
  '丧失劳动能力',
  '在校学生',
  '情形',
  '情形日期',
] as const;

export type RosterColumn = (typeof neededColumns)[number] | (typeof furtherColumns)[number];

const circumstances = new Map(circumstanceCodes.map((code) => [plainName(circumstanceName(code)), code]));

export const identityNames = identityCodes.map(identityName);
export const circumstanceNames = circumstanceCodes.map(circumstanceName);

export function circumstanceCalled(name: string): CircumstanceCode | undefined {
  return circumstances.get(plainName(name));
}

/** A day as spreadsheets write it (`2023-11-20`, `2023/11/20`, `2023年11月20日`, `20231120`), or null. */
export function dayCalled(words: string): IsoDay | null {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(words);
  return parts ? dayFromParts({ year: parts[1] ?? '', month: parts[2] ?? '', day: parts[3] ?? '' }) : null;
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
