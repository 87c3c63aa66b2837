/** A file that was made for an officer lies in the cloud for so long, hours. */
export const handOutHours = 24;
/** A link to it ends after so long, minutes. */
export const handOutLinkMinutes = 10;

/** A file made for an officer; he alone opens it, by {@link HandOutActions}. */
export interface HandedOut {
  readonly handOutId: string;
  /** With its ending. */
  readonly name: string;
  readonly bytes: number;
  /** When it was made, and when it goes, ms. */
  readonly at: number;
  readonly until: number;
}

/** The function `files`: files made for the caller. */
export interface HandOutActions {
  /** What was made for the caller in the last day, the newest first, at most 50. */
  'hand-outs.list': {
    readonly request: Record<never, never>;
    readonly data: { readonly files: readonly HandedOut[] };
  };
  /**
   * A link of ten minutes to one of them. Refuses with `NO_HAND_OUT`: it is gone, or somebody else's; with `NOT_AN_OFFICER` or `OTHER_REGION`
   * once the caller has no longer the duty or the place for which it was made.
   */
  'hand-outs.open': {
    readonly request: { readonly handOutId: string };
    readonly data: { readonly name: string; readonly link: string };
  };
}
