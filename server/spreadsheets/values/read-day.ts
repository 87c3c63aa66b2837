import type { IsoDay } from '../../../policy/calendar';
import { isIsoDay } from '../../../policy/calendar';
import type { Cell } from '../cell';
import { dayOfSerial } from '../excel-days';
import { type Reading, plainText, problemOfCell, read, unread } from './reading';
import { daysMeantBy } from './usual-order';

/** With spaces, marks and words as people put them between year, month and day. */
const written = [
  /^(\d{4})\s*[-/.年·]\s*(\d{1,2})\s*[-/.月·]\s*(\d{1,2})\s*[日号.]?$/,
  /^(\d{4})\s(\d{1,2})\s(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
/** A moment as banks and tax offices write it, without a mark between its parts: `20231201103045`. */
const moment =
  /^((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\s?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d(?:\.?\d{1,6})?)?$/;
const halfOfDay = '(?:上午|下午|早上|中午|晚上|凌晨)';
/** What may stand behind a day: a time, with its half of the day or a zone, or a day of the week. */
const timeBehind = new RegExp(
  `(?:[T\\s]+|-(?=\\d{1,2}\\.\\d{2}\\.)|(?<=[日号]))${halfOfDay}?\\s*\\d{1,2}[:时点.]\\d{1,2}` +
    '(?:[:分.]\\d{0,2}秒?(?:\\.\\d+)?)?分?(?:\\s*[AP]M|Z|[+-]\\d{2}:?\\d{2})?$' +
    `|\\s*${halfOfDay}$|\\s*[(]?(?:星期|周)[一二三四五六日天][)]?$`,
  'i',
);
/** From 1927 to 2099; a shorter number is no day, and none is longer. */
const serials = /^[1-7]\d{4}(?:\.\d+)?$/;
const lastSerial = 73_050;

/**
 * A calendar day in any usual spelling: `2023-9-1`, `2023/09/01`, `2023.9.1`, `2023年9月1日`, `20230901`, a spreadsheet's date or its
 * plain number, `二〇二三年九月一日`, `1-Dec-23`, `23.9.1`. A time behind it is left out. Null where the cell is blank. Whether it may be in the
 * future, the caller knows. `near`: a day about which the column's are, by which a year in two digits is read; null where they may be of any
 * year, as days of birth are.
 */
export function readDay(cell: Cell | null, near: IsoDay | null = null): Reading<IsoDay | null> {
  if (cell === null) return read(null);
  const problem = problemOfCell(cell);
  if (problem !== null) return problem;
  const text = inDigits(plainText(cell)).replace(moment, '$1').replace(timeBehind, '').trim();
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
  const meant = daysMeantBy(text, near);
  const [only] = meant;
  return only !== undefined && meant.length === 1 ? read(only) : unread(wordsFor(text, meant));
}

const digits = '〇一二三四五六七八九';

/** `十二` as 12, `三十一` as 31. */
function upToThirtyOne(words: string): string {
  const [tens = '', ones = ''] = words.split('十');
  if (!words.includes('十')) return String(digits.indexOf(words));
  return String((tens === '' ? 1 : digits.indexOf(tens)) * 10 + Math.max(0, digits.indexOf(ones)));
}

/** A date in Chinese figures with Arabic ones, and every dash as a hyphen. */
function inDigits(text: string): string {
  return text
    .replace(/[‐-―−]/g, '-')
    .replace(/^[〇○零一二三四五六七八九]{4}(?=年)/, (year) =>
      [...year.replace(/[○零]/g, '〇')].map((one) => digits.indexOf(one)).join(''),
    )
    .replace(/(?<=年)(?:十[一二]?|[一二三四五六七八九])(?=月)/, upToThirtyOne)
    .replace(/(?<=月)(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])/, upToThirtyOne);
}

function dayFrom(text: string): Reading<IsoDay> {
  return isIsoDay(text) ? read(text) : unread(`日历上没有${text}这一天，请核对。`);
}

function wordsFor(text: string, meant: readonly IsoDay[]): string {
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$|^\d{6}$|^\d{4}年?$/.test(text)) {
    return '只写到了年月，请写到日，例如2021年9月1日。';
  }
  if (meant.length > 1)
    return `看不出是哪一天：可能是${meant.join('，也可能是')}。请照年、月、日写成${meant[0] ?? ''}这样。`;
  if (/^\d{1,2}\s*[-/.]\s*(?:\d{1,2}|[a-z]{3,9})\s*[-/.]\s*\d{1,4}$|^\d{2}年/i.test(text)) {
    return '看不出哪个是年。请把年写成四位、写在前面，例如2021-09-01。';
  }
  return '看不出是哪一天，请写成2021-09-01或2021年9月1日。';
}
