import type { MigrationStep } from './migration';
import type { Cloud, Filter } from '../platform';
import type { CollectionName, Collections } from '../schema';

/** Documents of one step: some seconds' work. */
export const pageSize = 50;

export interface Page<Name extends CollectionName> {
  readonly collection: Name;
  readonly cursor: string;
  /** Which documents behind the cursor; all of them where absent. */
  readonly filter?: Filter<Collections[Name]>;
}

/** Takes the next documents of a collection, in the order of `_id`. `rewrite` answers whether it changed the document. */
export async function rewritePage<Name extends CollectionName>(
  cloud: Cloud,
  { collection, cursor, filter }: Page<Name>,
  rewrite: (doc: Collections[Name]) => Promise<boolean>,
): Promise<MigrationStep> {
  const behind = { ...filter, _id: { gt: cursor } } as Filter<Collections[Name]>;
  const docs = await cloud.db.find(collection, {
    filter: behind,
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  let rewritten = 0;
  for (const doc of docs) if (await rewrite(doc)) rewritten += 1;
  return { rewritten, cursor: docs.length < pageSize ? null : (docs.at(-1)?._id ?? null) };
}
