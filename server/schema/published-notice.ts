/** A notice that an office published; `_id` is its id. `json` is the notice as text: its field names are its own. */
export interface StoredNotice {
  readonly _id: string;
  readonly version: string;
  readonly json: string;
  readonly publishedAt: number;
  readonly officerId: string;
}

/** The official text of one notice, as an office loaded it; `_id` is the notice's id. */
export interface OfficialText {
  readonly _id: string;
  readonly clauses: readonly { readonly clause: string; readonly paragraphs: readonly string[] }[];
  readonly officerId: string;
  readonly loadedAt: number;
}
