import { inGroups } from '../enrolment';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** The release before had no list of a group in a place: what was certified already is found by it too. */
export const groupsOfRosters: Migration = {
  number: 17,
  id: '0017-groups-of-rosters',
  description: 'Notes in `rosters` in which groups and places somebody is certified.',
  collection: 'rosters',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'rosters', cursor }, async ({ _id, groups }) => {
      if (groups !== undefined) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('rosters', _id);
        if (held === null || held.groups !== undefined) return false;
        await tx.put('rosters', inGroups(held));
        return true;
      });
    }),
};
