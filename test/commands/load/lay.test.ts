import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { lay } from '../../../commands/load/lay';
import { sealedPeopleOf } from '../../../commands/load/sealed-people';
import { familyOf, type Stored } from '../../../commands/load/stored-families';
import { readDeclarations } from '../../../local/store/declarations';
import { Store } from '../../../local/store/store';
import { open as unseal, seal } from '../../../server/identity';
import { settingsFrom } from '../../../server/platform';
import database from '../../../server/schema/database.json';

const settings = settingsFrom({
  ENCRYPTION_KEYS: `1:${'a'.repeat(64)}`,
  LOOKUP_KEYS: `1:${'b'.repeat(64)}`,
  MERCHANTS: '[]',
});
const declared = readDeclarations(database, 'database.json');
const region = '140502';

/** A family of so many people, as the product leaves it: the first of its digits is in all its ids. */
function familyLike(digit: string, people: number): ReadonlyMap<string, readonly Stored[]> {
  const openId = `payer-${digit}${'0'.repeat(6)}`;
  const orderId = digit.repeat(32);
  const persons = Array.from({ length: people }, (_, at) => `${digit}${at}`.repeat(12));
  const sealed = (at: string, text: string) => seal(settings, (bytes) => '5'.repeat(2 * bytes), at, text);
  return new Map<string, readonly Stored[]>([
    [
      'people',
      persons.map((_id) => ({
        _id,
        sealedName: sealed(`${_id}/name`, '王小明'),
        documents: [{ kind: 'resident-id', sealedNumber: sealed(`${_id}/number`, '110101199003070011') }],
        keyVersion: 1,
      })),
    ],
    [
      'person-keys',
      persons.map((personId, at) => ({ _id: `1-${`${at}${digit}c`.repeat(22).slice(0, 64)}`, personId })),
    ],
    [
      'payers',
      [{ _id: openId, relatives: persons.map((personId) => ({ personId })), since: 1_700_000_000_000 }],
    ],
    [
      'records',
      persons.map((personId) => ({
        _id: `${personId}-2024`,
        personId,
        payers: [openId],
        year: 2024,
        awaitingIn: [region, '140500'],
        openIn: [region],
        insuredIn: null,
        updatedAt: 1_700_000_000_000.5,
      })),
    ],
    [
      'orders',
      [
        {
          _id: orderId,
          openId,
          people: persons,
          createdAt: 1_700_000_000_000,
          nextAt: null,
          billDay: '2023-11-10',
          lines: persons.map((personId) => ({ recordId: `${personId}-2024`, note: 'it’s "quoted"' })),
        },
      ],
    ],
    [
      'ledger',
      [{ _id: `${orderId}-payment`, orderId, day: '2023-11-10', accounts: ['wechat', `office:${region}`] }],
    ],
  ]);
}

const families = [familyLike('1', 1), familyLike('2', 3)];
const collections = [...(families[0]?.keys() ?? [])];

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'lay-')), 'cloud.db');
}

function openStore(file: string): Store {
  const store = new Store({ file, synchronous: 'NORMAL' });
  for (const one of declared) if (collections.includes(one.name)) store.declare(one);
  return store;
}

/** The file with both families in it, and how they are copied. */
function town() {
  const [lived, file] = [newFile(), newFile()];
  const store = openStore(lived);
  for (const family of families) for (const [name, documents] of family) store.insert(name, documents);
  store.close();
  copyFileSync(lived, file);
  const all = new Map(
    collections.map((name) => [name, families.flatMap((family) => family.get(name) ?? [])] as const),
  );
  const templates = ['payer-1000000', 'payer-2000000'].map((openId, at) => {
    const family = familyOf(openId, all);
    return {
      family,
      people: families[at]?.get('people')?.length ?? 0,
      own: sealedPeopleOf(family, settings),
    };
  });
  return {
    file,
    templates,
    kindOf: (number: number) => number % 2,
    people: 17,
    familiesAtOnce: 3,
    say: () => undefined,
  };
}

function stored(file: string): ReadonlyMap<string, readonly Stored[]> {
  const store = openStore(file);
  const found = collections.map((name) => {
    const documents = store.find(name, { query: {}, sort: { _id: 1 }, limit: 1_000 });
    return [name, documents as readonly Stored[]] as const;
  });
  store.close();
  return new Map(found);
}

/** Everything in the file but where a row lies in it. */
function rowsIn(file: string): object {
  const open = new Database(file);
  const read = (sql: string) => open.prepare(sql).raw(true).all([]) as unknown[][];
  const tables = read("SELECT name FROM sqlite_master WHERE type = 'table'").map(([name]) => String(name));
  const rows = tables.map((table) => {
    const found = read(`SELECT * FROM ${table}`).map((row) =>
      row.map((value) => [typeof value, String(value)]),
    );
    return [table, found.map((row) => JSON.stringify(row)).sort()];
  });
  const indexes = read("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name");
  const whole = read('PRAGMA integrity_check');
  open.close();
  return { tables: Object.fromEntries(rows), indexes, whole };
}

describe('families laid into a store', () => {
  it('lie in it exactly as the store writes the same documents', () => {
    const laid = town();
    lay(laid);
    const documents = stored(laid.file);
    const written = newFile();
    const store = openStore(written);
    for (const [name, all] of documents) store.insert(name, all);
    store.close();
    expect(rowsIn(laid.file)).toEqual(rowsIn(written));
    expect(rowsIn(laid.file)).toMatchObject({ whole: [['ok']] });
  });

  it('are as many as were asked for, each with ids of its own that agree among themselves', () => {
    const laid = town();
    lay(laid);
    const documents = stored(laid.file);
    // Four in the two families that are copied; then 3, 1, 3, 1, … until there are 17 or a family more.
    expect(documents.get('people')).toHaveLength(4 + 19);
    const people = new Set(documents.get('people')?.map(({ _id }) => _id));
    expect(people.size).toBe(23);
    const orders = documents.get('orders') ?? [];
    for (const order of orders) {
      const [first = ''] = order.people as readonly string[];
      expect(people).toContain(first);
      expect(order.lines).toContainEqual({ recordId: `${first}-2024`, note: 'it’s "quoted"' });
      expect(documents.get('payers')).toContainEqual(expect.objectContaining({ _id: order.openId }));
      expect(documents.get('ledger')).toContainEqual(
        expect.objectContaining({ _id: `${order._id}-payment` }),
      );
    }
  });

  it('have names and numbers that open under their own ids alone', () => {
    const laid = town();
    lay(laid);
    const people = stored(laid.file).get('people') ?? [];
    for (const { _id, sealedName, documents } of people) {
      expect(unseal(settings, `${_id}/name`, String(sealedName))).toBe('王小明');
      const [paper] = documents as readonly { readonly sealedNumber: string }[];
      expect(unseal(settings, `${_id}/number`, paper?.sealedNumber ?? '')).toBe('110101199003070011');
    }
  });

  it('go on where they were cut off, between two batches and while indexes are made', () => {
    const laid = town();
    const cutAt = (words: string) => () =>
      lay({
        ...laid,
        say: (line) => {
          if (line.includes(words)) throw new Error('cut off');
        },
      });
    expect(cutAt('7 of 17')).toThrow('cut off');
    expect(cutAt('12 of 17')).toThrow('cut off');
    expect(cutAt('indexes')).toThrow('cut off');
    lay(laid);
    const whole = town();
    lay(whole);
    const idsIn = (file: string) => [...stored(file)].map(([name, all]) => [name, all.map(({ _id }) => _id)]);
    expect(idsIn(laid.file)).toEqual(idsIn(whole.file));
    expect(rowsIn(laid.file)).toMatchObject({
      whole: [['ok']],
      indexes: (rowsIn(whole.file) as { indexes: object }).indexes,
    });
  });
});
