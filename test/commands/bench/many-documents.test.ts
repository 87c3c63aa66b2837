import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { makeMany } from '../../../commands/bench/many-documents';
import { Store } from '../../../local/store/store';

const keys = ['places', 'state', 'at', '_id'].map((field) => ({ field, order: 'asc' as const }));
const collection = { name: 'cases', indexes: [{ name: 'places-state-at-_id', keys, unique: false }] };

function documentOf(at: number) {
  const _id = `d${String(at).padStart(9, '0')}`;
  return {
    _id,
    at: 1_700_000_000_000 + at,
    places: ['140502', '140500'],
    state: 'open',
    fen: 38_000,
    note: null,
  };
}

function fileWith(count: number): string {
  const file = join(mkdtempSync(join(tmpdir(), 'many-')), 'store.db');
  const store = new Store({ file, synchronous: 'NORMAL' });
  store.declare(collection);
  store.insert(
    'cases',
    Array.from({ length: count }, (_, at) => documentOf(at)),
  );
  store.close();
  return file;
}

function rowsIn(file: string): object {
  const open = new Database(file);
  const read = (sql: string) => open.prepare(sql).raw(true).all([]) as unknown[][];
  const tables = read("SELECT name FROM sqlite_master WHERE type = 'table'").map(([name]) => String(name));
  const rows = tables.map((table) => [
    table,
    read(`SELECT * FROM ${table}`)
      .map((row) => JSON.stringify(row))
      .sort(),
  ]);
  const indexes = read("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name");
  open.close();
  return { rows: Object.fromEntries(rows), indexes };
}

it('many documents lie in a file exactly as the store writes them one by one', () => {
  const file = fileWith(1);
  makeMany(file, { id: 'd000000000', at: 1_700_000_000_000 }, 40);
  expect(rowsIn(file)).toEqual(rowsIn(fileWith(40)));
});
