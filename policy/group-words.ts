import { calendarDate, parseDay } from './calendar';
import type { Group } from './rules/group';

function sayDay(day: string): string {
  const { year, month, day: of } = calendarDate(parseDay(day));
  return `${year}年${month}月${of}日`;
}

type Condition = keyof Group;

/** What a condition asks of the person himself, as people say it; those without an entry go without saying. */
const conditionWords: Partial<Record<Condition, (wanted: unknown) => string>> = {
  sex: (sex) => (sex === 'female' ? '女性' : '男性'),
  isStudent: (is) => (is === true ? '学生' : '不是学生'),
  householdHere: (is) => (is === true ? '本地户口' : '外地户口（居住证）'),
  parentInsured: (is) => (is === true ? '父母已参保' : '父母没有参保'),
  ageUnder: (age) => `未满${String(age)}岁`,
  ageUnderIfKnown: (age) => `未满${String(age)}岁`,
  ageAtLeast: (age) => `满${String(age)}岁`,
  bornFrom: (day) => `${sayDay(String(day))}以后出生`,
  bornBefore: (day) => `${sayDay(String(day))}以前出生`,
  newbornWithinDays: (days) => `出生${String(days)}天内`,
  newbornBeyondDays: (days) => `出生超过${String(days)}天`,
};

function wordsOfGroup(group: Group): string {
  return Object.entries(group)
    .flatMap(([condition, wanted]) => conditionWords[condition as Condition]?.(wanted) ?? [])
    .join('、');
}

/** Of whom groups speak by what they ask of the person himself: `未满18岁；学生`. Empty where they ask nothing of the kind. */
export function personalWords(who: readonly Group[]): string {
  return [...new Set(who.map(wordsOfGroup))].filter((words) => words !== '').join('；');
}
