import type { OfficerDuty } from '../../contract/officer';

/** A file made for an officer, which lies in the cloud's storage for a day; `_id` is random and names its path. */
export interface HandOut {
  readonly _id: string;
  /** Who asked for it, and alone opens it. */
  readonly officerId: string;
  readonly name: string;
  /** What its officer must still have to open it: the duty, null any, and the place. Absent of those that 0.2.0 didn't make. */
  readonly duty?: OfficerDuty | null;
  readonly region?: string;
  readonly bytes: number;
  /** Of what is in it, under a key: the audit log names a file by it. */
  readonly contentHash: string;
  readonly at: number;
  /** When the timer removes the file, and then this (ms). */
  readonly expiresAt: number;
}
