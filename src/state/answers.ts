import { forget, recall, remember } from '../platform/storage';
import { createStore, useStore } from './store';

/** A question's key → what was answered: a word (`yes`, `no`, `unknown`), a day, a code, or several codes. */
export type AnswerValue = string | readonly string[];
export type Answers = Readonly<Record<string, AnswerValue>>;

/** The answers under way. They hold no name and no number, so they may stay on the phone until they are cleared. */
export interface AnswerSheet {
  readonly region: string;
  readonly year: number;
  readonly answers: Answers;
}

const key = 'answers';

function isValue(value: unknown): value is AnswerValue {
  return (
    typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))
  );
}

function restored(): AnswerSheet | null {
  const stored = recall(key) as Partial<AnswerSheet> | undefined;
  if (typeof stored?.region !== 'string' || typeof stored.year !== 'number') return null;
  const pairs = Object.entries(stored.answers ?? {}).filter(([, value]) => isValue(value));
  return { region: stored.region, year: stored.year, answers: Object.fromEntries(pairs) };
}

export const answerSheet = createStore<AnswerSheet | null>(restored());
export function useAnswerSheet(): AnswerSheet | null {
  return useStore(answerSheet);
}

function keep(sheet: AnswerSheet): void {
  answerSheet.set(sheet);
  remember(key, sheet);
}

/** The answers as they count for a place and year; what was answered for another place is not asked again. */
export function sheetFor(region: string, year: number, before: AnswerSheet | null): AnswerSheet {
  if (before === null || (before.region === region && before.year === year)) {
    return before ?? { region, year, answers: {} };
  }
  const kept = Object.entries(before.answers).filter(([key]) => staysSo(key, before, { region, year }));
  return { region, year, answers: Object.fromEntries(kept) };
}

/** Whether his household is there is another question of each place, and which year was the last one of each year. */
function staysSo(
  key: string,
  before: Omit<AnswerSheet, 'answers'>,
  now: Omit<AnswerSheet, 'answers'>,
): boolean {
  if (key === 'person.householdHere') return before.region === now.region;
  return !key.startsWith('history.') || before.year === now.year;
}

/** Stores what was answered to a question on top of `sheet` and returns the sheet that it makes. */
export function answer(sheet: AnswerSheet, answered: Answers): AnswerSheet {
  const next = { ...sheet, answers: { ...sheet.answers, ...answered } };
  keep(next);
  return next;
}

/** Nothing answered yet, for a place that was chosen for one person. */
export function beginAnswers(region: string, year: number): void {
  keep({ region, year, answers: {} });
}

/** The same answers for another place or year. */
export function moveAnswers(region: string, year: number): void {
  keep(sheetFor(region, year, answerSheet.get()));
}

/** Brings back answers that were kept. */
export function restoreAnswers(sheet: AnswerSheet): void {
  return keep(sheet);
}

export function forgetAnswers(): void {
  answerSheet.set(null);
  forget(key);
}
