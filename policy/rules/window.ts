import * as v from 'valibot';
import type { Work } from '../engine/work';
import type { NoticeDocument, RuleDocument } from '../notice/document';
import { day, ruleEntries } from './fields';
import { compileWho, groupsAsk, isEverybody, sparesMost, whoSchema } from './group';
import type { Group } from './group';
import type { RuleKind } from './rule-kind';
import { afterAllDays, calendarDate, type Day, dayOf, daysInMonth, type IsoDay, parseDay } from '../calendar';

/** First and last day of a month on which payments are taken. */
export type DaysOfMonth = readonly [number, number];

export interface WindowRule extends RuleDocument {
  readonly kind: 'window';
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** In every month, save those that `months` names. */
  readonly daysOfMonth?: DaysOfMonth;
  /** Months, `YYYY-MM`, with days of their own. */
  readonly months?: readonly { readonly month: string; readonly days: DaysOfMonth }[];
  /** Whose window it is, instead of everybody's. */
  readonly who?: readonly Group[];
}

const dayOfMonth = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31));
const daysOfMonth = v.pipe(
  v.tuple([dayOfMonth, dayOfMonth]),
  v.check(([first, last]) => first <= last, '每月收费的第一天不能晚于最后一天'),
);
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份要写成 2025-12 这样'));

/** Days on end on which payments are taken. */
interface OpenDays {
  readonly from: Day;
  readonly to: Day;
}

const everyDay: DaysOfMonth = [1, 31];

/** The open days of a window, month by month; a month too short for them has none. */
function openDaysOf(rule: WindowRule): readonly OpenDays[] {
  const own = new Map((rule.months ?? []).map(({ month: name, days }) => [name, days]));
  const [from, to] = [parseDay(rule.from), parseDay(rule.to)];
  const spans: OpenDays[] = [];
  let { year, month: number } = calendarDate(from);
  while (dayOf(year, number, 1) <= to) {
    const length = daysInMonth(year, number);
    const [first, last] =
      own.get(`${year}-${String(number).padStart(2, '0')}`) ?? rule.daysOfMonth ?? everyDay;
    const opens = Math.max(from, first > length ? afterAllDays : dayOf(year, number, first)) as Day;
    const shuts = Math.min(to, dayOf(year, number, Math.min(last, length))) as Day;
    if (opens <= shuts) spans.push({ from: opens, to: shuts });
    number = number === 12 ? 1 : number + 1;
    if (number === 1) year += 1;
  }
  return spans;
}

/** The next of these days from `day` on; after all days where there is none. */
function nextOpenDay(spans: readonly OpenDays[], day: Day): Day {
  for (const { from, to } of spans) if (day <= to) return day < from ? from : day;
  return afterAllDays;
}

function isAfterEverybodys(rule: WindowRule, { rules }: NoticeDocument): boolean {
  const before = rules.slice(0, rules.indexOf(rule)) as readonly (RuleDocument & Pick<WindowRule, 'who'>)[];
  return before.some(({ kind, who }) => kind === 'window' && who === undefined);
}

/** Where the day stands against this window beside those gone through before. */
function add(
  work: Work,
  payOn: Day,
  { window, spans }: { window: OpenDays; spans: readonly OpenDays[] },
): void {
  const isFirst = Number.isNaN(work.windowTo);
  work.windowFrom = isFirst || window.from < work.windowFrom ? window.from : work.windowFrom;
  work.windowTo = isFirst || window.to > work.windowTo ? window.to : work.windowTo;
  const next = work.assumeOpen ? payOn : nextOpenDay(spans, payOn);
  work.opensOn = isFirst || next < work.opensOn ? next : work.opensOn;
  if (payOn > work.windowTo) work.phase = 'late';
  else if (work.opensOn === payOn) work.phase = 'open';
  else work.phase = payOn < work.windowFrom ? 'before' : 'shut';
}

/**
 * The days on which one may pay, both ends included. Several windows add up, and days between them are shut. A window for
 * some people stands before those for everybody and takes their place.
 */
export const window: RuleKind<WindowRule> = {
  kind: 'window',
  schema: v.pipe(
    v.strictObject({
      ...ruleEntries,
      kind: v.literal('window'),
      from: day,
      to: day,
      daysOfMonth: v.optional(daysOfMonth),
      months: v.optional(v.pipe(v.array(v.strictObject({ month, days: daysOfMonth })), v.minLength(1))),
      who: v.optional(whoSchema),
    }),
    v.check(
      ({ from, to, months = [] }) =>
        months.every(({ month: name }) => from.slice(0, 7) <= name && name <= to.slice(0, 7)),
      'months 里的月份要在这个集中缴费期之内',
    ),
    v.check(
      ({ who = [] }) => !isEverybody(who as readonly Group[]),
      '对所有人的集中缴费期不写 who，只有部分人的才写',
    ),
  ) as v.GenericSchema<unknown, WindowRule>,
  stage: 'window',
  check: (rule, notice) =>
    rule.who !== undefined && isAfterEverybodys(rule, notice)
      ? { field: 'who', reason: '部分人的集中缴费期要写在对所有人的前面，请把这条规则往前移' }
      : null,
  compile: (rule, scope) => {
    const own = rule.who === undefined ? null : compileWho(rule.who, scope);
    const days = { window: { from: parseDay(rule.from), to: parseDay(rule.to) }, spans: openDaysOf(rule) };
    const cite = scope.cite(rule.clause);
    return (person, work) => {
      if (own === null ? work.hasOwnWindow : !own.includes(person, work)) return;
      if (own !== null) work.hasOwnWindow = true;
      work.cites.add(cite);
      add(work, person.payOn, days);
    };
  },
  sparesMost: ({ who }) => who !== undefined && sparesMost({ who }),
  asks: ({ who }, asks) => {
    if (who !== undefined) groupsAsk(who, asks);
  },
  turnsAfter: (rule) => [{ label: 'window-last-day', last: parseDay(rule.to) }],
};
