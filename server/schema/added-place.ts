/** A street, town, village or community that an office has added below its county. */
export interface AddedPlace {
  /** Its code: official, or made here under the place above it. */
  readonly _id: string;
  readonly name: string;
  readonly officerId: string;
  /** When (ms since 1970). */
  readonly at: number;
  /** When a poster of it was made last (ms since 1970); absent before the first. */
  readonly posterAt?: number;
  /** The upload that added it; absent where it came otherwise. */
  readonly uploadId?: string;
}
