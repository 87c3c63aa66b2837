import type { MigrationStep } from './migration';
import { rewritePage } from './pages';
import type { Cloud } from '../platform';
import { currentNoticeShape } from '../policy-registry';

/** Stores a page of published notices as this release reads them. */
export function rewriteNotices(cloud: Cloud, cursor: string): Promise<MigrationStep> {
  return rewritePage(cloud, { collection: 'published-notices', cursor }, async (seen) => {
    if (currentNoticeShape(seen) === seen) return false;
    return cloud.db.transaction(async (tx) => {
      const held = await tx.get('published-notices', seen._id);
      if (held === null) return false;
      const current = currentNoticeShape(held);
      if (current === held) return false;
      await tx.put('published-notices', current);
      return true;
    });
  });
}
