import { type Database, DuplicateKeyError } from './cloud';
import type { Counter } from '../schema';

/**
 * Adds one to a counter by compare-and-set, beginning with `initial` where there is none; answers the new count, which no
 * other caller gets, so that it can number things. Two round trips, two more for each time another was faster.
 */
export async function countUp(db: Database, initial: Counter): Promise<number> {
  for (;;) {
    const held = await db.get('counters', initial._id);
    const count = (held ?? initial).count + 1;
    if (held !== null) {
      if (await db.updateIf('counters', held._id, { count: held.count }, { count })) return count;
      continue;
    }
    try {
      await db.insert('counters', { ...initial, count });
      return count;
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
  }
}
