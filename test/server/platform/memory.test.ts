import database from '../../../server/schema/database.json';
import { MemoryDatabase } from '../../../server/platform/memory/database';
import { type CollectionDefinition, MemoryStore } from '../../../server/platform/memory/store';
import { MemoryFiles } from '../../../server/platform/memory/files';
import { describeDatabase } from './conformance';
import { describeFiles } from './files-conformance';

const collections = database.collections as readonly CollectionDefinition[];

describeDatabase('the cloud in memory', () => {
  const store = new MemoryStore(collections);
  return Promise.resolve({
    connect: () => new MemoryDatabase(store),
    close: () => Promise.resolve(),
  });
});

describeFiles('the cloud in memory', () => {
  const files = new MemoryFiles();
  return Promise.resolve({
    files,
    upload: async (openId, path, body) => files.upload(openId, path, body),
    open: async (link) => files.open(link),
  });
});

describe('the cloud in memory, besides', () => {
  it('refuses values that would come back as something else', async () => {
    const db = new MemoryDatabase(new MemoryStore(collections));
    const count = new Date() as unknown as number;
    await expect((async () => db.insert('counters', { _id: 'a', count, expiresAt: 0 }))()).rejects.toThrow(
      TypeError,
    );
    await expect(
      (async () => db.insert('counters', { _id: 'a', count: NaN, expiresAt: 0 }))(),
    ).rejects.toThrow(TypeError);
  });

  it('keeps unique indexes, a missing field counting as null', async () => {
    const store = new MemoryStore([
      {
        name: 'counters',
        indexes: [{ name: 'n', keys: [{ field: 'count', order: 'asc' }], unique: true }],
      },
    ]);
    const db = new MemoryDatabase(store);
    const without = (_id: string) =>
      ({ _id, expiresAt: 0 }) as { _id: string; count: number; expiresAt: number };
    await db.insert('counters', without('a'));
    await expect(db.insert('counters', without('b'))).rejects.toThrow('exists already');
    await db.insert('counters', { _id: 'c', count: 1, expiresAt: 0 });
    await expect(db.updateIf('counters', 'c', {}, { count: null as unknown as number })).rejects.toThrow(
      'exists already',
    );
  });

  it('meets a write from outside at commit, where the transaction had written first', async () => {
    const store = new MemoryStore(collections);
    const db = new MemoryDatabase(store);
    await db.insert('counters', { _id: 'a', count: 0, expiresAt: 0 });
    let runs = 0;
    await db.transaction(async (tx) => {
      runs += 1;
      const held = await tx.get('counters', 'a');
      await tx.put('counters', { _id: 'a', count: (held?.count ?? 0) + 1, expiresAt: 0 });
      if (runs === 1) await new MemoryDatabase(store).updateIf('counters', 'a', {}, { count: 10 });
    });
    expect(runs).toBe(2);
    expect((await db.get('counters', 'a'))?.count).toBe(11);
  });

  it('cuts a call where the wire is cut: before it nothing happened, after it everything did', async () => {
    const store = new MemoryStore(collections);
    const cut = (when: 'before' | 'after') =>
      new MemoryDatabase(store, async ({ operation }, at) => {
        if (operation === 'insert' && at === when) throw new Error('cut');
      });
    await expect(cut('before').insert('counters', { _id: 'a', count: 1, expiresAt: 0 })).rejects.toThrow(
      'cut',
    );
    expect(store.snapshot('counters')).toHaveLength(0);
    await expect(cut('after').insert('counters', { _id: 'a', count: 1, expiresAt: 0 })).rejects.toThrow(
      'cut',
    );
    expect(store.snapshot('counters')).toHaveLength(1);
  });
});
