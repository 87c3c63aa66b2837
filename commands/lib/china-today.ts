import { type IsoDay, isoDay } from '../../policy/calendar';

/** Today in China: eight hours ahead of UTC, with no daylight saving. */
export function chinaToday(): IsoDay {
  return isoDay(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
}
