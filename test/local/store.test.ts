import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Query } from 'mingo';
import { CloudError } from '../../local/errors';
import type { CollectionDeclaration } from '../../local/store/declarations';
import { Flushes } from '../../local/store/flushes';
import { Catalogue } from '../../local/store/catalogue';
import type { Sort } from '../../local/store/ejson';
import { Sql } from '../../local/store/sql';
import { Store } from '../../local/store/store';

function index(name: string, fields: readonly string[], unique = false) {
  return {
    name,
    keys: fields.map((field) => ({ field, order: 'asc' as const })),
    unique,
  };
}

function open(file: string, ...collections: readonly CollectionDeclaration[]): Store {
  const store = new Store({ file, synchronous: 'NORMAL' });
  for (const collection of collections) store.declare(collection);
  return store;
}

const merge = { merge: true, multi: false, upsert: false };

describe('what SQL answers', () => {
  const scalar = fc.oneof(
    fc.constantFrom(null, true, false, 0, -1, 1, 2, 2.5, 1e13, '', 'a', 'b', '中'),
    fc.constantFrom(new Date(0), new Date(1e12), new Date(-5)),
  );
  const value = fc.oneof(
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.record({ b: scalar }, { noNullPrototype: true }) },
  );
  const document = fc.record(
    { a: value, c: value, n: fc.integer({ min: 0, max: 3 }) },
    { requiredKeys: ['n'], noNullPrototype: true },
  );
  const comparison = fc.oneof(
    scalar,
    fc
      .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), scalar)
      .map(([op, v]) => ({ [op]: v })),
    fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
    fc.array(scalar, { maxLength: 3 }).map((list) => ({ $in: list })),
    fc.constant({ $exists: true }),
  );
  const condition = fc
    .tuple(fc.constantFrom('a', 'c', 'a.b', 'n', 'elsewhere'), comparison)
    .map(([path, wanted]): Record<string, unknown> => ({ [path]: wanted }));
  const query = fc.oneof(
    condition,
    fc.tuple(condition, condition).map(([one, other]) => ({ ...one, ...other })),
    fc.array(condition, { minLength: 1, maxLength: 3 }).map((all) => ({ $or: all })),
    fc.array(condition, { minLength: 1, maxLength: 3 }).map((all) => ({ $and: all })),
  );

  const order = fc.constantFrom<Sort>({ _id: 1 }, { _id: -1 }, { n: 1, _id: -1 }, { n: -1, _id: 1 });

  it('is what the query language answers, document by document, whatever is indexed', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 12 }), query, order, (documents, asked, sort) => {
        const store = open(':memory:', {
          name: 'things',
          indexes: [index('a', ['a']), index('both', ['c', 'n']), index('inner', ['a.b'])],
        });
        const stored = documents.map((one, at) => ({ ...one, _id: `d${String(at).padStart(2, '0')}` }));
        if (stored.length > 0) store.insert('things', stored);
        const wanted = new Query(asked as never)
          .find<{ readonly _id: string }>(stored)
          .sort({ ...sort })
          .all()
          .map(({ _id }) => _id);
        const request = { query: asked, sort, limit: 1000 };
        expect(store.find('things', request).map(({ _id }) => _id)).toEqual(wanted);
        expect(store.count('things', asked)).toBe(wanted.length);
        store.close();
      }),
      { numRuns: 300 },
    );
  });

  it('is in the order of the database: null, numbers, texts, booleans, dates', () => {
    const store = open(':memory:', { name: 'things', indexes: [index('v', ['v'])] });
    const values = [new Date(5), true, 'b', 2, null, false, 'a', 10, new Date(-5)];
    store.insert(
      'things',
      values.map((v, at) => ({ _id: `d${at}`, v })),
    );
    const sorted = store.find('things', { query: {}, sort: { v: 1 }, limit: 100 }).map(({ v }) => v);
    expect(sorted).toEqual([null, 2, 10, 'a', 'b', false, true, new Date(-5), new Date(5)]);
    const page = store.find('things', { query: {}, sort: { v: -1 }, skip: 2, limit: 2 }).map(({ v }) => v);
    expect(page).toEqual([true, false]);
    store.close();
  });
});

describe('a compound index over a list', () => {
  const cases = { name: 'cases', indexes: [index('places', ['places', 'state', 'at', '_id'])] };
  const held = [
    { _id: 'a', places: ['140500', '140502'], state: 'open', at: 3 },
    { _id: 'b', places: ['140500', '140525'], state: 'open', at: 2 },
    { _id: 'c', places: ['140500', '140502'], state: 'resolved', at: 1 },
    { _id: 'd', places: ['140502', '140502'], state: 'open', at: 1 },
  ];
  const open140502 = {
    query: { places: '140502', state: 'open' },
    sort: { at: 1, _id: 1 } as const,
    limit: 10,
  };
  const idsOf = (store: Store): readonly unknown[] => store.find('cases', open140502).map(({ _id }) => _id);

  it('answers page by page in its order, nothing sorted and nothing read beside', () => {
    const catalogue = new Catalogue(new Sql(':memory:', 'NORMAL'));
    catalogue.declare(cases);
    const collection = catalogue.get('cases');
    for (const one of held) collection?.insert(one, JSON.stringify(one));
    const { query, sort } = open140502;
    expect(collection?.select(query, sort)).toMatchObject({ exact: true, sorted: true });
    expect(collection?.select(query, sort).rows(0, 1)).toEqual([held[3]]);
    // By the index of the whole list it can't: the values of one document stand apart there.
    expect(collection?.select({ state: 'open' }, { places: 1 })).toMatchObject({ sorted: false });
  });

  it('follows what changes and goes, and names a document once', () => {
    const store = open(':memory:', cases);
    store.insert('cases', held);
    expect(idsOf(store)).toEqual(['d', 'a']);
    const set = (_id: string, fields: object) =>
      store.modify('cases', { query: { _id }, change: { $set: fields }, ...merge });
    set('b', { places: ['140502'] });
    set('a', { state: 'resolved' });
    expect(idsOf(store)).toEqual(['d', 'b']);
    store.remove('cases', { _id: 'd' }, false);
    expect(idsOf(store)).toEqual(['b']);
    expect(store.count('cases', { places: '140502' })).toBe(3);
    store.close();
  });

  it('finds a document whose value is in no list, too', () => {
    const store = open(':memory:', cases);
    store.insert('cases', [...held, { _id: 'e', places: '140502', state: 'open', at: 2 }]);
    expect(idsOf(store)).toEqual(['d', 'e', 'a']);
    store.close();
  });

  it('is refused over two lists of one document, as the database refuses it', () => {
    const store = open(':memory:', cases);
    const insert = () => store.insert('cases', [{ places: ['140502'], state: ['open'] }]);
    expect(insert).toThrow(/parallel arrays/);
    expect(store.count('cases', {})).toBe(0);
    store.close();
  });
});

describe('a unique index', () => {
  const orders = { name: 'orders', indexes: [index('number', ['number', 'year'], true)] };

  it('is over all its fields together, and counts a missing one as null', () => {
    const store = open(':memory:', orders);
    store.insert('orders', [{ number: 1, year: 2023 }, { number: 1, year: 2024 }, { number: 1 }]);
    expect(() => store.insert('orders', [{ number: 1, year: null }])).toThrow(/E11000/);
    store.close();
  });

  it('refuses an update into a taken value, and leaves both as they were', () => {
    const store = open(':memory:', orders);
    store.insert('orders', [
      { _id: 'a', number: 1 },
      { _id: 'b', number: 2 },
    ]);
    const request = { query: { _id: 'b' }, change: { $set: { number: 1 } }, ...merge };
    expect(() => store.modify('orders', request)).toThrow(/E11000.*number/);
    expect(store.get('orders', 'b')).toEqual({ _id: 'b', number: 2 });
    store.close();
  });

  it('writes nothing of many documents where one of them is a duplicate', () => {
    const store = open(':memory:', orders);
    expect(() => store.insert('orders', [{ number: 1 }, { number: 2 }, { number: 1 }])).toThrow(/E11000/);
    expect(store.count('orders', {})).toBe(0);
    store.close();
  });

  it('refuses a duplicate inside a transaction at once, and a list by name', () => {
    const store = open(':memory:', orders);
    store.insert('orders', [{ _id: 'a', number: 1 }]);
    const transaction = store.begin();
    expect(() => store.insert('orders', [{ number: 1 }], transaction)).toThrow(/E11000/);
    expect(() => store.insert('orders', [{ number: [1, 2] }])).toThrow(/holds a list/);
    store.close();
  });

  it('sees what a transaction itself has written and removed', () => {
    const store = open(':memory:', orders);
    store.insert('orders', [{ _id: 'a', number: 1 }]);
    const transaction = store.begin();
    store.remove('orders', { _id: 'a' }, false, transaction);
    store.insert('orders', [{ _id: 'b', number: 1 }], transaction);
    store.commit(transaction);
    expect(store.find('orders', { query: {}, limit: 10 })).toEqual([{ _id: 'b', number: 1 }]);
    const second = store.begin();
    store.insert('orders', [{ _id: 'c', number: 3 }], second);
    expect(() => store.insert('orders', [{ _id: 'd', number: 3 }], second)).toThrow(/E11000/);
    store.close();
  });
});

describe('a transaction', () => {
  const items = { name: 'items', indexes: [] };
  const set = (_id: string, v: number) => ({ query: { _id }, change: { $set: { v } }, ...merge });
  const valueOf = (store: Store, _id: string, transaction?: string): unknown =>
    store.find('items', { query: { _id }, limit: 1 }, transaction)[0]?.v;

  it('reads what stood when it began, whatever others have written since', () => {
    const store = open(':memory:', items);
    store.insert('items', [{ _id: 'a', v: 1 }]);
    const transaction = store.begin();
    store.modify('items', set('a', 2));
    store.insert('items', [{ _id: 'b', v: 1 }]);
    expect(valueOf(store, 'a', transaction)).toBe(1);
    expect(valueOf(store, 'b', transaction)).toBeUndefined();
    expect(valueOf(store, 'a')).toBe(2);
    store.close();
  });

  it('conflicts at an update of what was committed after it began, and is over', () => {
    const store = open(':memory:', items);
    store.insert('items', [{ _id: 'a', v: 1 }]);
    const transaction = store.begin();
    store.modify('items', set('a', 2));
    expect(() => store.modify('items', set('a', 3), transaction)).toThrow(/WriteConflict/);
    expect(() => store.commit(transaction)).toThrow(/does not exist/);
    expect(valueOf(store, 'a')).toBe(2);
    store.close();
  });

  it('conflicts at its commit where a write from outside came between, and writes nothing', () => {
    const store = open(':memory:', items);
    store.insert('items', [
      { _id: 'a', v: 1 },
      { _id: 'b', v: 1 },
    ]);
    const transaction = store.begin();
    store.modify('items', set('b', 5), transaction);
    store.modify('items', set('a', 5), transaction);
    store.modify('items', set('a', 2));
    expect(() => store.commit(transaction)).toThrow(/WriteConflict/);
    expect([valueOf(store, 'a'), valueOf(store, 'b')]).toEqual([2, 1]);
    store.close();
  });

  it('drops its documents when it is given up', () => {
    const store = open(':memory:', items);
    store.insert('items', [{ _id: 'a', v: 1 }]);
    const first = store.begin();
    store.modify('items', set('a', 2), first);
    store.abort(first);
    const second = store.begin();
    store.modify('items', set('a', 3), second);
    store.commit(second);
    expect(valueOf(store, 'a')).toBe(3);
    store.close();
  });

  it('refuses to look for anything but one id', () => {
    const store = open(':memory:', items);
    const find = (query: object): (() => unknown) => {
      const transaction = store.begin();
      return () => store.find('items', { query: { ...query }, limit: 10 }, transaction);
    };
    expect(find({ v: 1 })).toThrow(CloudError);
    expect(find({ _id: { $in: ['a', 'b'] } })).toThrow(/single documents/);
    expect(find({ _id: { $eq: 'a' }, v: 1 })()).toEqual([]);
    store.close();
  });
});

describe('flushes', () => {
  it('are waited for together, and only where something was committed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flushes-'));
    const store = new Store({ file: join(folder, 'cloud.db'), synchronous: 'GROUPED' });
    store.declare({ name: 'things', indexes: [] });
    const writers = Array.from({ length: 20 }, async (_, at) => {
      store.insert('things', [{ _id: `thing-${at}` }]);
      await store.flushed();
      return readFileSync(join(folder, 'cloud.db-wal')).includes(`thing-${at}`);
    });
    expect(await Promise.all(writers)).not.toContain(false);
    store.close();
    rmSync(folder, { recursive: true });
    await expect(new Flushes(join(folder, 'gone')).settled()).resolves.toBeUndefined();
  });

  it('that a disk refused stay refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flushes-'));
    const log = join(folder, 'log');
    const flushes = new Flushes(log);
    flushes.noteCommit();
    await expect(flushes.settled()).rejects.toThrow(/ENOENT/);
    writeFileSync(log, '');
    await expect(flushes.settled()).rejects.toThrow(/ENOENT/);
    rmSync(folder, { recursive: true });
  });
});

describe('what is on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is there again, and takes indexes that were declared later', () => {
    const file = join(folder, 'cloud.db');
    const first = open(
      file,
      { name: 'things', indexes: [] },
      { name: 'others', indexes: [index('n', ['n'])] },
    );
    first.insert('things', [
      { _id: 1, tags: ['x', 'y'], at: new Date(7) },
      { _id: 'one', tags: [] },
    ]);
    first.close();
    const second = open(file, { name: 'things', indexes: [index('tags', ['tags']), index('at', ['at'])] });
    expect(second.find('things', { query: { tags: 'y' }, limit: 10 })).toEqual([
      { _id: 1, tags: ['x', 'y'], at: new Date(7) },
    ]);
    expect(second.count('others', { n: 1 })).toBe(0);
    second.close();
    const third = open(file, { name: 'things', indexes: [index('at', ['at'])] });
    expect(third.count('things', { tags: 'x' })).toBe(1);
    third.close();
  });

  it('has entries for lists where a release without them made the file', () => {
    const file = join(folder, 'cloud.db');
    const cases = { name: 'cases', indexes: [index('places', ['places', 'at'])] };
    const first = open(file, cases);
    first.insert('cases', [{ _id: 'a', places: ['140502'], at: 1 }]);
    first.close();
    const before = new Sql(file, 'NORMAL');
    before.define('DROP TABLE entries_1_0');
    before.run("UPDATE catalogue SET layout = json_remove(layout, '$.entries')");
    before.close();
    const second = open(file, cases);
    const asked = { query: { places: '140502' }, sort: { at: 1 } as const, limit: 10 };
    expect(second.find('cases', asked).map(({ _id }) => _id)).toEqual(['a']);
    second.close();
  });

  it('does not take a unique index that its documents violate, and stays as it was', () => {
    const file = join(folder, 'cloud.db');
    const store = open(file, { name: 'things', indexes: [] });
    store.insert('things', [{ n: 1 }, { n: 1 }]);
    expect(() => store.declare({ name: 'things', indexes: [index('n', ['n'], true)] })).toThrow();
    expect(store.count('things', { n: 1 })).toBe(2);
    store.close();
  });
});
