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

const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cell === '');

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
export const cellOf = ({ header }: Table, { cells }: TableRow, column: string): string =>
  cells[header.indexOf(column)] ?? '';

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

/** Some rows of a table as CSV with its header. */
export const csvOf = ({ header }: Table, rows: readonly TableRow[]): string =>
  [header, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(quoted).join(',')).join('\n');

/** Rows of one call: they must fit into a request and into the function's minute. */
const most = 100;

/** Things in parts of one call each. */
export const inParts = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));
