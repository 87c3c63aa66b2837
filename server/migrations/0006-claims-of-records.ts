import { allAsSaid } from './claims-as-said';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** Release 0.1 stored a day that nobody had named where a payer only knew that it was before the window. */
export const claimsOfRecords: Migration = {
  number: 6,
  id: '0006-claims-of-records',
  description: 'Marks in `records` the claimed days of recognition that stand for “before the window”.',
  collection: 'records',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'records', cursor }, async (seen) => {
      if (allAsSaid(seen.applications) === null) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('records', seen._id);
        const applications = held === null ? null : allAsSaid(held.applications);
        if (held === null || applications === null) return false;
        await tx.put('records', { ...held, applications });
        return true;
      });
    }),
};
