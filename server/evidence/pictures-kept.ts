import type { Cloud } from '../platform';
import { isKept } from './stored';

/** How many pictures are kept of something, and when it was seen to be over (ms); null as long as it waits, and of a refund. */
export interface PicturesKept {
  readonly count: number;
  readonly overAt: number | null;
}

/** By the `_id` of what was given; who gave none is not in it. One round trip for a hundred. */
export async function picturesKept(
  cloud: Cloud,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PicturesKept>> {
  if (ids.length === 0) return new Map();
  const found = await cloud.db.find('evidence', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(
    found.flatMap(({ _id, pictures, overAt = null }) => {
      const count = pictures.filter(isKept).length;
      return count === 0 ? [] : [[_id, { count, overAt }] as const];
    }),
  );
}
