import type { UploadComparison, UploadGroup } from '../../contract/uploads';
import type { UploadCounts, UploadKindName, UploadState, UploadTold } from '../../contract/uploads';

/** A comparison, and how far it has come. */
export interface Comparing extends UploadComparison {
  /** Which of the lists that are gone through, from 0. */
  readonly list: number;
  /** Where in it; null at its beginning. */
  readonly after: string | null;
  /** Parts of those who are not in the file, numbered behind the file's. */
  readonly parts: number;
  /** Parts of an earlier comparison that have yet to go, numbered so too: none is written before. */
  readonly stale: number;
}

/**
 * A file that an officer uploaded, and how far it is worked off; `_id` is made by his phone. It holds no name and no number of a
 * resident.
 */
export interface Upload {
  readonly _id: string;
  readonly officerId: string;
  readonly officerName: string;
  readonly kind: UploadKindName;
  readonly region: string;
  /** The place and all above it, whose officers see it. */
  readonly places: readonly string[];
  /** What the file is called. */
  readonly name: string;
  readonly told: UploadTold;
  /** Whether its pieces bear a check, and go as they are. */
  readonly isSealed: boolean;
  readonly state: UploadState;
  /** Random, a part of where the phone puts the file; null once that is gone. */
  readonly inbox: string | null;
  /** Keyed, of the file's bytes; null before it was read. */
  readonly contentHash: string | null;
  readonly parts: number;
  /** Parts done in this state: stored, checked, or handed in. */
  readonly done: number;
  readonly counts: UploadCounts;
  /** Of each part, in order, how many of its rows go into the proposal. */
  readonly going: readonly number[];
  readonly remarks: readonly string[];
  readonly problem: string | null;
  /** Groups that its rows name. */
  readonly groups: readonly UploadGroup[];
  readonly comparison: Comparing | null;
  /** By whose right it is handed in or taken; null until somebody decided. */
  readonly handedIn: { readonly officerId: string; readonly name: string } | null;
  readonly proposalId: string | null;
  readonly undoProposalId: string | null;
  /** Of what the timer could not go on with, since something of it last went on. */
  readonly tries: number;
  readonly at: number;
  /** When the timer looks at it (ms); null: never again. */
  readonly nextAt: number | null;
  readonly expiresAt: number;
}

/** At most a hundred people of a file, in its order; `_id` is `<upload>-<number>`, the first 1. */
export interface UploadPart {
  readonly _id: string;
  readonly uploadId: string;
  readonly number: number;
  /** The rows as JSON, encrypted. */
  readonly sealed: string;
  readonly isChecked: boolean;
  /** Of a part of those who are not in the file: from which of the lists that were compared, from 0. */
  readonly list?: number;
  /** How many rows of each kind there are in it, to find them by. */
  readonly problems: number;
  readonly notes: number;
  readonly leftOut: number;
  /** Rows that went and were not taken. */
  readonly refused: number;
  /** Rows that were put right on the page; absent in a part of an earlier release. */
  readonly edited?: number;
  /** Stand-ins of whom its rows are, valid in this upload alone; absent in a part of an earlier release. */
  readonly keys?: readonly string[];
  /** People whom it is about, by their ids: those whom somebody knows. */
  readonly subjects: readonly string[];
  readonly expiresAt: number;
}
