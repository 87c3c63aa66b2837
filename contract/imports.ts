/** Rows of one call: they must fit into a request, and the function has a minute for them. */
export const mostRowsOfCall = 100;

export interface RejectedRow {
  /** Of a file from 1, without the header; of rows that came as a list its place there, from 0. */
  readonly row: number;
  readonly field: string;
  readonly message: string;
}

/** A batch taken back by the same file under the same number: what stands on a row keeps it, which is listed with what to do. */
export interface UndoOutcome {
  /** Rows of which nothing is left, or was. */
  readonly undone: number;
  readonly rejected: readonly RejectedRow[];
}

/** Wrong rows are listed, the rest is taken. */
export interface ImportOutcome {
  readonly taken: number;
  /** It was taken before: this is what was answered then. */
  readonly repeated: boolean;
  readonly rejected: readonly RejectedRow[];
}
