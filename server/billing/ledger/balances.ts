import { type Fen, negativeFen, noFen, plusFen } from '../../../policy/money';
import type { IsoDay } from '../../../policy/calendar';
import type { Cloud } from '../../platform';
import type { Account, LedgerEntry } from '../../schema';

const pageSize = 500;

/** An account's balance over the given entries, in fen: credits less debits, of posted entries. */
export function balanceOver(entries: readonly LedgerEntry[], account: Account): Fen {
  return balancesOver(entries).get(account) ?? noFen;
}

/** All accounts' balances over the given entries, in fen. Their sum is zero. */
export function balancesOver(entries: readonly LedgerEntry[]): ReadonlyMap<Account, Fen> {
  const balances = new Map<Account, Fen>();
  const add = (account: Account, fen: Fen): void => {
    balances.set(account, plusFen(balances.get(account) ?? noFen, fen));
  };
  for (const { phase, transfers } of entries) {
    if (phase !== 'posted') continue;
    for (const { debit, credit, amountFen } of transfers) {
      add(debit, negativeFen(amountFen));
      add(credit, amountFen);
    }
  }
  return balances;
}

/** Entries that touch an account, oldest first, perhaps of one China day only; page after page. */
export async function* entriesOf(
  cloud: Cloud,
  account: Account,
  day?: IsoDay,
): AsyncGenerator<readonly LedgerEntry[]> {
  let after = '';
  for (;;) {
    const page = await cloud.db.find('ledger', {
      filter: { accounts: account, _id: { gt: after }, ...(day === undefined ? {} : { day }) },
      orderBy: [['_id', 'asc']],
      limit: pageSize,
    });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page[page.length - 1]?._id ?? '';
  }
}

/**
 * What an account holds now, in fen. Reads all its entries: for officers and tests, not for a payer's wait.
 */
export async function balanceOf(cloud: Cloud, account: Account): Promise<Fen> {
  let balance = noFen;
  for await (const page of entriesOf(cloud, account)) balance = plusFen(balance, balanceOver(page, account));
  return balance;
}
