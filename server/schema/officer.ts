import type { OfficerDuty } from '../../contract/officer';
import type { InvitationState, OfficerEnded } from '../../contract/officers';

/** `_id` is the officer's openId. Named by the operator, or by two officers of an office above or his own; never by himself. */
export interface Officer {
  readonly _id: string;
  readonly name: string;
  /**
   * What the operator called him before, never shortened: whoever wrote a draft under an old name is still the one who wrote
   * it. Absent where he has always had one name.
   */
  readonly formerNames?: readonly string[];
  /** Codes of the places he may act for, each with all places under it. */
  readonly regions: readonly string[];
  readonly duties: readonly OfficerDuty[];
  /** Neighbouring offices for whose proposals he may be the second officer; absent where none was named. */
  readonly secondFor?: readonly string[];
  /** The last change by two officers; absent where the operator alone named him. */
  readonly changed?: { readonly at: number; readonly by: readonly string[] };
  /** He is none any more: without duties, and refused everywhere. His places stay, for the reports of what he did. */
  readonly ended?: OfficerEnded;
}

/** Two agreed that somebody may become an officer; `_id` is made by the proposer's phone. Gone thirty days after it is over. */
export interface OfficerInvitation {
  readonly _id: string;
  /** Of the office that appoints him. */
  readonly region: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly duties: readonly OfficerDuty[];
  readonly state: InvitationState;
  readonly proposer: { readonly id: string; readonly name: string };
  readonly decider: { readonly id: string; readonly name: string };
  readonly at: number;
  /** The keyed hash of the code; null before the first and once it was used. */
  readonly codeHash: string | null;
  readonly codeExpiresAt: number | null;
  /** The officer who handed it out. */
  readonly codeBy: { readonly id: string; readonly name: string } | null;
  readonly accepted: { readonly openId: string; readonly at: number } | null;
  /** How often the number that the new officer told was typed wrong. */
  readonly wrongPairings: number;
  readonly reason: string | null;
  readonly expiresAt: number;
}

/** Somebody who was near an officer until lately: he doesn't decide about him yet. `_id` is made of both. */
export interface FormerNear {
  readonly _id: string;
  readonly officerId: string;
  /** The random id of a person, or the stand-in of a payer's openId or of a document; kept for ninety days though he is erased. */
  readonly near: string;
  /** The officer had proved to be this person. */
  readonly wasHimself?: true;
  readonly expiresAt: number;
}

/** A code that an office handed to a person; `_id` is the person's id, so that a new code voids the old one. */
export interface OneTimeCode {
  readonly _id: string;
  readonly codeHash: string;
  readonly officerId: string;
  readonly expiresAt: number;
}
