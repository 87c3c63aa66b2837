import type { DuplicateEnd, DuplicateKind } from '../../contract/duplicates';
import type { IsoDay } from '../../policy/calendar';

/** What one office's list says of somebody. */
export interface DuplicateLine {
  /** What brought it: a list, or `residents`. */
  readonly cause: string;
  /** Since when he is insured there, or the day on which he died; null where the list doesn't say. */
  readonly since: IsoDay | null;
  /** Where, in the list's words. */
  readonly where: string;
  /** Of another residents' insurance: as what he is insured there, and his school, in the list's words; absent where it doesn't say. */
  readonly insuredAs?: string;
  readonly school?: string;
}

/**
 * A case of somebody who is insured otherwise, died, or is listed as a resident by two offices. `_id` is made of kind, year and person, so
 * that the same list again makes no second one.
 */
export interface Duplicate extends DuplicateLine {
  readonly _id: string;
  readonly personId: string;
  readonly kind: DuplicateKind;
  readonly year: number;
  /** Where he is insured or stands on lists of residents, and whose lists name him; with all places above. */
  readonly places: readonly string[];
  /** What other offices' lists say of the same, each office's once; absent: nothing. What came first stands in the case itself. */
  readonly besides?: readonly DuplicateLine[];
  readonly state: 'open' | 'ended';
  readonly end: {
    readonly end: DuplicateEnd;
    readonly note: string;
    readonly officerId: string;
    readonly at: number;
  } | null;
  readonly at: number;
  /** When the family asked to have benefits again (ms), as long as no officer has answered. */
  readonly askedAt?: number;
  /** The letter to the other place, once it was made (ms). */
  readonly letter?: { readonly number: string; readonly at: number };
  /** When it goes, with the lists of its year (ms). */
  readonly expiresAt: number;
}
