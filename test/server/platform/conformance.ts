import {
  type Database,
  type Documents,
  DuplicateKeyError,
  TransactionConflictError,
} from '../../../server/platform/cloud';
import { countUp } from '../../../server/platform/count-up';
import type { Counter } from '../../../server/schema/look-up';
import type { StoredContacts } from '../../../server/schema/place-contacts';
import type { PersonKey } from '../../../server/schema/person';

/** A fresh, empty store, and as many connections to it as function instances would have. */
export interface Setting {
  connect(): Database;
  close(): Promise<void>;
}

/** A time that no clearing of expired documents reaches. */
const faraway = Date.parse('2100-01-01T00:00:00Z');
function counter(_id: string, count: number): Counter {
  return { _id, count, expiresAt: faraway };
}
function key(_id: string, personId: string, version = 1): PersonKey {
  return { _id, personId, version };
}
function place(_id: string, name: string): StoredContacts {
  return {
    _id,
    contacts: [{ name, phone: '12393', purpose: 'both' }],
    officerId: 'o1',
    at: 0,
  };
}

/** A promise and the two ways to settle it, for making two transactions meet where the test wants them to. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** What every {@link Database} does, whatever it stands on. Handlers rely on this and on nothing else. */
export function describeDatabase(name: string, make: () => Promise<Setting>): void {
  describe(name, () => {
    let setting: Setting;
    let db: Database;
    beforeEach(async () => {
      setting = await make();
      db = setting.connect();
    });
    afterEach(() => setting.close());

    describe('single documents', () => {
      it('answers null for what is not there', async () => {
        expect(await db.get('counters', 'none')).toBeNull();
      });

      it('gives back what was put in, nested lists and all', async () => {
        const stored = { ...place('360983001', '瑞州街道'), ltciPilot: false };
        await db.insert('place-contacts', stored);
        expect(await db.get('place-contacts', '360983001')).toEqual(stored);
      });

      it('keeps whole numbers beyond 32 bits and leaves absent fields out', async () => {
        const at = 1_700_000_000_123;
        await db.insert('place-contacts', { ...place('a', 'b'), at, ltciPilot: undefined });
        const held = await db.get('place-contacts', 'a');
        expect(held?.at).toBe(at);
        expect(held !== null && 'ltciPilot' in held).toBe(false);
      });

      it('shares no object with the caller', async () => {
        const contacts = [{ name: '一', phone: '1', purpose: 'both' as const }];
        await db.insert('place-contacts', { _id: 'a', contacts, officerId: 'o', at: 0 });
        contacts.push({ name: '二', phone: '2', purpose: 'both' });
        const first = await db.get('place-contacts', 'a');
        (first?.contacts as unknown[]).pop();
        expect((await db.get('place-contacts', 'a'))?.contacts).toHaveLength(1);
      });

      it('refuses a second document with the same id', async () => {
        await db.insert('counters', counter('a', 1));
        await expect(db.insert('counters', counter('a', 2))).rejects.toThrow(DuplicateKeyError);
        expect((await db.get('counters', 'a'))?.count).toBe(1);
      });

      it('puts a whole document in the place of another, or where none was', async () => {
        await db.put('place-contacts', { ...place('a', '一'), ltciPilot: true });
        await db.put('place-contacts', place('a', '二'));
        expect(await db.get('place-contacts', 'a')).toEqual(place('a', '二'));
      });

      it('removes, and takes removing what is not there as done', async () => {
        await db.insert('counters', counter('a', 1));
        await db.remove('counters', 'a');
        await db.remove('counters', 'a');
        expect(await db.get('counters', 'a')).toBeNull();
      });

      it('refuses a collection that does not exist', async () => {
        await expect(db.get('no-such-collection' as 'counters', 'a')).rejects.toThrow();
      });
    });

    describe('queries', () => {
      beforeEach(async () => {
        for (const [id, person, version] of [
          ['a', 'p1', 1],
          ['b', 'p1', 2],
          ['c', 'p2', 2],
          ['d', 'p3', 3],
        ] as const) {
          await db.insert('person-keys', key(id, person, version));
        }
      });
      const ids = async (options: Parameters<typeof db.find<'person-keys'>>[1]): Promise<string[]> =>
        (await db.find('person-keys', options)).map(({ _id }) => _id);
      const ordered = [['_id', 'asc']] as const;

      it('match by equality and by comparison', async () => {
        expect(await ids({ filter: { personId: 'p1' }, orderBy: ordered, limit: 10 })).toEqual(['a', 'b']);
        expect(await ids({ filter: { version: { gte: 2, lt: 3 } }, orderBy: ordered, limit: 10 })).toEqual([
          'b',
          'c',
        ]);
        expect(await ids({ filter: { version: { ne: 2 } }, orderBy: ordered, limit: 10 })).toEqual([
          'a',
          'd',
        ]);
        expect(await ids({ filter: { _id: { in: ['d', 'a', 'x'] } }, orderBy: ordered, limit: 10 })).toEqual([
          'a',
          'd',
        ]);
        expect(await ids({ filter: { _id: { in: [] } }, limit: 10 })).toEqual([]);
      });

      it('sort by several fields, skip and end at their limit', async () => {
        const orderBy = [
          ['version', 'desc'],
          ['_id', 'asc'],
        ] as const;
        expect(await ids({ filter: {}, orderBy, limit: 10 })).toEqual(['d', 'b', 'c', 'a']);
        expect(await ids({ filter: {}, orderBy, skip: 1, limit: 2 })).toEqual(['b', 'c']);
      });

      it('refuse a limit the cloud would cut', async () => {
        await expect((async () => db.find('person-keys', { filter: {}, limit: 1001 }))()).rejects.toThrow(
          RangeError,
        );
        await expect((async () => db.find('person-keys', { filter: {}, limit: 0 }))()).rejects.toThrow(
          RangeError,
        );
      });

      it('answer more than a hundred where asked to', async () => {
        for (let at = 0; at < 120; at += 1) await db.insert('counters', counter(`n${at}`, at));
        expect(await db.find('counters', { filter: {}, limit: 1000 })).toHaveLength(120);
      });

      it('count', async () => {
        expect(await db.count('person-keys', { version: { gt: 1 } })).toBe(3);
        expect(await db.count('person-keys', {})).toBe(4);
      });

      it('find a document by a value its list holds', async () => {
        await db.insert('officers', { _id: 'o', name: '员', regions: ['36', '22'], duties: ['roster'] });
        expect(await db.find('officers', { filter: { regions: '22' }, limit: 5 })).toHaveLength(1);
        expect(await db.find('officers', { filter: { regions: '11' }, limit: 5 })).toHaveLength(0);
      });

      it('take a missing field as null', async () => {
        await db.insert('place-contacts', place('a', '一'));
        const filter = { ltciPilot: null } as object;
        expect(await db.find('place-contacts', { filter, limit: 5 })).toHaveLength(1);
      });
    });

    describe('conditional changes', () => {
      it('happen only while the document still matches', async () => {
        await db.insert('counters', counter('a', 1));
        expect(await db.updateIf('counters', 'a', { count: 1 }, { count: 2 })).toBe(true);
        expect(await db.updateIf('counters', 'a', { count: 1 }, { count: 9 })).toBe(false);
        expect(await db.updateIf('counters', 'none', {}, { count: 9 })).toBe(false);
        expect((await db.get('counters', 'a'))?.count).toBe(2);
      });

      it('replace a nested value as a whole and leave other fields alone', async () => {
        const self = { personId: 'p', at: 1 };
        await db.insert('payers', { _id: 'o', self, relatives: [], revision: 1 });
        await db.updateIf('payers', 'o', { revision: 1 }, { self: null, revision: 2 });
        await db.updateIf('payers', 'o', {}, { self: { personId: 'q', at: 2 } });
        const held = await db.get('payers', 'o');
        expect(held).toEqual({ _id: 'o', self: { personId: 'q', at: 2 }, relatives: [], revision: 2 });
      });

      it('leave a field alone whose change is undefined', async () => {
        await db.insert('place-contacts', { ...place('a', '一'), ltciPilot: true });
        await db.updateIf('place-contacts', 'a', {}, { at: 5, ltciPilot: undefined });
        expect(await db.get('place-contacts', 'a')).toMatchObject({ at: 5, ltciPilot: true });
      });

      it('count without losing or repeating a number, however many count at once', async () => {
        const counting = Array.from({ length: 12 }, () =>
          countUp(setting.connect(), 'counters', counter('a', 0)),
        );
        const numbers = await Promise.all(counting);
        expect([...numbers].sort((one, other) => one - other)).toEqual([
          1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
        ]);
      });
    });

    describe('transactions', () => {
      const add = (id: string, by: number) => async (tx: Documents) => {
        const held = await tx.get('counters', id);
        await tx.put('counters', counter(id, (held?.count ?? 0) + by));
      };

      it('write everything together and answer with what the work returned', async () => {
        await db.insert('counters', counter('a', 100));
        const result = await db.transaction(async (tx) => {
          await add('a', -30)(tx);
          await add('b', 30)(tx);
          expect((await db.get('counters', 'a'))?.count).toBe(100);
          return (await tx.get('counters', 'b'))?.count;
        });
        expect(result).toBe(30);
        expect((await db.get('counters', 'a'))?.count).toBe(70);
        expect((await db.get('counters', 'b'))?.count).toBe(30);
      });

      it('write nothing where the work throws, and let the error through', async () => {
        class Enough extends Error {}
        await db.insert('counters', counter('a', 1));
        const work = db.transaction(async (tx) => {
          await add('a', 5)(tx);
          await tx.insert('counters', counter('b', 1));
          await tx.remove('counters', 'a');
          throw new Enough();
        });
        await expect(work).rejects.toThrow(Enough);
        expect((await db.get('counters', 'a'))?.count).toBe(1);
        expect(await db.get('counters', 'b')).toBeNull();
      });

      it('see their own writes and removals', async () => {
        await db.insert('counters', counter('a', 1));
        await db.transaction(async (tx) => {
          await tx.remove('counters', 'a');
          expect(await tx.get('counters', 'a')).toBeNull();
          await tx.insert('counters', counter('b', 2));
          expect((await tx.get('counters', 'b'))?.count).toBe(2);
        });
        expect(await db.get('counters', 'a')).toBeNull();
      });

      it('run again where another wrote the same document meanwhile, so that no change is lost', async () => {
        await db.insert('counters', counter('a', 0));
        const working = Array.from({ length: 5 }, () => setting.connect().transaction(add('a', 1)));
        await Promise.all(working);
        expect((await db.get('counters', 'a'))?.count).toBe(5);
      });

      it('meet a conflict at the update itself where another open one has written the document', async () => {
        await db.insert('counters', counter('a', 0));
        const other = gate();
        const written = gate();
        const first = db.transaction(async (tx) => {
          await add('a', 1)(tx);
          written.open();
          await other.opened;
        });
        await written.opened;
        let passed = 0;
        const second = setting.connect().transaction(async (tx) => {
          await add('a', 1)(tx);
          passed += 1;
        });
        const lost = await Promise.race([second.catch((error: unknown) => error), first]);
        expect(lost).toBeInstanceOf(TransactionConflictError);
        expect(passed).toBe(0);
        other.open();
        await first;
        expect((await db.get('counters', 'a'))?.count).toBe(1);
      });

      it('meet a conflict at the update itself where the document changed since they began', async () => {
        await db.insert('counters', counter('a', 0));
        let passed = 0;
        let runs = 0;
        await db.transaction(async (tx) => {
          runs += 1;
          await tx.get('counters', 'a');
          if (runs === 1) await setting.connect().updateIf('counters', 'a', {}, { count: 10 });
          await tx.put('counters', counter('a', 1));
          passed += 1;
        });
        expect({ runs, passed }).toEqual({ runs: 2, passed: 1 });
      });

      it('run again where a write from outside came in between', async () => {
        await db.insert('counters', counter('a', 0));
        let runs = 0;
        await db.transaction(async (tx) => {
          runs += 1;
          const held = await tx.get('counters', 'a');
          if (runs === 1) await setting.connect().updateIf('counters', 'a', {}, { count: 10 });
          await tx.put('counters', counter('a', (held?.count ?? 0) + 1));
        });
        expect(runs).toBe(2);
        expect((await db.get('counters', 'a'))?.count).toBe(11);
      });

      it('let only one of two make the same document', async () => {
        const met = gate();
        let waiting = 0;
        const make = (owner: string) =>
          setting.connect().transaction(async (tx) => {
            const held = await tx.get('person-keys', 'k');
            if (held !== null) return held.personId;
            waiting += 1;
            if (waiting === 2) met.open();
            if (waiting <= 2) await met.opened;
            await tx.insert('person-keys', key('k', owner));
            return owner;
          });
        const owners = await Promise.all([make('p1'), make('p2')]);
        expect(owners[0]).toBe(owners[1]);
        expect((await db.get('person-keys', 'k'))?.personId).toBe(owners[0]);
      });

      it('refuse a duplicate made inside, and write nothing of the rest', async () => {
        await db.insert('counters', counter('a', 1));
        const work = db.transaction(async (tx) => {
          await tx.put('counters', counter('b', 1));
          await tx.insert('counters', counter('a', 2));
        });
        await expect(work).rejects.toThrow(DuplicateKeyError);
        expect(await db.get('counters', 'b')).toBeNull();
      });

      it('are lost once an operation in them failed, even if the work catches the error', async () => {
        await db.insert('counters', counter('a', 1));
        const work = db.transaction(async (tx) => {
          await tx.put('counters', counter('b', 1));
          await tx.insert('counters', counter('a', 2)).catch(() => undefined);
        });
        await expect(work).rejects.toThrow('aborted');
        expect(await db.get('counters', 'b')).toBeNull();
      });

      it('give up with a conflict that never ends', async () => {
        await db.insert('counters', counter('a', 0));
        const work = db.transaction(async (tx) => {
          const held = await tx.get('counters', 'a');
          await countUp(setting.connect(), 'counters', counter('a', 0));
          await tx.put('counters', counter('a', held?.count ?? 0));
        });
        await expect(work).rejects.toThrow(TransactionConflictError);
      });
    });
  });
}
