import { addDays, type Day, formatDay, type IsoDay, parseDay } from './calendar';
import type { AnswerOn } from './compare-answers';
import { sameAnswer, sameTermsOnBothDays, takesPayment } from './compare-answers';
import type { Determination } from './determination';
import { lastDayOfCover } from './engine/last-day';
import { personOn } from './engine/person';
import type { Person } from './engine/person';
import type { FactSheet } from './fact-sheet';
import type { NoticeDocument } from './notice/document';
import { ruleKinds } from './rules/rule-kinds';

/** Why a day matters: the last day of something, or the first one after it. */
export type KeyDateLabel =
  | 'tomorrow'
  | 'opens'
  | 'last-open-day'
  | 'shuts'
  | 'window-last-day'
  | 'day-after-window'
  | 'last-date'
  | 'day-after-last-date'
  | 'limit-last-day'
  | 'day-after-limit'
  | 'recognised'
  | 'identity-last-day'
  | 'day-after-identity'
  | 'event'
  | 'claim-last-day'
  | 'last-day-of-cover'
  | 'changes';

export interface KeyDate {
  readonly on: IsoDay;
  /** All the reasons why the day matters. */
  readonly labels: readonly KeyDateLabel[];
  readonly determination: Determination;
}

type Determine = (sheet: FactSheet) => Determination;

const dayAfterLabel = {
  'window-last-day': 'day-after-window',
  'last-date': 'day-after-last-date',
  'limit-last-day': 'day-after-limit',
} as const;

/** The days that matter, each with its reasons; days outside of what is asked about are left out. */
class Days {
  private readonly labels = new Map<Day, readonly KeyDateLabel[]>();

  constructor(
    private readonly after: Day,
    private readonly to: Day,
  ) {}

  add(day: Day, label: KeyDateLabel): void {
    if (day <= this.after || !(day <= this.to)) return;
    const labels = this.labels.get(day) ?? [];
    if (!labels.includes(label)) this.labels.set(day, [...labels, label]);
  }

  has(day: Day): boolean {
    return this.labels.has(day);
  }

  inOrder(): readonly (readonly [Day, readonly KeyDateLabel[]])[] {
    return [...this.labels].sort(([one], [other]) => one - other);
  }
}

/** What the answer would be on the days that matter after `payOn`, in order. Empty where there is no notice. */
export function keyDatesOf(
  notices: readonly NoticeDocument[],
  determine: Determine,
  sheet: FactSheet,
): readonly KeyDate[] {
  const [base, ...overlays] = notices;
  if (base === undefined) return [];
  const today = parseDay(sheet.payOn);
  const last = lastDayOfCover([base, ...overlays]);
  const days = new Days(today, last);
  days.add(addDays(today, 1), 'tomorrow');
  addLimits(days, notices, personOn(sheet, last));
  addOwnDays(days, sheet, determine(sheet));
  addChanges(days, { determine, sheet, from: today, to: last });
  return days.inOrder().map(([day, labels]) => {
    const on = formatDay(day);
    return { on, labels, determination: determine({ ...sheet, payOn: on }) };
  });
}

/** The days that the notices set: for everybody, and after what happened to the person or is still to happen. */
function addLimits(days: Days, notices: readonly NoticeDocument[], person: Person): void {
  for (const { rules, year } of notices) {
    for (const rule of rules) {
      for (const { label, last } of ruleKinds.get(rule.kind)?.turnsAfter?.(rule, person, year) ?? []) {
        days.add(last, label);
        days.add(addDays(last, 1), dayAfterLabel[label]);
      }
    }
  }
}

/** The person's own days: identities that begin and end, events still to come, money to be applied for. */
function addOwnDays(days: Days, { identities, circumstances }: FactSheet, answer: Determination): void {
  for (const { since, until } of identities ?? []) {
    days.add(parseDay(since), 'recognised');
    if (until === undefined) continue;
    days.add(parseDay(until), 'identity-last-day');
    days.add(addDays(parseDay(until), 1), 'day-after-identity');
  }
  for (const { on } of circumstances ?? []) if (on !== undefined) days.add(parseDay(on), 'event');
  for (const { applyBy } of answer.subsidies) {
    if (applyBy !== undefined) days.add(parseDay(applyBy), 'claim-last-day');
  }
}

interface Asked {
  readonly determine: Determine;
  readonly sheet: FactSheet;
  readonly from: Day;
  readonly to: Day;
}

/** Goes through the days one by one: where paying opens, shuts and ends, and every change that has no name yet. */
function addChanges(days: Days, { determine, sheet, from, to }: Asked): void {
  let before: AnswerOn = { payOn: sheet.payOn, determination: determine(sheet) };
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const payOn = formatDay(day);
    const now: AnswerOn = { payOn, determination: determine({ ...sheet, payOn }) };
    const [wasOpen, isOpen] = [takesPayment(before.determination), takesPayment(now.determination)];
    if (wasOpen && !isOpen) {
      const shuts = now.determination.status === 'not-open';
      days.add(addDays(day, -1), shuts ? 'last-open-day' : 'last-day-of-cover');
      if (shuts) days.add(day, 'shuts');
    } else if (!wasOpen && isOpen && before.determination.opensOn !== undefined) {
      days.add(day, 'opens');
    }
    if (!days.has(day) && !sameTermsOnBothDays(before, now)) days.add(day, 'changes');
    before = now;
  }
  if (takesPayment(before.determination)) days.add(to, 'last-day-of-cover');
}

/** No notice speaks of days further than this after the one asked about. */
const horizonDays = 800;

/**
 * The last day, from `payOn` on, on which the answer of `payOn` still holds; null where it doesn't change any more.
 * A cover that begins a number of days after payment is another answer every day.
 */
export function sameAnswerUntil(determine: Determine, sheet: FactSheet): IsoDay | null {
  const answer = determine(sheet);
  const today = parseDay(sheet.payOn);
  for (let day = addDays(today, 1); day <= today + horizonDays; day = addDays(day, 1)) {
    if (!sameAnswer(answer, determine({ ...sheet, payOn: formatDay(day) })))
      return formatDay(addDays(day, -1));
  }
  return null;
}
