import { checkWord } from '../../../contract/bureau-file';
import { mostRowsOfCall } from '../../../contract/imports';
import { mostRequestBytes, utf8Length } from '../../../contract/request-size';
import { parse } from 'csv-parse/browser/esm/sync';

/** A row of a file. `line` counts as a spreadsheet does: the header is 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export type ReadTable = { readonly table: Table } | { readonly problem: string };

function isBlank({ cells }: TableRow): boolean {
  return cells.every((cell) => cell === '');
}

/** Reads lines with commas, or with tabs as they come when cells are copied from a spreadsheet. */
export function readTable(text: string, columns: readonly string[]): ReadTable {
  let records: readonly (readonly string[])[];
  try {
    records = parse(text, { bom: true, trim: true, delimiter: [',', '\t'], relax_column_count: true });
  } catch {
    return { problem: '内容里的引号没有配对，请用表格软件另存为CSV再选。' };
  }
  const [header = [], ...rest] = records;
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    return { problem: `第一行缺少列：${missing.join('、')}。第一行应有：${columns.join('、')}。` };
  }
  const rows = rest.map((cells, at) => ({ line: at + 2, cells })).filter((row) => !isBlank(row));
  return rows.length === 0
    ? { problem: '除了表头没有内容，请检查是否选对文件。' }
    : { table: { header, rows } };
}

/** The cell of a row under a column; empty where the row is short, or has no such column. */
export function cellOf({ header }: Table, { cells }: TableRow, column: string): string {
  return cells[header.indexOf(column)] ?? '';
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}

/** Some rows of a table as CSV with its header. */
export function csvOf({ header }: Table, rows: readonly TableRow[]): string {
  return [header, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(quoted).join(',')).join('\n');
}

/** Bytes of one call's rows: the rest of a request is for its other fields, the header and what JSON adds to CSV. */
const mostBytes = mostRequestBytes * 0.8;

/**
 * A bureau's file in parts of one call each: its own pieces where check lines end them, for each piece is checked by itself; else as
 * {@link inParts} does.
 */
export function piecesOf(rows: readonly TableRow[]): readonly (readonly TableRow[])[] {
  const ends = rows.flatMap(({ cells }, at) => (cells[0] === checkWord ? [at + 1] : []));
  if (ends.length === 0) return inParts(rows);
  const left = rows.slice(ends[ends.length - 1]);
  const pieces = ends.map((end, at) => rows.slice(ends[at - 1] ?? 0, end));
  return left.length === 0 ? pieces : [...pieces, left];
}

/** Things in parts of one call each, by number and by their bytes in a request. */
export function inParts<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = utf8Length(JSON.stringify(item)) + 1;
    const part = parts[parts.length - 1];
    if (part !== undefined && part.length < mostRowsOfCall && bytes + size <= mostBytes) {
      part.push(item);
      bytes += size;
    } else {
      parts.push([item]);
      bytes = size;
    }
  }
  return parts;
}
