import { openIn } from '../enrolment';
import type { EnrolmentRecord } from '../schema';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** Release 0.1 didn't note where the applications of a record are for. */
export const openInOfRecords: Migration = {
  number: 10,
  id: '0010-open-in',
  description: 'Notes in `records` the places of applications that are not insured yet.',
  collection: 'records',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'records', cursor }, async (seen) => {
      if (isNoted(seen)) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('records', seen._id);
        if (held === null || isNoted(held)) return false;
        const places = held.state === 'insured' ? [] : openIn(held.applications);
        await tx.put('records', { ...held, openIn: places });
        return true;
      });
    }),
};

function isNoted(record: Partial<EnrolmentRecord>): boolean {
  return record.openIn !== undefined;
}
