import type { IsoDay } from '../policy/calendar';

/** More places one step below an office there are not. */
export const mostTargetRows = 1000;

/** A row of an office's table of targets: the place by its code or by its name below the office's. Numbers are people. */
export interface TargetEntry {
  readonly code?: string;
  readonly name?: string;
  /** How many are to be insured. */
  readonly people?: number;
  /** Permanent residents, and how many of them are in employee insurance: for rates. */
  readonly population?: number;
  readonly employees?: number;
}

export interface TargetTableRequest {
  readonly region: string;
  readonly year: number;
  /** Where the figures are from: a paper's title and number. */
  readonly source: string;
  /** The file's own total of `people`, where it has one. */
  readonly total?: number;
  /** How many of 100 permanent residents are to be insured, where the paper says a share. */
  readonly percent?: number;
  readonly rows: readonly TargetEntry[];
}

/** A row with the place that it was found to be. */
export interface MatchedTarget {
  readonly region: string;
  /** As the list of places has it. */
  readonly name: string;
  /** As the file or notice has it, where that is another name. */
  readonly named?: string;
  readonly people?: number;
  readonly population?: number;
  readonly employees?: number;
  /** The target that stands now (people). */
  readonly before: number | null;
}

export interface TargetProblem {
  /** From 1. */
  readonly row: number;
  readonly field: string;
  readonly message: string;
}

export interface LookedAtTargets {
  readonly rows: readonly MatchedTarget[];
  readonly problems: readonly TargetProblem[];
  /** The rows' people together. */
  readonly sum: number;
  /** What the office's own place is held to; null where nothing is known. */
  readonly ownTarget: number | null;
  /** Places below that no row names. */
  readonly missing: readonly { readonly code: string; readonly name: string }[];
}

/** A table as it was set. */
export interface SetTargets {
  readonly number: number;
  readonly source: string;
  readonly percent: number | null;
  readonly rows: number;
  readonly sum: number;
  /** China day, and the officer's name. */
  readonly on: IsoDay;
  readonly by: string;
}

/** The function `officer`: targets of the places one step below an office's. Needs the duty `notices`. */
export interface TargetActions {
  /** What would be set, and what doesn't fit. Sets nothing. Refuses with `TOTAL_DIFFERS`, `REGION_UNKNOWN`. */
  'targets.look': { readonly request: TargetTableRequest; readonly data: LookedAtTargets };
  /** Sets the whole table in place of the one before, which is kept. Refuses with `TARGETS_WRONG` where a row doesn't fit. */
  'targets.set': { readonly request: TargetTableRequest; readonly data: { readonly number: number } };
  /** The tables that stood, newest first: at most 50. Any officer. */
  'targets.history': {
    readonly request: { readonly region: string; readonly year: number };
    readonly data: { readonly tables: readonly SetTargets[] };
  };
}
