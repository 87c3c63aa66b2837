import type { Documents } from '../platform';
import type { EnrolmentRecord } from '../schema';

/**
 * Removes a record, in the caller's transaction. Where its place has counted it, that is noted to be taken off; where that was about to
 * happen, his roster and his village's list may say already that he is insured, and are told otherwise by the same note. `at`: ms.
 */
export async function removeRecord(tx: Documents, record: EnrolmentRecord, at: number): Promise<void> {
  const { _id, year, counted, countAt } = record;
  if (counted !== undefined || typeof countAt === 'number') {
    await tx.put('uncounted', {
      _id: `${_id}-${at}`,
      year,
      ...(counted === undefined ? {} : { counted }),
      at,
    });
  }
  await tx.remove('records', _id);
}
