import { safeCell, yuanOfFen } from '../../platform';
import type { OutCell } from './out-sheet';

const pieceCharacters = 64 * 1024;

/** A cell as lines have it: an amount in yuan with two decimals, a day as `YYYY-MM-DD`. Words that a spreadsheet would run begin with a quote. */
export function csvCell(cell: OutCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return safeCell(cell);
  if (typeof cell === 'number') return String(cell);
  return 'fen' in cell ? yuanOfFen(cell.fen) : cell.day;
}

/** A file of lines in UTF-8 with its mark, by which spreadsheets know it, piece by piece. */
export async function* writeCsv(
  header: readonly string[],
  rows: Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>,
): AsyncGenerator<Buffer, void, undefined> {
  let text = `\ufeff${header.map(safeCell).join(',')}\r\n`;
  for await (const row of rows) {
    text += `${row.map(csvCell).join(',')}\r\n`;
    if (text.length < pieceCharacters) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  yield Buffer.from(text, 'utf8');
}
