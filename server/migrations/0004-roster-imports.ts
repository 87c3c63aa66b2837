import type { Migration } from './migration';
import { rewritePage } from './pages';
import { takeOver } from '../imports';

/** Release 0.1 kept the parts of rosters in a collection of their own. */
export const rosterImports: Migration = {
  number: 4,
  id: '0004-roster-imports',
  description: 'Moves the parts of rosters that were imported from `roster-batches` into `imports`.',
  collection: 'roster-batches',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'roster-batches', cursor }, ({ _id }) =>
      cloud.db.transaction(async (tx) => (await takeOver(tx, 'roster-batches', _id)) !== null),
    ),
};
