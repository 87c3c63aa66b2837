import { type NoticeDocument, shippedNotices } from '../../policy';
import { liesIn } from '../../policy/region-names';
import { noticesHeldAt, readChains } from '../policy-registry';
import type { Cloud } from '../platform';
import type { NoticeChain } from '../schema';
import { leadMs } from './lead-time';
import { type Laid, readStack, type StackAsRead } from './notice-stack';

/** A notice as far as it says what it stands beside. */
type Spoken = Laid & Pick<NoticeDocument, 'year' | 'regions'>;

/** All notices that hold at a moment, and then at each later one. */
export type Moments = readonly [readonly NoticeDocument[], ...(readonly NoticeDocument[])[]];

/** Among which notices one would stand. */
export interface Beside {
  /** At its hour, then at each later hour at which another one of its stack or of its places begins or ends. */
  readonly moments: Moments;
  readonly stack: StackAsRead;
}

/** Past every cache: what it is laid over, or lies under, may have been published or withdrawn a second ago. */
export async function readBeside(cloud: Cloud, notice: Spoken, inForceFrom: number | null): Promise<Beside> {
  const stack = await readStack(cloud.db, notice);
  const chains = await readChains(cloud);
  const from = Math.max(inForceFrom ?? 0, cloud.now() + leadMs);
  const later = laterHours(chains, { ...notice, base: stack.base }, from);
  return {
    moments: [
      await noticesHeldAt(cloud, chains, from),
      ...(await Promise.all(later.map((at) => noticesHeldAt(cloud, chains, at)))),
    ],
    stack,
  };
}

/** The hours after one at which a notice of a stack, or of these places and year, begins or ends. */
export function laterHours(
  chains: readonly NoticeChain[],
  { base, year, regions }: Pick<Spoken, 'year' | 'regions'> & { readonly base: string },
  from: number,
): readonly number[] {
  const isInStack = inStackOver(chains, base);
  const isBeside = (chain: NoticeChain): boolean =>
    chain.year === year &&
    chain.regions.some((one) => regions.some((own) => liesIn(one, own) || liesIn(own, one)));
  const hours = chains
    .filter((chain) => isInStack(chain._id) || isBeside(chain))
    .flatMap(({ entries }) => entries.map((entry) => entry.from))
    .filter((at) => at > from);
  return [...new Set(hours)].sort((one, other) => one - other);
}

function inStackOver(chains: readonly NoticeChain[], base: string): (id: string) => boolean {
  const over = new Map<string, string | null>([
    ...shippedNotices.map(({ id, overlays = null }) => [id, overlays] as const),
    ...chains.map(({ _id, overlays }) => [_id, overlays] as const),
  ]);
  return (id) => {
    const seen = new Set<string>();
    for (let next: string | null = id; next !== null && !seen.has(next); next = over.get(next) ?? null) {
      if (next === base) return true;
      seen.add(next);
    }
    return false;
  };
}
