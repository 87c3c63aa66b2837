import { isIsoDay, type IsoDay } from '../../policy/calendar';

/** The day of birth that a citizen number carries; null for another document's. */
export function birthDateOfNumber(number: string): IsoDay | null {
  if (!/^\d{17}[\dX]$/.test(number)) return null;
  const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return isIsoDay(day) ? day : null;
}
