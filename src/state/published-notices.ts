import type { PublishedNotice } from '../../contract/resident';
import { recall, remember } from '../platform/storage';
import { createStore } from './store';

const key = 'notices';

/** Whether the parts that the index of notices reads have their form; the notice itself is validated with the policy. */
function isPublished(value: unknown): value is PublishedNotice {
  const { id, version, notice } = (value ?? {}) as Partial<PublishedNotice>;
  const { year, regions } = (notice ?? {}) as { readonly year?: unknown; readonly regions?: unknown };
  return (
    typeof id === 'string' &&
    typeof version === 'string' &&
    typeof year === 'number' &&
    Array.isArray(regions) &&
    regions.every((region) => typeof region === 'string')
  );
}

function restored(): readonly PublishedNotice[] {
  const stored = recall(key);
  return Array.isArray(stored) ? stored.filter(isPublished) : [];
}

/** The notices that an office has published since this version of the program was made, one of each id. */
export const publishedNotices = createStore<readonly PublishedNotice[]>(restored());

function keep(next: readonly PublishedNotice[]): void {
  publishedNotices.set(next);
  remember(key, next);
}

/** Takes newer notices in; of two with the same id the later one counts. */
export function addPublishedNotices(arrived: readonly PublishedNotice[]): void {
  const readable = arrived.filter(isPublished);
  if (readable.length === 0) return;
  const ids = new Set(readable.map(({ id }) => id));
  keep([...publishedNotices.get().filter(({ id }) => !ids.has(id)), ...readable]);
}

/** Takes notices out again that this version of the program can't read: the ones it came with count then. */
export function dropPublishedNotices(ids: readonly string[]): void {
  keep(publishedNotices.get().filter(({ id }) => !ids.includes(id)));
}
