import { type Fen, fen } from '../../../policy/money';
import type { Cell } from '../cell';
import { type Reading, plainText, problemOfCell, read, unread } from './reading';

/** What adding in binary leaves behind: 199.99999999999997 is 200. */
const noise = 1e-6;
const mostYuan = 999_999_999;

/** A figure without its marks: `￥1,140.00元` as `1140.00`. */
function bareFigure(cell: Cell): string {
  return plainText(cell)
    .replace(/^(?:人民币|[¥￥])\s*/, '')
    .replace(/\s*(?:元整?|圆整?)$/, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .trim();
}

/** An amount in yuan as fen. Null where the cell is blank. */
export function readYuan(cell: Cell | null): Reading<Fen | null> {
  if (cell === null) return read(null);
  const problem = problemOfCell(cell);
  if (problem !== null) return problem;
  const text = bareFigure(cell);
  if (text === '' || text === '-' || text === '/') return read(null);
  if (/万/.test(text)) return unread('请换算成元，只写数字，例如380或380.00。');
  if (!/^[+-]?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(text)) {
    return unread('这一格不是金额，请只写数字，例如380或380.00。');
  }
  const yuan = Number(text);
  if (yuan < 0) return unread('金额不能是负数，请核对。');
  if (yuan > mostYuan) return unread('金额太大，请核对。');
  const cents = Math.round(yuan * 100);
  if (Math.abs(cents - yuan * 100) > noise * Math.max(1, yuan)) {
    return unread('金额不到一分的部分无法入账，请写到两位小数。');
  }
  return read(fen(cents));
}

/** A count of people or households, whole and not negative: `25,645`, `12人`. Null where the cell is blank. */
export function readCount(cell: Cell | null): Reading<number | null> {
  if (cell === null) return read(null);
  const problem = problemOfCell(cell);
  if (problem !== null) return problem;
  const text = plainText(cell)
    .replace(/\s*[人户个名次]$/, '')
    .replace(/(?<=\d),(?=\d{3})/g, '');
  if (text === '' || text === '-' || text === '/') return read(null);
  const count = Number(text);
  if (!/^\d+(?:\.\d+)?(?:E\+?\d+)?$/i.test(text) || !Number.isSafeInteger(count)) {
    return unread('这一格应是整数，请只写数字，例如25645。');
  }
  return read(count);
}
