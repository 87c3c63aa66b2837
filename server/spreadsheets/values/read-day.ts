import type { IsoDay } from '../../../policy/calendar';
import { isIsoDay } from '../../../policy/calendar';
import type { Cell } from '../cell';
import { dayOfSerial } from '../excel-days';
import { type Reading, plainText, problemOfCell, read, unread } from './reading';

const written = [
  /^(\d{4})\s*[-/.年·]\s*(\d{1,2})\s*[-/.月·]\s*(\d{1,2})\s*[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
/** What may stand behind a day: a time, with a zone or a day of the week. */
const timeBehind =
  /(?:[T\s]+|(?<=[日号]))\d{1,2}[:时]\d{1,2}(?:[:分]\d{0,2}秒?(?:\.\d+)?)?分?(?:Z|[+-]\d{2}:?\d{2})?$|\s*[(]?(?:星期|周)[一二三四五六日天][)]?$/;
/** From 1927 to 2099; a shorter number is no day, and none is longer. */
const serials = /^[1-7]\d{4}(?:\.\d+)?$/;
const lastSerial = 73_050;

/**
 * A calendar day in any usual spelling: `2023-9-1`, `2023/09/01`, `2023.9.1`, `2023年9月1日`, `20230901`, a spreadsheet's date or its
 * plain number. A time behind it is left out. Null where the cell is blank. Whether it may be in the future, the caller knows.
 */
export function readDay(cell: Cell | null): Reading<IsoDay | null> {
  if (cell === null) return read(null);
  const problem = problemOfCell(cell);
  if (problem !== null) return problem;
  const text = plainText(cell).replace(timeBehind, '').trim();
  if (text === '') return read(null);
  for (const form of written) {
    const [, year = '', month = '', day = ''] = form.exec(text) ?? [];
    if (year !== '') return dayFrom(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  const serial = Number(text);
  if (serials.test(text) && serial <= lastSerial) {
    const day = dayOfSerial(serial, cell.from1904 === true);
    if (day !== null) return read(day);
  }
  return unread(wordsFor(text));
}

function dayFrom(text: string): Reading<IsoDay> {
  return isIsoDay(text) ? read(text) : unread(`日历上没有${text}这一天，请核对。`);
}

function wordsFor(text: string): string {
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$|^\d{6}$|^\d{4}年?$/.test(text)) {
    return '只写到了年月，请写到日，例如2021年9月1日。';
  }
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d{2}年/.test(text)) {
    return '看不出哪个是年。请把年写成四位、写在前面，例如2021-09-01。';
  }
  return '看不出是哪一天，请写成2021-09-01或2021年9月1日。';
}
