import type { LedgerEntry, Transfer } from '../../server/schema';
import { sum } from './sum';

/** Transfers that took place: those of entries that were posted. */
export function postedTransfers(entries: readonly LedgerEntry[]): readonly Transfer[] {
  return entries.filter(({ phase }) => phase === 'posted').flatMap(({ transfers }) => transfers);
}

/** What was credited to an account less what was debited, in fen. */
export function balanceIn(entries: readonly LedgerEntry[], account: string): number {
  const moves = postedTransfers(entries);
  const credited = moves.filter(({ credit }) => credit === account).map(({ amountFen }) => amountFen);
  const debited = moves.filter(({ debit }) => debit === account).map(({ amountFen }) => amountFen);
  return sum(credited) - sum(debited);
}

/** Every account that some entry names. */
export function accountsIn(entries: readonly LedgerEntry[]): readonly string[] {
  return [
    ...new Set(entries.flatMap(({ transfers }) => transfers.flatMap((one) => [one.debit, one.credit]))),
  ];
}
