import type { Cloud } from '../platform';
import type { CollectionName, Collections } from '../schema';

/** By id, those that there are. One round trip, none for nobody. */
export async function byId<Name extends CollectionName>(
  cloud: Cloud,
  collection: Name,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Collections[Name]>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const filter = { _id: { in: wanted } } as object;
  const found = await cloud.db.find(collection, { filter, limit: wanted.length });
  return new Map(found.map((doc) => [doc._id, doc]));
}
