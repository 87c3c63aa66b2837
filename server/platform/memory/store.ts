import { matches } from './match';
import type { CollectionName } from '../../schema';
import { DuplicateKeyError, type PlainDocument, cloneDocument } from '..';

export interface IndexDefinition {
  readonly name: string;
  readonly keys: readonly { readonly field: string; readonly order: 'asc' | 'desc' }[];
  readonly unique: boolean;
}

export interface CollectionDefinition {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
}

interface Version {
  readonly sequence: number;
  /** Null once removed. */
  readonly doc: PlainDocument | null;
}

interface Shelf {
  readonly unique: readonly IndexDefinition[];
  readonly chains: Map<string, Version[]>;
}

/** The write that an open transaction holds on a document. */
export interface PendingWrite {
  readonly collection: string;
  readonly id: string;
  readonly doc: PlainDocument | null;
}

/**
 * Committed documents of all collections, with as many old versions as open transactions still read. The state that
 * several function instances share; {@link MemoryDatabase} is one instance's connection to it.
 */
export class MemoryStore {
  private readonly shelves = new Map<string, Shelf>();
  private readonly open = new Set<OpenTransaction>();
  private sequence = 0;

  constructor(definitions: readonly CollectionDefinition[]) {
    for (const { name, indexes } of definitions) {
      this.shelves.set(name, { unique: indexes.filter((index) => index.unique), chains: new Map() });
    }
  }

  begin(): OpenTransaction {
    const transaction = { snapshot: this.sequence, writes: new Map<string, PendingWrite>() };
    this.open.add(transaction);
    return transaction;
  }

  end(transaction: OpenTransaction): void {
    this.open.delete(transaction);
  }

  /** As committed, or as of `snapshot`. The caller clones what he hands on. */
  read(collection: string, id: string, snapshot = this.sequence): PlainDocument | null {
    const chain = this.shelf(collection).chains.get(id);
    if (chain === undefined) return null;
    for (let at = chain.length - 1; at >= 0; at -= 1) {
      const version = chain[at] as Version;
      if (version.sequence <= snapshot) return version.doc;
    }
    return null;
  }

  *all(collection: string): Generator<PlainDocument> {
    for (const chain of this.shelf(collection).chains.values()) {
      const { doc } = chain[chain.length - 1] as Version;
      if (doc !== null) yield doc;
    }
  }

  changedSince(collection: string, id: string, snapshot: number): boolean {
    const chain = this.shelf(collection).chains.get(id);
    return chain !== undefined && (chain[chain.length - 1] as Version).sequence > snapshot;
  }

  heldByOther(transaction: OpenTransaction | null, collection: string, id: string): boolean {
    for (const other of this.open) {
      if (other !== transaction && other.writes.has(key(collection, id))) return true;
    }
    return false;
  }

  /** All or nothing; throws {@link DuplicateKeyError} before anything is written. */
  commit(writes: readonly PendingWrite[]): void {
    for (const write of writes) this.requireUnique(write, writes);
    this.sequence += 1;
    for (const { collection, id, doc } of writes) {
      const { chains } = this.shelf(collection);
      const version = { sequence: this.sequence, doc };
      const chain = chains.get(id);
      if (this.open.size > 0 && chain !== undefined) chain.push(version);
      else if (this.open.size === 0 && doc === null) chains.delete(id);
      else chains.set(id, [version]);
    }
  }

  /** A missing field counts as null in a unique index, as in the cloud. */
  requireUnique(write: PendingWrite, others: Iterable<PendingWrite> = []): void {
    if (write.doc === null) return;
    const pending = new Map<string, PendingWrite>();
    for (const other of others) if (other.collection === write.collection) pending.set(other.id, other);
    for (const index of this.shelf(write.collection).unique) {
      const value = indexValue(index, write.doc);
      const taken = (doc: PlainDocument | null): boolean =>
        doc !== null && doc._id !== write.id && indexValue(index, doc) === value;
      for (const doc of this.all(write.collection)) {
        if (!pending.has(doc._id) && taken(doc)) throw new DuplicateKeyError(write.collection, write.id);
      }
      for (const other of pending.values()) {
        if (taken(other.doc)) throw new DuplicateKeyError(write.collection, write.id);
      }
    }
  }

  /** Clones of all documents that match; for tests and invariants. */
  snapshot(collection: CollectionName, filter: Readonly<Record<string, unknown>> = {}): PlainDocument[] {
    return [...this.all(collection)].filter((doc) => matches(doc, filter)).map(cloneDocument);
  }

  private shelf(collection: string): Shelf {
    const shelf = this.shelves.get(collection);
    if (shelf === undefined) throw new Error(`the collection ${collection} does not exist (database.json)`);
    return shelf;
  }
}

export interface OpenTransaction {
  readonly snapshot: number;
  readonly writes: Map<string, PendingWrite>;
}

export function key(collection: string, id: string): string {
  return `${collection}/${id}`;
}

function indexValue(index: IndexDefinition, doc: PlainDocument): string {
  return JSON.stringify(index.keys.map(({ field }) => doc[field] ?? null));
}
