import type { Documents } from '../platform';
import type { ImportBatch, ImportBefore } from '../schema';

/** Where release 0.1 kept its imports. Read until migrations 3 and 4 are over. */
export type CollectionBefore = 'roster-batches' | 'mutual-aid-imports';

/** Moves a batch of release 0.1 to where it lies now, in the caller's transaction. Null where there is none. */
export async function takeOver(
  tx: Documents,
  collection: CollectionBefore,
  id: string,
): Promise<ImportBatch | null> {
  const before = await tx.get(collection, id);
  if (before === null) return null;
  const batch = collection === 'roster-batches' ? rosterPart(before) : bureauFile(before);
  const held = await tx.get('imports', batch._id);
  // There already: an instance of release 0.1 was handed it once more. What is here goes on.
  if (held === null) await tx.put('imports', batch);
  await tx.remove(collection, id);
  return held ?? batch;
}

function rosterPart({ redetermined = 0, ...before }: ImportBefore): ImportBatch {
  const rejected = before.rejected.map((one) => ({ ...one, row: one.row + 1 }));
  return { ...before, _id: `roster-${before._id}`, rejected, counts: { redetermined } };
}

function bureauFile({ redetermined: _, ...before }: ImportBefore): ImportBatch {
  return { ...before, counts: {} };
}
