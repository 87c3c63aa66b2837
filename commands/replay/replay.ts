import { isDeepStrictEqual } from 'node:util';
import { createPolicy, type NoticeDocument } from '../../policy';
import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import { engineVersion } from '../../policy/engine-version';
import type { Provenance } from '../../server/schema';
import type { Engine, Engines } from './engines';

/** An answer that is kept with a record or an order, and what it was worked out from. */
export interface StoredAnswer extends Provenance {
  readonly where: string;
  readonly recordId: string;
  readonly facts: FactSheet;
  readonly determination: Determination;
}

/**
 * `equal`: worked out anew, it says the same. `not-stored`: a version of a notice that it applied is nowhere any more.
 * `today`: what today's engine says otherwise, where another one gave the answer and was kept.
 */
export type Replayed =
  | { readonly outcome: 'equal'; readonly today: readonly string[] }
  | {
      readonly outcome: 'different';
      readonly differences: readonly string[];
      readonly today: readonly string[];
    }
  | { readonly outcome: 'not-stored'; readonly versions: readonly string[] };

/** A version of a notice as it is kept. */
export interface StoredVersion {
  readonly _id: string;
  readonly version: string;
  /** As release 0.1 counted it. */
  readonly versionBefore?: string;
  /** The notice as text. */
  readonly json: string;
}

/** `id@version` → the notice as it was. */
export type NoticesByVersion = ReadonlyMap<string, NoticeDocument>;

export function versionKey(id: string, version: string): string {
  return `${id}@${version}`;
}

/**
 * Works a stored answer out anew by the versions of the notices that it applied, whatever is in force today, and by the engine
 * that gave it; by today's where that one is not kept.
 */
export function replay(stored: StoredAnswer, notices: NoticesByVersion, engines: Engines): Replayed {
  const keys = Object.entries(stored.noticeVersions).map(([id, version]) => versionKey(id, version));
  const missing = keys.filter((key) => !notices.has(key));
  if (missing.length > 0) return { outcome: 'not-stored', versions: missing };
  const applied = keys.flatMap((key) => notices.get(key) ?? []);
  const todays = differencesOf(stored, applied, { createPolicy });
  const kept = stored.engine === engineVersion ? undefined : engines.of(stored.engine ?? 0);
  const differences = kept === undefined ? todays : differencesOf(stored, applied, kept);
  const today = kept === undefined ? [] : todays;
  return differences.length === 0
    ? { outcome: 'equal', today }
    : { outcome: 'different', differences, today };
}

function differencesOf(
  stored: StoredAnswer,
  applied: readonly NoticeDocument[],
  engine: Engine,
): readonly string[] {
  const anew = engine.createPolicy(applied).determine(stored.facts);
  // Where no notice spoke, the note names the notices that there were then, which nobody keeps.
  const notes = stored.determination.status === 'unsupported' ? { notes: stored.determination.notes } : {};
  return differencesBetween(plain(stored.determination), plain({ ...anew, ...notes }), '');
}

/** As a database gives it back. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Every field in which two values differ, named by its path: `coverage.from: stored "…", now "…"`. */
function differencesBetween(stored: unknown, now: unknown, path: string): readonly string[] {
  if (isDeepStrictEqual(stored, now)) return [];
  if (isObject(stored) && isObject(now) && Array.isArray(stored) === Array.isArray(now)) {
    return [...new Set([...Object.keys(stored), ...Object.keys(now)])].flatMap((key) =>
      differencesBetween(stored[key], now[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return [`${path}: stored ${inWords(stored)}, now ${inWords(now)}`];
}

function inWords(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
