import type { FundSums, LevyListState, LevySums } from '../../contract/levy-lists';
import type { IsoDay } from '../../policy/calendar';

/** Where people of a place are looked for, in this order: each is taken once, where he is found first. */
export type LevyPhase = 'insured' | 'residents' | 'applied' | 'certified';

/** One place's part of a list: a county, or the place that was asked for. */
export interface LevyPlace {
  readonly region: string;
  readonly whole: LevySums;
  readonly groups: readonly (LevySums & { readonly group: string })[];
  readonly funds: readonly FundSums[];
  /** Its parts are numbered from `firstPart` on. */
  readonly firstPart: number;
  readonly parts: number;
  /** Parts in which students of whole schools stand. */
  readonly studentParts: number;
  /** What its workbooks' cells add up to, as far as they are written. */
  readonly written: LevySums;
}

/**
 * What everybody of a place owes, worked off page by page; `_id` is made by the officer's phone. It holds sums alone: people stand in its
 * parts, and those go when the files are written.
 */
export interface LevyList {
  readonly _id: string;
  readonly officerId: string;
  readonly region: string;
  readonly year: number;
  readonly on: IsoDay;
  readonly state: LevyListState;
  /** In their order; a city has its counties, and itself. */
  readonly places: readonly LevyPlace[];
  /** Which of `places` is gone through, from 0. */
  readonly placesDone: number;
  readonly phase: LevyPhase;
  /** The last one looked at; null at the beginning of a phase. */
  readonly after: { readonly place: string; readonly id: string } | null;
  readonly parts: number;
  readonly elsewhere: number;
  readonly excused: number;
  readonly unregistered: number;
  readonly filesDone: number;
  /** Of `hand-outs`. */
  readonly files: readonly string[];
  readonly at: number;
  /** When the timer looks at it (ms): to go on, or to remove it. */
  readonly nextAt: number;
  readonly expiresAt: number;
}

/** At most two hundred people of a list; `_id` is `<list>-<number>`, the first 1. */
export interface LevyListPart {
  readonly _id: string;
  readonly levyListId: string;
  readonly number: number;
  /** Their rows as JSON, encrypted. */
  readonly sealed: string;
  /** How many of them are students of whole schools. */
  readonly students: number;
  /** Whom it is about, by their ids. */
  readonly subjects: readonly string[];
  /** When it goes at the latest, ms. */
  readonly expiresAt: number;
}
