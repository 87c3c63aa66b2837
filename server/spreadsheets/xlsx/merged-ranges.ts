import { type Cell, placeOfReference } from '../cell';
import type { ReadLimits } from '../limits';
import { tooLarge } from '../refusals';

interface Merged {
  readonly column: number;
  readonly lastRow: number;
}

/** Ranges over several rows, by their first row. */
export type MergedRanges = ReadonlyMap<number, readonly Merged[]>;

const mergedCell = /<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Za-z]+\d+):([A-Za-z]+\d+)["']/g;
const named = 'mergeCell';
/** No such element is longer. */
const mostOfElement = 300;

/**
 * The merged ranges of a sheet that reach over several rows. They stand behind the rows whose values they change, so that the sheet is
 * gone through once for them alone.
 */
export async function readMergedRanges(
  chunks: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
): Promise<MergedRanges> {
  const ranges = new Map<number, Merged[]>();
  let count = 0;
  let cut = '';
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    // Nearly all of a sheet has none: it isn't made a string for that.
    const hasSome =
      bytes.includes(named) || (cut + bytes.toString('latin1', 0, mostOfElement)).includes(named);
    const text = hasSome ? cut + bytes.toString('latin1') : '';
    const end = hasSome ? text : bytes.toString('latin1', Math.max(0, bytes.length - mostOfElement));
    cut = end.slice(Math.max(end.lastIndexOf('<'), end.length - mostOfElement));
    for (const [, from = '', to = ''] of text.matchAll(mergedCell)) {
      const [first, last] = [placeOfReference(from), placeOfReference(to)];
      if (first === null || last === null || last.row <= first.row) continue;
      count += 1;
      if (count > limits.mergedRanges) throw tooLarge(`合并单元格超过${limits.mergedRanges}处`);
      const ofRow = ranges.get(first.row) ?? [];
      ofRow.push({ column: first.column, lastRow: last.row });
      ranges.set(first.row, ofRow);
    }
  }
  return ranges;
}

/** Gives the value of a merged range's first cell to the rows below, in its first column: a village's name over its people. */
export class MergedValues {
  private readonly held = new Map<number, { readonly lastRow: number; readonly cell: Cell | null }>();

  constructor(private readonly ranges: MergedRanges) {}

  /** Fills a row's cells; rows come from the top. */
  fill(row: number, cells: (Cell | null)[]): void {
    for (const [column, { lastRow, cell }] of this.held) {
      if (row > lastRow) this.held.delete(column);
      else if (cell !== null && (cells[column] ?? null) === null) place(cells, column, cell);
    }
    for (const { column, lastRow } of this.ranges.get(row) ?? []) {
      this.held.set(column, { lastRow, cell: cells[column] ?? null });
    }
  }
}

/** Puts a cell at its place; what lies before it and wasn't there is blank. */
export function place(cells: (Cell | null)[], column: number, cell: Cell): void {
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
}
