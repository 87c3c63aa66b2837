import type { Migration } from './migration';
import { rewritePage } from './pages';

/** What the release before stored of whom a whole list had no longer; nothing of this release has it. */
const before = { gone: { ne: null } } as const;

/** Reading a resident gives the mark under its new name, with the list that made it; writing it stores it so. */
export const goneForOfResidents: Migration = {
  number: 21,
  id: '0021-gone-for',
  description:
    'Stores in `residents` each year for which somebody is gone apart, with the list that says so.',
  collection: 'residents',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'residents', cursor, filter: before }, ({ _id }) =>
      cloud.db.transaction(async (tx) => {
        const held = await tx.get('residents', _id);
        if (held !== null) await tx.put('residents', held);
        return held !== null;
      }),
    ),
};
