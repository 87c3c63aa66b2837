import { type WantedColumn, usualSpellings } from '../../../spreadsheets';

export type RosterColumn =
  | 'name'
  | 'documentKind'
  | 'documentNumber'
  | 'birthDate'
  | 'identity'
  | 'since'
  | 'until'
  | 'dueToIllness'
  | 'monitored'
  | 'grade'
  | 'lostWorkCapacity'
  | 'student'
  | 'circumstance'
  | 'circumstanceOn'
  | 'school'
  | 'region';

/** What a roster's file has, the needed columns first. Without a kind of document its numbers are those of resident ids. */
export const rosterColumns: readonly WantedColumn<RosterColumn>[] = [
  { key: 'name', spellings: usualSpellings.name },
  { key: 'documentNumber', spellings: usualSpellings.documentNumber },
  { key: 'identity', spellings: usualSpellings.identity },
  { key: 'since', spellings: usualSpellings.since },
  { key: 'documentKind', spellings: usualSpellings.documentKind, isOptional: true },
  { key: 'birthDate', spellings: usualSpellings.birthDate, isOptional: true },
  { key: 'until', spellings: usualSpellings.until, isOptional: true },
  { key: 'dueToIllness', spellings: ['因病', '是否因病'], isOptional: true },
  { key: 'monitored', spellings: ['纳入监测', '是否纳入监测'], isOptional: true },
  { key: 'grade', spellings: ['残疾等级'], isOptional: true },
  { key: 'lostWorkCapacity', spellings: ['丧失劳动能力', '是否丧失劳动能力'], isOptional: true },
  { key: 'student', spellings: ['在校学生', '是否在校学生'], isOptional: true },
  { key: 'circumstance', spellings: ['情形'], isOptional: true },
  { key: 'circumstanceOn', spellings: ['情形日期', '情形发生日期'], isOptional: true },
  { key: 'school', spellings: ['所在学校', '学校', '学校名称', '就读学校'], isOptional: true },
  { key: 'region', spellings: ['参保地代码', '认定地代码', '行政区划代码', '区划代码'], isOptional: true },
];
