import type { IsoDay } from '../policy/calendar';

/** Ms of a day: China has no daylight saving. */
export const dayMs = 86_400_000;

/** `2024-01-01` as people read it: `2024年1月1日`. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Completed years on `day` of someone born on `birthDate`; one born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: IsoDay, day: IsoDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The day after; the next year after 31 December. */
export function dayAfter(day: IsoDay): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10) as IsoDay;
}
