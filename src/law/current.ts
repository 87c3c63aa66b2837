import { createPolicy, policy, shippedNotices, validateNotice } from '../../policy/index';
import type { NoticeDocument, Policy } from '../../policy/index';
import type { PublishedNotice } from '../../contract/resident';
import { ask } from '../cloud/cloud';
import { recall, remember } from '../platform/storage';

const key = 'notices';

/** The notice of a published one, or null where this version of the program can't read it: then it keeps its own. */
function read(published: PublishedNotice): NoticeDocument | null {
  try {
    return validateNotice(published.notice, published.id);
  } catch {
    return null;
  }
}

function withNewer(newer: readonly NoticeDocument[]): Policy {
  if (newer.length === 0) return policy;
  const ids = new Set(newer.map(({ id }) => id));
  return createPolicy([...shippedNotices.filter(({ id }) => !ids.has(id)), ...newer]);
}

function restored(): Policy {
  const stored = recall(key);
  const published = Array.isArray(stored) ? (stored as readonly PublishedNotice[]) : [];
  return withNewer(published.map(read).filter((notice) => notice !== null));
}

let current: Policy | null = null;

/** The law as this phone knows it: the notices that were shipped, and newer ones that an office has published since. */
export function law(): Policy {
  current ??= restored();
  return current;
}

/** Asks the office for newer notices. Without a connection the ones at hand stay in force. */
export async function learnNewerNotices(): Promise<void> {
  const have = Object.fromEntries(law().documents.map(({ id }) => [id, law().notice(id)?.version ?? '']));
  try {
    const { notices } = await ask('resident', 'notices.published', { have });
    const readable = notices.filter((published) => read(published) !== null);
    if (readable.length === 0) return;
    const stored = recall(key);
    const before = Array.isArray(stored) ? (stored as readonly PublishedNotice[]) : [];
    const kept = before.filter(({ id }) => !readable.some((published) => published.id === id));
    remember(key, [...kept, ...readable]);
    current = null;
  } catch {
    // Asked again when the program is next opened.
  }
}
