import { type Cloud, allEnded } from '../platform';
import type { UnderKeys } from './under-old-keys';

/** How many are rewritten at once: a transaction is mostly waiting. */
const atOnce = 20;

/** Where a pass stops: so many are read at once and rewritten at most, and nothing is begun from `until` (ms) on. */
export interface PassLimits {
  readonly page: number;
  readonly most: number;
  readonly until: number;
}

export interface Pass {
  readonly rewritten: number;
  /** Met, and opened by no key. */
  readonly unreadable: number;
  /** It came to the end: behind it are only those that it could not rewrite. */
  readonly isThrough: boolean;
}

/**
 * Goes once through what is of one kind under older keys. What can't be rewritten stays as it is, is logged, and is passed over: a page of
 * nothing else is skipped, so however many lie in front, those behind them have their turn.
 */
export async function rewriteKind(cloud: Cloud, kind: UnderKeys, limits: PassLimits): Promise<Pass> {
  const { page: limit, most, until } = limits;
  const tried = new Set<string>();
  let rewritten = 0;
  let unreadable = 0;
  for (let skip = 0; rewritten < most && cloud.now() < until;) {
    const { due, isLast } = await kind.find(cloud, { limit, skip });
    const untried = due.filter(({ _id }) => !tried.has(_id)).slice(0, most - rewritten);
    if (untried.length === 0 && isLast) return { rewritten, unreadable, isThrough: true };
    if (untried.length === 0) skip += limit;
    await inLanes(untried, async ({ _id }) => {
      if (cloud.now() >= until) return;
      tried.add(_id);
      if (await isRewritten(cloud, kind, _id)) rewritten += 1;
      else unreadable += 1;
    });
  }
  return { rewritten, unreadable, isThrough: false };
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
  await allEnded(Array.from({ length: Math.min(atOnce, all.length) }, lane));
}
