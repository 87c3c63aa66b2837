import { type Database, DuplicateKeyError, type Filter } from './cloud';
import type { CollectionName, Collections } from '../schema';

type Doc = Readonly<Record<string, unknown>>;

/**
 * Adds to a number by compare-and-set: two round trips, one more for each time another was faster. No two callers get
 * the same value back, so it can number things.
 */
export async function incrementByCompare<Name extends CollectionName>(
  db: Database,
  collection: Name,
  initial: Collections[Name],
  { field, by }: { readonly field: keyof Collections[Name] & string; readonly by: number },
): Promise<number> {
  for (;;) {
    const held = await db.get(collection, initial._id);
    if (held === null) {
      const first = ((initial as unknown as Doc)[field] as number) + by;
      try {
        await db.insert(collection, { ...initial, [field]: first });
        return first;
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
        continue;
      }
    }
    const before = (held as unknown as Doc)[field] as number;
    const filter = { [field]: before } as unknown as Filter<Collections[Name]>;
    const changes = { [field]: before + by } as unknown as Partial<Omit<Collections[Name], '_id'>>;
    if (await db.updateIf(collection, initial._id, filter, changes)) return before + by;
  }
}
