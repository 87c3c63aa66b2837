import type { Database, FindOptions } from './cloud';
import type { CollectionName, Collections } from '../schema';

/** One page of a list: at most `limit` documents, and whether others come after them. One round trip. */
export async function listPage<Name extends CollectionName>(
  db: Database,
  collection: Name,
  options: FindOptions<Collections[Name]>,
): Promise<{ readonly page: readonly Collections[Name][]; readonly more: boolean }> {
  const { limit } = options;
  const found = await db.find(collection, { ...options, limit: limit + 1 });
  return { page: found.slice(0, limit), more: found.length > limit };
}
