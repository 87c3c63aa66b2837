import { type Day, dayInWords, type IsoDay, parseDay, calendarDate } from '../../calendar';
import type { Finding } from '../problem';
import { type AnyRule, isForEverybody, rulesOf, type Subject } from './subject';

export interface Span {
  readonly rule: AnyRule;
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/** The spans of days of the notice's windows; a window that is said by months names its days otherwise. */
export function spansOf(rules: readonly AnyRule[]): readonly Span[] {
  return rules.flatMap((rule) =>
    typeof rule.from === 'string' && typeof rule.to === 'string'
      ? [{ rule, from: rule.from as IsoDay, to: rule.to as IsoDay }]
      : [],
  );
}

/** A notice that isn't laid over another says when to pay. */
export function noWindow(subject: Subject): readonly Finding[] {
  if (subject.notice.overlays !== undefined || subject.brokenKinds.has('window')) return [];
  if (rulesOf(subject, 'window').some(isForEverybody)) return [];
  return [
    {
      rule: null,
      field: 'rules',
      problem: '没有写人人都能缴费的集中缴费期',
      instead: '补一条“集中缴费期”（window），写明第一天、最后一天和条款号',
    },
  ];
}

/** A window from a day to an earlier one. */
export function windowBackwards(subject: Subject): readonly Finding[] {
  return spansOf(rulesOf(subject, 'window'))
    .filter(({ from, to }) => from > to)
    .map(({ rule, from, to }) => ({
      rule: rule.rule,
      field: 'to',
      problem: `集中缴费期的最后一天（${dayInWords(to)}）早于第一天（${dayInWords(from)}）`,
      instead: '把两个日期对调，或照通知改正写错的那个',
    }));
}

/** A window of another year: payment for a year is taken from the year before until that year's end. */
export function windowOfAnotherYear(subject: Subject): readonly Finding[] {
  const { year } = subject.notice;
  return spansOf(rulesOf(subject, 'window')).flatMap(({ rule, from, to }) => {
    const wrong = [
      ...(from < `${year - 1}-01-01` || from > `${year}-12-31` ? [{ field: 'from', day: from }] : []),
      ...(to < `${year - 1}-01-01` || to > `${year}-12-31` ? [{ field: 'to', day: to }] : []),
    ];
    return wrong.map(({ field, day }) => ({
      rule: rule.rule,
      field,
      problem: `集中缴费期写的是${dayInWords(day)}，不像是 ${year} 年度的`,
      instead: `${year} 年度的集中缴费期写在 ${year - 1} 年里，最晚到 ${year} 年 12 月 31 日；如果年度写错了，改年度`,
    }));
  });
}

const earliestUsual = '-06-01';

/** A window that begins unusually early. */
export function earlyWindow(subject: Subject): readonly Finding[] {
  const { year } = subject.notice;
  return spansOf(rulesOf(subject, 'window'))
    .filter(({ from }) => from >= `${year - 1}-01-01` && from < `${year - 1}${earliestUsual}`)
    .map(({ rule, from }) => ({
      rule: rule.rule,
      field: 'from',
      problem: `集中缴费期从${dayInWords(from)}就开始，比一般早很多，对吗？`,
      instead: '不对的话，照通知改成开始收费的那一天',
      confirm: true,
    }));
}

/** Whether one of the days from `from` to `to` is a day of the month on which payments are taken. */
function everOpen(from: Day, to: Day, first: number, last: number): boolean {
  for (let at = from; at <= to && at < from + 62; at = (at + 1) as Day) {
    const { day } = calendarDate(at);
    if (day >= first && day <= last) return true;
  }
  return false;
}

/** Days of the month on which payments are taken that never come. */
export function windowNeverOpen(subject: Subject): readonly Finding[] {
  return spansOf(rulesOf(subject, 'window')).flatMap(({ rule, from, to }) => {
    const { daysOfMonth } = rule;
    if (!Array.isArray(daysOfMonth) || from > to) return [];
    const [first, last] = daysOfMonth as unknown as readonly [number, number];
    if (first <= last && everOpen(parseDay(from), parseDay(to), first, last)) return [];
    return [
      {
        rule: rule.rule,
        field: 'daysOfMonth',
        problem:
          first > last
            ? `每月收费从${first}日到${last}日，先后反了`
            : '集中缴费期里没有一天落在每月收费的日子里',
        instead: '先写每月开始收费的日子，再写停收的日子；每天都收的删去这一项',
      },
    ];
  });
}

/** Two windows for everybody on the same day: nobody knows which holds. */
export function windowsOverlap(subject: Subject): readonly Finding[] {
  const spans = spansOf(rulesOf(subject, 'window').filter(isForEverybody));
  const sorted = [...spans].sort((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.flatMap(({ rule, from }, at) => {
    const before = sorted[at - 1];
    if (before === undefined || from > before.to) return [];
    return [
      {
        rule: rule.rule,
        field: 'from',
        problem: `和另一段集中缴费期（${before.rule.rule}，到${dayInWords(before.to)}）重叠`,
        instead: '两段合成一段，或者把后一段的开始改到前一段结束以后',
      },
    ];
  });
}
