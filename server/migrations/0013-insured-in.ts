import type { EnrolmentRecord } from '../schema';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** Release 0.1 didn't note by itself where somebody is insured. */
export const insuredInOfRecords: Migration = {
  number: 13,
  id: '0013-insured-in',
  description: 'Notes in `records` the place of an insurance for finding by index.',
  collection: 'records',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'records', cursor }, async (seen) => {
      if (isNoted(seen)) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('records', seen._id);
        if (held === null || isNoted(held)) return false;
        await tx.put('records', { ...held, insuredIn: held.insurance?.region ?? null });
        return true;
      });
    }),
};

function isNoted(record: Partial<EnrolmentRecord>): boolean {
  return record.insuredIn !== undefined;
}
