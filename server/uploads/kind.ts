import type { IsoDay } from '../../policy/calendar';
import type { OfficerDuty } from '../../contract/officer';
import type { ActOfTwo } from '../../contract/proposals';
import type {
  ResidenceChange,
  RowStanding,
  UploadGroup,
  UploadKindName,
  UploadTold,
} from '../../contract/uploads';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
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

/** What keeps a row from being taken. `column`: of the kind; null where it is about the whole row. */
export interface WrongRow {
  readonly column: string | null;
  readonly words: string;
}

/** How a row stands beside what is stored now. */
export interface RowCheck {
  readonly standing: RowStanding;
  /** The person's id, where somebody knows him. */
  readonly personId?: string;
  readonly changes?: readonly ResidenceChange[];
  /** What is kept in place of the row; null: nothing of it. Absent: the row. A piece with a check stays whole. */
  readonly kept?: unknown;
  /** What keeps it from being taken, */
  readonly problem?: WrongRow;
  /** or what somebody should look at before it is, */
  readonly note?: string;
  /** or what else is worth a word: where he lived before. */
  readonly said?: string;
}

export interface Checked {
  /** In the order of the rows. */
  readonly rows: readonly RowCheck[];
  /** Ids of the people whom somebody knows. */
  readonly subjects: readonly string[];
  /** Groups that the rows name: of these the file can be said to be the whole list. */
  readonly groups?: readonly UploadGroup[];
  /** Chinese: what the officer should know of the whole. */
  readonly remarks?: readonly string[];
}

/** Where and when a file is read, and what its officer said of it. */
export interface Reading {
  readonly region: string;
  /** In China. */
  readonly today: IsoDay;
  readonly told: UploadTold;
}

/** A part of what goes. */
export interface PartOfUpload {
  readonly uploadId: string;
  readonly region: string;
  readonly part: number;
  readonly told: UploadTold;
  /** The line that ends the piece, of a file whose pieces bear a check; else null. */
  readonly ending: string | null;
}

/** It takes effect by two officers, as acts of two; without `undo` nothing takes it back. */
interface ByTwo<Row> {
  readonly by: 'two';
  readonly propose: ActOfTwo;
  readonly undo: ActOfTwo | null;
  /** A part of what is proposed; the same for taking it back. */
  readonly content: (of: PartOfUpload, rows: readonly Row[]) => object;
}

/** Rows that were not taken after all, by their place among those that went, from 0. */
export interface NotTaken extends WrongRow {
  readonly at: number;
}

/** It takes effect by one officer. Each part may be taken any number of times, or by two at once, and ends in the same place. */
interface ByOne<Row> {
  readonly by: 'one';
  readonly take: (
    cloud: Cloud,
    officer: Officer,
    of: PartOfUpload,
    rows: readonly Row[],
  ) => Promise<readonly NotTaken[]>;
  /** Null where nothing takes it back but another file. */
  readonly takeBack: ByOne<Row>['take'] | null;
  /** Throws a refusal where taking all of it back would break what holds; it added and ended so many at most. */
  readonly requireTakenBack?: (
    cloud: Cloud,
    reading: Reading,
    most: { readonly added: number; readonly ended: number },
  ) => Promise<void>;
  /** Its parts are taken one after the other, and back from the last: a row may need one before it. */
  readonly inOrder?: true;
  /** Nothing of it holds unless all rows are good. */
  readonly isWhole?: true;
}

/** What an officer said a file is the whole of. */
export interface AskedToCompare {
  readonly groups: readonly string[];
  readonly until: IsoDay | null;
}

/** Somebody who stands on a list now. */
export interface Standing {
  /** As {@link Comparison.marksOf} makes them of rows. */
  readonly mark: string;
  readonly id: string;
}

/** How it is found who stands on a list now and not in a file. */
interface Comparison<Row> {
  /** What a row says of a person: whoever has none of the file's marks is not in it. */
  readonly marksOf: (row: Row, personId: string) => readonly string[];
  /** The lists to go through, one after the other. */
  readonly lists: (cloud: Cloud, reading: Reading, asked: AskedToCompare) => Promise<readonly string[]>;
  /** Some hundred of a list behind `after`, in a fixed order; `next` null at its end. */
  readonly page: (
    cloud: Cloud,
    of: { readonly reading: Reading; readonly asked: AskedToCompare },
    list: string,
    after: string | null,
  ) => Promise<{ readonly held: readonly Standing[]; readonly next: string | null }>;
  /** Rows that end them, with whom they are about. */
  readonly endings: (
    cloud: Cloud,
    of: { readonly reading: Reading; readonly asked: AskedToCompare },
    gone: readonly Standing[],
  ) => Promise<readonly { readonly row: Row; readonly personId: string }[]>;
  /** How many of a list whole lists ended before, within the time that counts together. One round trip. */
  readonly goneBefore: (cloud: Cloud, reading: Reading, list: string) => Promise<number>;
  /** Chinese: that time. */
  readonly within: string;
  /** Whether the officer names groups and a last day: then the lists are those of the groups, in their order. */
  readonly byGroup: boolean;
  /** Chinese: what to do where too many would end, and they did all the same. */
  readonly otherwise: string;
}

interface Definition<Column extends string, Row, Context> {
  readonly duty: OfficerDuty;
  readonly columns: readonly WantedColumn<Column>[];
  /** Rows of a part; a hundred where absent. */
  readonly rowsOfPart?: number;
  /** Throws a refusal where the officer said too little, or the file can be none of this place. */
  readonly requireTold?: (cloud: Cloud, officer: Officer, reading: Reading) => Promise<void>;
  /** Whether the pieces of a place's files bear a check: they go as they are, in their order, each a part. */
  readonly isSealed?: (cloud: Cloud, reading: Reading) => Promise<boolean>;
  /** What its rows are read beside. Once for each stretch of reading. */
  readonly context: (cloud: Cloud, reading: Reading) => Promise<Context>;
  /** One line of the file. Throws {@link CellProblem}. */
  readonly readRow: (cells: Cells<Column>, context: Context) => Row;
  /** A line that sums up others; without this such lines are passed over. Throws {@link CellProblem}. */
  readonly readTotal?: (cells: Cells<Column>, context: Context) => Row;
  /** Whom a row shows: masked by whoever shows it. Null where it is about nobody. */
  readonly personOf: (row: Row) => { readonly name: string; readonly document: string } | null;
  /** In place of a person, what a row is about. */
  readonly titleOf?: (row: Row) => string;
  /** Of whom a row is: rows with one key are joined, or contradict each other; null where it stands by itself. */
  readonly keyOf: (row: Row) => string | null;
  /** Two rows of one person as one row. */
  readonly join: (one: Row, other: Row) => Row;
  /** What of a row can contradict another, as short as can be: that of every row is held in memory. */
  readonly essence: (row: Row) => string;
  /** The column in which two rows of one person can't both be right; null where they can. */
  readonly clash: (one: string, other: string) => Column | null;
  /** The rows of a part beside what is stored, in few round trips. */
  readonly check: (
    cloud: Cloud,
    reading: Reading,
    rows: readonly Row[],
    ending: string | null,
  ) => Promise<Checked>;
  readonly compare?: Comparison<Row>;
  readonly end: ByTwo<Row> | ByOne<Row>;
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

/** What offices call a column. */
export function columnName({ columns }: UploadKind, column: string): string {
  return columns.find(({ key }) => key === column)?.spellings[0] ?? column;
}
