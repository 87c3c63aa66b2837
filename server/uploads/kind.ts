import type { IsoDay } from '../../policy/calendar';
import type { OfficerDuty } from '../../contract/officer';
import type { ActOfTwo } from '../../contract/proposals';
import type { RowStanding, UploadKindName } from '../../contract/uploads';
import type { Cloud } from '../platform';
import type { Cell, WantedColumn } from '../spreadsheets';

/** Why a row, or a cell of it, can't be taken: Chinese words with what to do. `column` null: it is about the whole row. */
export class CellProblem extends Error {
  constructor(
    readonly column: string | null,
    readonly words: string,
  ) {
    super(words);
    this.name = 'CellProblem';
  }
}

/** A row's cells by the names of a kind's columns; null where blank or where the file has no such column. */
export type Cells<Column extends string> = Readonly<Record<Column, Cell | null>>;

/** How a row stands beside what is stored now. */
export interface RowCheck {
  readonly standing: RowStanding;
  /** What keeps it from being taken, */
  readonly problem?: { readonly column: string | null; readonly words: string };
  /** or what somebody should look at before it is. */
  readonly note?: string;
}

export interface Checked {
  /** In the order of the rows. */
  readonly rows: readonly RowCheck[];
  /** Ids of the people whom somebody knows. */
  readonly subjects: readonly string[];
}

/** Where and when a file is read. */
export interface Reading {
  readonly region: string;
  /** In China. */
  readonly today: IsoDay;
}

interface Definition<Column extends string, Row, Context> {
  readonly duty: OfficerDuty;
  readonly columns: readonly WantedColumn<Column>[];
  /** What its rows are read beside. Once for each stretch of reading. */
  readonly context: (cloud: Cloud, reading: Reading) => Promise<Context>;
  /** One line of the file. Throws {@link CellProblem}. */
  readonly readRow: (cells: Cells<Column>, context: Context) => Row;
  readonly personOf: (row: Row) => { readonly name: string; readonly document: string };
  /** Of whom a row is: rows with one key are joined, or contradict each other. */
  readonly keyOf: (row: Row) => string;
  /** Two rows of one person as one row. */
  readonly join: (one: Row, other: Row) => Row;
  /** What of a row can contradict another, as short as can be: that of every row is held in memory. */
  readonly essence: (row: Row) => string;
  /** The column in which two rows of one person can't both be right; null where they can. */
  readonly clash: (one: string, other: string) => Column | null;
  /** At most a hundred rows beside what is stored, in few round trips. */
  readonly check: (cloud: Cloud, reading: Reading, rows: readonly Row[]) => Promise<Checked>;
  readonly acts: { readonly propose: ActOfTwo; readonly undo: ActOfTwo };
  /** A part of what is proposed; the same for taking it back. */
  readonly content: (
    of: { readonly uploadId: string; readonly region: string; readonly part: number },
    rows: readonly Row[],
  ) => object;
}

/** A kind with its rows as JSON keeps them. */
export type UploadKind = Definition<string, unknown, unknown>;

export type UploadKindTable = Readonly<Record<UploadKindName, UploadKind>>;

/** Rows are stored and come back as JSON, so they are plain values. */
export function uploadKind<Column extends string, Row, Context>(
  definition: Definition<Column, Row, Context>,
): UploadKind {
  return definition as unknown as UploadKind;
}
