import type { PublishedNotice } from '../../contract/resident';
import type { NoticeEntry } from '../../policy/notice-index';
import { recall, remember } from '../platform/storage';
import { createStore } from './store';

/** The server's index as it was told for some places. */
export interface KnownIndex {
  readonly digest: string;
  readonly entries: readonly NoticeEntry[];
  /** Counties with notices that the entries may leave out. */
  readonly elsewhere: readonly string[];
  /** The places that it was asked for. */
  readonly at: readonly string[];
}

/** What the phone has learned of notices since this version of the program was made. */
export interface PublishedNotices {
  /** Every notice in force, as the server said last; null before it was first asked. */
  readonly index: KnownIndex | null;
  /** Those of the places where somebody was, one of each id, the latest last. */
  readonly fetched: readonly PublishedNotice[];
  /** Versions that this version of the program can't read; they are not fetched again. */
  readonly unreadable: readonly string[];
}

export const noticesKey = 'notices';
const indexKey = 'notice-index';
/** A notice has some 20 KB; a family is insured in two or three places. */
const mostKept = 12;

/** Whether the parts that the index of notices reads have their form; the notice itself is validated with the policy. */
function isPublished(value: unknown): value is PublishedNotice {
  return isNamed(value, (value as Partial<PublishedNotice> | null)?.notice);
}

function isPlaced(value: unknown): boolean {
  const { year, regions } = (value ?? {}) as { readonly year?: unknown; readonly regions?: unknown };
  return (
    typeof year === 'number' &&
    Array.isArray(regions) &&
    regions.every((region) => typeof region === 'string')
  );
}

function isEntry(value: unknown): value is NoticeEntry {
  return isNamed(value, value);
}

function isNamed(value: unknown, placed: unknown): boolean {
  const { id, version } = (value ?? {}) as Partial<NoticeEntry>;
  return typeof id === 'string' && typeof version === 'string' && isPlaced(placed);
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function restored(): PublishedNotices {
  const notices = recall(noticesKey);
  const index = (recall(indexKey) ?? {}) as Readonly<Partial<Record<keyof KnownIndex, unknown>>>;
  const { digest, entries, elsewhere, at } = index;
  const known = typeof digest === 'string' && Array.isArray(entries) && entries.every(isEntry);
  return {
    index: known ? { digest, entries, elsewhere: textsOf(elsewhere), at: textsOf(at) } : null,
    fetched: Array.isArray(notices) ? notices.filter(isPublished) : [],
    unreadable: [],
  };
}

/** In memory first: a phone whose storage is full goes on with it until the program is closed, and asks again then. */
export const publishedNotices = createStore<PublishedNotices>(restored());

interface Unread {
  readonly entries: readonly unknown[];
}

/** Takes the server's index; what is in force no more goes with it. */
export function keepNoticeIndex({ entries, ...told }: Omit<KnownIndex, 'entries'> & Unread): void {
  const index = { ...told, entries: entries.filter(isEntry) };
  const ids = new Set(index.entries.map(({ id }) => id));
  publishedNotices.set((before) => ({
    ...before,
    index,
    fetched: before.fetched.filter(({ id }) => ids.has(id)),
  }));
  remember(indexKey, index);
  remember(noticesKey, publishedNotices.get().fetched);
}

/** Takes fetched notices in; of two with the same id the later one counts. */
export function keepNotices(arrived: readonly unknown[]): void {
  const readable = arrived.filter(isPublished);
  if (readable.length === 0) return;
  const ids = new Set(readable.map(({ id }) => id));
  publishedNotices.set((before) => ({
    ...before,
    fetched: [...before.fetched.filter(({ id }) => !ids.has(id)), ...readable].slice(-mostKept),
  }));
  remember(noticesKey, publishedNotices.get().fetched);
}
