import { csvOf, yuanOfFen } from '../platform';
import type { Cell, TableRow } from './cell';
import type { ReadLimits } from './limits';
import { readTable } from './open-table';
import { usualSpellings } from './columns/usual-spellings';
import { noSpreadsheet } from './refusals';
import { readYuan } from './values/read-amounts';
import { readDay } from './values/read-day';

/** So many cells have a heading, and not a title above it. */
const surelyHeadings = 3;
/** A list may have two columns alone: then one of them says whom, or which place, it is about. */
const leastHeadings = 2;
const aboutHeadings: readonly string[] = [...usualSpellings.name, ...usualSpellings.documentNumber, '名称'];

function isHeading({ cells }: TableRow): boolean {
  const filled = cells.flatMap((cell) => (cell === null ? [] : cell.text.trim()));
  if (filled.length >= surelyHeadings) return true;
  return filled.length >= leastHeadings && filled.some((text) => aboutHeadings.includes(text));
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
      if (!isHeading(row)) continue;
      headings = row.cells.map((cell) => cell?.text.trim() ?? '');
      sheet = row.sheet;
    } else if (row.sheet === sheet) {
      rows.push(headings.map((heading, at) => textOf(heading, row.cells[at] ?? null)));
    }
  }
  if (headings === null) throw noSpreadsheet();
  return csvOf(headings, rows);
}
