import type { CertifiedIdentity } from '../../policy/fact-sheet';

/** What offices have certified of a person; `_id` is the person's. Only this decides price and enrolment. */
export interface Roster {
  readonly _id: string;
  readonly entries: readonly RosterEntry[];
  readonly updatedAt: number;
}

export interface RosterEntry {
  /** `region` is always set here: the place whose office certified it. */
  readonly identity: CertifiedIdentity & { readonly region: string };
  /** Batch or officer's decision it came from. */
  readonly source: string;
  readonly at: number;
}

/** One part of a batch that was imported; `_id` is `region-batch-part`, so that a repeat is recognised. */
export interface RosterBatch {
  readonly _id: string;
  readonly contentHash: string;
  readonly officerId: string;
  readonly state: 'running' | 'done';
  readonly taken: number;
  readonly rejected: readonly { readonly row: number; readonly field: string; readonly message: string }[];
  readonly redetermined: number;
  readonly at: number;
}
