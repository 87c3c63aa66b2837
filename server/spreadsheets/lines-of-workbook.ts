import { csvOf, yuanOfFen } from '../platform';
import type { Cell, TableRow } from './cell';
import type { ReadLimits } from './limits';
import { readTable } from './open-table';
import { noSpreadsheet } from './refusals';
import { readYuan } from './values/read-amounts';
import { readDay } from './values/read-day';

/** A heading has more cells than a title above it. */
const leastHeadings = 3;

function filled({ cells }: TableRow): number {
  return cells.filter((cell) => cell !== null).length;
}

/** As lines have it: amounts and days in one spelling, by the heading; what can't be read so stays as it is, for the reader to refuse. */
function textOf(heading: string, cell: Cell | null): string {
  if (cell === null) return '';
  if (heading.endsWith('(元)')) {
    const amount = readYuan(cell);
    return amount.ok && amount.value !== null ? yuanOfFen(amount.value) : cell.text;
  }
  if (heading.endsWith('日期') || cell.kind === 'date') {
    const day = readDay(cell);
    return day.ok && day.value !== null ? day.value : cell.text;
  }
  return cell.text;
}

/**
 * An office's workbook as a file of lines: the first sheet that has a heading, from there on. Throws as {@link readTable} does, and
 * `NO_SPREADSHEET` where nothing stands in it.
 */
export async function linesOfWorkbook(bytes: Uint8Array, limits: ReadLimits): Promise<string> {
  let headings: readonly string[] | null = null;
  let sheet = '';
  const rows: (readonly string[])[] = [];
  for await (const row of readTable(bytes, limits)) {
    if (headings === null) {
      if (filled(row) < leastHeadings) continue;
      headings = row.cells.map((cell) => cell?.text.trim() ?? '');
      sheet = row.sheet;
    } else if (row.sheet === sheet) {
      rows.push(headings.map((heading, at) => textOf(heading, row.cells[at] ?? null)));
    }
  }
  if (headings === null) throw noSpreadsheet();
  return csvOf(headings, rows);
}
