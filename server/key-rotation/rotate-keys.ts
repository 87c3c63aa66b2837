import { newest } from '../identity';
import { type Cloud, allEnded } from '../platform';
import { type UnderKeys, underKeys } from './under-old-keys';

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
 * next call, or the timer, goes on from there. What can't be read under any key is logged, stays as it is and counts as remaining; the others
 * go on.
 */
export async function rotateKeys(cloud: Cloud, batch = 200): Promise<Rotation> {
  let rewritten = 0;
  for (const kind of underKeys) {
    const found = await kind.find(cloud, batch);
    await inLanes(found, async ({ _id }) => {
      if (await isRewritten(cloud, kind, _id)) rewritten += 1;
    });
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

async function isRewritten(cloud: Cloud, { what, rewrite }: UnderKeys, id: string): Promise<boolean> {
  try {
    await rewrite(cloud, id);
    return true;
  } catch (error) {
    cloud.log('key-rotation-failed', { what, error: error instanceof Error ? error.name : 'unknown' });
    return false;
  }
}

async function inLanes<One>(all: readonly One[], step: (one: One) => Promise<unknown>): Promise<void> {
  const waiting = all.values();
  const lane = async () => {
    for (const one of waiting) await step(one);
  };
  await allEnded(Array.from({ length: atOnce }, lane));
}
