import type { PublishedNotice } from '../../contract/resident';
import { createPolicy, policy as shippedPolicy, shippedNotices, readNotice } from '../../policy/index';
import type { NoticeDocument, Policy } from '../../policy/index';
import { dropPublishedNotices, publishedNotices } from '../state/published-notices';
import { deriveStore, useStore } from '../state/store';

/** The notice of a published one, or null where this version of the program can't read it. */
function read(published: PublishedNotice): NoticeDocument | null {
  try {
    return readNotice(published.notice, published.id);
  } catch {
    return null;
  }
}

function withPublished(published: readonly PublishedNotice[]): Policy {
  const newer = published.map(read).filter((notice) => notice !== null);
  if (newer.length === 0) return shippedPolicy;
  const ids = new Set(newer.map(({ id }) => id));
  return createPolicy([...shippedNotices.filter(({ id }) => !ids.has(id)), ...newer]);
}

/** So that the index, which is loaded first, promises no notice that the policy doesn't have. */
function dropUnreadable(): void {
  const unreadable = publishedNotices.get().filter((published) => read(published) === null);
  if (unreadable.length > 0) dropPublishedNotices(unreadable.map(({ id }) => id));
}
dropUnreadable();
publishedNotices.subscribe(dropUnreadable);

const policyStore = deriveStore(publishedNotices, withPublished);

/** The policy as this phone knows it: by the notices that were shipped, and newer ones that an office published since. */
export function currentPolicy(): Policy {
  return policyStore.get();
}

/** The same for a page, which is drawn anew when a notice arrives. Every page that shows answers calls it. */
export function usePolicy(): Policy {
  return useStore(policyStore);
}
