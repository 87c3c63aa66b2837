/** As something was before a batch, or an officer's decision, changed it. */
export interface StateBefore<State> {
  /** What changed it. */
  readonly cause: string;
  /** When, ms. */
  readonly at: number;
  readonly state: State;
}

/** What a document keeps of itself for taking a batch back: absent before anything changed it. */
export interface StatesBefore<State> {
  /** The newest first, as many as are kept. */
  readonly before?: readonly StateBefore<State>[];
  /** Causes that were taken back, the newest first. */
  readonly undone?: readonly string[];
}
