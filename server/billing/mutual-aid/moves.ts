import { usableFen } from './usable-amount';
import type { AccountMovement } from '../../../contract/mutual-aid';
import { type Fen, greaterFen, minusFen, negativeFen, noFen, plusFen } from '../../../policy/money';
import { type Documents, InvariantError } from '../../platform';
import type { MutualAidAccount, StoredMovement } from '../../schema';

interface Move {
  readonly accountId: string;
  /** Made from what causes it: a movement is written once. */
  readonly id: string;
  readonly kind: AccountMovement['kind'];
  readonly at: number;
  readonly orderId: string | null;
  readonly words: string;
  /** Of a file of balances: what stood there before it. */
  readonly before?: StoredMovement['before'];
}

/** An account that the books speak of must be there. */
export async function requireAccount(tx: Documents, accountId: string): Promise<MutualAidAccount> {
  const account = await tx.get('mutual-aid-accounts', accountId);
  if (account === null) throw new InvariantError('a debited account is there', 'account');
  return account;
}

/** Writes the account as it is after a step, with a line in its statement. In the caller's transaction. */
export async function moveAccount(
  tx: Documents,
  account: MutualAidAccount,
  amountFen: Fen,
  { id, ...movement }: Move,
): Promise<void> {
  // The bureau's next file may show less than is reserved, but nothing is released that was not held.
  if (account.reservedFen < 0) {
    throw new InvariantError('only what was held is released', `${movement.kind} of ${amountFen}`);
  }
  await tx.put('mutual-aid-accounts', { ...account, revision: (account.revision ?? 0) + 1 });
  await tx.insert('mutual-aid-movements', {
    ...movement,
    _id: id,
    amountFen,
    balanceFen: account.balanceFen,
  });
}

interface OrderPart {
  readonly orderId: string;
  readonly accountId: string;
  readonly at: number;
}

/** Holds an amount for an order; throws where the account, above what must stay in it, hasn't as much. */
export async function reserve(
  tx: Documents,
  account: MutualAidAccount,
  { amountFen, floorFen }: { readonly amountFen: Fen; readonly floorFen: Fen },
  { orderId, accountId, at }: OrderPart,
): Promise<void> {
  if (amountFen > usableFen(account, floorFen)) {
    throw new InvariantError('an order holds no more than can be used', `${amountFen} of ${orderId}`);
  }
  const reserved = { ...account, reservedFen: plusFen(account.reservedFen, amountFen) };
  await moveAccount(tx, reserved, negativeFen(amountFen), {
    accountId,
    id: `${orderId}-reserve`,
    kind: 'reserve',
    at,
    orderId,
    words: '订单预留，付清前不扣款',
  });
}

/**
 * Ends an order's hold on the account: `debitFen` of it is taken, the rest is free again. Nothing of it
 * twice: the movement's id is the order's.
 */
export async function endReservation(
  tx: Documents,
  reservedFen: Fen,
  debitFen: Fen,
  { orderId, accountId, at }: OrderPart,
): Promise<void> {
  const held = await requireAccount(tx, accountId);
  const account = {
    ...held,
    reservedFen: minusFen(held.reservedFen, reservedFen),
    balanceFen: minusFen(held.balanceFen, debitFen),
    authorisedFen: greaterFen(noFen, minusFen(held.authorisedFen, debitFen)),
  };
  const debit = debitFen > 0;
  await moveAccount(tx, account, debit ? negativeFen(debitFen) : reservedFen, {
    accountId,
    id: `${orderId}-${debit ? 'debit' : 'release'}`,
    kind: debit ? 'debit' : 'release',
    at,
    orderId,
    words: debit ? '为家人缴纳居民医保，等待医保局确认扣款' : '订单没有付款，预留已取消',
  });
}

/** Puts a debited amount back, released for relatives again. */
export async function putBack(
  tx: Documents,
  amountFen: Fen,
  movement: Pick<Move, 'accountId' | 'id' | 'kind' | 'at' | 'orderId' | 'words'>,
): Promise<void> {
  const held = await requireAccount(tx, movement.accountId);
  const account = {
    ...held,
    balanceFen: plusFen(held.balanceFen, amountFen),
    authorisedFen: plusFen(held.authorisedFen, amountFen),
  };
  await moveAccount(tx, account, amountFen, movement);
}
