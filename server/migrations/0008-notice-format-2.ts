import type { Migration } from './migration';
import { rewriteNotices } from './published-notices';

/** Format 2 says all that format 1 did in the same words, so the number is all that changes. */
export const noticeFormat2: Migration = {
  number: 8,
  id: '0008-notice-format-2',
  description: 'Stores published notices of format 1 as format 2.',
  collection: 'published-notices',
  step: rewriteNotices,
};
