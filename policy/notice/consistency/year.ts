import { dayInWords, type IsoDay } from '../../calendar';
import type { Finding } from '../problem';
import { leavesOf, type Subject } from './subject';

const mostYearsApart = 2;

function yearIn(day: IsoDay): number {
  return Number(day.slice(0, 4));
}

/** A year that is long gone or far ahead of the day the notice was signed, or of today. */
export function farYear({ notice }: Subject, today?: IsoDay): readonly Finding[] {
  const against = [
    ...(notice.issuedOn === undefined ? [] : [{ day: notice.issuedOn, what: '发文日期' }]),
    ...(today === undefined ? [] : [{ day: today, what: '今天' }]),
  ];
  const far = against.find(({ day }) => Math.abs(notice.year - yearIn(day)) > mostYearsApart);
  if (far === undefined) return [];
  return [
    {
      rule: null,
      field: 'year',
      problem: `年度写的是 ${notice.year} 年，离${far.what}（${dayInWords(far.day)}）超过 ${mostYearsApart} 年`,
      instead: '填通知写明的参保年度，例如 2026；如果发文日期写错了，改发文日期',
    },
  ];
}

/** Days of births and events lie where people's lives do; all others lie near the year. */
const ofPeople = /(born|event|birth)/i;
const isDay = /^\d{4}-\d{2}-\d{2}$/;
const yearsBefore = 2;
const yearsAfter = 1;

/** A day far from the year: often one that was left from another notice. */
export function farDays({ notice }: Subject): readonly Finding[] {
  return notice.rules.flatMap((rule) =>
    leavesOf(rule).flatMap(([field, value]) => {
      if (typeof value !== 'string' || !isDay.test(value) || ofPeople.test(field)) return [];
      const apart = yearIn(value as IsoDay) - notice.year;
      if (apart >= -yearsBefore && apart <= yearsAfter) return [];
      return [
        {
          rule: rule.rule,
          field,
          problem: `${dayInWords(value as IsoDay)}离 ${notice.year} 年度太远`,
          instead: `核对通知原文，一般写 ${notice.year - 1} 年或 ${notice.year} 年里的日期`,
        },
      ];
    }),
  );
}

/** A notice that holds from after the day on which it ends. */
export function validity({ notice }: Subject): readonly Finding[] {
  const { validity: held } = notice;
  if (held === undefined || held.from <= held.to) return [];
  return [
    {
      rule: null,
      field: 'validity.to',
      problem: `有效期的结束（${dayInWords(held.to)}）早于开始（${dayInWords(held.from)}）`,
      instead: '把结束日期改成不早于开始日期的那一天',
    },
  ];
}
