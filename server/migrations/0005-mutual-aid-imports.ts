import type { Migration } from './migration';
import { rewritePage } from './pages';
import { takeOver } from '../imports';

/** Release 0.1 kept the bureau's files in a collection of their own. */
export const mutualAidImports: Migration = {
  number: 5,
  id: '0005-mutual-aid-imports',
  description: "Moves the bureau's files that were imported from `mutual-aid-imports` into `imports`.",
  collection: 'mutual-aid-imports',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'mutual-aid-imports', cursor }, ({ _id }) =>
      cloud.db.transaction(async (tx) => (await takeOver(tx, 'mutual-aid-imports', _id)) !== null),
    ),
};
