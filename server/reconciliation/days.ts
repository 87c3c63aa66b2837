import { chinaDay, startOfChinaDay } from '../platform';

const dayMs = 86_400_000;

/** The China day `days` before the one that holds `ms`. */
export const daysBefore = (ms: number, days: number): string => chinaDay(ms - days * dayMs);

/** How much of its China day has passed at a moment, in ms. */
export const intoDay = (ms: number): number => ms - startOfChinaDay(chinaDay(ms));
