import type { PublishedNotice } from '../../contract/resident';
import { createPolicy, policy as shippedPolicy, shippedNotices, readNotice } from '../../policy/index';
import type { NoticeDocument, Policy } from '../../policy/index';
import { remember } from '../platform/storage';
import { noticesKey, publishedNotices } from '../state/published-notices';
import type { PublishedNotices } from '../state/published-notices';
import { deriveStore, useStore } from '../state/store';
import { noticesAtHand } from './notices-at-hand';

/** The notice of a published one, or null where this version of the program can't read it. */
function read(published: PublishedNotice): NoticeDocument | null {
  try {
    return readNotice(published.notice, published.id);
  } catch {
    return null;
  }
}

function policyOf(published: PublishedNotices): Policy {
  const { here } = noticesAtHand(published);
  const documents = here.flatMap(({ entry, published: arrived }) => {
    const own = arrived === null ? null : read(arrived);
    return own ?? shippedNotices.find(({ id }) => id === entry.id) ?? [];
  });
  const asShipped = documents.length === shippedNotices.length;
  return asShipped && shippedNotices.every((notice) => documents.includes(notice))
    ? shippedPolicy
    : createPolicy(documents);
}

/** Takes notices out again that this version of the program can't read: the ones it came with count then. */
function dropUnreadableNotices(unreadable: readonly PublishedNotice[]): void {
  const ids = new Set(unreadable.map(({ id }) => id));
  publishedNotices.set((before) => ({
    ...before,
    fetched: before.fetched.filter(({ id }) => !ids.has(id)),
    unreadable: [...before.unreadable, ...unreadable.map(({ version }) => version)],
  }));
  remember(noticesKey, publishedNotices.get().fetched);
}

/** So that the index, which is loaded first, promises no notice that the policy doesn't have. */
function dropUnreadable(): void {
  const unreadable = publishedNotices.get().fetched.filter((published) => read(published) === null);
  if (unreadable.length > 0) dropUnreadableNotices(unreadable);
}
dropUnreadable();
publishedNotices.subscribe(dropUnreadable);

const policyStore = deriveStore(publishedNotices, policyOf);

/** The policy as this phone knows it: by the notices that were shipped, and newer ones that an office published since. */
export function currentPolicy(): Policy {
  return policyStore.get();
}

/** The same for a page, which is drawn anew when a notice arrives. Every page that shows answers calls it. */
export function usePolicy(): Policy {
  return useStore(policyStore);
}
