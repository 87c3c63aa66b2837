import { type NoticeDocument, versionOf } from '../../policy';
import type { StoredNotice } from '../schema';

const before = 'purse';
const now = 'mutual-aid-account';

/** As `JSON.stringify` wrote them; inside a string the marks would stand behind a backslash. */
const marksOfBefore = [`"${before}"`, '"format":1,'];

/**
 * A published notice as this release knows it; the same object where it is that already. Release 0.1 knew format 1, all of
 * which format 2 still says in the same words, and named the rule on family mutual-aid accounts otherwise. Goes one
 * release after migrations 3, 8 and 9.
 */
export function currentNoticeShape(stored: StoredNotice): StoredNotice {
  if (!marksOfBefore.some((mark) => stored.json.includes(mark))) return stored;
  const parsed = parseNotice(stored.json);
  if (parsed === null) return stored;
  const notice = {
    ...parsed,
    format: parsed.format === 1 ? 2 : parsed.format,
    rules: parsed.rules.map(currentRule),
  } as unknown as NoticeDocument;
  const versionBefore = stored.versionBefore ?? stored.version;
  return { ...stored, version: versionOf(notice), versionBefore, json: JSON.stringify(notice) };
}

interface OldNotice {
  readonly format?: unknown;
  readonly rules: readonly OldRule[];
}

interface OldRule {
  readonly kind?: unknown;
  readonly about?: unknown;
  readonly [field: string]: unknown;
}

function currentRule(old: OldRule): OldRule {
  if (old.kind === 'silence' && old.about === before) return { ...old, about: now };
  if (old.kind !== before) return old;
  const { purse: _, ...rule } = old;
  return { ...rule, kind: now };
}

/** Null for what is no notice: whoever validates it says so. */
function parseNotice(json: string): OldNotice | null {
  try {
    const notice = JSON.parse(json) as { readonly rules?: unknown };
    return Array.isArray(notice.rules) ? (notice as OldNotice) : null;
  } catch {
    return null;
  }
}
