import { Store } from '../../local/store/store';
import { startMachine, type Machine } from './probe';

jest.setTimeout(30_000);

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.end());

describe('documents', () => {
  it('come back with their types: text, whole number, fraction, date, list, nested object', async () => {
    const back = await machine.inside(`async ({ db }) => {
      const items = db.collection('items');
      await items.add({ data: { _id: 'typed', n: 2 ** 40, f: 1.5, at: new Date(1e12), list: [1, 'a'], o: { k: 1 } } });
      const { data } = await items.doc('typed').get();
      return { ...data, isDate: data.at instanceof Date };
    }`);
    expect(back).toEqual({
      _id: 'typed',
      n: 1099511627776,
      f: 1.5,
      at: '2001-09-09T01:46:40.000Z',
      list: [1, 'a'],
      o: { k: 1 },
      isDate: true,
    });
  });

  it('are found by comparison, list element, nested field, pattern, and several conditions', async () => {
    const found = await machine.inside(`async ({ db, _ }) => {
      const items = db.collection('items');
      for (const [at, price] of [5, 10, 15, 20].entries()) {
        await items.add({
          data: { _id: 'q' + at, kind: 'query', price, tags: ['t' + at, 'all'], deep: { v: at }, name: 'Name' + at },
        });
      }
      const ids = async (where) =>
        (await items.where({ kind: 'query', ...where }).orderBy('price', 'asc').get()).data.map((one) => one._id);
      return {
        between: await ids({ price: _.gte(10).and(_.lt(20)) }),
        among: await ids({ price: _.in([5, 20]) }),
        notAmong: await ids({ price: _.nin([5, 20]) }),
        element: await ids({ tags: 't2' }),
        nested: await ids({ deep: { v: 3 } }),
        pattern: await ids({ name: db.RegExp({ regexp: '^name1', options: 'i' }) }),
        either: (await items.where(_.or([{ price: 5, kind: 'query' }, { price: 10, kind: 'query' }])).count()).total,
      };
    }`);
    expect(found).toEqual({
      between: ['q1', 'q2'],
      among: ['q0', 'q3'],
      notAmong: ['q1', 'q2'],
      element: ['q2'],
      nested: ['q3'],
      pattern: ['q1'],
      either: 2,
    });
  });

  it('change by operators, are replaced, created by set, and removed', async () => {
    const steps = await machine.inside(`async ({ db, _ }) => {
      const items = db.collection('items');
      await items.add({ data: { _id: 'u', kind: 'u', n: 1, list: ['a'], gone: true } });
      await items.doc('u').update({ data: { n: _.inc(6), list: _.push(['b']), 'o.p': 3, gone: _.remove() } });
      const updated = (await items.doc('u').get()).data;
      const created = (await items.doc('new').set({ data: { kind: 'u', n: 9 } })).stats;
      await items.doc('u').set({ data: { kind: 'u' } });
      const replaced = (await items.doc('u').get()).data;
      const many = (await items.where({ kind: 'u' }).update({ data: { n: 0 } })).stats;
      const removed = (await items.where({ kind: 'u' }).remove()).stats;
      return { updated, created, replaced, many, removed };
    }`);
    expect(steps).toEqual({
      updated: { _id: 'u', kind: 'u', n: 7, list: ['a', 'b'], o: { p: 3 } },
      created: { created: 1, updated: 0 },
      replaced: { _id: 'u', kind: 'u' },
      many: { updated: 2 },
      removed: { removed: 2 },
    });
  });

  it('carry the server date of the machine’s calendar, not of this one', async () => {
    const year = await machine.inside(`async ({ db }) => {
      await db.collection('items').add({ data: { _id: 'dated', at: db.serverDate({ offset: 1000 }) } });
      return new Date((await db.collection('items').doc('dated').get()).data.at).getUTCFullYear();
    }`);
    expect(year).toBe(2023);
  });

  it('are added up by an aggregate', async () => {
    const { list } = (await machine.inside(`async ({ db, _, $ }) => {
      const orders = db.collection('orders');
      for (const [at, place] of ['p', 'q', 'q'].entries()) {
        await orders.add({ data: { number: 'agg' + at, place, fen: (at + 1) * 100 } });
      }
      return orders
        .aggregate()
        .match({ fen: _.gt(0) })
        .group({ _id: '$place', count: $.sum(1), fen: $.sum('$fen') })
        .sort({ _id: 1 })
        .end();
    }`)) as { list: unknown };
    expect(list).toEqual([
      { _id: 'p', count: 1, fen: 100 },
      { _id: 'q', count: 2, fen: 500 },
    ]);
  });
});

describe('the database refuses, as the cloud does,', () => {
  const refusal = (work: string) => machine.inside(work) as Promise<{ code: number; message: string }>;

  it('a collection that was not created', async () => {
    const { message } = await refusal(`({ db, failure }) => failure(() => db.collection('nowhere').get())`);
    expect(message).toContain('not exist');
  });

  it('an id that is taken', async () => {
    const { message } = await refusal(`async ({ db, failure }) => {
      await db.collection('items').add({ data: { _id: 'taken' } });
      return failure(() => db.collection('items').add({ data: { _id: 'taken' } }));
    }`);
    expect(message).toContain('E11000');
  });

  it('a second document with the same value of a unique index, a missing one counting as null', async () => {
    const both = (await machine.inside(`async ({ db, failure }) => {
      await db.collection('orders').add({ data: { number: 'once' } });
      await db.collection('orders').add({ data: { other: 1 } });
      return {
        same: await failure(() => db.collection('orders').add({ data: { number: 'once' } })),
        missing: await failure(() => db.collection('orders').add({ data: { other: 2 } })),
      };
    }`)) as Record<string, { message: string }>;
    expect(both.same?.message).toContain('E11000');
    expect(both.missing?.message).toContain('E11000');
  });

  it('more than 100 rows unasked, more than 1000 at all, more than 20 of an aggregate without a limit', async () => {
    const counts = await machine.inside(`async ({ db }) => {
      const many = db.collection('many');
      await many.add({ data: Array.from({ length: 1200 }, (_, n) => ({ n })) });
      return {
        unasked: (await many.get()).data.length,
        most: (await many.limit(5000).get()).data.length,
        aggregate: (await many.aggregate().match({}).end()).list.length,
      };
    }`);
    expect(counts).toEqual({ unasked: 100, most: 1000, aggregate: 20 });
  });

  it('to read a document that is not there', async () => {
    const { message } = await refusal(
      `({ db, failure }) => failure(() => db.collection('items').doc('no').get())`,
    );
    expect(message).toContain('does not exist');
  });

  it('an action that it does not know', async () => {
    const answer = await fetch(machine.cloud.gatewayUrl, {
      method: 'POST',
      body: JSON.stringify({ action: 'database.dropEverything' }),
    });
    expect(await answer.json()).toMatchObject({ code: 'INVALID_PARAM' });
  });
});

describe('a transaction', () => {
  it('takes effect whole, and is not seen from outside before', async () => {
    const seen = await machine.inside(`async ({ db }) => {
      const items = db.collection('items');
      await items.add({ data: [{ _id: 'A', v: 100 }, { _id: 'B', v: 0 }] });
      let outside;
      await db.runTransaction(async (tx) => {
        await tx.collection('items').doc('A').update({ data: { v: 90 } });
        await tx.collection('items').doc('B').update({ data: { v: 10 } });
        outside = (await items.doc('B').get()).data.v;
      });
      return { outside, A: (await items.doc('A').get()).data.v, B: (await items.doc('B').get()).data.v };
    }`);
    expect(seen).toEqual({ outside: 0, A: 90, B: 10 });
  });

  it('leaves nothing when it is rolled back', async () => {
    const after = await machine.inside(`async ({ db }) => {
      await db.collection('items').add({ data: { _id: 'rolled', v: 1 } });
      await db
        .runTransaction(async (tx) => {
          await tx.collection('items').doc('rolled').update({ data: { v: 2 } });
          await tx.rollback('no');
        })
        .catch(() => undefined);
      return (await db.collection('items').doc('rolled').get()).data.v;
    }`);
    expect(after).toBe(1);
  });

  it('conflicts at the update when another one holds the document', async () => {
    const { message } = (await machine.inside(`async ({ db, failure }) => {
      await db.collection('items').add({ data: { _id: 'held', v: 1 } });
      const first = await db.startTransaction();
      const second = await db.startTransaction();
      await first.collection('items').doc('held').update({ data: { v: 2 } });
      const refused = await failure(() => second.collection('items').doc('held').update({ data: { v: 3 } }));
      await first.commit();
      return refused;
    }`)) as { message: string };
    expect(message).toContain('WriteConflict');
  });

  it('conflicts at the commit when its document was created meanwhile', async () => {
    const { message } = (await machine.inside(`async ({ db, failure }) => {
      const tx = await db.startTransaction();
      await tx
        .collection('orders')
        .doc('later')
        .set({ data: { number: 'unique-at-commit' } });
      await db.collection('orders').add({ data: { number: 'unique-at-commit' } });
      return failure(() => tx.commit());
    }`)) as { message: string };
    expect(message).toMatch(/E11000|conflict/i);
  });

  it('is over after 30 seconds', async () => {
    let now = 0;
    const patient = new Store({ file: ':memory:', monotonic: () => now });
    patient.declare({ name: 'items', indexes: [] });
    const id = patient.begin();
    now = 30_001;
    expect(() => patient.insert('items', [{ _id: 'late' }], id)).toThrow(/30 seconds/);
  });

  it('holds single documents only', async () => {
    const id = machine.cloud.store.begin();
    expect(() =>
      machine.cloud.store.modify(
        'items',
        { query: {}, change: { $set: { v: 1 } }, merge: true, multi: true, upsert: false },
        id,
      ),
    ).toThrow(/single documents/);
  });
});
