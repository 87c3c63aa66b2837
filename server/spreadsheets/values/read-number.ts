import type { Cell } from '../cell';
import { checkCharacter, tidyNumber } from '../../../contract/identity-document';
import { type Reading, plainText, problemOfCell, read, unread } from './reading';

const damagedWords =
  '这个证件号码被表格软件当成了数字，最后几位已经丢了，改格式也找不回来。请把这一列设成“文本”格式，再照证件重新填。';

/** A spreadsheet keeps 15 digits of a number. */
const digitsKept = 15;

/**
 * The number of a document as it is stored: no spaces, hyphens or quotes, half width, X in upper case. Whether it is a good number of
 * its kind, `checkDocument` says. One that a spreadsheet took for a figure (`3.60983E+17`, or noughts at its end) is damaged for good.
 * Empty where the cell is blank.
 */
export function readDocumentNumber(cell: Cell | null): Reading<string> {
  if (cell === null) return read('');
  const problem = problemOfCell(cell);
  if (problem !== null) return problem;
  const text = plainText(cell);
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text)) return unread(damagedWords);
  const number = tidyNumber(text);
  if (cell.kind === 'number' && number.length > digitsKept) return unread(damagedWords);
  const isRounded = /^\d{15}000$/.test(number) && checkCharacter(number) !== number.charAt(17);
  return isRounded ? unread(damagedWords) : read(number);
}
