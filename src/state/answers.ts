import { forget, recall, remember } from '../platform/storage';
import { createStore, useStore } from './store';
import type { IsoDay } from '../../policy/calendar';

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
  return before?.region === region && before.year === year
    ? before
    : { region, year, answers: before?.answers ?? {} };
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

/** The birth date that stands in a document's number: from now on it counts, and isn't asked. */
export function learnBirthDate(birthDate: IsoDay): void {
  const sheet = answerSheet.get();
  if (sheet) answer(sheet, { 'birth.document': birthDate });
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
