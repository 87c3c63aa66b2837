import { addDays, dayInWords, formatDay, type IsoDay, parseDay } from '../../calendar';
import { type LateSpan, lateOpenDays } from '../../rules/late-days';
import type { Finding } from '../problem';
import { type AnyRule, isForEverybody, rulesInForce, rulesOf, type Subject } from './subject';
import { spansOf } from './window';

/** The last day of the windows that are for everybody; null where it isn't known. */
function windowEnd(subject: Subject): IsoDay | null {
  const spans = spansOf((rulesInForce(subject, 'window') ?? []).filter(isForEverybody));
  return spans.reduce<IsoDay | null>((last, { to }) => (last === null || to > last ? to : last), null);
}

function untilOf(rule: AnyRule): IsoDay | undefined {
  const { until } = rule as { readonly until?: { readonly day?: IsoDay } };
  return until?.day;
}

/** Paying late until a day on which the window is still open: the rule never counts. */
export function untilBeforeWindow(subject: Subject): readonly Finding[] {
  const end = windowEnd(subject);
  if (end === null) return [];
  return rulesOf(subject, 'late-payment').flatMap((rule) => {
    const day = untilOf(rule);
    if (day === undefined || day > end) return [];
    return [
      {
        rule: rule.rule,
        field: 'until.day',
        problem: `过期缴费最晚到${dayInWords(day)}，那时集中缴费期（到${dayInWords(end)}）还没有过`,
        instead: `写一个晚于${dayInWords(end)}的日期；没有期限的删去 until`,
      },
    ];
  });
}

/** Days of the month on which late payments are taken that never come. */
export function lateNeverOpen(subject: Subject): readonly Finding[] {
  const { year } = subject.notice;
  return rulesOf(subject, 'late-payment').flatMap((rule) => {
    const span = rule as unknown as LateSpan;
    const open = lateOpenDays(span, year);
    if (open === null) return [];
    const field = span.months === undefined ? 'daysOfMonth' : 'months';
    const away = (span.months ?? []).find(({ month }) => !isNear(month, year));
    if (open.length > 0 && away === undefined) return [];
    return [
      {
        rule: rule.rule,
        field,
        problem:
          away === undefined
            ? '过期缴费的这段时间里，没有一天落在每月收费的日子里'
            : `${away.month} 不是 ${year} 年度收费的月份`,
        instead: '照通知改每月收费的日子或月份；每天都收的删去这一项',
      },
    ];
  });
}

/** Whether payments for a year are taken in a month: in the year before, or in the year itself. */
function isNear(month: string, year: number): boolean {
  return month.startsWith(`${year - 1}-`) || month.startsWith(`${year}-`);
}

/** Paying late beyond the year's end, when nothing of it is left. */
export function untilAfterYear(subject: Subject): readonly Finding[] {
  const { year } = subject.notice;
  return rulesOf(subject, 'late-payment').flatMap((rule) => {
    const day = untilOf(rule);
    if (day === undefined || day <= `${year}-12-31`) return [];
    return [
      {
        rule: rule.rule,
        field: 'until.day',
        problem: `过期缴费最晚到${dayInWords(day)}，${year} 年度已经过完了，对吗？`,
        instead: `不对的话，写 ${year} 年 12 月 31 日或更早的日期；没有期限的删去 until`,
        confirm: true,
      },
    ];
  });
}

/** Paying late where the window is open to the year's end. */
export function lateNeverComes(subject: Subject): readonly Finding[] {
  const end = windowEnd(subject);
  if (end === null || end < `${subject.notice.year}-12-31`) return [];
  return rulesOf(subject, 'late-payment').map(({ rule }) => ({
    rule,
    field: null,
    problem: '集中缴费期到年底才结束，这条过期缴费永远用不上，对吗？',
    instead: '不对的话，改集中缴费期的最后一天；对的话可以删去这一条',
    confirm: true,
  }));
}

/** A wait that is over only when the year is. */
export function waitsBeyondYear(subject: Subject): readonly Finding[] {
  const end = windowEnd(subject);
  if (end === null) return [];
  return rulesOf(subject, 'late-payment').flatMap(({ rule, waitingDays }) => {
    if (typeof waitingDays !== 'number') return [];
    const first = formatDay(addDays(parseDay(end), 1 + waitingDays));
    if (first <= `${subject.notice.year}-12-31`) return [];
    return [
      {
        rule,
        field: 'waitingDays',
        problem: `等 ${waitingDays} 天的话，最早${dayInWords(first)}才能享受，${subject.notice.year} 年度已经过完了`,
        instead: '照通知写等待的天数，一般是 30、60 或 90',
      },
    ];
  });
}
