import { forget, recall, remember } from '../platform/storage';
import type { AnswerSheet } from './answers';
import { createStore, useStore } from './store';
import type { IsoDay } from '../../policy/calendar';

/** An answer that was kept on this phone: what was asked and when; the result is worked out again when it is opened. */
export interface Kept {
  readonly id: string;
  /** The day it was worked out for. */
  readonly on: IsoDay;
  readonly sheet: AnswerSheet;
  /** What it said then, to be recognised by. */
  readonly headline: string;
}

const key = 'kept';
const most = 20;

function restored(): readonly Kept[] {
  const stored = recall(key);
  return Array.isArray(stored)
    ? (stored as readonly Kept[]).filter((each) => typeof each?.id === 'string')
    : [];
}

export const kept = createStore<readonly Kept[]>(restored());
export function useKept(): readonly Kept[] {
  return useStore(kept);
}

function store(next: readonly Kept[]): void {
  kept.set(next);
  remember(key, next);
}

/** Keeps an answer, the newest first; the same answers are kept once. */
export function keepResult(sheet: AnswerSheet, on: IsoDay, headline: string): void {
  const same = JSON.stringify(sheet);
  const others = kept.get().filter((each) => JSON.stringify(each.sheet) !== same);
  const id = `${Date.now()}`;
  store([{ id, on, sheet, headline }, ...others].slice(0, most));
}

export function isKept(all: readonly Kept[], sheet: AnswerSheet): boolean {
  return all.some((each) => JSON.stringify(each.sheet) === JSON.stringify(sheet));
}

export function dropKept(id: string): void {
  store(kept.get().filter((each) => each.id !== id));
}

export function dropAllKept(): void {
  kept.set([]);
  forget(key);
}
