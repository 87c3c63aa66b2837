import { type IsoDay, isIsoDay } from '../../../policy/calendar';

/** A year in two digits is taken for one of so many years before and behind the file's own. */
const yearsNear = 10;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep)[a-z]{0,6}|(?:oct|nov|dec)[a-z]{0,5}';
const parted = new RegExp(
  `^(\\d{1,4}|${month})\\s*[-/.,年\\s]\\s*(\\d{1,2}|${month})\\s*[-/.,月\\s]\\s*(\\d{1,4})\\s*[日号.]?$`,
  'i',
);
/** Which part is the year, the month and the day: as here, as in Europe, as in America. */
const orders = [
  [0, 1, 2],
  [2, 1, 0],
  [2, 0, 1],
] as const;

/**
 * Each day that three parts may mean, whatever their order: `1-Dec-23`, `23.9.1`, `9/13/2023`. `near`: a day about which those of
 * the file are; without it a year needs four digits. One alone is what was meant; of several nobody knows which.
 */
export function daysMeantBy(text: string, near: IsoDay | null): readonly IsoDay[] {
  const own = near === null ? null : yearIn(near);
  const parts = parted.exec(text)?.slice(1) ?? [];
  const isOrdered = /年/.test(text);
  const days = (isOrdered ? orders.slice(0, 1) : orders).flatMap(([year, month, day]) => {
    const texts = [yearOf(parts[year] ?? '', own), monthOf(parts[month] ?? ''), dayOf(parts[day] ?? '')];
    const iso = texts.join('-');
    return isIsoDay(iso) ? [iso] : [];
  });
  const different = [...new Set(days)];
  return own !== null && isInOurOrder(different, own, parts[0] ?? '') ? different.slice(0, 1) : different;
}

/** In two digits the year comes first here: that is meant where what would be the year in another order is further from the file's. */
function isInOurOrder([first, ...others]: readonly IsoDay[], near: number, year: string): boolean {
  if (first === undefined || yearOf(year, near) !== first.slice(0, 4)) return false;
  const away = (day: IsoDay): number => Math.abs(yearIn(day) - near);
  return others.every((other) => away(other) > away(first));
}

function yearIn(day: IsoDay): number {
  return Number(day.slice(0, 4));
}

function yearOf(text: string, near: number | null): string {
  if (/^\d{4}$/.test(text)) return text;
  if (!/^\d{2}$/.test(text) || near === null) return '';
  const year = Math.floor(near / 100) * 100 + Number(text);
  return String([year - 100, year, year + 100].find((one) => Math.abs(one - near) <= yearsNear) ?? '');
}

function monthOf(text: string): string {
  const named = months.indexOf(text.slice(0, 3).toLowerCase());
  return named < 0 ? dayOf(text) : String(named + 1).padStart(2, '0');
}

function dayOf(text: string): string {
  return /^\d{1,2}$/.test(text) ? text.padStart(2, '0') : '';
}
