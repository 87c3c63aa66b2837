import { addDays, type Day, formatDay, parseDay } from './calendar';
import { sameAnswer, takesPayment } from './compare-answers';
import type { Determination } from './determination';
import { personOn } from './engine/person';
import type { FactSheet } from './fact-sheet';
import type { NoticeDocument } from './notice/document';
import { ruleKinds } from './rules/rule-kinds';

/** Why a day matters: the last day of something, or the first one after it. */
export type OutlookLabel =
  | 'tomorrow'
  | 'opens'
  | 'window-last-day'
  | 'day-after-window'
  | 'last-date'
  | 'day-after-last-date'
  | 'limit-last-day'
  | 'day-after-limit'
  | 'recognised'
  | 'last-day-of-cover';

export interface OutlookDay {
  readonly on: string;
  /** All the reasons why the day matters. */
  readonly labels: readonly OutlookLabel[];
  readonly determination: Determination;
}

type Determine = (sheet: FactSheet) => Determination;

const dayAfterLabel = {
  'window-last-day': 'day-after-window',
  'last-date': 'day-after-last-date',
  'limit-last-day': 'day-after-limit',
} as const;

/** What the answer would be on the days that matter after `payOn`, in order. Empty where there is no notice. */
export function outlookOf(
  notices: readonly NoticeDocument[],
  determine: Determine,
  sheet: FactSheet,
): readonly OutlookDay[] {
  const [base] = notices;
  if (base === undefined) return [];
  const today = parseDay(sheet.payOn);
  const yearTo = parseDay(`${base.year}-12-31`);
  const days = new Map<Day, OutlookLabel[]>();
  const add = (day: Day, label: OutlookLabel): void => {
    if (day <= today || day > yearTo) return;
    const labels = days.get(day) ?? [];
    if (!labels.includes(label)) days.set(day, [...labels, label]);
  };
  add(addDays(today, 1), 'tomorrow');
  const { opensOn } = determine(sheet);
  if (opensOn !== undefined) add(parseDay(opensOn), 'opens');
  const person = personOn(sheet, today);
  for (const rule of notices.flatMap((notice) => notice.rules)) {
    for (const { label, last } of ruleKinds.get(rule.kind)?.turnsAfter?.(rule, person) ?? []) {
      add(last, label);
      add(addDays(last, 1), dayAfterLabel[label]);
    }
  }
  for (const { since } of person.recognisedLater) add(since, 'recognised');
  const lastPayable = lastPayableDay(determine, sheet, today, yearTo);
  if (lastPayable !== null) add(lastPayable, 'last-day-of-cover');
  return [...days]
    .sort(([one], [other]) => one - other)
    .map(([day, labels]) => {
      const on = formatDay(day);
      return { on, labels, determination: determine({ ...sheet, payOn: on }) };
    });
}

/** The last day of the year on which the person could still come in, or null. */
function lastPayableDay(determine: Determine, sheet: FactSheet, from: Day, to: Day): Day | null {
  for (let day = to; day >= from; day = addDays(day, -1)) {
    if (takesPayment(determine({ ...sheet, payOn: formatDay(day) }))) return day;
  }
  return null;
}

/** No notice speaks of days further than this after the one asked about. */
const horizonDays = 800;

/**
 * The last day, from `payOn` on, on which the answer of `payOn` still holds; null where it doesn't change any more.
 * A cover that begins a number of days after payment is another answer every day.
 */
export function sameAnswerUntil(determine: Determine, sheet: FactSheet): string | null {
  const answer = determine(sheet);
  const today = parseDay(sheet.payOn);
  for (let day = addDays(today, 1); day <= today + horizonDays; day = addDays(day, 1)) {
    if (!sameAnswer(answer, determine({ ...sheet, payOn: formatDay(day) })))
      return formatDay(addDays(day, -1));
  }
  return null;
}
