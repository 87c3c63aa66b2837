import { type Cell, type TableRow, whereIs } from '../cell';
import { noHeading } from '../refusals';
import type { Table } from '../table';
import { type FoundColumns, type WantedColumn, columnsOf } from './columns-of';
import { headingWithoutBrackets, plainHeading } from './heading-text';
import { isNoteRow, isTotalRow } from './row-kinds';

/** A row by the columns that were asked for; what the file leaves blank or doesn't have is null. */
export interface RowByColumn<Key extends string> {
  readonly sheet: string;
  readonly row: number;
  readonly cells: Readonly<Record<Key, Cell | null>>;
  /** Where each column stands in this sheet, from 0, for words about a cell. */
  readonly places: Readonly<Partial<Record<Key, number>>>;
  /** It sums up others: given where sums are asked for. */
  readonly isTotal?: true;
  /** The line's cells with commas, where it begins with the word that ends a piece; its `cells` are all null. */
  readonly ending?: string;
}

export interface AskedOfRows {
  /** Give rows that sum up others too. */
  readonly totals?: boolean;
  /** A line with this word in its first cell ends a piece of the file, and is given as it stands. */
  readonly endWord?: string;
}

export interface Outline {
  /** Chinese, a sentence each: sheets without the heading, columns that nobody reads, rows taken for sums. */
  readonly remarks: string[];
}

/** Titles stand above a heading, in so many rows at most. */
const mostAbove = 20;

/**
 * The rows of all sheets by their columns. Above the heading may stand titles; a heading may be two rows high and stand again on every
 * printed page. Sums and notes are left out. Throws `SPREADSHEET_COLUMNS` where no sheet has the heading, with what is wrong with
 * the likeliest. `outline` takes up what an officer should know of what was left out.
 */
export async function* rowsByColumn<Key extends string>(
  table: Table,
  wanted: readonly WantedColumn<Key>[],
  outline: Outline = { remarks: [] },
  asked: AskedOfRows = {},
): AsyncGenerator<RowByColumn<Key>, void, undefined> {
  let best: Heading<Key> | null = null;
  let hasHeading = false;
  let sheet: SheetReader<Key> | null = null;
  for (const { name, isHidden } of table.sheets) {
    if (isHidden) outline.remarks.push(`工作表“${name}”是隐藏的，没有读。`);
  }
  for await (const row of table.rows()) {
    if (sheet === null || sheet.name !== row.sheet) {
      if (sheet !== null) yield* sheet.end(outline);
      sheet = new SheetReader(row.sheet, wanted, asked);
    }
    yield* sheet.take(row, outline);
    hasHeading ||= sheet.isOpen;
    best = better(best, sheet.likeliest);
  }
  if (sheet !== null) {
    yield* sheet.end(outline);
    hasHeading ||= sheet.isOpen;
    best = better(best, sheet.likeliest);
  }
  if (!hasHeading)
    throw noHeading(best === null ? [] : best.columns.problems, best === null ? '' : whereIs(best));
}

interface Heading<Key extends string> {
  readonly sheet: string;
  readonly row: number;
  /** The heading's second row, or the same. */
  readonly lastRow: number;
  readonly columns: FoundColumns<Key>;
}

function score<Key extends string>({ columns }: Heading<Key>): number {
  return Object.keys(columns.places).length - columns.problems.length / 100;
}

function better<Key extends string>(
  one: Heading<Key> | null,
  other: Heading<Key> | null,
): Heading<Key> | null {
  if (one === null || other === null) return one ?? other;
  return score(other) > score(one) ? other : one;
}

/** Reads one sheet: looks for the heading first, then gives rows by it. */
class SheetReader<Key extends string> {
  likeliest: Heading<Key> | null = null;
  private heading: Heading<Key> | null = null;
  private before: TableRow[] = [];
  private readonly spellings: ReadonlySet<string>;
  private sums = 0;

  constructor(
    readonly name: string,
    private readonly wanted: readonly WantedColumn<Key>[],
    private readonly asked: AskedOfRows,
  ) {
    this.spellings = new Set(wanted.flatMap(({ spellings }) => spellings.map(plainHeading)));
  }

  get isOpen(): boolean {
    return this.heading !== null;
  }

  *take(row: TableRow, outline: Outline): Generator<RowByColumn<Key>, void, undefined> {
    if (this.heading !== null) yield* this.byColumn(row, this.heading);
    else if (this.before.length <= mostAbove) {
      this.before.push(row);
      yield* this.lookForHeading(outline, false);
    }
  }

  /** The sheet is at its end: what waited for a second row of the heading waits no longer. */
  *end(outline: Outline): Generator<RowByColumn<Key>, void, undefined> {
    if (this.heading === null) yield* this.lookForHeading(outline, true);
    const ofSheet = this.name === '' ? '' : `工作表“${this.name}”`;
    if (this.heading === null && this.before.length > 0)
      outline.remarks.push(`${ofSheet}没有认出表头，没有读。`);
    if (this.sums > 0) outline.remarks.push(`${ofSheet}有${this.sums}行合计或说明，没有当作人。`);
  }

  private *lookForHeading(outline: Outline, atEnd: boolean): Generator<RowByColumn<Key>, void, undefined> {
    const [upper, lower] = this.before.slice(-2);
    const candidates = this.candidates(upper, lower, atEnd);
    for (const candidate of candidates) this.likeliest = better(this.likeliest, candidate);
    const whole = candidates.filter(({ columns }) => columns.problems.length === 0);
    const heading = whole.reduce<Heading<Key> | null>(better, null);
    if (heading === null) return;
    this.heading = heading;
    const unread = heading.columns.unknown.map((one) => `“${one.heading}”`);
    if (unread.length > 0)
      outline.remarks.push(`${whereIs(heading)}的${unread.join('、')}不是要用的列，没有读。`);
    for (const row of this.before.filter((one) => one.row > heading.lastRow)) {
      yield* this.byColumn(row, heading);
    }
    this.before = [];
  }

  /** A row is judged when the next one is there: that may be the heading's second. A title above a heading makes no heading of two rows. */
  private candidates(
    upper: TableRow | undefined,
    lower: TableRow | undefined,
    atEnd: boolean,
  ): readonly Heading<Key>[] {
    if (upper === undefined) return [];
    const one = headingOf(upper, this.wanted);
    if (lower === undefined) return atEnd ? [one] : [];
    const both = headingOf(upper, this.wanted, lower);
    const next = headingOf(lower, this.wanted);
    return [one, ...(score(both) > score(next) ? [both] : []), ...(atEnd ? [next] : [])];
  }

  private *byColumn(row: TableRow, { columns }: Heading<Key>): Generator<RowByColumn<Key>, void, undefined> {
    const { places } = columns;
    const indexes = Object.values<number | undefined>(places);
    const ending = endingOf(row, this.asked.endWord);
    if (ending !== null) {
      yield { ...this.given(row, null), places, ending };
      return;
    }
    const isTotal = isTotalRow(row);
    if (isTotal && this.asked.totals === true) {
      yield { ...this.given(row, places), places, isTotal };
      return;
    }
    if (isTotal || isNoteRow(row)) {
      this.sums += 1;
      return;
    }
    if (this.isHeadingAgain(row, indexes) || indexes.every((index) => cellAt(row, index) === null)) return;
    yield { ...this.given(row, places), places };
  }

  private given(
    row: TableRow,
    places: FoundColumns<Key>['places'] | null,
  ): Omit<RowByColumn<Key>, 'places' | 'isTotal' | 'ending'> {
    const cells = this.wanted.map(({ key }) => [key, cellAt(row, places?.[key])] as const);
    return {
      sheet: row.sheet,
      row: row.row,
      cells: Object.fromEntries(cells) as Record<Key, Cell | null>,
    };
  }

  private isHeadingAgain(row: TableRow, indexes: readonly (number | undefined)[]): boolean {
    const again = indexes.filter((index) => {
      const text = cellAt(row, index)?.text ?? '';
      return this.spellings.has(plainHeading(text)) || this.spellings.has(headingWithoutBrackets(text));
    });
    return again.length > 1 && again.length * 2 >= indexes.length;
  }
}

function headingOf<Key extends string>(
  row: TableRow,
  wanted: readonly WantedColumn<Key>[],
  under?: TableRow,
): Heading<Key> {
  const columns = columnsOf(row.cells, wanted, under?.cells);
  return { sheet: row.sheet, row: row.row, lastRow: (under ?? row).row, columns };
}

/** A spreadsheet fills a short line up with empty cells: they are no part of it. */
function endingOf({ cells }: TableRow, endWord: string | undefined): string | null {
  if (endWord === undefined || cells[0]?.text.trim() !== endWord) return null;
  return cells
    .map((cell) => cell?.text.trim() ?? '')
    .join(',')
    .replace(/,+$/, '');
}

function cellAt({ cells }: TableRow, index: number | undefined): Cell | null {
  return index === undefined ? null : (cells[index] ?? null);
}
