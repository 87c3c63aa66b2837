import { Aggregator, Query } from 'mingo';
import { update as applyUpdate } from 'mingo/updater';
import { randomBytes } from 'node:crypto';
import { CloudError, duplicateKey, invalidParameter, writeConflict } from '../errors';
import type { Disk} from './disk';
import { type Change, type Versioned } from './disk';
import { read, write, type StoredDocument } from './documents';

type Criteria = Record<string, unknown>;

interface OpenTransaction {
  readonly id: string;
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly writes: Map<string, Change>;
}

export interface FindRequest {
  readonly query: Criteria;
  readonly sort?: Record<string, 1 | -1>;
  readonly skip?: number;
  readonly limit: number;
  readonly projection?: Record<string, unknown>;
}

const TRANSACTION_LIFE_MS = 30_000;
const key = (collection: string, id: StoredDocument['_id']): string => JSON.stringify([collection, id]);
const isOperator = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).some((name) => name.startsWith('$'));

/** The values that a query asks of one top-level path by equality or `$in`; null where it doesn't. */
function equalities(query: Criteria): [string, readonly unknown[]][] {
  const found: [string, readonly unknown[]][] = [];
  for (const [path, condition] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) found.push(...equalities(part as Criteria));
    } else if (!path.startsWith('$')) {
      if (condition instanceof RegExp) continue;
      if (!isOperator(condition)) found.push([path, [condition]]);
      else {
        const { $eq, $in } = condition as { $eq?: unknown; $in?: readonly unknown[] };
        if ($in !== undefined && $in.length <= 500) found.push([path, $in]);
        else if ($eq !== undefined) found.push([path, [$eq]]);
      }
    }
  }
  return found;
}

/**
 * The database as the cloud offers it: documents, queries, aggregates, and transactions that hold single-document
 * operations for at most 30 seconds. Open transactions are overlays over the disk with version checks, so that any
 * number of them may interleave.
 */
export class Store {
  private readonly open = new Map<string, OpenTransaction>();
  private readonly locks = new Map<string, string>();

  constructor(
    readonly disk: Disk,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  begin(): string {
    this.dropExpired();
    const id = randomBytes(16).toString('hex');
    const now = this.monotonic();
    this.open.set(id, {
      id,
      startedAt: this.disk.clock,
      expiresAt: now + TRANSACTION_LIFE_MS,
      writes: new Map(),
    });
    return id;
  }

  commit(transactionId: string): void {
    const transaction = this.transaction(transactionId);
    this.end(transaction);
    const changes = [...transaction.writes.values()];
    for (const { collection, id } of changes) this.requireUnchanged(transaction, collection, id);
    if (changes.length > 0) this.disk.commit(changes);
  }

  abort(transactionId: string): void {
    this.end(this.transaction(transactionId));
  }

  insert(
    collection: string,
    documents: readonly Criteria[],
    transactionId?: string,
  ): StoredDocument['_id'][] {
    const made = documents.map(
      (one) => ({ ...one, _id: one._id ?? randomBytes(16).toString('hex') }) as StoredDocument,
    );
    const seen = new Set<string>();
    for (const document of made) {
      const at = key(collection, document._id);
      if (seen.has(at) || this.get(collection, document._id, transactionId) !== null) {
        throw duplicateKey(collection, '_id_', JSON.stringify(document._id));
      }
      seen.add(at);
    }
    this.apply(
      made.map((document) => ({ collection, id: document._id, document })),
      transactionId,
    );
    return made.map((document) => document._id);
  }

  find(collection: string, request: FindRequest, transactionId?: string): StoredDocument[] {
    const matching = this.matching(collection, request.query, transactionId).map(({ document }) => document);
    let cursor = new Query({}).find<StoredDocument>(matching, request.projection as never);
    if (request.sort !== undefined) cursor = cursor.sort(request.sort);
    return cursor
      .skip(request.skip ?? 0)
      .limit(request.limit)
      .all();
  }

  count(collection: string, query: Criteria): number {
    return this.matching(collection, query).length;
  }

  aggregate(collection: string, pipeline: Criteria[]): Criteria[] {
    const [first, ...rest] = pipeline;
    const match = first !== undefined && '$match' in first ? (first.$match as Criteria) : null;
    const input = this.matching(collection, match ?? {}).map(({ document }) => document);
    const stages = match === null ? pipeline : rest;
    const collectionResolver = (name: string): Criteria[] =>
      [...this.disk.scan(name)].map(({ document }) => document);
    return new Aggregator(stages as never, { collectionResolver } as never).run(input) as Criteria[];
  }

  /** Applies update operators, or replaces the whole document; returns how many changed and the id that was created. */
  modify(
    collection: string,
    query: Criteria,
    change: Criteria,
    options: { readonly merge: boolean; readonly multi: boolean; readonly upsert: boolean },
    transactionId?: string,
  ): { updated: number; upsertedId?: StoredDocument['_id'] } {
    if (transactionId !== undefined && options.multi)
      throw invalidParameter('only single documents in a transaction');
    const found = this.matching(collection, query, transactionId);
    const targets = options.multi ? found : found.slice(0, 1);
    if (targets.length === 0 && options.upsert)
      return this.upsert(collection, query, change, options.merge, transactionId);
    const changes: Change[] = [];
    for (const { document } of targets) {
      const next = options.merge
        ? this.updated(document, change)
        : ({ ...change, _id: document._id } as StoredDocument);
      if (write(next) !== write(document)) changes.push({ collection, id: document._id, document: next });
    }
    this.apply(changes, transactionId);
    return { updated: options.merge ? changes.length : targets.length };
  }

  remove(collection: string, query: Criteria, multi: boolean, transactionId?: string): number {
    if (transactionId !== undefined && multi)
      throw invalidParameter('only single documents in a transaction');
    const found = this.matching(collection, query, transactionId);
    const targets = multi ? found : found.slice(0, 1);
    this.apply(
      targets.map(({ document }) => ({ collection, id: document._id, document: null })),
      transactionId,
    );
    return targets.length;
  }

  private upsert(
    collection: string,
    query: Criteria,
    change: Criteria,
    merge: boolean,
    transactionId?: string,
  ): { updated: number; upsertedId: StoredDocument['_id'] } {
    const id = (query._id ?? change._id ?? randomBytes(16).toString('hex')) as StoredDocument['_id'];
    const made = merge ? this.updated({ _id: id }, change) : ({ ...change, _id: id } as StoredDocument);
    this.apply([{ collection, id, document: made }], transactionId);
    return { updated: 0, upsertedId: id };
  }

  private updated(document: StoredDocument, change: Criteria): StoredDocument {
    const copy = read(write(document));
    applyUpdate(copy as never, change as never);
    if (copy._id !== document._id) throw invalidParameter('_id can not be changed');
    return copy;
  }

  private get(collection: string, id: StoredDocument['_id'], transactionId?: string): StoredDocument | null {
    if (transactionId !== undefined) {
      const written = this.transaction(transactionId).writes.get(key(collection, id));
      if (written !== undefined) return written.document;
    }
    return this.disk.get(collection, id)?.document ?? null;
  }

  private candidates(collection: string, query: Criteria): Iterable<Versioned> {
    const asked = equalities(query);
    const byId = asked.find(([path]) => path === '_id');
    if (byId !== undefined) {
      const ids = byId[1] as StoredDocument['_id'][];
      return ids.map((id) => this.disk.get(collection, id)).filter((one) => one !== null);
    }
    for (const [path, values] of asked) {
      const found = this.disk.byIndex(collection, path, values);
      if (found !== null) return found;
    }
    return this.disk.scan(collection);
  }

  private matching(collection: string, query: Criteria, transactionId?: string): Versioned[] {
    const test = new Query(query as never);
    const transaction = transactionId === undefined ? null : this.transaction(transactionId);
    const found: Versioned[] = [];
    for (const candidate of this.candidates(collection, query)) {
      if (transaction?.writes.has(key(collection, candidate.document._id))) continue;
      if (!test.test(candidate.document)) continue;
      if (transaction !== null && candidate.version > transaction.startedAt) throw writeConflict();
      found.push(candidate);
    }
    for (const change of transaction?.writes.values() ?? []) {
      if (change.collection === collection && change.document !== null && test.test(change.document)) {
        found.push({ document: change.document, version: 0 });
      }
    }
    return found;
  }

  private apply(changes: readonly Change[], transactionId?: string): void {
    if (changes.length === 0) return;
    if (transactionId === undefined) {
      for (const { collection, id } of changes) {
        if (this.lockedByOther(null, collection, id)) throw writeConflict();
      }
      this.disk.commit(changes);
      return;
    }
    const transaction = this.transaction(transactionId);
    for (const change of changes) {
      const at = key(change.collection, change.id);
      this.requireUnchanged(transaction, change.collection, change.id);
      if (!this.disk.has(change.collection)) this.disk.get(change.collection, change.id);
      this.locks.set(at, transaction.id);
      transaction.writes.set(at, change);
    }
  }

  private lockedByOther(
    transaction: OpenTransaction | null,
    collection: string,
    id: StoredDocument['_id'],
  ): boolean {
    this.dropExpired();
    const holder = this.locks.get(key(collection, id));
    return holder !== undefined && holder !== transaction?.id;
  }

  private requireUnchanged(
    transaction: OpenTransaction,
    collection: string,
    id: StoredDocument['_id'],
  ): void {
    if (this.lockedByOther(transaction, collection, id)) throw writeConflict();
    if ((this.disk.get(collection, id)?.version ?? 0) > transaction.startedAt) throw writeConflict();
  }

  private transaction(id: string): OpenTransaction {
    this.dropExpired();
    const transaction = this.open.get(id);
    if (transaction === undefined) {
      throw new CloudError(
        'DATABASE_TRANSACTION_NOT_EXIST',
        'the transaction is over: it ended or ran out after 30 seconds',
      );
    }
    return transaction;
  }

  private end(transaction: OpenTransaction): void {
    this.open.delete(transaction.id);
    for (const [at, holder] of this.locks) if (holder === transaction.id) this.locks.delete(at);
  }

  private dropExpired(): void {
    const now = this.monotonic();
    for (const transaction of this.open.values()) if (transaction.expiresAt <= now) this.end(transaction);
  }
}
