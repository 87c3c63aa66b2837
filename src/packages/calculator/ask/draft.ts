import type { FieldError } from '../../../components/ErrorSummary';
import { longAgo } from '../../../answers/fact-sheets';
import { none, unknown } from '../../../answers/questions';
import type { Question } from '../../../answers/questions';
import type { AnswerValue } from '../../../state/answers';
import type { DayParts } from '../../../words/days';
import { dayFromParts, partsOfDay } from '../../../words/days';

/** What stands on a question's page while it is being filled in. */
export interface Draft {
  /** The row that is chosen: a value, `day` for a typed date, or null. */
  readonly choice: string | null;
  readonly many: readonly string[];
  readonly parts: DayParts;
  readonly yuan: string;
}

const byDay = 'day';
function isDay(value: string): boolean {
  return /^\d{4}-/.test(value);
}

/** The page as it was left, so that going back keeps every answer. */
export function draftOf(question: Question, value: AnswerValue | undefined): Draft {
  const blank: Draft = { choice: null, many: [], parts: partsOfDay(null), yuan: '' };
  if (value === undefined) return blank;
  if (Array.isArray(value)) {
    const values = value as readonly string[];
    if (question.kind !== 'paid') return { ...blank, many: values };
    return { ...blank, parts: partsOfDay(values[0]), yuan: String(Number(values[1]) / 100) };
  }
  const text = String(value);
  return isDay(text) ? { ...blank, choice: byDay, parts: partsOfDay(text) } : { ...blank, choice: text };
}

export interface Reading {
  readonly value: AnswerValue | null;
  readonly errors: readonly FieldError[];
}

function wrong(field: string, message: string): Reading {
  return { value: null, errors: [{ field, message }] };
}
function right(value: AnswerValue): Reading {
  return { value, errors: [] };
}

function readDay(parts: DayParts, today: string): Reading {
  if (!parts.year && !parts.month && !parts.day) return wrong('day', '请填写日期，或者选“不知道”。');
  const day = dayFromParts(parts);
  if (day === null) return wrong('day', '没有这一天，请检查年、月、日。年份要填四位数字。');
  if (day > today) return wrong('day', '这一天还没有到，请检查年、月、日。');
  return day < '1900-01-01' ? wrong('day', '年份太早了，请检查年份。') : right(day);
}

function readPaid(draft: Draft, today: string): Reading {
  const day = readDay(draft.parts, today);
  if (day.value === null) return day;
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(draft.yuan))
    return wrong('amount-paid', '请填写交了多少元，只填数字，比如 380。');
  return right([String(day.value), String(Math.round(Number(draft.yuan) * 100))]);
}

/** The answer that stands on the page, or what is wrong with it. `today` is the day in China. */
export function readDraft(question: Question, draft: Draft, today: string): Reading {
  if (question.kind === 'many') {
    return draft.many.length > 0
      ? right(draft.many)
      : wrong('choices', '请选一项。都没有就选“都没有”，拿不准就选“不知道”。');
  }
  if (question.kind === 'paid') return readPaid(draft, today);
  if (question.kind === 'one') {
    return draft.choice === null ? wrong('choices', '请选一项。拿不准就选“不知道”。') : right(draft.choice);
  }
  if (draft.choice === unknown || draft.choice === longAgo) return right(draft.choice);
  if (question.kind === 'since' && draft.choice === null) {
    return wrong('choices', '请选一项。拿不准就选“不知道”。');
  }
  return readDay(draft.parts, today);
}

/** Ticks or unticks a row; 都没有 and 不知道 stand alone. */
export function toggled(many: readonly string[], value: string): readonly string[] {
  if (value === none || value === unknown) return many.includes(value) ? [] : [value];
  const others = many.filter((each) => each !== none && each !== unknown);
  return others.includes(value) ? others.filter((each) => each !== value) : [...others, value];
}

export { byDay };
