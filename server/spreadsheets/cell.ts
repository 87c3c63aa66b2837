export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

/** What a cell holds; nothing of it is lost by a conversion. Blank cells are null. */
export interface Cell {
  readonly kind: CellKind;
  /**
   * Text as it stands there, spaces and all. A number as the file writes it (`3.6098300012024001E+17`), a date as `YYYY-MM-DD`,
   * with ` HH:mm:ss` where it has a time. `TRUE` or `FALSE`; an error as the spreadsheet shows it, `#N/A`.
   */
  readonly text: string;
  /** A number in a workbook whose days count from 1904. */
  readonly from1904?: true;
}

export interface TableRow {
  /** The sheet's name; empty in a file of lines. */
  readonly sheet: string;
  /** As a spreadsheet numbers it, from 1; in a file of lines the line on which the row begins. */
  readonly row: number;
  /** From column A on; a short row ends early. */
  readonly cells: readonly (Cell | null)[];
}

export function textCell(text: string): Cell | null {
  return text.trim() === '' ? null : { kind: 'text', text };
}

/** `0` as `A`, `26` as `AA`. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** `B12` as row 12, column 1; null where it is no place of a cell. */
export function placeOfReference(
  reference: string,
): { readonly row: number; readonly column: number } | null {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (parts === null) return null;
  let column = 0;
  for (const letter of (parts[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(parts[2]), column: column - 1 };
}

/** Where a cell stands, as an officer finds it: `工作表“名册”第12行B列`, `第12行B列` in a file of lines. */
export function whereIs({ sheet, row }: Pick<TableRow, 'sheet' | 'row'>, column?: number): string {
  const ofSheet = sheet === '' ? '' : `工作表“${sheet}”`;
  return `${ofSheet}第${row}行${column === undefined ? '' : `${columnLetters(column)}列`}`;
}
