import { newest } from '../identity';
import { type Cloud, allEnded } from '../platform';
import { underKeys } from './under-old-keys';

export interface Rotation {
  /** Nothing is left under older keys: they may go. */
  readonly done: boolean;
  readonly rewritten: number;
  /** What a further call will rewrite. */
  readonly remaining: number;
}

/** How many are rewritten at once: a transaction is mostly waiting. */
const atOnce = 20;

/**
 * Rewrites up to `batch` of each kind under the newest keys. Stopping anywhere loses nothing: what is rewritten says so itself, so the
 * next call, or the timer, goes on from there.
 */
export async function rotateKeys(cloud: Cloud, batch = 200): Promise<Rotation> {
  let rewritten = 0;
  for (const { find, rewrite } of underKeys) {
    const found = await find(cloud, batch);
    await inLanes(found, ({ _id }) => rewrite(cloud, _id));
    rewritten += found.length;
  }
  const left = await Promise.all(underKeys.map(({ count }) => count(cloud)));
  const remaining = left.reduce((sum, one) => sum + one, 0);
  const versions = {
    sealVersion: newest(cloud.settings.encryptionKeys).version,
    lookupVersion: newest(cloud.settings.lookupKeys).version,
  };
  cloud.log('keys-rotated', { rewritten, remaining, ...versions });
  return { done: remaining === 0, rewritten, remaining };
}

async function inLanes<One>(all: readonly One[], step: (one: One) => Promise<unknown>): Promise<void> {
  const waiting = all.values();
  const lane = async () => {
    for (const one of waiting) await step(one);
  };
  await allEnded(Array.from({ length: atOnce }, lane));
}
