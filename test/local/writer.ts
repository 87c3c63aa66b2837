/**
 * Writes and acknowledges on standard output until it is killed: `node --import tsx writer.ts FILE`.
 * Each transfer moves an amount between two accounts and notes itself, all in one transaction.
 */
import { Store } from '../../local/store/store';

const store = new Store({ file: process.argv[2] ?? '' });
const accounts = 5;
store.declare({ name: 'accounts', indexes: [] });
store.declare({
  name: 'transfers',
  indexes: [{ name: 'serial', keys: [{ field: 'serial', order: 'asc' }], unique: true }],
});
if (store.count('accounts', {}) === 0) {
  store.insert(
    'accounts',
    Array.from({ length: accounts }, (_, at) => ({ _id: `a${at}`, fen: 1000 })),
  );
}

function add(_id: string, fen: number, transaction: string): void {
  const request = { query: { _id }, change: { $inc: { fen } }, merge: true, multi: false, upsert: false };
  store.modify('accounts', request, transaction);
}

function transfer(): void {
  const serial = store.count('transfers', {});
  const transaction = store.begin();
  add(`a${serial % accounts}`, -7, transaction);
  store.insert('transfers', [{ _id: `t${serial}`, serial, note: 'x'.repeat(500) }], transaction);
  add(`a${(serial + 1) % accounts}`, 7, transaction);
  store.commit(transaction);
  process.stdout.write(`${serial}\n`);
  setImmediate(transfer);
}

transfer();
