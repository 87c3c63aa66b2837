import { dayInWords, isIsoDay } from './calendar';
import type { PredicateName } from './rules/predicates';

/** What a condition asks of the person himself: his age, his birth, a fact. `N` stands for the value. */
const ofThePerson: Partial<Record<PredicateName, string>> = {
  ageUnder: '未满N周岁',
  ageUnderIfKnown: '未满N周岁',
  ageAtLeast: '满N周岁',
  bornFrom: 'N起出生',
  bornBefore: 'N以前出生',
  newbornWithinDays: '出生N天内的孩子',
  newbornBeyondDays: '出生超过N天',
  unbrokenYearsAtLeast: '连续参保满N年',
  missedYearsAtLeast: '断缴满N年',
};
const ofTheRest: Partial<Record<PredicateName, string>> = {
  withinDays: '发生后N天内',
  withinMonths: '发生后N个月内',
  beyondDays: '发生超过N天',
  eventFrom: 'N起发生',
  eventBefore: 'N以前发生',
  paidFrom: 'N起缴费',
  paidTo: '最晚N缴费',
  tier: '选N档',
  disabilityGradeAtMost: 'N级以上残疾',
  aided: '有资助',
  aidedSince: 'N起认定、有资助',
  aidedOnlyBefore: 'N以前认定、有资助',
  aidDeducted: '缴费时已减免',
  aidCertifiedElsewhere: '在外地认定',
  carePremiumDue: '要缴长期护理保险费',
  closedOut: '已经不能缴费',
  payingLate: '过期缴费',
};

type YesOrNo = readonly [yes: string, no: string];

const flagsOfThePerson: Partial<Record<PredicateName, YesOrNo>> = {
  isStudent: ['学生', '不是学生'],
  householdHere: ['本地户口', '外地户口（居住证）'],
  parentInsured: ['父母已参保', '父母没有参保'],
  insuredLastYear: ['上一年参保', '上一年没有参保'],
};
const flagsOfTheRest: Partial<Record<PredicateName, YesOrNo>> = {
  dueToIllness: ['因病', '不是因病'],
  monitored: ['纳入监测', '没有纳入监测'],
  student: ['学生', '不是学生'],
  lostWorkCapacity: ['丧失劳动能力', '没有丧失劳动能力'],
  waitingLate: ['过期缴费要等待', '过期缴费不用等待'],
};

function filled(words: string | undefined, value: unknown): string | null {
  if (words === undefined) return null;
  return words.replace('N', isIsoDay(value) ? dayInWords(value) : String(value));
}

function chosen(words: YesOrNo | undefined, value: unknown): string | null {
  return words === undefined ? null : words[value === true ? 0 : 1];
}

/** What a condition asks of the person himself, in a few words; null for one that asks something else. */
export function personalCondition(name: string, value: unknown): string | null {
  if (name === 'sex') return value === 'female' ? '女性' : '男性';
  const condition = name as PredicateName;
  return filled(ofThePerson[condition], value) ?? chosen(flagsOfThePerson[condition], value);
}

/** Any condition in a few words; null for one that has none. */
export function conditionInWords(name: string, value: unknown): string | null {
  const condition = name as PredicateName;
  return (
    personalCondition(name, value) ??
    filled(ofTheRest[condition], value) ??
    chosen(flagsOfTheRest[condition], value)
  );
}

const days: readonly string[] = ['bornFrom', 'bornBefore', 'eventFrom', 'eventBefore', 'paidFrom', 'paidTo'];

/** What a condition asks, before anything is filled in; null for one that has no words. */
export function conditionName(name: string): string | null {
  if (name === 'sex') return '性别';
  const condition = name as PredicateName;
  const words = ofThePerson[condition] ?? ofTheRest[condition];
  if (words !== undefined)
    return words.replace('N', days.includes(name) || name.startsWith('aided') ? '某天' : '几');
  const flag = flagsOfThePerson[condition] ?? flagsOfTheRest[condition];
  return flag === undefined ? null : flag.join('，或者');
}
