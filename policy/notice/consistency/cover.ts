import { dayInWords, isIsoDay, type IsoDay, parseDay } from '../../calendar';
import type { Finding } from '../problem';
import { groupsOf, isForEverybody, rulesInForce, rulesOf, type Subject } from './subject';

/** Who pays in the window is covered from some day to some other, or the notice is said to be silent on it. */
export function noCover(subject: Subject): readonly Finding[] {
  if (subject.brokenKinds.has('cover') || subject.brokenKinds.has('silence')) return [];
  const covers = rulesInForce(subject, 'cover');
  const silences = rulesInForce(subject, 'silence');
  if (covers === null || silences === null) return [];
  if (covers.some(isForEverybody) || silences.some(({ about }) => about === 'coverage')) return [];
  return [
    {
      rule: null,
      field: 'rules',
      problem:
        covers.length === 0
          ? '没有写待遇从哪天到哪天，也没有写明通知没说'
          : '只写了一部分人的待遇从哪天到哪天，没有写其他人的',
      instead:
        '补一条“待遇享受期”（cover，who 写 [{}]）；通知真没有写的，补一条“通知没有写的事”（silence，about 写 coverage）',
    },
  ];
}

/** Cover that has nothing to do with the year. */
export function coverOfAnotherYear(subject: Subject): readonly Finding[] {
  const { year } = subject.notice;
  return rulesOf(subject, 'cover').flatMap(({ rule, from, to }) => {
    const wrong = [
      ...(typeof from === 'string' &&
      /^\d/.test(from) &&
      (from < `${year - 1}-07-01` || from > `${year}-12-31`)
        ? [{ field: 'from', day: from as IsoDay }]
        : []),
      ...(typeof to === 'string' && (to < `${year}-01-01` || to > `${year + 1}-12-31`)
        ? [{ field: 'to', day: to as IsoDay }]
        : []),
    ];
    return wrong.map(({ field, day }) => ({
      rule,
      field,
      problem: `待遇写的是${dayInWords(day)}，不像是 ${year} 年度的`,
      instead: `${year} 年度的待遇一般从 ${year} 年 1 月 1 日到 12 月 31 日，照通知改正`,
    }));
  });
}

/** A year's cover is a year's, but for some months at its ends. */
const usualDays = 240;

/** Cover of everybody that is over soon: often a last day in which the month or the year is wrong. */
export function coverTooShort(subject: Subject): readonly Finding[] {
  return rulesOf(subject, 'cover')
    .filter(isForEverybody)
    .flatMap(({ rule, from, to }): readonly Finding[] => {
      if (!isIsoDay(from) || !isIsoDay(to) || from > to) return [];
      const days = parseDay(to) - parseDay(from) + 1;
      if (days >= usualDays) return [];
      return [
        {
          rule,
          field: 'to',
          problem: `待遇从${dayInWords(from)}到${dayInWords(to)}，只有 ${days} 天，对吗？`,
          instead: '不对的话，照通知改待遇期的最后一天，一般是 12 月 31 日',
          confirm: true,
        },
      ];
    });
}

/** What tells a newborn from everybody. */
const ofNewborns = ['newbornWithinDays', 'bornFrom'];
const babyAge = 3;

function isOfNewborns(group: Readonly<Record<string, unknown>>): boolean {
  return (
    ofNewborns.some((name) => group[name] !== undefined) ||
    (typeof group.ageUnder === 'number' && group.ageUnder <= babyAge)
  );
}

/** Cover from birth for people who aren't newborns: a grown-up would be covered since he was born. */
export function birthForEverybody({ notice }: Subject): readonly Finding[] {
  return notice.rules.flatMap((rule) => {
    const { begins, from } = rule as { readonly begins?: unknown; readonly from?: unknown };
    const field = begins === 'birth' ? 'begins' : from === 'birth' ? 'from' : null;
    const groups = groupsOf(rule as never);
    if (field === null || (groups?.every(isOfNewborns) ?? false)) return [];
    return [
      {
        rule: rule.rule,
        field,
        problem: '写的是从出生起享受，可是对象里不都是新生儿',
        instead:
          '在对象（who）的每一组里写新生儿的条件（newbornWithinDays，例如 90），或者把开始改成从缴费起',
      },
    ];
  });
}

/** Cover from the day of an event for people to whom nothing happened. */
export function eventWithoutEvent({ notice }: Subject): readonly Finding[] {
  return notice.rules.flatMap((rule) => {
    const { begins } = rule as { readonly begins?: unknown };
    if (begins !== 'event') return [];
    const groups = groupsOf(rule as never) ?? [{}];
    if (groups.every((group) => group.circumstances !== undefined)) return [];
    return [
      {
        rule: rule.rule,
        field: 'begins',
        problem: '写的是从那件事发生的那天起享受，可是对象里有一组没有写是什么事',
        instead: '在对象（who）的每一组里写情况（circumstances），或者把开始改成从缴费起',
      },
    ];
  });
}
