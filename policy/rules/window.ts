import * as v from 'valibot';
import type { Work } from '../engine/work';
import type { NoticeDocument, RuleDocument } from '../notice/document';
import { day, ruleEntries } from './fields';
import { compileWho, groupsAsk, isEverybody, sparesMost, whoSchema } from './group';
import type { Group } from './group';
import type { RuleKind } from './rule-kind';
import { byMonthEntries, nextOpenDay, openDaysOf } from './open-days';
import type { ByMonth, OpenDays } from './open-days';
import { type Day, type IsoDay, parseDay } from '../calendar';

export interface WindowRule extends RuleDocument, ByMonth {
  readonly kind: 'window';
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** Whose window it is, instead of everybody's. */
  readonly who?: readonly Group[];
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
      ...byMonthEntries,
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
    const days = {
      window: { from: parseDay(rule.from), to: parseDay(rule.to) },
      spans: openDaysOf(rule, parseDay(rule.from), parseDay(rule.to)),
    };
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
