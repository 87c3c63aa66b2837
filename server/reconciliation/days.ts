import { dayMs } from '../../contract/calendar-day';
import type { IsoDay } from '../../policy/calendar';
import { chinaDay, startOfChinaDay } from '../platform';

/** The China day `days` before the one that holds `ms`. */
export function daysBefore(ms: number, days: number): IsoDay {
  return chinaDay(ms - days * dayMs);
}

/** How much of its China day has passed at a moment, in ms. */
export function intoDay(ms: number): number {
  return ms - startOfChinaDay(chinaDay(ms));
}
