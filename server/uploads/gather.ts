import { columnLetters, whereIs } from '../spreadsheets';
import type { RowByColumn } from '../spreadsheets';
import { cellsKept } from './edits';
import { CellProblem, type UploadKind, columnName } from './kind';
import { type PartContent, type RowProblem, type StoredRow, rowsOfPart, unchecked } from './stored';

/** What is remembered of a person's rows, for rows of him that come later. */
interface Known {
  /** The essences of his rows, each on a line. */
  essences: string;
  /** Where his rows are kept: `<part>:<place>`, with spaces. */
  places: string;
  /** Where the first of them stands in the file. */
  readonly sheet: string;
  readonly row: number;
  clashes: boolean;
}

/** Rows in parts that were handed on and turn out to contradict later ones, by part and place. */
export type Clashes = ReadonlyMap<number, ReadonlyMap<number, RowProblem>>;

const alsoClashes = '同一个人的另外几行互相矛盾，这一行也先不提出。';

/**
 * Makes parts of a file's rows: several lines of one person that come in one part are one row; lines that contradict each other are
 * none of them taken. The same file always makes the same parts.
 */
export class Gatherer {
  lines = 0;
  private part = 1;
  private rows: StoredRow[] = [];
  private places: Record<string, Readonly<Record<string, number>>> = {};
  private readonly known = new Map<string, Known>();
  private readonly handedOn = new Map<number, Map<number, RowProblem>>();

  constructor(
    private readonly kind: UploadKind,
    private readonly context: unknown,
    /** Whether its pieces end by a line of their own: each is a part. */
    private readonly isSealed: boolean,
  ) {}

  get clashes(): Clashes {
    return this.handedOn;
  }

  /** The part that is full with this row; null while it isn't. */
  take(row: RowByColumn<string>): PartContent | null {
    if (row.ending !== undefined) return this.rows.length === 0 ? null : this.full(row.ending);
    this.lines += 1;
    // Of a piece with a check the line that ends it should have come by now.
    const before = this.rows.length < this.most ? null : this.full();
    this.places[row.sheet] = row.places as Readonly<Record<string, number>>;
    const stored = this.read(row);
    if (stored !== null) this.rows.push(stored);
    if (before !== null) return before;
    return this.isSealed || this.rows.length < this.most ? null : this.full();
  }

  private get most(): number {
    return this.kind.rowsOfPart ?? rowsOfPart;
  }

  /** The last part, which may be short; null where nothing is left. */
  end(): PartContent | null {
    return this.rows.length === 0 ? null : this.full();
  }

  private full(ending: string | null = null): PartContent {
    const content = { rows: this.rows, places: this.places, ending };
    this.part += 1;
    this.rows = [];
    this.places = {};
    return content;
  }

  private read({ sheet, row, cells, places, isTotal }: RowByColumn<string>): StoredRow | null {
    // What goes on as it is, holds only whole or sums up others can't be put right by the row.
    const isFixed = this.isSealed || isTotal === true || isTakenWhole(this.kind);
    const found = { ...unchecked, sheet, row, ...(isFixed ? {} : { cells: cellsKept(cells) }) };
    const { readRow, readTotal = readRow } = this.kind;
    let value: unknown;
    try {
      value = (isTotal === true ? readTotal : readRow)(cells, this.context);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      const column = columnWords(this.kind, places, error.column);
      return { ...found, value: null, problem: { column, words: error.words } };
    }
    return this.placed({ ...found, value, problem: null }, places);
  }

  /** Null where it was joined to a row of the same person. */
  private placed(row: StoredRow, places: RowByColumn<string>['places']): StoredRow | null {
    const key = this.kind.keyOf(row.value);
    if (key === null) return row;
    const essence = this.kind.essence(row.value);
    const here = `${this.part}:${this.rows.length}`;
    const known = this.known.get(key);
    if (known === undefined) {
      const { sheet, row: number } = row;
      this.known.set(key, { essences: essence, places: here, sheet, row: number, clashes: false });
      return row;
    }
    const column = this.clashOf(known, essence);
    if (column !== null || known.clashes) {
      const words =
        column === null
          ? alsoClashes
          : `和${whereIs(known)}是同一个证件号码，这一列写的不一样。两行都不会提出，请核对后只留对的。`;
      this.mark(known);
      known.places += ` ${here}`;
      return { ...row, problem: { column: columnWords(this.kind, places, column), words } };
    }
    known.essences += `\n${essence}`;
    const own = known.places.split(' ').find((place) => place.startsWith(`${this.part}:`));
    if (own === undefined) {
      known.places += ` ${here}`;
      return row;
    }
    this.join(Number(own.split(':')[1]), row);
    return null;
  }

  private clashOf({ essences }: Known, essence: string): string | null {
    for (const other of essences.split('\n')) {
      const column = this.kind.clash(other, essence);
      if (column !== null) return column;
    }
    return null;
  }

  private join(at: number, { value }: StoredRow): void {
    const before = this.rows[at];
    if (before === undefined) return;
    // Several lines: none of them can be put right by itself.
    const { cells: _cells, ...rest } = before;
    this.rows[at] = { ...rest, value: this.kind.join(before.value, value) };
  }

  /** All rows of a person are held back, also those in parts that were handed on. */
  private mark(known: Known): void {
    if (known.clashes) return;
    known.clashes = true;
    const problem = {
      column: '',
      words: '同一个证件号码，后面有一行写的不一样。两行都不会提出，请核对后只留对的。',
    };
    for (const place of known.places.split(' ')) {
      const [part = 0, at = 0] = place.split(':').map(Number);
      const row = part === this.part ? this.rows[at] : undefined;
      if (row !== undefined) this.rows[at] = { ...row, problem };
      else
        this.handedOn.set(part, (this.handedOn.get(part) ?? new Map<number, RowProblem>()).set(at, problem));
    }
  }
}

/** `C列“证件号码”`; the name alone where the file has no such column, empty for a whole row. */
export function columnWords(
  kind: UploadKind,
  places: Readonly<Partial<Record<string, number>>>,
  column: string | null,
): string {
  if (column === null) return '';
  const name = columnName(kind, column);
  const index = places[column];
  return index === undefined ? `“${name}”` : `${columnLetters(index)}列“${name}”`;
}

function isTakenWhole({ end }: UploadKind): boolean {
  return end.by === 'one' && end.isWhole === true;
}
