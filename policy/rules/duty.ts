import * as v from 'valibot';
import { dutyRecurrences } from '../duty-recurrence';
import type { DutyRecurrence } from '../duty-recurrence';
import type { NoticeDocument, RuleDocument } from '../notice/document';
import { day, identity, ruleEntries, text } from './fields';
import type { Misfit, RuleKind } from './rule-kind';
import type { IsoDay } from '../calendar';
import type { IdentityCode } from '../fact-sheet';

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
  /** Whose list it is, of a monthly duty; or of whom a share is to be insured. */
  readonly identities?: readonly IdentityCode[];
  /** How many of 100 are to be insured: of those with one of `identities`, else of the permanent residents. */
  readonly percent?: number;
}

const fitting: Readonly<Record<DutyRule['recurs'], readonly (keyof DutyRule)[]>> = {
  once: ['by', 'when'],
  weekly: ['weekday', 'time', 'inWindow', 'when'],
  monthly: ['dayOfMonth', 'inWindow', 'when', 'identities'],
  ongoing: ['inWindow', 'when', 'identities', 'percent'],
};
const bound: readonly (keyof DutyRule)[] = [
  ...(['by', 'weekday', 'time', 'dayOfMonth', 'inWindow', 'when'] as const),
  ...(['identities', 'percent'] as const),
];

function check(rule: DutyRule, _notice: NoticeDocument): Misfit | null {
  const wrong = bound.find((field) => rule[field] !== undefined && !fitting[rule.recurs].includes(field));
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
    identities: v.optional(v.pipe(v.array(identity), v.minLength(1))),
    percent: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(100))),
  }),
  check,
};
