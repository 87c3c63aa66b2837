import type { ChainEntry } from '../../contract/notice-drafts';

/** The number of what the product shipped with. */
export const shippedNumber = 0;

/** The `_id` of a version: `ruizhou-2024.0002`. */
export function versionId(notice: string, number: number): string {
  return `${notice}.${String(number).padStart(4, '0')}`;
}

export type PublishedEntry = Extract<ChainEntry, { readonly kind: 'published' }>;

/**
 * The number of the version that holds at a moment: the one that began last and is not withdrawn. An error gives the
 * version before it back where that one can hold again, anything else ends them all. {@link shippedNumber} where none has begun; null where all ended.
 */
export function inForceAt(entries: readonly ChainEntry[], at: number): number | null {
  const due = entries.filter(({ from }) => from <= at).sort((one, other) => one.from - other.from);
  const struck = new Set(due.filter(({ kind }) => kind === 'withdrawn').map(({ number }) => number));
  let standing: readonly number[] = [shippedNumber];
  for (const entry of due) {
    if (entry.kind === 'published') {
      if (!struck.has(entry.number)) standing = [...standing, entry.number];
    } else if (givesBack(entry) || hadNotBegun(due, entry)) {
      standing = standing.filter((number) => number !== entry.number);
    } else standing = [];
  }
  return standing.at(-1) ?? null;
}

function givesBack(withdrawn: Extract<ChainEntry, { readonly kind: 'withdrawn' }>): boolean {
  return withdrawn.reason === 'error' && withdrawn.givesBack !== false;
}

/** A version that is taken out before its hour ends nothing but itself, whatever the reason. */
function hadNotBegun(due: readonly ChainEntry[], withdrawn: ChainEntry): boolean {
  if (withdrawn.number === shippedNumber) return false;
  const begun = due.find(({ kind, number }) => kind === 'published' && number === withdrawn.number);
  return begun === undefined || begun.from >= withdrawn.from;
}

export function publishedEntry(entries: readonly ChainEntry[], number: number): PublishedEntry | null {
  const found = entries.find(
    (entry): entry is PublishedEntry => entry.kind === 'published' && entry.number === number,
  );
  return found ?? null;
}

/** The number of the last version, begun or not; {@link shippedNumber} where there is none. */
export function lastNumber(entries: readonly ChainEntry[]): number {
  return Math.max(shippedNumber, ...entries.map(({ number }) => number));
}

/** A version that waits for its hour, and was not taken out. */
export function waitingAt(entries: readonly ChainEntry[], at: number): PublishedEntry | null {
  const struck = new Set(entries.filter(({ kind }) => kind === 'withdrawn').map(({ number }) => number));
  const found = entries.find(
    (entry): entry is PublishedEntry =>
      entry.kind === 'published' && entry.from > at && !struck.has(entry.number),
  );
  return found ?? null;
}
