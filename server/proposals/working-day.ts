import { chinaDay } from '../platform';

const dayMs = 24 * 3_600_000;

/**
 * The same hour on the next day from Monday to Friday. Which working days a holiday takes no notice says: on one, a proposal
 * rises sooner than it had to, and nothing is lost by that.
 */
export function nextWorkingDay(ms: number): number {
  const next = ms + dayMs;
  const weekday = new Date(`${chinaDay(next)}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? nextWorkingDay(next) : next;
}
