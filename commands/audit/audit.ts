import { readAccounts } from './accounts';
import type { Books, Disagreement } from './books';
import { readCounters } from './counters';
import { readDeductions } from './deductions';
import { readEvidence } from './evidence';
import { readLedger } from './ledger';
import { readLog } from './log';
import { readOrders } from './orders';
import { readRecords } from './records';
import { readRefunds } from './refunds';
import { readReimbursements } from './reimbursements';
import { readStatements } from './statements';

const releaseBefore: Disagreement = {
  rule: 'what is stored is of this release',
  detail: '`officer-log` holds entries of the release before',
  remedy: 'Run the deployment again until its migrations are over (docs/operations.md), then audit.',
};

async function isOfReleaseBefore(books: Books): Promise<boolean> {
  for await (const _ of books.all('officer-log')) return true;
  return false;
}

/**
 * Holds everything stored against each other as an outside accountant would: worked out anew from the rules in docs/money.md,
 * with nothing of the code that it judges. Each collection but the lists of files and of requests for refunds is read once, and of each document a little is kept.
 */
export async function audit(books: Books, say: (line: string) => void): Promise<readonly Disagreement[]> {
  const found: Disagreement[] = [];
  if (await isOfReleaseBefore(books)) return [releaseBefore];
  const ledger = await readLedger(books, found);
  say(`ledger: ${ledger.entries} entries, ${ledger.balances.size} accounts`);
  const orders = await readOrders(books, ledger, found);
  say(`orders: ${orders.size}`);
  const parts: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'records, payments made elsewhere, what bureau and tax office were told, the counts of places and groups, and the lists of residents',
      () => readRecords(books, { orders, ledger }, found),
    ],
    ['refunds', () => readRefunds(books, { orders, ledger }, found)],
    ['pictures of papers', () => readEvidence(books, found)],
    ['mutual-aid accounts', () => readAccounts(books, { orders, ledger }, found)],
    ['deductions and their batches', () => readDeductions(books, orders, found)],
    ['reimbursements and their batches', () => readReimbursements(books, found)],
    ['statements', () => readStatements(books, ledger, found)],
    ['counters', () => readCounters(books, found)],
    ['audit log, its seals, and what it says of files and cases', () => readLog(books, found)],
  ];
  for (const [name, read] of parts) {
    const before = found.length;
    await read();
    say(`${name}: ${found.length === before ? 'agree' : `${found.length - before} DON’T AGREE`}`);
  }
  return found;
}
