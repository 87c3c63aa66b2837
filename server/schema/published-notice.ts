/**
 * A notice as release 0.1 published it, one document of each id; `_id` is its id. Migration 8 moves them into
 * `notice-chains`; goes one release after it.
 */
export interface StoredNotice {
  readonly _id: string;
  readonly version: string;
  /** Its version in release 0.1's format, which the answers of then name; absent where nobody has moved it yet. */
  readonly versionBefore?: string;
  readonly json: string;
  readonly publishedAt: number;
  readonly officerId: string;
}

/**
 * The official text of a notice; `_id` is the id of the version with which it came, which two officers agreed to. Release 0.1
 * loaded it apart, under the notice's own id: read for what shipped and for what that release published.
 */
export interface OfficialText {
  readonly _id: string;
  readonly clauses: readonly { readonly clause: string; readonly paragraphs: readonly string[] }[];
  readonly officerId: string;
  readonly loadedAt: number;
}
