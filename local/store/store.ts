import { randomBytes } from 'node:crypto';
import { CloudError, duplicateKey, invalidParameter, noSuchCollection, writeConflict } from '../errors';
import { Catalogue } from './catalogue';
import { duplicateOf, type Collection } from './collection';
import { isCollectionName, type CollectionDeclaration } from './declarations';
import { fromText, toText, type Document, type Fields, type Id, type Sort } from './ejson';
import { aggregate, matcher, project, sortDocuments, updated } from './evaluate';
import { idAskedFor } from './filter';
import { Sql, type Synchronous } from './sql';
import { keyOf, Transactions, type Change } from './transactions';

export interface FindRequest {
  readonly query: Fields;
  readonly sort?: Sort;
  readonly skip?: number;
  readonly limit: number;
  readonly projection?: Fields;
}

export interface ModifyRequest {
  readonly query: Fields;
  readonly change: Fields;
  /** Update operators where true, a whole new document where false. */
  readonly merge: boolean;
  readonly multi: boolean;
  readonly upsert: boolean;
}

export interface StoreOptions {
  readonly file: string;
  readonly synchronous?: Synchronous;
  readonly monotonic?: () => number;
  /** Bytes up to which each page of the file is read before it is used; a quarter of a gigabyte unless said. */
  readonly checkUpTo?: number;
}

const firstPage = 256;
const largestPage = 16_384;

/** The database as the cloud offers it, in one file. When what a method has returned is on disk, `synchronous` says. */
export class Store {
  private readonly sql: Sql;
  private readonly catalogue: Catalogue;
  private readonly transactions: Transactions;

  /** Throws a DamagedDatabaseError. */
  constructor(options: StoreOptions) {
    const { file, synchronous = 'FULL', monotonic = () => performance.now(), checkUpTo } = options;
    this.sql = new Sql(file, synchronous, checkUpTo);
    this.catalogue = new Catalogue(this.sql);
    this.transactions = new Transactions(monotonic);
  }

  /** Whether each page of the file was read when it was opened. */
  get isCheckedWhole(): boolean {
    return this.sql.isCheckedWhole;
  }

  declare(declaration: CollectionDeclaration): void {
    this.catalogue.declare(declaration);
  }

  has(collection: string): boolean {
    return this.catalogue.get(collection) !== undefined;
  }

  addCollection(name: unknown): void {
    if (!isCollectionName(name)) throw invalidParameter('a collection is named by letters, digits, - and _');
    if (this.has(name)) throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`);
    this.declare({ name, indexes: [] });
  }

  /** Resolves when everything written until now is on disk, where `synchronous` is GROUPED. */
  flushed(): Promise<void> {
    return this.sql.flushed();
  }

  close(): void {
    this.sql.close();
  }

  get(collection: string, id: Id): Document | null {
    const text = this.require(collection).text(id);
    return text === null ? null : fromText(text);
  }

  insert(collection: string, documents: readonly Fields[], transactionId?: string): Id[] {
    const table = this.require(collection);
    const made = documents.map((given) => requireSound({ ...given, _id: given._id ?? newId() }));
    if (transactionId !== undefined) {
      this.inside(transactionId, () => made.forEach((one) => this.insertInside(table, one, transactionId)));
    } else {
      this.atomically(
        made.map((one) => changeTo(collection, one)),
        () => made.forEach((one) => table.insert(one, toText(one))),
      );
    }
    return made.map(({ _id }) => _id);
  }

  find(collection: string, request: FindRequest, transactionId?: string): readonly Fields[] {
    const { query, sort, skip = 0, limit, projection } = request;
    const table = this.require(collection);
    const found =
      transactionId === undefined
        ? this.select(table, { query, sort, skip, limit })
        : this.inside(transactionId, () => this.selectInside(table, query, transactionId));
    return projection === undefined ? found : project(found, projection);
  }

  count(collection: string, query: Fields): number {
    const table = this.require(collection);
    matcher(query);
    return table.count(query)?.total ?? this.select(table, { query }).length;
  }

  aggregate(collection: string, pipeline: readonly Fields[]): Fields[] {
    const table = this.require(collection);
    const [first, ...rest] = pipeline;
    const everything = (name: string): Document[] => this.select(this.require(name), { query: {} });
    if (first === undefined || !('$match' in first))
      return aggregate(everything(collection), pipeline, everything);
    const input = this.select(table, { query: first.$match as Fields });
    return aggregate(input, rest, everything);
  }

  modify(
    collection: string,
    request: ModifyRequest,
    transactionId?: string,
  ): { readonly updated: number; readonly upsertedId?: Id } {
    const table = this.require(collection);
    const { query, change, merge, multi, upsert } = request;
    const next = (document: Document): Document =>
      merge ? updated(document, query, change) : requireSound({ ...change, _id: document._id });
    const targets = this.targets(table, query, multi, transactionId);
    if (targets.length === 0 && upsert) {
      const _id = idAskedFor(query) ?? newId();
      this.save(
        table,
        [merge ? updated({ _id }, query, change) : requireSound({ ...change, _id })],
        transactionId,
      );
      return { updated: 0, upsertedId: _id };
    }
    const changed = targets
      .map((document) => [toText(document), next(document)] as const)
      .filter(([before, document]) => toText(document) !== before);
    this.save(
      table,
      changed.map(([, document]) => document),
      transactionId,
    );
    return { updated: merge ? changed.length : targets.length };
  }

  remove(collection: string, query: Fields, multi: boolean, transactionId?: string): number {
    const table = this.require(collection);
    const changes = this.targets(table, query, multi, transactionId).map(({ _id: id }): Change => ({
      collection,
      id,
      text: null,
    }));
    if (transactionId === undefined)
      this.atomically(changes, () => changes.forEach(({ id }) => table.remove(id)));
    else
      this.inside(transactionId, () =>
        changes.forEach((change) => this.transactions.write(transactionId, change)),
      );
    return changes.length;
  }

  begin(): string {
    return this.transactions.begin();
  }

  abort(transactionId: string): void {
    this.transactions.abort(transactionId);
  }

  /** Writes everything of the transaction, or nothing. Throws a conflict. */
  commit(transactionId: string): void {
    const changes = this.transactions.finish(transactionId);
    if (changes.length === 0) return;
    try {
      this.atomically(changes, () => {
        for (const { collection, id, text } of changes)
          if (text === null) this.require(collection).remove(id);
        for (const { collection, text } of changes) {
          if (text !== null) this.require(collection).put(fromText(text), text);
        }
      });
    } catch (error) {
      // Nothing of its own was a duplicate when it was written: another has taken the value meanwhile.
      throw error instanceof CloudError ? writeConflict() : error;
    }
  }

  private require(collection: string): Collection {
    const table = this.catalogue.get(collection);
    if (table === undefined) throw noSuchCollection(collection);
    return table;
  }

  /** One write of the file; afterwards open transactions know what the documents were. */
  private atomically(changes: readonly Change[], work: () => void): void {
    if (changes.length === 0) return;
    const befores = this.transactions.anyOpen
      ? changes.map(
          ({ collection, id }) => [keyOf(collection, id), this.require(collection).text(id)] as const,
        )
      : [];
    this.sql.atomically(work);
    for (const [key, before] of befores) this.transactions.committed(key, before);
  }

  private save(table: Collection, documents: readonly Document[], transactionId: string | undefined): void {
    const changes = documents.map((document) => changeTo(table.name, document));
    if (transactionId === undefined) {
      this.atomically(changes, () => documents.forEach((document) => table.put(document, toText(document))));
      return;
    }
    this.inside(transactionId, () =>
      documents.forEach((document, at) => {
        this.requireUnique(table, document, transactionId);
        this.transactions.write(transactionId, changes[at] as Change);
      }),
    );
  }

  private targets(
    table: Collection,
    query: Fields,
    multi: boolean,
    transactionId: string | undefined,
  ): readonly Document[] {
    if (transactionId === undefined) return this.select(table, { query, limit: multi ? Infinity : 1 });
    return this.inside(transactionId, () => {
      if (multi) throw singleDocumentsOnly();
      return this.selectInside(table, query, transactionId);
    });
  }

  /** What fails inside a transaction ends it. */
  private inside<Result>(transactionId: string, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      this.transactions.end(transactionId);
      throw error;
    }
  }

  private selectInside(table: Collection, query: Fields, transactionId: string): Document[] {
    const id = idAskedFor(query);
    if (id === undefined) throw singleDocumentsOnly();
    const document = this.seenInside(table, id, transactionId);
    return document !== null && matcher(query)(document) ? [document] : [];
  }

  private seenInside(table: Collection, id: Id, transactionId: string): Document | null {
    const seen = this.transactions.seen(transactionId, keyOf(table.name, id));
    const text = seen === undefined ? table.text(id) : seen;
    return text === null ? null : fromText(text);
  }

  private insertInside(table: Collection, document: Document, transactionId: string): void {
    if (this.seenInside(table, document._id, transactionId) !== null) {
      throw duplicateKey(table.name, '_id_', `{ _id: ${JSON.stringify(document._id)} }`);
    }
    this.requireUnique(table, document, transactionId);
    this.transactions.write(transactionId, changeTo(table.name, document));
  }

  private requireUnique(table: Collection, document: Document, transactionId: string): void {
    const written = this.transactions.writes(transactionId);
    const rewritten = new Set(written.map(({ collection, id }) => keyOf(collection, id)));
    const twin = table.twins(document).find(({ id }) => !rewritten.has(keyOf(table.name, id)));
    if (twin !== undefined) throw duplicateOf(table.name, twin.index, document);
    for (const index of table.layout.declaration.indexes.filter(({ unique }) => unique)) {
      const mine = duplicateOf(table.name, index, document).message;
      const taken = written
        .filter(
          ({ collection, id, text }) => collection === table.name && id !== document._id && text !== null,
        )
        .some(({ text }) => duplicateOf(table.name, index, fromText(text as string)).message === mine);
      if (taken) throw duplicateOf(table.name, index, document);
    }
  }

  private select(
    table: Collection,
    { query, sort, skip = 0, limit = Infinity }: Partial<FindRequest> & Pick<FindRequest, 'query'>,
  ): Document[] {
    const matches = matcher(query);
    const selection = table.select(query, sort);
    if (selection.exact && selection.sorted) {
      return [...selection.rows(skip, Number.isFinite(limit) ? limit : -1)];
    }
    const wanted = selection.sorted ? skip + limit : Infinity;
    const found: Document[] = [];
    let page = firstPage;
    for (let at = 0; found.length < wanted;) {
      const rows = selection.rows(at, page);
      for (const row of rows) if (matches(row)) found.push(row);
      if (rows.length < page) break;
      at += page;
      page = Math.min(page * 2, largestPage);
    }
    const ordered = selection.sorted || sort === undefined ? found : sortDocuments(found, sort);
    return ordered.slice(skip, skip + limit);
  }
}

function newId(): string {
  return randomBytes(16).toString('hex');
}

function changeTo(collection: string, document: Document): Change {
  return {
    collection,
    id: document._id,
    text: toText(document),
  };
}

function singleDocumentsOnly(): CloudError {
  return invalidParameter('a transaction holds operations on single documents only: use doc()');
}

/** Throws for ids and field names that the database doesn't take. */
function requireSound(given: Fields & { readonly _id: unknown }): Document {
  const { _id } = given;
  if ((typeof _id !== 'string' && typeof _id !== 'number') || _id === '') {
    throw invalidParameter('_id is a text or a number');
  }
  const odd = Object.keys(given).find((name) => name.startsWith('$'));
  if (odd === undefined) return given as Document;
  throw new CloudError('DATABASE_REQUEST_FAILED', `a field's name can not begin with $: ${odd}`);
}
