import { circumstanceCodes, identityCodes } from '../../../policy/fact-sheet';
import { circumstanceName, identityName } from '../../../policy/names';
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

export const identityNames = identityCodes.map(identityName);
export const circumstanceNames = circumstanceCodes.map(circumstanceName);

/** A day as spreadsheets write it (`2023-11-20`, `2023/11/20`, `2023年11月20日`, `20231120`), or null. */
export function dayCalled(words: string): IsoDay | null {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(words);
  return parts ? dayFromParts({ year: parts[1] ?? '', month: parts[2] ?? '', day: parts[3] ?? '' }) : null;
}
