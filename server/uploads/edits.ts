import type { NamedOfficer } from '../../contract/notice-drafts';
import type { UploadRowEdit } from '../../contract/upload-edits';
import { maskNumber } from '../../contract/identity-document';
import { maskName } from '../../contract/person-name';
import type { Cell } from '../spreadsheets';
import { type UploadKind, columnName } from './kind';
import type { KeptCells, StoredEdit, StoredRow } from './stored';

/** A row that was put right so often is put right in the file. */
export const mostEdits = 10;

/** The cells that a row has, as its officer wrote them, to be put right on the page. */
export function cellsKept(cells: Readonly<Record<string, Cell | null>>): KeptCells {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, cell]) => (cell === null ? [] : [[column, cell] as const])),
  );
}

/** Whether an officer put it right on the page. */
export function wasEdited({ edits = [], problem }: StoredRow): boolean {
  return edits.length > 0 && problem === null;
}

/** The officers who wrote in rows on the page. */
export function editorsOf(rows: readonly StoredRow[]): readonly NamedOfficer[] {
  return rows.flatMap(({ edits = [] }) =>
    edits.map(({ officerId: id, officerName: name }) => ({ id, name })),
  );
}

/** A number of a person, an account, a telephone, in whichever column. */
const longNumber = /^\d{9,}[\dXx]?$/;

/** In its own column also a number as it should not be written: with spaces, too short, a letter before it. */
function masked(column: string, text: string): string {
  if (/name|^head$|^agent$|姓名|户名/i.test(column)) return maskName(text);
  const isNumber = /number|phone|号码|账号/i.test(column) || longNumber.test(text.replace(/[\s-]/g, ''));
  return isNumber ? maskNumber(text) : text;
}

/** What was put right of a row by whom, the oldest first; names and long numbers masked. */
export function editViews(kind: UploadKind, edits: readonly StoredEdit[]): readonly UploadRowEdit[] {
  return edits.map(({ officerName, at, changes }) => ({
    by: officerName,
    at,
    changes: changes.map(({ column, before, after }) => ({
      column: columnName(kind, column),
      before: masked(column, before),
      after: masked(column, after),
    })),
  }));
}

/** What was put right of a row, for the officer who is to agree to it. */
export function editWords(kind: UploadKind, { edits = [] }: StoredRow): string {
  return editViews(kind, edits)
    .flatMap(({ by, changes }) =>
      changes.map(
        ({ column, before, after }) =>
          `${by}把“${column}”由${before === '' ? '空白' : before}改成${after === '' ? '空白' : after}。`,
      ),
    )
    .join('');
}
