import type { Migration } from './migration';
import { rewriteNotices } from './published-notices';

/** Reading a published notice gives its rules under their new names; this stores them so. */
export const mutualAidAccountRule: Migration = {
  number: 3,
  id: '0003-mutual-aid-account-rule',
  description: 'Stores the rule kind `purse` of published notices as `mutual-aid-account`.',
  collection: 'published-notices',
  step: rewriteNotices,
};
