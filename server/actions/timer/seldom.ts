import type { Cloud, Settings } from '../../platform';

/** So long an instance leaves what nobody waits for, ms. */
export const seldomMs = 10 * 60_000;

/** By instance, when it last came to an end with it (ms). Settings stand for the instance, as in `cached`. */
const lastDone = new WeakMap<Settings, number>();

/**
 * Does what nobody waits for once in ten minutes: each idle look is a read that counts against the database's day. Where
 * the time was up (`until`, ms) before it was through, the next run goes on.
 */
export async function seldom(cloud: Cloud, until: number, work: () => Promise<void>): Promise<void> {
  const now = cloud.now();
  const last = lastDone.get(cloud.settings);
  // A time ahead of us is of a clock that went back since.
  if (last !== undefined && last <= now && now - last < seldomMs) return;
  await work();
  if (cloud.now() < until) lastDone.set(cloud.settings, now);
}
