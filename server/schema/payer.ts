import type { Claims, ConsentEntry } from '../../contract/claims';
import type { Relation } from '../../contract/family';

/** Everything a WeChat user keeps here: who he is, and his relatives. `_id` is his openId: one read gets it all. */
export interface Payer {
  readonly _id: string;
  /** The person he proved to be, by an office's one-time code. */
  readonly self: Tie | null;
  /** When two officers, or another WeChat, ended the tie to who he had proved to be (ms); absent where none did. */
  readonly selfEndedAt?: number;
  /** Himself too, with the relation `self`. At most `maximumRelatives`. */
  readonly relatives: readonly Relative[];
  /** Grows by one with each change: compare-and-set keeps two of his phones from losing each other's changes. */
  readonly revision: number;
}

/** To whom a WeChat is tied, and since when (ms). */
export interface Tie {
  readonly personId: string;
  readonly at: number;
  /** From when on his account pays from here, ms; absent where another WeChat never was tied to him. */
  readonly spendsFrom?: number;
}

export interface Relative {
  readonly relativeId: string;
  /** The client's id of the request that added him: a repeat adds nobody. */
  readonly requestId: string;
  readonly personId: string;
  readonly relation: Relation;
  readonly region: string;
  readonly claims: Claims;
  readonly consent: { readonly version: string; readonly by: ConsentEntry['by']; readonly at: number };
  /** When the relative agreed from his own WeChat that this payer may see his breakdown; null before. */
  readonly confirmedAt: number | null;
  readonly addedAt: number;
  /** Insured years that the payer says are paid elsewhere; nobody has checked it. Absent before he said so. */
  readonly paidElsewhereYears?: readonly number[];
}

/** A question to a relative: may this payer see your breakdown? `_id` is the hash of the token that was sent. */
export interface Invitation {
  readonly _id: string;
  readonly payerOpenId: string;
  readonly relativeId: string;
  readonly personId: string;
  readonly state: 'open' | 'accepted' | 'refused';
  readonly expiresAt: number;
}

/**
 * What is left to do after a relative was taken off a list: stored in the step that took him off, done at once where
 * possible, else by the timer. So neither a crash nor an order under way keeps what should go.
 */
export interface Withdrawal {
  readonly _id: string;
  readonly openId: string;
  readonly personId: string;
  readonly reason: 'removed' | 'consent-withdrawn';
  /** When the timer takes it up, ms. */
  readonly nextAt: number;
}
