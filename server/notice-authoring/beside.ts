import { type NoticeDocument, shippedNotices } from '../../policy';
import { noticesHeldAt, readChains } from '../policy-registry';
import type { Cloud } from '../platform';
import type { NoticeChain } from '../schema';
import { leadMs } from './lead';
import { type Laid, readStack, type StackAsRead } from './stack';

/** Among which notices one would stand. */
export interface Beside {
  /** All that hold at its hour, then at each later hour at which another one of its stack begins or ends. */
  readonly moments: readonly [readonly NoticeDocument[], ...(readonly NoticeDocument[])[]];
  readonly stack: StackAsRead;
}

/** Past every cache: what it is laid over, or lies under, may have been published or withdrawn a second ago. */
export async function readBeside(cloud: Cloud, laid: Laid, inForceFrom: number | null): Promise<Beside> {
  const stack = await readStack(cloud.db, laid);
  const chains = await readChains(cloud);
  const from = Math.max(inForceFrom ?? 0, cloud.now() + leadMs);
  const later = laterHours(chains, stack.base, from);
  return {
    moments: [
      await noticesHeldAt(cloud, chains, from),
      ...(await Promise.all(later.map((at) => noticesHeldAt(cloud, chains, at)))),
    ],
    stack,
  };
}

function laterHours(chains: readonly NoticeChain[], base: string, from: number): readonly number[] {
  const over = new Map<string, string | null>([
    ...shippedNotices.map(({ id, overlays = null }) => [id, overlays] as const),
    ...chains.map(({ _id, overlays }) => [_id, overlays] as const),
  ]);
  const isInStack = (id: string): boolean => {
    const seen = new Set<string>();
    for (let next: string | null = id; next !== null && !seen.has(next); next = over.get(next) ?? null) {
      if (next === base) return true;
      seen.add(next);
    }
    return false;
  };
  const hours = chains
    .filter(({ _id }) => isInStack(_id))
    .flatMap(({ entries }) => entries.map((entry) => entry.from))
    .filter((at) => at > from);
  return [...new Set(hours)].sort((one, other) => one - other);
}
