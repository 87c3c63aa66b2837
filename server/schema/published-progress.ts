/** An office shows everybody the figures of its place for a year; `_id` is year and place. Gone where it shows them no more. */
export interface PublishedProgress {
  readonly _id: string;
  readonly year: number;
  readonly region: string;
  /** The place and all above it: for finding by index what is shown under a place. */
  readonly places: readonly string[];
  readonly officerId: string;
  /** ms. */
  readonly at: number;
}
