import { spansOf } from '../progress';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** The release before counted no groups: the timer counts them. What was certified before is no month's change. */
export const certifiedCounts: Migration = {
  number: 18,
  id: '0018-certified-counts',
  description: 'Notes in `rosters` that the counts of groups and the monthly lists know nothing of them yet.',
  collection: 'rosters',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'rosters', cursor }, async (seen) => {
      if (seen.countAt !== undefined) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('rosters', seen._id);
        if (held === null || held.countAt !== undefined) return false;
        const counted = { spans: spansOf(held), years: [] };
        await tx.put('rosters', { ...held, counted, countAt: cloud.now() });
        return true;
      });
    }),
};
