import { type Day, type IsoDay, addDays, dayOf, formatDay } from '../../policy/calendar';

/** A spreadsheet's day 0 from 1 March 1900 on: it counts a 29 February 1900 that never was. */
const dayZero = dayOf(1899, 12, 30);
const phantomDay = 60;
const daysTo1904 = 1462;
/** 31 December 2199. */
const lastSerial = 109_574;
const secondsOfDay = 86_400;

/** The day that a spreadsheet's number stands for; null for none, for the day that never was, and beyond 2199. */
export function dayOfSerial(serial: number, from1904: boolean): IsoDay | null {
  const whole = Math.floor(serial) + (from1904 ? daysTo1904 : 0);
  if (!(whole >= 1 && whole <= lastSerial) || whole === phantomDay) return null;
  return formatDay(addDays(dayZero, whole < phantomDay ? whole + 1 : whole) as Day);
}

/** ` HH:mm:ss` of the day's part behind the point, to the second; empty at midnight. */
export function timeOfSerial(serial: number): string {
  const seconds = Math.round((serial - Math.floor(serial)) * secondsOfDay);
  if (seconds === 0 || seconds === secondsOfDay) return '';
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return ` ${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** A day as a spreadsheet's number, counted from 1900; null before 1 March 1900, where spreadsheets count wrongly. */
export function serialOfDay(day: Day): number | null {
  const serial = day - dayZero;
  return serial > phantomDay ? serial : null;
}
