import { RoundTrips } from '../../../commands/bench/round-trips';
import { listPage } from '../../../server/platform';
import { MemoryDatabase, MemoryStore } from '../../../server/platform/memory';
import type { StoredCase } from '../../../server/schema';

type Order = 'asc' | 'desc';

describe('a list that is read page by page', () => {
  const trips = new RoundTrips();
  let db: MemoryDatabase;
  const store = (id: string, at: number) =>
    db.insert('cases', { _id: id, at, places: ['140502'], state: 'open' } as unknown as StoredCase);
  const page = (after: string | null, order: Order = 'asc') =>
    listPage(db, 'cases', { filter: { places: '140502', state: 'open' }, by: 'at', order, limit: 2, after });

  async function all(order: Order): Promise<readonly string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const read: Awaited<ReturnType<typeof page>> = await page(after, order);
      ids.push(...read.page.map(({ _id }) => _id));
      after = read.next;
    } while (after !== null);
    return ids;
  }

  beforeEach(async () => {
    db = new MemoryDatabase(new MemoryStore([{ name: 'cases', indexes: [] }]), trips.wire);
    // Four of one moment: a file that was read, or a day that ended.
    for (const [id, at] of [
      ['e', 2],
      ['d', 2],
      ['c', 2],
      ['b', 2],
      ['f', 3],
      ['a', 1],
    ] as const)
      await store(id, at);
  });

  it('shows each once, in the order of time, those of one moment by their ids', async () => {
    expect(await all('asc')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(await all('desc')).toEqual(['f', 'e', 'd', 'c', 'b', 'a']);
  });

  it('leaves nobody out where what was on the first page is dealt with meanwhile', async () => {
    const { next } = await page(null);
    for (const id of ['a', 'b']) await db.updateIf('cases', id, {}, { state: 'resolved' });
    expect((await page(next)).page.map(({ _id }) => _id)).toEqual(['c', 'd']);
  });

  it('is read within days: nothing from before or after, on no page', async () => {
    for (const order of ['asc', 'desc'] as const) {
      const ids: string[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const read: Awaited<ReturnType<typeof page>> = await listPage(db, 'cases', {
          filter: { places: '140502', state: 'open' },
          by: 'at',
          within: order === 'asc' ? { gte: 1, lt: 3 } : { gte: 2, lt: 4 },
          order,
          limit: 2,
          after: after ?? null,
        });
        ids.push(...read.page.map(({ _id }) => _id));
        after = read.next;
      }
      expect(ids.join('')).toBe(order === 'asc' ? 'abcde' : 'fedcb');
    }
  });

  it('has no next page where the last one is full', async () => {
    await db.remove('cases', 'f');
    await db.remove('cases', 'e');
    const { next } = await page(null);
    expect((await page(next)).next).toBeNull();
  });

  it('is one list of what stands in several states, each read by its own index, at the same time', async () => {
    for (const id of ['a', 'c', 'e']) await db.updateIf('cases', id, {}, { state: 'resolved' });
    const among = (['open', 'resolved'] as const).map((state) => ({ state }));
    for (const order of ['asc', 'desc'] as const) {
      const ids: string[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const waits = trips.waits;
        const read: Awaited<ReturnType<typeof page>> = await listPage(db, 'cases', {
          filter: { places: '140502' },
          among,
          by: 'at',
          order,
          limit: 2,
          after: after ?? null,
        });
        expect(trips.waits - waits).toBe(1);
        ids.push(...read.page.map(({ _id }) => _id));
        after = read.next;
      }
      expect(ids.join('')).toBe(order === 'asc' ? 'abcdef' : 'fedcba');
    }
  });

  it('asks the database once for the first page and twice, at the same time, for any other', async () => {
    const count = async (after: string | null) => {
      const [operations, waits] = [trips.operations, trips.waits];
      const { next } = await page(after);
      return { next, took: [trips.operations - operations, trips.waits - waits] };
    };
    const first = await count(null);
    const second = await count(first.next);
    expect([first.took, second.took, (await count(second.next)).took]).toEqual([
      [1, 1],
      [2, 1],
      [2, 1],
    ]);
  });
});
