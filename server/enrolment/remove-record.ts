import type { Documents } from '../platform';
import type { EnrolmentRecord } from '../schema';

/** Removes a record, in the caller's transaction; where its place has counted it, that is noted to be taken off. `at`: ms. */
export async function removeRecord(tx: Documents, record: EnrolmentRecord, at: number): Promise<void> {
  const { _id, year, counted } = record;
  if (counted !== undefined) await tx.put('uncounted', { _id: `${_id}-${at}`, year, counted, at });
  await tx.remove('records', _id);
}
