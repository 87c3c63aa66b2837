import { fenOfYuan } from '../../../policy/money';
import type { OutCell } from './out-sheet';
import { workbookBytes } from './write-workbook';

/** A numbered file of lines; amounts stand as yuan with two decimals in columns whose heading ends with `(元)`. */
export interface OfficeTable {
  readonly number: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function isOfMoney(heading: string): boolean {
  return heading.endsWith('(元)');
}

function cellOf(heading: string, text: string): OutCell {
  const amountFen = isOfMoney(heading) ? fenOfYuan(text) : null;
  return amountFen === null ? text : { fen: amountFen };
}

/** The same lines as a workbook whose heading is its first row: amounts can be added up, everything else stays text. */
export function officeWorkbook({ number, header, rows }: OfficeTable): Promise<Buffer> {
  const columns = header.map((heading) => ({ heading, width: isOfMoney(heading) ? 14 : 20 }));
  const cells = rows.map((row) => row.map((text, at) => cellOf(header[at] ?? '', text)));
  return workbookBytes([{ name: number, columns, rows: cells }]);
}
