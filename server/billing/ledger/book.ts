import type { IsoDay } from '../../../policy/calendar';
import { type Fen, sumFen } from '../../../policy/money';
import { type Documents, InvariantError, chinaDay } from '../../platform';
import type { EntryKind, LedgerEntry, Transfer } from '../../schema';

export interface Booking {
  readonly id: string;
  readonly kind: EntryKind;
  readonly phase?: LedgerEntry['phase'];
  readonly orderId: string | null;
  readonly transfers: readonly Transfer[];
  readonly at: number;
}

/**
 * Writes one entry, in the caller's transaction. Its day is that of `at`, or the next one where that day's statements are
 * being made already: it stands on exactly one. Throws a DuplicateKeyError where this step was booked
 * before, an {@link InvariantError} where a transfer is none.
 */
export async function book(tx: Documents, booking: Booking): Promise<void> {
  const { id, kind, phase = 'posted', orderId, transfers, at } = booking;
  transfers.forEach(requireTransfer);
  const accounts = [...new Set(transfers.flatMap(({ debit, credit }) => [debit, credit]))];
  const day = await openDay(tx, at);
  await tx.insert('ledger', {
    _id: id,
    kind,
    phase,
    orderId,
    transfers,
    accounts,
    at,
    day,
  });
}

/** So much may an instance's clock be behind, and a transaction be on its way, before midnight. */
const lateMs = 10 * 60_000;

/** What is booked in a day's last minutes may come after the day was closed for its statements: then it is the next one's. */
async function openDay(tx: Documents, at: number): Promise<IsoDay> {
  const day = chinaDay(at);
  const next = chinaDay(at + lateMs);
  return next !== day && (await tx.get('statement-runs', day)) !== null ? next : day;
}

function requireTransfer({ debit, credit, amountFen }: Transfer): void {
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) {
    throw new InvariantError('an amount is whole fen above zero', `${debit} to ${credit}: ${amountFen}`);
  }
  if (debit === credit) throw new InvariantError('every fen is in two accounts', debit);
}

/** A transfer, or none where there is nothing to move. */
export function transfer(debit: string, credit: string, amountFen: Fen, line?: number): readonly Transfer[] {
  return amountFen === 0 ? [] : [{ debit, credit, amountFen, ...(line === undefined ? {} : { line }) }];
}

export function sumOf(transfers: readonly Transfer[]): Fen {
  return sumFen(transfers.map(({ amountFen }) => amountFen));
}
