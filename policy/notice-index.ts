import type { NoticeDocument } from './notice/document';
import { versionOf } from './notice/summary';
import type { NoticePlace } from './notice-places';

/** What must be known of a notice before the rest of it is loaded. */
export interface NoticeEntry extends NoticePlace {
  readonly id: string;
  /** As `versionOf` gives it. */
  readonly version: string;
}

/** The entries of `notice-index.json`, which `npm run notices:index` writes and a test holds equal to the notices. */
export function noticeIndexOf(notices: readonly NoticeDocument[]): readonly NoticeEntry[] {
  return notices.map((notice) => ({
    id: notice.id,
    version: versionOf(notice),
    year: notice.year,
    regions: notice.regions,
    ...(notice.overlays === undefined ? {} : { overlays: notice.overlays }),
  }));
}
