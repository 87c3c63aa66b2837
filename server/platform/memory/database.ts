import { compareForSort, matches } from './match';
import { key, type MemoryStore, type OpenTransaction, type PendingWrite } from './store';
import type { CollectionName, Collections } from '../../schema';
import {
  type Database,
  type Documents,
  DuplicateKeyError,
  type Filter,
  type FindOptions,
  type PlainDocument,
  TransactionAbortedError,
  TransactionConflictError,
  cloneDocument,
  clonePlain,
  currentShape,
  requireLimit,
  transactionAttempts,
} from '..';

/** One round trip, for whoever counts, delays or cuts them. */
export interface RoundTrip {
  readonly operation:
    'get' | 'insert' | 'put' | 'remove' | 'find' | 'count' | 'update' | 'begin' | 'commit' | 'abort';
  readonly collection?: string;
  readonly id?: string;
}

/**
 * Called at each round trip, twice: `before` it takes effect and `after`. May wait (others run meanwhile) or throw
 * (the connection, or the function, died there).
 */
export type Wire = (trip: RoundTrip, when: 'before' | 'after') => Promise<void>;

class Conflict extends Error {}

/** Turns of the event loop's microtasks instead of time: whoever replays a run gets the same order. */
async function someTurns(attempt: number): Promise<void> {
  for (let turn = 0; turn < attempt * 20; turn += 1) await Promise.resolve();
}

const quiet: Wire = () => Promise.resolve();

/** One function instance's connection to a {@link MemoryStore}, with the cloud's semantics and refusals. */
export class MemoryDatabase implements Database {
  constructor(
    private readonly store: MemoryStore,
    private readonly wire: Wire = quiet,
    /** Waits between two attempts of a transaction, so that the other one can come to its end. */
    private readonly pause: (attempt: number) => Promise<void> = someTurns,
  ) {}

  get<Name extends CollectionName>(collection: Name, id: string): Promise<Collections[Name] | null> {
    return this.trip({ operation: 'get', collection, id }, () =>
      copyOut(collection, this.store.read(collection, id)),
    );
  }

  insert<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    const write = pendingWrite(collection, doc);
    return this.trip({ operation: 'insert', collection, id: doc._id }, () => {
      if (this.store.read(collection, doc._id) !== null) throw new DuplicateKeyError(collection, doc._id);
      this.store.commit([write]);
    });
  }

  put<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    const write = pendingWrite(collection, doc);
    return this.trip({ operation: 'put', collection, id: doc._id }, () => this.store.commit([write]));
  }

  remove(collection: CollectionName, id: string): Promise<void> {
    return this.trip({ operation: 'remove', collection, id }, () => {
      if (this.store.read(collection, id) !== null) this.store.commit([{ collection, id, doc: null }]);
    });
  }

  find<Name extends CollectionName>(
    collection: Name,
    options: FindOptions<Collections[Name]>,
  ): Promise<Collections[Name][]> {
    requireLimit(options.limit);
    return this.trip({ operation: 'find', collection }, () => {
      const found = [...this.store.all(collection)].filter((doc) => matches(doc, options.filter));
      for (const [field, order] of [...(options.orderBy ?? [])].reverse()) {
        const sign = order === 'asc' ? 1 : -1;
        found.sort((one, other) => sign * compareForSort(one[field], other[field]));
      }
      const skip = options.skip ?? 0;
      return found.slice(skip, skip + options.limit).flatMap((doc) => copyOut(collection, doc) ?? []);
    });
  }

  count<Name extends CollectionName>(collection: Name, filter: Filter<Collections[Name]>): Promise<number> {
    return this.trip({ operation: 'count', collection }, () => {
      let counted = 0;
      for (const doc of this.store.all(collection)) if (matches(doc, filter)) counted += 1;
      return counted;
    });
  }

  updateIf<Name extends CollectionName>(
    collection: Name,
    id: string,
    filter: Filter<Collections[Name]>,
    changes: Partial<Omit<Collections[Name], '_id'>>,
  ): Promise<boolean> {
    return this.trip({ operation: 'update', collection, id }, () => {
      const held = this.store.read(collection, id);
      if (held === null || !matches(held, filter)) return false;
      const doc = cloneDocument({ ...held, ...(clonePlain(changes) as object), _id: id });
      this.store.commit([{ collection, id, doc }]);
      return true;
    });
  }

  async transaction<Result>(work: (tx: Documents) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; attempt <= transactionAttempts; attempt += 1) {
      const transaction = await this.trip({ operation: 'begin' }, () => this.store.begin());
      try {
        const documents = new MemoryTransaction(this.store, transaction, this.trip.bind(this));
        const result = await work(documents);
        await this.trip({ operation: 'commit' }, () => documents.commit());
        return result;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      } finally {
        this.store.end(transaction);
      }
      await this.pause(attempt);
    }
    throw new TransactionConflictError(transactionAttempts);
  }

  private async trip<Result>(trip: RoundTrip, act: () => Result): Promise<Result> {
    await this.wire(trip, 'before');
    const result = act();
    await this.wire(trip, 'after');
    return result;
  }
}

type Trip = <Result>(trip: RoundTrip, act: () => Result) => Promise<Result>;

/**
 * Reads see the snapshot of the start and what this transaction wrote. The first of two open transactions to write a
 * document wins; the other meets its conflict at that update. A write from outside meets it at commit. Two
 * transactions that only read what the other writes both pass (no read validation), as in the cloud.
 */
class MemoryTransaction implements Documents {
  private aborted = false;

  constructor(
    private readonly store: MemoryStore,
    private readonly transaction: OpenTransaction,
    private readonly trip: Trip,
  ) {}

  get<Name extends CollectionName>(collection: Name, id: string): Promise<Collections[Name] | null> {
    return this.step({ operation: 'get', collection, id }, () =>
      copyOut(collection, this.visible(collection, id)),
    );
  }

  insert<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    const write = pendingWrite(collection, doc);
    return this.step({ operation: 'insert', collection, id: doc._id }, () => {
      if (this.visible(collection, doc._id) !== null) throw new DuplicateKeyError(collection, doc._id);
      this.write(write);
    });
  }

  put<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    const write = pendingWrite(collection, doc);
    return this.step({ operation: 'put', collection, id: doc._id }, () => this.write(write));
  }

  remove(collection: CollectionName, id: string): Promise<void> {
    return this.step({ operation: 'remove', collection, id }, () => {
      if (this.visible(collection, id) !== null) this.write({ collection, id, doc: null });
    });
  }

  commit(): void {
    if (this.aborted) throw new TransactionAbortedError();
    const writes = [...this.transaction.writes.values()];
    for (const { collection, id } of writes) {
      if (this.store.changedSince(collection, id, this.transaction.snapshot)) throw new Conflict();
    }
    try {
      if (writes.length > 0) this.store.commit(writes);
    } catch (error) {
      // Another took the value since: the next attempt sees it and answers with the duplicate.
      if (error instanceof DuplicateKeyError) throw new Conflict();
      throw error;
    }
  }

  private step<Result>(trip: RoundTrip, act: () => Result): Promise<Result> {
    return this.trip(trip, () => {
      if (this.aborted) throw new TransactionAbortedError();
      try {
        return act();
      } catch (error) {
        this.aborted = true;
        throw error;
      }
    });
  }

  private visible(collection: string, id: string): PlainDocument | null {
    const own = this.transaction.writes.get(key(collection, id));
    return own === undefined ? this.store.read(collection, id, this.transaction.snapshot) : own.doc;
  }

  private write(write: PendingWrite): void {
    const { collection, id } = write;
    const { snapshot, writes } = this.transaction;
    if (this.store.changedSince(collection, id, snapshot)) throw new Conflict();
    if (this.store.heldByOther(this.transaction, collection, id)) throw new Conflict();
    this.store.requireUnique(write, writes.values());
    writes.set(key(collection, id), write);
  }
}

function pendingWrite(collection: string, doc: { readonly _id: string }): PendingWrite {
  return {
    collection,
    id: doc._id,
    doc: cloneDocument(doc),
  };
}

function copyOut<Name extends CollectionName>(
  collection: Name,
  doc: PlainDocument | null,
): Collections[Name] | null {
  return doc === null ? null : currentShape(collection, cloneDocument(doc) as unknown as Collections[Name]);
}
