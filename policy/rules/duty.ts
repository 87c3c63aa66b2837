import * as v from 'valibot';
import { dutyRecurrences } from '../duty-recurrence';
import type { DutyRecurrence } from '../duty-recurrence';
import type { NoticeDocument, RuleDocument } from '../notice/document';
import { day, ruleEntries, text } from './fields';
import type { Misfit, RuleKind } from './rule-kind';
import type { IsoDay } from '../calendar';

export interface DutyRule extends RuleDocument {
  readonly kind: 'duty';
  /** Whom the notice charges with it, as it names them. */
  readonly office: string;
  readonly what: string;
  readonly recurs: DutyRecurrence;
  /** The last day, of a duty done once. */
  readonly by?: IsoDay;
  /** 1 is Monday, of a weekly duty. */
  readonly weekday?: number;
  /** `17:00`, on that weekday. */
  readonly time?: string;
  /** The last day of the month, of a monthly duty. */
  readonly dayOfMonth?: number;
  /** Only while the window is open. */
  readonly inWindow?: boolean;
  /** The notice's own words for a time that is no day of the calendar. */
  readonly when?: string;
}

const fitting: Readonly<Record<DutyRule['recurs'], readonly (keyof DutyRule)[]>> = {
  once: ['by', 'when'],
  weekly: ['weekday', 'time', 'inWindow', 'when'],
  monthly: ['dayOfMonth', 'inWindow', 'when'],
  ongoing: ['inWindow', 'when'],
};
const times: readonly (keyof DutyRule)[] = ['by', 'weekday', 'time', 'dayOfMonth', 'inWindow', 'when'];

function check(rule: DutyRule, _notice: NoticeDocument): Misfit | null {
  const wrong = times.find((field) => rule[field] !== undefined && !fitting[rule.recurs].includes(field));
  return wrong === undefined
    ? null
    : { field: wrong, reason: `recurs 是 ${rule.recurs} 时没有这一项`, instead: '删去这一项' };
}

/** What an office has to do, and by when. Residents don't see it; it decides nothing. */
export const duty: RuleKind<DutyRule> = {
  kind: 'duty',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('duty'),
    office: text,
    what: text,
    recurs: v.picklist(dutyRecurrences),
    by: v.optional(day),
    weekday: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
    time: v.optional(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间要写成 17:00 这样'))),
    dayOfMonth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31))),
    inWindow: v.optional(v.boolean()),
    when: v.optional(text),
  }),
  check,
};
