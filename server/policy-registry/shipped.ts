import { type NoticeDocument, shippedNotices } from '../../policy';

/** The notice of an id as the product shipped with it. */
export function shippedNotice(id: string): NoticeDocument | undefined {
  return shippedNotices.find((notice) => notice.id === id);
}
