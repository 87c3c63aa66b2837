import { type Books, type Disagreement, addTo, collector } from './books';
import type { LedgerTold } from './ledger';
import type { OrderTold } from './orders';

const remedy =
  'Let nobody pay from the account (set the place’s floor above its balance), compare its movements with the bureau’s next file of balances, and put the account right.';

/** Kinds of movements that change the balance; the others hold or release. */
const moving: readonly string[] = ['import', 'debit', 'reversal', 'refund'];

/** Reads mutual-aid accounts and their movements once: docs/money.md, "The mutual-aid account". */
export async function readAccounts(
  books: Books,
  { orders, ledger }: { readonly orders: ReadonlyMap<string, OrderTold>; readonly ledger: LedgerTold },
  found: Disagreement[],
): Promise<void> {
  const disagree = collector(found, remedy);
  const moved = new Map<string, number>();
  for await (const { accountId, kind, amountFen } of books.all('mutual-aid-movements')) {
    if (moving.includes(kind)) addTo(moved, accountId, amountFen);
  }
  const reserved = new Map<string, number>();
  for (const { state, accountId, accountFen } of orders.values()) {
    if (state === 'awaiting-payment' && accountId !== null) addTo(reserved, accountId, accountFen);
  }
  const known = new Set<string>();
  for await (const { _id, balanceFen, reservedFen } of books.all('mutual-aid-accounts')) {
    known.add(_id);
    const movements = moved.get(_id) ?? 0;
    if (balanceFen !== movements) {
      disagree(
        'an account’s balance is the sum of its movements',
        `${_id}: ${balanceFen} ≠ ${movements} fen`,
      );
    }
    const booked = ledger.balances.get(`holder:${_id}`) ?? 0;
    if (balanceFen !== booked) {
      disagree('an account’s balance is what the books hold', `${_id}: ${balanceFen} ≠ ${booked} fen`);
    }
    const heldFen = reserved.get(_id) ?? 0;
    if (reservedFen !== heldFen) {
      disagree('what an account holds is what unpaid orders hold', `${_id}: ${reservedFen} ≠ ${heldFen} fen`);
    }
  }
  for (const accountId of new Set([...moved.keys(), ...reserved.keys()])) {
    if (!known.has(accountId)) disagree('an account that moved is stored', `no account ${accountId}`);
  }
}
