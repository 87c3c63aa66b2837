import type { OutCell, OutSheet } from './out-sheet';
import { SheetXml, mostRow, rowsAbove } from './sheet-xml';
import { stylesXml } from './styles';
import { xmlText } from './xml-text';
import { ZipWriter } from './zip-writer';

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const mostOfName = 31;

interface WrittenSheet {
  readonly name: string;
  readonly above: number;
}

/**
 * An Excel workbook piece by piece, as its rows come: a city's needs no more memory than a village's. Words stay words and no cell
 * is a formula; identity numbers are text, amounts have two decimals, days are days. A sheet that is full goes on in another.
 */
export async function* writeWorkbook(
  sheets: Iterable<OutSheet> | AsyncIterable<OutSheet>,
  lastRow = mostRow,
): AsyncGenerator<Buffer, void, undefined> {
  const zip = new ZipWriter();
  const written: WrittenSheet[] = [];
  for await (const sheet of sheets) {
    const rows = iterated(sheet.rows);
    for (let isOver = false; !isOver;) {
      const xml = new SheetXml(sheet, rows, lastRow);
      written.push({ name: freeName(sheet.name, written), above: rowsAbove(sheet) });
      yield* zip.file(`xl/worksheets/sheet${written.length}.xml`, xml.pieces());
      isOver = xml.isOver;
    }
  }
  for (const [name, text] of Object.entries(partsAround(written))) {
    yield* zip.file(name, [Buffer.from(declared + text, 'utf8')]);
  }
  yield zip.end();
}

/** The same as a whole, for files of moderate size. */
export async function workbookBytes(sheets: Iterable<OutSheet> | AsyncIterable<OutSheet>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writeWorkbook(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function iterated(
  rows: Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>,
): AsyncIterator<readonly OutCell[]> | Iterator<readonly OutCell[]> {
  return Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
}

/** A name that no sheet of the workbook has yet, without what a sheet's name may not have. */
function freeName(wanted: string, written: readonly WrittenSheet[]): string {
  const tidy =
    wanted
      .replace(/[[\]:*?/\\]/g, '')
      .replace(/^'|'$/g, '')
      .trim() || '工作表';
  for (let at = 1; ; at += 1) {
    const behind = at === 1 ? '' : `（${at}）`;
    const name = tidy.slice(0, mostOfName - behind.length) + behind;
    if (!written.some((one) => one.name.toLowerCase() === name.toLowerCase())) return name;
  }
}

function partsAround(sheets: readonly WrittenSheet[]): Readonly<Record<string, string>> {
  const numbers = sheets.map((_, at) => at + 1);
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${types}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml':
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}` +
      `${numbers.map((at) => part(`worksheets/sheet${at}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews>` +
      `<sheets>${sheets.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="s${at + 1}"/>`).join('')}</sheets>` +
      `<definedNames>${sheets.map(printTitles).join('')}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${packages}/relationships">${relation('styles', 'styles', 'styles.xml')}` +
      `${numbers.map((at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at}.xml`)).join('')}</Relationships>`,
    'xl/styles.xml': stylesXml,
  };
}

/** On paper the heading stands on every page. */
function printTitles({ name, above }: WrittenSheet, at: number): string {
  const sheet = `'${name.replace(/'/g, "''")}'`;
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlText(sheet)}!$1:$${above}</definedName>`;
}
