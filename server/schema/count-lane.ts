import type { PlaceProgress } from './progress';

/**
 * What one of the lanes of a first count has counted and the places don't have yet; `_id` is its number. With the first record of a page it
 * says how far the count has come, in the order of places.
 */
export interface CountLane {
  readonly _id: string;
  /** To be added to the places' counts: of each place what came since it was last added. */
  readonly sums: readonly PlaceProgress[];
  /** How many those are: for finding lanes that have any. */
  readonly places: number;
  /** Where the page began in which it last took part. */
  readonly reached: CountReached;
}

export interface CountReached {
  readonly year: number;
  /** Place of insurance; empty at the start. */
  readonly region: string;
  readonly recordId: string;
}
