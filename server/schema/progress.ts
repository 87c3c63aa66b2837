import type { EnrolmentChannel } from '../../contract/progress';
import type { IdentityCode } from '../../policy/fact-sheet';
import type { IsoDay } from '../../policy/calendar';

/** Under which group of people an insured person is counted: by what his amount was lowered, else by what is certified of him. */
export type CountedGroup = IdentityCode | 'college-student' | 'new-college-student' | 'none';

/** Where and as what an insured person is counted. The year is his record's. */
export interface Counted {
  /** The place, and all above it as they stood then: exactly there he is taken off again. */
  readonly places: readonly string[];
  /** China day on which he was insured. */
  readonly day: IsoDay;
  readonly channel: EnrolmentChannel;
  readonly group: CountedGroup;
}

/** A person whose record went, insured or about to be counted: he is still to be taken off. `_id` is the record's id and the moment. */
export interface Uncounted {
  readonly _id: string;
  readonly year: number;
  /** Absent where his place hadn't counted him yet. */
  readonly counted?: Counted;
  /** ms. */
  readonly at: number;
}

/**
 * How many are insured for a year in a place and all under it; `_id` is year and place. Each of the three divisions adds up to
 * `enrolled`. A figure of zero isn't kept.
 */
export interface PlaceProgress {
  readonly _id: string;
  readonly year: number;
  readonly region: string;
  /** The place one step above; null for a province. */
  readonly above: string | null;
  /** People. */
  readonly enrolled: number;
  /** People by the China day on which they were insured: some 500 days at most. */
  readonly days: Readonly<Record<string, number>>;
  /** People by {@link EnrolmentChannel}. */
  readonly channels: Readonly<Record<string, number>>;
  /** People by {@link CountedGroup}. */
  readonly groups: Readonly<Record<string, number>>;
  /** ms. */
  readonly updatedAt: number;
}
