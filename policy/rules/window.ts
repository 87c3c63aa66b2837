import * as v from 'valibot';
import type { RuleDocument } from '../notice/document';
import { day, ruleEntries } from './fields';
import type { RuleKind } from './rule-kind';
import { addDays, calendarDate, type Day, dayOf, type IsoDay, laterDay, parseDay } from '../calendar';

export interface WindowRule extends RuleDocument {
  readonly kind: 'window';
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** First and last day of each month on which payments are taken. */
  readonly daysOfMonth?: readonly [number, number];
}

const dayOfMonth = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31));

/** The next day on which payments are taken, from `from` on. */
function nextOpenDay(from: Day, first: number, last: number): Day {
  const { year, month, day: today } = calendarDate(from);
  if (today < first) return addDays(from, first - today);
  if (today <= last) return from;
  return month === 12 ? dayOf(year + 1, 1, first) : dayOf(year, month + 1, first);
}

/** The days on which everybody may pay, both ends included. */
export const window: RuleKind<WindowRule> = {
  kind: 'window',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('window'),
    from: day,
    to: day,
    daysOfMonth: v.optional(v.tuple([dayOfMonth, dayOfMonth])),
  }),
  stage: 'window',
  compile: (rule, scope) => {
    const from = parseDay(rule.from);
    const to = parseDay(rule.to);
    const [first, last] = rule.daysOfMonth ?? [1, 31];
    const cite = scope.cite(rule.clause);
    return ({ payOn }, work) => {
      work.cites.add(cite);
      work.windowFrom = from;
      work.windowTo = to;
      if (payOn > to) {
        work.phase = 'late';
      } else if (work.assumeOpen) {
        work.phase = 'open';
      } else {
        work.opensOn = nextOpenDay(laterDay(payOn, from), first, last);
        if (payOn < from) work.phase = 'before';
        else work.phase = work.opensOn === payOn ? 'open' : 'shut';
      }
    };
  },
  turnsAfter: (rule) => [{ label: 'window-last-day', last: parseDay(rule.to) }],
};
