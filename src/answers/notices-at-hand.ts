import type { PublishedNotice } from '../../contract/resident';
import type { NoticeEntry } from '../../policy/notice-index';
import shipped from '../../policy/notice-index.json';
import { collectsFrom } from '../../policy/insured-year';
import type { NoticeDocument } from '../../policy/notice/document';
import type { PublishedNotices } from '../state/published-notices';

/** A notice that the phone can answer by: one that an office published, or that the program came with. */
export interface NoticeAtHand {
  readonly entry: NoticeEntry;
  /** Null for one that the program came with. */
  readonly published: PublishedNotice | null;
}

export interface NoticesAtHand {
  readonly here: readonly NoticeAtHand[];
  /** In force, and not on this phone in any version: of places where nobody was. */
  readonly awaited: readonly NoticeEntry[];
  /** In force in a version that the phone hasn't got; an earlier one may be at hand. */
  readonly missing: readonly NoticeEntry[];
}

function entryOf({ id, version, notice }: PublishedNotice): NoticeEntry {
  const { year, regions, overlays, rules } = notice as NoticeDocument;
  const from = collectsFrom(rules);
  return {
    id,
    version,
    year,
    regions,
    ...(overlays === undefined ? {} : { overlays }),
    ...(from === undefined ? {} : { collectsFrom: from }),
  };
}

const shippedAtHand: readonly NoticeAtHand[] = (shipped as readonly NoticeEntry[]).map((entry) => ({
  entry,
  published: null,
}));

/**
 * Of each notice in force the version that is in force, else the one that the phone has. Before the server was asked, what
 * was fetched earlier counts before what the program came with.
 */
export function noticesAtHand({ index, fetched, unreadable }: PublishedNotices): NoticesAtHand {
  const own = fetched.map((published): NoticeAtHand => ({ entry: entryOf(published), published }));
  if (index === null) {
    const ids = new Set(own.map(({ entry }) => entry.id));
    return {
      here: [...shippedAtHand.filter(({ entry }) => !ids.has(entry.id)), ...own],
      awaited: [],
      missing: [],
    };
  }
  const choices = index.entries.map((entry) => {
    const held = [...own, ...shippedAtHand].filter((one) => one.entry.id === entry.id);
    const exact = held.find((one) => one.entry.version === entry.version);
    return { entry, chosen: exact ?? held[0], exact: exact !== undefined };
  });
  const missing = choices.filter(({ exact, entry }) => !exact && !unreadable.includes(entry.version));
  return {
    here: choices.flatMap(({ chosen }) => chosen ?? []),
    awaited: missing.filter(({ chosen }) => chosen === undefined).map(({ entry }) => entry),
    missing: missing.map(({ entry }) => entry),
  };
}
