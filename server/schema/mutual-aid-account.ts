import type { AccountMovement } from '../../contract/mutual-aid';
import type { BoundRelation } from '../../policy/account-relations';
import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import type { StatesBefore } from './states-before';

/**
 * An employee's medical-insurance account as the bureau's files have it, less what was taken since; `_id` is
 * the holder's person. Amounts in fen.
 */
export interface MutualAidAccount extends StatesBefore<readonly AccountRelative[]> {
  readonly _id: string;
  /** Place of the bureau that keeps it. */
  readonly region: string;
  readonly balanceFen: Fen;
  /** Held by orders that are not paid yet. */
  readonly reservedFen: Fen;
  /** Released by the holder for his relatives and not spent, what is reserved included. */
  readonly authorisedFen: Fen;
  readonly relatives: readonly AccountRelative[];
  /** Grows by one with each movement: a debit and an equal amount put back are not nothing. Absent before the first. */
  readonly revision?: number;
  /** Day of the bureau's last file of balances; empty before the first. */
  readonly asOf: IsoDay | '';
}

export interface AccountRelative {
  readonly personId: string;
  readonly relation: BoundRelation;
  /** Offices elsewhere know him: the holder may pay for him, but is told nothing that the bureau here doesn't answer for. */
  readonly elsewhere?: true;
}

/** One line of the account's statement; `_id` is made from what caused it. */
export interface StoredMovement extends AccountMovement {
  readonly _id: string;
  readonly accountId: string;
  /** Of a file of balances: the day of the one before, and the account's revision then, for taking it back. */
  readonly before?: { readonly asOf: IsoDay | ''; readonly revision: number };
}

/** What must stay in every account of a place; `_id` is its code. */
export interface MutualAidFloor {
  readonly _id: string;
  readonly floorFen: Fen;
  readonly officerId: string;
  readonly at: number;
}
