import type { OfficerDuty } from '../../contract/officer';

/** `_id` is the officer's openId. Seeded by the operator, never by a client. */
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
