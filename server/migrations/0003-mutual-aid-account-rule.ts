import type { Migration } from './migration';
import { rewritePage } from './pages';
import { currentNoticeShape } from '../policy-registry';

/** Reading a published notice gives its rules under their new names; this stores them so. */
export const mutualAidAccountRule: Migration = {
  number: 3,
  id: '0003-mutual-aid-account-rule',
  description: 'Stores the rule kind `purse` of published notices as `mutual-aid-account`.',
  collection: 'published-notices',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'published-notices', cursor }, async (seen) => {
      if (currentNoticeShape(seen) === seen) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('published-notices', seen._id);
        if (held === null) return false;
        const current = currentNoticeShape(held);
        if (current === held) return false;
        await tx.put('published-notices', current);
        return true;
      });
    }),
};
