import { chinaDay, startOfChinaDay } from '../platform';

const dayMs = 86_400_000;

/** The China day `days` before the one that holds `ms`. */
export function daysBefore(ms: number, days: number): string {
  return chinaDay(ms - days * dayMs);
}

/** How much of its China day has passed at a moment, in ms. */
export function intoDay(ms: number): number {
  return ms - startOfChinaDay(chinaDay(ms));
}
