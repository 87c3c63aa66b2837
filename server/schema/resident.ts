import type { IsoDay } from '../../policy/calendar';
import type { StatesBefore } from './states-before';

/** Where somebody lives and who walks there, as an office's list says. */
export interface Residence {
  /** A village or community, or a street that has none below it. */
  readonly village: string;
  /** The household's number as the office counts; empty where the list has none. Lists are in its order. */
  readonly household: string;
  readonly isHead: boolean;
  /** Of `village-agents`; null where the list names none. */
  readonly agentId: string | null;
  /** To remind him of the enrolment; sealed. `from`: the office's words on where it comes from. */
  readonly phone: { readonly sealed: string; readonly from: string } | null;
  /** The insured years whose enrolment drive the list was handed in for, the newest first. */
  readonly years: readonly number[];
  /**
   * The years whose whole list no longer had him, the newest first: for these nobody looks for him, and he counts as no resident. He stays
   * until the list's time is over, and a list of the same year that has him again takes its mark away.
   */
  readonly goneFor: readonly GoneMark[];
  /** As the release before stored a mark, of one year alone. Databases read it as `goneFor`; it goes one release after migration 21. */
  readonly gone?: { readonly year: number; readonly on: IsoDay } | null;
}

/** A whole list of a year had somebody no longer. */
export interface GoneMark {
  readonly year: number;
  readonly on: IsoDay;
  /** The list: with it this mark is taken back, and no other. */
  readonly cause: string;
}

/**
 * A person on an office's list. `_id` is the person's id with a number from 1: who stands on the lists of two offices has two of these
 * until one of them gives him up.
 */
export interface Resident extends Residence, StatesBefore<Residence | null> {
  readonly _id: string;
  readonly personId: string;
  /**
   * `<year> <place>` of each of `years`, and of the village and all places above it up to the county; and `<year> <agent>`: for counting by
   * index. Of each year for which he is gone, `gone <year> <place>` instead.
   */
  readonly listed: readonly string[];
  /** Of `years`, those for which he is insured, by his records. */
  readonly insuredFor: readonly number[];
  /** `<year> <agent>` of each of those years: for counting by index. */
  readonly insuredWith: readonly string[];
  /** Of `years`, those for which nobody looks for him: he died, or is insured otherwise. */
  readonly excusedFor: readonly number[];
  /** Where he is missing, for each year that is left: as `listed`, and `<year> <agent>`. */
  readonly missing: readonly string[];
  /** Another office's list has him too. */
  readonly listedTwice: boolean;
  /** Version of the key that sealed telephone numbers here; null where there is none: for finding what a rotation has yet to rewrite. */
  readonly sealVersion: number | null;
  /** When he came on the list first, ms. */
  readonly since: number;
  readonly updatedAt: number;
  /** When he goes, unless a list of a later year has him (ms). */
  readonly expiresAt: number;
}

/** An agent who walks in a village, as lists name him; `_id` is made of street and name. */
export interface VillageAgent {
  readonly _id: string;
  /** The street, or the county where a list names none. */
  readonly region: string;
  readonly name: string;
  /** Where lists have people of his. The release before didn't store it: migration 19 fills it in. */
  readonly villages?: readonly string[];
  readonly expiresAt: number;
}
