import { parseDay } from '../../../policy/calendar';
import { columnLetters } from '../cell';
import { serialOfDay } from '../excel-days';
import type { OutCell, OutSheet } from './out-sheet';
import { styles } from './styles';
import { xmlText } from './xml-text';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Strings are packed in pieces of so many characters. */
const pieceCharacters = 64 * 1024;
/** A spreadsheet has no more; what is beyond goes on in another sheet. */
export const mostRow = 1_048_576;

type Rows = AsyncIterator<readonly OutCell[]> | Iterator<readonly OutCell[]>;

/** Above its people a sheet has so many rows: titles and the heading. */
export function rowsAbove({ titles = [] }: Pick<OutSheet, 'titles'>): number {
  return titles.length + 1;
}

function textCell(place: string, style: number, text: string): string {
  if (text === '') return `<c r="${place}" s="${style}"/>`;
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}

function cellXml(place: string, cell: OutCell): string {
  if (cell === null) return textCell(place, styles.text, '');
  if (typeof cell === 'string') return textCell(place, styles.text, cell);
  if (typeof cell === 'number') return `<c r="${place}" s="${styles.count}"><v>${cell}</v></c>`;
  if ('fen' in cell) return `<c r="${place}" s="${styles.yuan}"><v>${cell.fen / 100}</v></c>`;
  const serial = serialOfDay(parseDay(cell.day));
  return serial === null
    ? textCell(place, styles.text, cell.day)
    : `<c r="${place}" s="${styles.day}"><v>${serial}</v></c>`;
}

function head({ columns, titles = [], ...sheet }: OutSheet): string {
  const above = rowsAbove({ titles, ...sheet });
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const lines = titles.map((title, at) => {
    const height = at === 0 ? ' ht="28" customHeight="1"' : '';
    return `<row r="${at + 1}"${height}>${textCell(`A${at + 1}`, at === 0 ? styles.title : styles.line, title)}</row>`;
  });
  const heading = columns.map(({ heading: words }, at) =>
    textCell(`${columnLetters(at)}${above}`, styles.heading, words),
  );
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">' +
    `<pane ySplit="${above}" topLeftCell="A${above + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="16"/><cols>${widths.join('')}</cols>` +
    `<sheetData>${lines.join('')}<row r="${above}">${heading.join('')}</row>`
  );
}

/** Titles reach over all columns; on paper a page is as wide as the table, the heading stands on each, and pages are numbered. */
function foot({ columns, titles = [] }: OutSheet): string {
  const last = columnLetters(columns.length - 1);
  const merged = titles.map((_, at) => `<mergeCell ref="A${at + 1}:${last}${at + 1}"/>`);
  const isMerged = merged.length > 0 && columns.length > 1;
  return (
    `</sheetData>${isMerged ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : ''}` +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>'
  );
}

/** A sheet's rows, until they or the sheet are at their end. `isOver` then says which. */
export class SheetXml {
  isOver = false;
  private row: number;
  private readonly letters: readonly string[];

  constructor(
    private readonly sheet: OutSheet,
    private readonly rows: Rows,
    private readonly lastRow: number,
  ) {
    this.row = rowsAbove(sheet);
    this.letters = sheet.columns.map((_, at) => columnLetters(at));
  }

  async *pieces(): AsyncGenerator<Buffer, void, undefined> {
    let text = head(this.sheet);
    while (this.row < this.lastRow) {
      const next = await this.rows.next();
      if (next.done === true) {
        this.isOver = true;
        break;
      }
      this.row += 1;
      text += this.rowXml(next.value);
      if (text.length < pieceCharacters) continue;
      yield Buffer.from(text, 'utf8');
      text = '';
    }
    yield Buffer.from(text + foot(this.sheet), 'utf8');
  }

  private rowXml(cells: readonly OutCell[]): string {
    let text = `<row r="${this.row}">`;
    for (let at = 0; at < this.letters.length; at += 1) {
      text += cellXml(`${this.letters[at]}${this.row}`, cells[at] ?? null);
    }
    return `${text}</row>`;
  }
}
