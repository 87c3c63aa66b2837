/** A caller's number of look-ups (or tries of another kind) on a China day; `_id` is `kind-day-caller`. */
export interface Counter {
  readonly _id: string;
  readonly count: number;
  readonly expiresAt: number;
}

/** One look-up, for finding callers who search for people later. Hashes only: neither number nor name nor openId. */
export interface LookupLogEntry {
  readonly _id: string;
  readonly caller: string;
  readonly subject: string;
  readonly found: boolean;
  readonly at: number;
  /** When the timer removes it (ms since 1970). */
  readonly expiresAt: number;
}
