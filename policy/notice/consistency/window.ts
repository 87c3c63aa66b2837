import { dayInWords, type IsoDay, parseDay } from '../../calendar';
import { type ByMonth, openDaysOf } from '../../rules/open-days';
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

/** Days and months on which payments are taken that never come. */
export function windowNeverOpen(subject: Subject): readonly Finding[] {
  return spansOf(rulesOf(subject, 'window')).flatMap(({ rule, from, to }) => {
    const byMonth = rule as ByMonth;
    if (from > to || openDaysOf(byMonth, parseDay(from), parseDay(to)).length > 0) return [];
    return [
      {
        rule: rule.rule,
        field: byMonth.months === undefined ? 'daysOfMonth' : 'months',
        problem: '集中缴费期里没有一天落在每月收费的日子里',
        instead: '先写每月开始收费的日子，再写停收的日子；每天都收的删去这一项',
      },
    ];
  });
}

/** A month that stands twice with days of its own: only one of both would count. */
export function monthTwice({ notice }: Subject): readonly Finding[] {
  return notice.rules.flatMap((rule) => {
    const months = ((rule as ByMonth).months ?? []).map(({ month }) => month);
    const twice = months.find((month, at) => months.indexOf(month) !== at);
    if (twice === undefined) return [];
    return [
      {
        rule: rule.rule,
        field: 'months',
        problem: `${twice} 写了两次收费的日子，不知道按哪一个`,
        instead: '每个月只写一次；一个月里分两段收费的，写成两段集中缴费期',
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
