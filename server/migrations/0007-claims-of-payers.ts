import { allAsSaid } from './claims-as-said';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** The same as in `records`, for what is kept of each relative. */
export const claimsOfPayers: Migration = {
  number: 7,
  id: '0007-claims-of-payers',
  description: 'Marks in `payers` the claimed days of recognition that stand for “before the window”.',
  collection: 'payers',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'payers', cursor }, async (seen) => {
      if (allAsSaid(seen.relatives) === null) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('payers', seen._id);
        const relatives = held === null ? null : allAsSaid(held.relatives);
        if (held === null || relatives === null) return false;
        await tx.put('payers', { ...held, relatives, revision: held.revision + 1 });
        return true;
      });
    }),
};
