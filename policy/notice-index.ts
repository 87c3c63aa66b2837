import type { NoticeDocument } from './notice/document';
import { versionOf } from './notice/summary';
import { collectsFrom, type NoticeCollection } from './insured-year';

/** What must be known of a notice before the rest of it is loaded. */
export interface NoticeEntry extends NoticeCollection {
  readonly id: string;
  /** As `versionOf` gives it. */
  readonly version: string;
}

/** The entries of `notice-index.json`, which `npm run notices:index` writes and a test holds equal to the notices. */
export function noticeIndexOf(notices: readonly NoticeDocument[]): readonly NoticeEntry[] {
  return notices.map((notice) => {
    const from = collectsFrom(notice.rules);
    return {
      id: notice.id,
      version: versionOf(notice),
      year: notice.year,
      regions: notice.regions,
      ...(notice.overlays === undefined ? {} : { overlays: notice.overlays }),
      ...(from === undefined ? {} : { collectsFrom: from }),
    };
  });
}
