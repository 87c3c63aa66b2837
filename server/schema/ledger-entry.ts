import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';

/**
 * Accounts of the books, as text so that an entry can be found by them. A balance is what was credited less
 * what was debited; what the operator holds for others is positive there, what he is owed negative.
 */
export type Account = string;

/** `amountFen` leaves `debit` and enters `credit`: every fen is in two accounts. */
export interface Transfer {
  readonly debit: Account;
  readonly credit: Account;
  /** Whole fen, above zero. */
  readonly amountFen: Fen;
  /** Which person of the order it is for. */
  readonly line?: number;
}

export const entryKinds = [
  'payment',
  'late-payment',
  'refund-due',
  'refund-done',
  'deduction-accepted',
  'deduction-reversed',
  'balance-import',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/**
 * One step of the books, written once and never changed; `_id` is made from what caused it, so that a
 * repeated step writes nothing twice. Pending transfers stand in the order that made them, from its first
 * moment; the entry `<order>-payment` ends them, posted or voided, and there can be one only. Corrections are
 * new entries.
 */
export interface LedgerEntry {
  readonly _id: string;
  readonly kind: EntryKind;
  readonly phase: 'posted' | 'voided';
  readonly orderId: string | null;
  readonly transfers: readonly Transfer[];
  /** Every account in it, once: for finding an account's entries by index. */
  readonly accounts: readonly Account[];
  readonly at: number;
  /** China day on whose statements it stands: that of `at`, or the next one where those were being made already. */
  readonly day: IsoDay;
}
