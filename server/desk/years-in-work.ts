import { type Cloud, chinaDay } from '../platform';

/** Insured years of which something can wait: last year's money, this year's benefits, next year's premium. */
export function yearsInWork(cloud: Cloud): readonly number[] {
  const now = Number(chinaDay(cloud.now()).slice(0, 4));
  return [now - 1, now, now + 1];
}
