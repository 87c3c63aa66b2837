/** Documents in the order of their keys, of those behind `after` (null: from the first) at most a read's `limit`. */
export type ReadByKey<Doc, Key> = (after: Key | null) => Promise<readonly Doc[]>;

interface Counting<Doc, Key> {
  readonly read: ReadByKey<Doc, Key>;
  readonly keyOf: (doc: Doc) => Key;
  /** Of one read, and counted of one key at most. */
  readonly limit: number;
}

/**
 * The documents of each key, as many as `limit` of each: no long key hides another. One round trip where a read brings all, else one more for
 * each key at most.
 */
export async function byKey<Doc, Key>({
  read,
  keyOf,
  limit,
}: Counting<Doc, Key>): Promise<ReadonlyMap<Key, readonly Doc[]>> {
  const all = new Map<Key, readonly Doc[]>();
  for (let after: Key | null = null; ;) {
    const page = await read(after);
    for (const doc of page) all.set(keyOf(doc), [...(all.get(keyOf(doc)) ?? []), doc]);
    const last = page[page.length - 1];
    if (page.length < limit || last === undefined) return all;
    after = endOf(all, keyOf(last), limit) ?? after;
  }
}

/** The last key that is counted whole: where a read broke off within one, that is read anew. */
function endOf<Key>(all: Map<Key, readonly unknown[]>, last: Key, limit: number): Key | null {
  if (all.get(last)?.length === limit) return last;
  all.delete(last);
  return [...all.keys()].pop() ?? null;
}
