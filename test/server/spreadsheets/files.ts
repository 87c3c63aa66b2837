import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { RefusalError } from '../../../server/platform';
import { type ReadLimits, type TableRow, openTable, readTable } from '../../../server/spreadsheets';

/** A workbook beside this test, made by a program that is not ours. */
export function workbook(name: string): Uint8Array {
  return readFileSync(path.join(__dirname, '..', '..', 'fixtures', 'spreadsheets', name));
}

export async function rowsOf(bytes: Uint8Array, limits?: ReadLimits): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(bytes, limits)) rows.push(row);
  return rows;
}

/** Rows as `row: text | text`, a blank cell empty. */
export function written(rows: readonly TableRow[]): readonly string[] {
  return rows.map(({ row, cells }) => `${row}: ${cells.map((cell) => cell?.text ?? '').join(' | ')}`);
}

/** The code with which a file is refused, and its words. */
export async function refusal(bytes: Uint8Array, limits?: ReadLimits): Promise<RefusalError['refusal']> {
  try {
    const rows = (await openTable(bytes, limits)).rows();
    while ((await rows.next()).done !== true);
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    throw error;
  }
  throw new Error('the file was read');
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Parts {
  /** What stands within `worksheet`. */
  readonly sheet?: string;
  readonly sharedStrings?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A workbook of one sheet `S`, by its XML: for what no program writes. */
export function madeUp({ sheet = '<sheetData/>', sharedStrings, more = {} }: Parts): Uint8Array {
  const part = (type: string, target: string, id: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const files: Record<string, string> = {
    '_rels/.rels': `<Relationships>${part('officeDocument', 'xl/workbook.xml', 'a')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${relations}"><sheets><sheet name="S" r:id="s"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${part('worksheet', '/xl/sheet1.xml', 's')}${part(
      'sharedStrings',
      'strings.xml',
      't',
    )}</Relationships>`,
    'xl/sheet1.xml': `<worksheet>${sheet}</worksheet>`,
    ...(sharedStrings === undefined ? {} : { 'xl/strings.xml': `<sst>${sharedStrings}</sst>` }),
    ...more,
  };
  const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(bytes), { level: 6 });
}
