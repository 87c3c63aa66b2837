import type { Migration } from './migration';
import { auditEntryId } from '../platform';
import { rewritePage } from './pages';

/** What officers did was noted without whom it concerned; that can't be found again, but who did what and when stays. */
export const auditLog: Migration = {
  number: 14,
  id: '0014-audit-log',
  description:
    'Takes the entries of `officer-log` into `audit-log`, where they are sealed with what is logged today.',
  collection: 'officer-log',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'officer-log', cursor }, async (seen) => {
      const _id = await auditEntryId(cloud, seen.at);
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('officer-log', seen._id);
        if (held === null) return false;
        const { officerId, action, region, at } = held;
        await tx.insert('audit-log', {
          _id,
          actor: officerId,
          action,
          kind: readBefore.includes(action) ? 'read' : 'act',
          outcome: 'done',
          region,
          concerns: [],
          people: 0,
          at,
        });
        await tx.remove('officer-log', held._id);
        return true;
      });
    }),
};

/** Of what release 0.1 logged, what only reads. */
const readBefore: readonly string[] = ['mutual-aid.batch-file'];
