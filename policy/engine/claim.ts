import type { Subsidy } from '../determination';
import type { RuleDocument } from '../notice/document';
import type { Fen } from '../money';
import type { Held } from './person';

/**
 * An aid deducted at once, ready to be put into an answer. `index` tells the aids of a stack of notices apart, `place` is
 * where the notices name its holder.
 */
export interface Aid {
  readonly index: number;
  readonly rule: RuleDocument;
  readonly place: number;
  readonly amountFen: Fen;
  readonly subsidy: Subsidy;
  readonly cites: readonly number[];
}

/** An aid that a person has a claim to, and by which identity: null where by what happened to him. */
export interface Claim {
  readonly aid: Aid;
  readonly held: Held | null;
  readonly certifiedHere: boolean;
}

/** Money that comes back, how much of it to this person, and where the notices name its holder. */
export interface Back {
  readonly subsidy: Subsidy;
  readonly amountFen: Fen;
  readonly place: number;
  readonly cites: readonly number[];
}

/** What an identity would bring if it weren't for one clause: said to whom nothing as good is due. */
export interface Missed {
  readonly amountFen: Fen;
  readonly cites: readonly number[];
  readonly note: number;
}
