import type { IsoDay } from '../../../policy/calendar';
import type { Fen } from '../../../policy/money';

/** What is written into a cell: words (identity numbers too), a count, an amount, a day, or nothing. Never a formula. */
export type OutCell = string | number | { readonly fen: Fen } | { readonly day: IsoDay } | null;

export interface OutColumn {
  readonly heading: string;
  /** In characters of Latin script; a Chinese one takes two. */
  readonly width: number;
}

export interface OutSheet {
  /** At most 31 characters; what a sheet's name may not have is left out. */
  readonly name: string;
  /** Lines above the heading, the first in large letters. */
  readonly titles?: readonly string[];
  readonly columns: readonly OutColumn[];
  /** In the order of the columns; taken one by one, so that a city's fit. */
  readonly rows: Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>;
}
