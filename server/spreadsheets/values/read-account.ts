import type { Cell } from '../cell';
import { type Reading, plainText, problemOfCell, read, unread } from './reading';

const damagedWords =
  '这个账号被表格软件当成了数字，后几位已经丢了，改格式也找不回来。请把这一列设成“文本”格式，再照存折、银行卡重新填。';

/** A spreadsheet keeps 15 digits of a number. */
const digitsKept = 15;

/**
 * The number of a bank account without spaces and hyphens. One that a spreadsheet took for a figure is damaged for good. Empty where the
 * cell is blank. Whether it is a good number, `requireAccount` says.
 */
export function readAccountNumber(cell: Cell | null): Reading<string> {
  if (cell === null) return read('');
  const problem = problemOfCell(cell);
  if (problem !== null) return problem;
  const text = plainText(cell);
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text)) return unread(damagedWords);
  const number = text.replace(/[\s-]/g, '');
  return cell.kind === 'number' && number.length > digitsKept ? unread(damagedWords) : read(number);
}

/** Whether a number reads as if a spreadsheet had made noughts of its end: it may be a good one all the same. */
export function mayBeRounded(number: string): boolean {
  return new RegExp(`^\\d{${digitsKept}}0{2,}$`).test(number);
}
