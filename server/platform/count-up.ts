import { type Database, DuplicateKeyError, type Filter } from './cloud';
import type { Collections } from '../schema';

/** Collections whose documents count something. */
type Counting = 'counters' | 'poster-scans';

/**
 * Adds one to a counter by compare-and-set, beginning with `initial` where there is none; answers the new count, which no
 * other caller gets, so that it can number things. Two round trips, two more for each time another was faster.
 */
export async function countUp<Name extends Counting>(
  db: Database,
  collection: Name,
  initial: Collections[Name],
): Promise<number> {
  for (;;) {
    const held = await db.get(collection, initial._id);
    const count = (held ?? initial).count + 1;
    if (held !== null) {
      const before = { count: held.count } as Filter<Collections[Name]>;
      const changes = { count } as Partial<Collections[Name]>;
      if (await db.updateIf(collection, held._id, before, changes)) return count;
      continue;
    }
    try {
      await db.insert(collection, { ...initial, count });
      return count;
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
  }
}
