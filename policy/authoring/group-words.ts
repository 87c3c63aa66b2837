import { dayInWords, isIsoDay } from '../calendar';
import { circumstanceName, identityName } from '../names';
import type { AnyGroup } from '../notice/consistency/subject';

/** Conditions in words; `N` stands for the value. One that isn't listed is told as a further condition. */
const conditions: Readonly<Record<string, string>> = {
  ageUnder: '不满N周岁',
  ageUnderIfKnown: '不满N周岁',
  ageAtLeast: '满N周岁',
  withinDays: '发生后N天内',
  withinMonths: '发生后N个月内',
  beyondDays: '发生超过N天',
  eventFrom: 'N起发生',
  eventBefore: 'N以前发生',
  newbornWithinDays: '出生N天内的孩子',
  newbornBeyondDays: '出生超过N天',
  bornFrom: 'N起出生',
  bornBefore: 'N以前出生',
  disabilityGradeAtMost: 'N级以上残疾',
  aided: '有资助',
  aidedSince: 'N起认定、有资助',
  aidedOnlyBefore: 'N以前认定、有资助',
  aidDeducted: '缴费时已减免',
  aidCertifiedElsewhere: '在外地认定',
  carePremiumDue: '要缴长期护理保险费',
  closedOut: '已经不能缴费',
  payingLate: '过期缴费',
  tier: '选N档',
};
const flags: Readonly<Record<string, readonly [string, string]>> = {
  dueToIllness: ['因病', '不是因病'],
  monitored: ['纳入监测', '没有纳入监测'],
  student: ['学生', '不是学生'],
  lostWorkCapacity: ['丧失劳动能力', '没有丧失劳动能力'],
  waitingLate: ['过期缴费要等待', '过期缴费不用等待'],
  isStudent: ['学生', '不是学生'],
  householdHere: ['户籍在本地', '户籍不在本地'],
  parentInsured: ['父母已参保', '父母没有参保'],
};

function namesOf(value: unknown, name: (code: string) => string): string {
  return (value as readonly string[]).map(name).join('、');
}

function conditionInWords(name: string, value: unknown): string {
  switch (name) {
    case 'identities':
      return namesOf(value, identityName);
    case 'circumstances':
      return namesOf(value, circumstanceName);
    case 'holdsNone':
      return `不是${namesOf(value, identityName)}`;
    case 'holdsAll':
      return `同时是${namesOf(value, identityName)}`;
    case 'oneOf':
      return `符合其中一项：${(value as readonly AnyGroup[]).map(groupInWords).join('，或')}`;
    default: {
      const flag = flags[name];
      if (flag !== undefined) return value === true ? flag[0] : flag[1];
      const text = isIsoDay(value) ? dayInWords(value) : String(value);
      return conditions[name]?.replace('N', text) ?? '另有条件';
    }
  }
}

function groupInWords(group: AnyGroup): string {
  return Object.entries(group)
    .map(([name, value]) => conditionInWords(name, value))
    .join('、并且');
}

/** For whom a rule is, as residents read it: `低保对象、孤儿`; `所有人` where it names nobody. */
export function whoInWords(who: readonly AnyGroup[] | null): string {
  if (who === null || who.some((group) => Object.keys(group).length === 0)) return '所有人';
  return who.map(groupInWords).join('；');
}
