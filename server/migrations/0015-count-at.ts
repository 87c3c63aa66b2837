import type { EnrolmentRecord } from '../schema';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** The release before counted nobody: the timer counts whoever is insured already. */
export const countAtOfRecords: Migration = {
  number: 15,
  id: '0015-count-at',
  description: 'Notes in `records` who is insured and not yet counted in his place.',
  collection: 'records',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'records', cursor }, async (seen) => {
      if (isNoted(seen)) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('records', seen._id);
        if (held === null || isNoted(held)) return false;
        await tx.put('records', { ...held, countAt: cloud.now() });
        return true;
      });
    }),
};

/** Who is not insured is not counted. */
function isNoted({ insurance, countAt }: EnrolmentRecord): boolean {
  return insurance === null || countAt !== undefined;
}
