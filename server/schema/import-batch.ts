/** What an office hands in under a number of its own: a part of a roster, one of the bureau's files, or the tax office's. */
export type ImportKind = 'roster' | 'residents' | 'duplicates' | 'bindings' | 'balances' | 'elsewhere';

/** `_id` is `<kind>-<region>-<number>`, so that a repeat is recognised; of a roster, the number is `<batch>-<part>`. */
export interface ImportBatch {
  readonly _id: string;
  readonly contentHash: string;
  readonly officerId: string;
  /** `undone`: two officers took it back; its number stands for it all the same. */
  readonly state: 'running' | 'done' | 'undone';
  readonly taken: number;
  /** `row` counts from 1. */
  readonly rejected: readonly { readonly row: number; readonly field: string; readonly message: string }[];
  /** What else came of the rows: `redetermined` of a roster. */
  readonly counts: Readonly<Record<string, number>>;
  readonly at: number;
  /** What it changed keeps what was there before, and so it can be taken back; absent in batches of before that. */
  readonly keepsBefore?: true;
}

/**
 * As release 0.1 stored it: a part of a roster in `roster-batches` as `<region>-<batch>-<part>`, its rows counted from 0; the
 * bureau's files in `mutual-aid-imports`. Nothing is written so any more.
 */
export type ImportBefore = Omit<ImportBatch, 'counts'> & { readonly redetermined?: number };
