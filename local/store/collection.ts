import { CloudError, duplicateKey } from '../errors';
import type { CollectionDeclaration, IndexDeclaration } from './declarations';
import { fromText, type Document, type Fields, type Id, type Sort } from './ejson';
import { sqlFilter, type Column, type ColumnOf, type SqlFilter } from './filter';
import { complexValue, indexedPath, isComplex, type IndexValue } from './index-value';
import { ListedIndex, type Source } from './listed-index';
import { violatedIndex, type Sql } from './sql';

/** How a collection lies in the file. Fields are numbered for good; indexes come and go. */
export interface Layout {
  readonly number: number;
  readonly declaration: CollectionDeclaration;
  readonly fields: readonly string[];
  /** Whether compound indexes have entries for lists; absent where an older release made the file. */
  readonly entries?: true;
}

export interface Selection {
  /** Rows in the order asked for; false where the caller has to sort. */
  readonly sorted: boolean;
  /** Rows that all match; false where the caller has to test each. */
  readonly exact: boolean;
  rows(skip: number, limit: number): readonly Document[];
}

/**
 * One collection: a table with the documents as text, one column for each indexed path, and beside it a table with
 * what lists under indexed paths hold.
 */
export class Collection {
  private readonly table: string;
  private readonly lists: string;
  private readonly paths: readonly string[];
  private readonly listedIndexes: readonly ListedIndex[];

  constructor(
    private readonly sql: Sql,
    readonly layout: Layout,
  ) {
    this.table = `documents_${layout.number}`;
    this.lists = `lists_${layout.number}`;
    this.paths = layout.fields;
    this.listedIndexes = listedIndexesOf(sql, layout);
  }

  get name(): string {
    return this.layout.declaration.name;
  }

  /** The document's text, or null. */
  text(id: Id): string | null {
    const row = this.sql.one(`SELECT body FROM ${this.table} WHERE id = ?`, id);
    return row === undefined ? null : (row[0] as string);
  }

  /** Creates or replaces. Throws the cloud's duplicate-key refusal. */
  put(document: Document, text: string): void {
    this.write(document, text, 'ON CONFLICT (id) DO UPDATE SET');
  }

  /** Creates. Throws the cloud's duplicate-key refusal, for its id too. */
  insert(document: Document, text: string): void {
    this.write(document, text, null);
  }

  remove(id: Id): void {
    this.sql.run(`DELETE FROM ${this.table} WHERE id = ?`, id);
    if (this.paths.length > 0) this.sql.run(`DELETE FROM ${this.lists} WHERE id = ?`, id);
    for (const one of this.listedIndexes) one.remove(id);
  }

  count(query: Fields): { readonly total: number } | null {
    const { from, columnOf } = this.source(query, {});
    const filter = sqlFilter(query, columnOf);
    if (!filter.exact) return null;
    const row = this.sql.one(`SELECT count(*) FROM ${from}${where(filter)}`, ...filter.values);
    return { total: Number(row?.[0] ?? 0) };
  }

  select(query: Fields, sort: Sort = {}): Selection {
    const { from, columnOf } = this.source(query, sort);
    const filter = sqlFilter(query, columnOf);
    const order = this.order(sort, columnOf);
    const statement = `SELECT body FROM ${from}${where(filter)}${order ?? ''} LIMIT ? OFFSET ?`;
    return {
      exact: filter.exact,
      sorted: order !== null,
      rows: (skip, limit) =>
        this.sql.all(statement, ...filter.values, limit, skip).map(([body]) => fromText(body as string)),
    };
  }

  /** Ids of documents that hold the same values in one of the unique indexes. */
  twins(document: Document): readonly { readonly id: Id; readonly index: IndexDeclaration }[] {
    return this.layout.declaration.indexes
      .filter(({ unique }) => unique)
      .flatMap((index) => {
        const values = this.uniqueValues(document, index);
        const same = index.keys.map(({ field }) => `${this.column(field)} IS ?`).join(' AND ');
        return this.sql
          .all(`SELECT id FROM ${this.table} WHERE ${same}`, ...values)
          .map(([id]) => ({ id: id as Id, index }))
          .filter(({ id }) => id !== document._id);
      });
  }

  private write(document: Document, text: string, onConflict: string | null): void {
    const indexed = this.paths.map((path) => indexedPath(document, path));
    for (const index of this.layout.declaration.indexes) if (index.unique) this.uniqueValues(document, index);
    const columns = ['body', ...this.paths.map((path) => this.column(path))];
    const update =
      onConflict === null ? '' : ` ${onConflict} ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}`;
    const marks = columns.map(() => '?').join(', ');
    const statement = `INSERT INTO ${this.table} (id, ${columns.join(', ')}) VALUES (?, ${marks})${update}`;
    try {
      this.sql.run(statement, document._id, text, ...indexed.map(({ column }) => column));
    } catch (error) {
      throw this.asDuplicate(error, document);
    }
    if (this.paths.length > 0) this.writeLists(document._id, indexed);
    for (const one of this.listedIndexes) one.write(document);
  }

  private writeLists(id: Id, indexed: readonly { readonly elements: readonly IndexValue[] }[]): void {
    this.sql.run(`DELETE FROM ${this.lists} WHERE id = ?`, id);
    indexed.forEach(({ elements }, path) => {
      for (const element of elements) {
        this.sql.run(`INSERT INTO ${this.lists} (path, value, id) VALUES (?, ?, ?)`, path, element, id);
      }
    });
  }

  private asDuplicate(error: unknown, document: Document): unknown {
    const violated = violatedIndex(error);
    if (violated === null) return error;
    if (violated === 'id') return duplicateKey(this.name, '_id_', `{ _id: ${JSON.stringify(document._id)} }`);
    const index = this.layout.declaration.indexes[Number(violated.split('_').at(-1))];
    return index === undefined ? error : duplicateOf(this.name, index, document);
  }

  /** A list in a unique index would need an entry for each element; nothing here needs that, so it is refused. */
  private uniqueValues(document: Document, index: IndexDeclaration): IndexValue[] {
    return index.keys.map(({ field }) => {
      const { column } = indexedPath(document, field);
      if (!isComplex(column)) return column;
      throw new CloudError(
        'DATABASE_REQUEST_FAILED',
        `unique index ${index.name} of ${this.name}: ${field} holds a list or an object, which this machine ` +
          'offers no unique index over',
      );
    });
  }

  private column(path: string): string {
    return path === '_id' ? 'id' : `f${this.paths.indexOf(path)}`;
  }

  private columnOf(path: string): Column | undefined {
    if (path === '_id') return { name: 'id', listed: null };
    const at = this.paths.indexOf(path);
    if (at < 0) return undefined;
    const hasLists = this.sql.one(
      `SELECT 1 FROM ${this.lists} WHERE path = ? AND value = ? LIMIT 1`,
      at,
      complexValue,
    );
    const listed = hasLists === undefined ? null : `SELECT id FROM ${this.lists} WHERE path = ${at}`;
    return { name: `f${at}`, listed };
  }

  /** The documents themselves, or what of a compound index answers more of the query. */
  private source(query: Fields, sort: Sort): Source {
    const columnOf = (path: string): Column | undefined => this.columnOf(path);
    const [best] = this.listedIndexes
      .map((one) => ({ covers: one.covers(query, sort), source: one.source(query, sort, columnOf) }))
      .filter(({ source }) => source !== null)
      .sort((one, other) => other.covers - one.covers);
    return best?.source ?? { from: this.table, columnOf };
  }

  /** Null where a path has no column, or holds lists, which SQL would sort otherwise than the database. */
  private order(sort: Sort, columnOf: ColumnOf): string | null {
    const parts: string[] = [];
    for (const [path, direction] of Object.entries(sort)) {
      const column = columnOf(path);
      if (column === undefined || column.listed !== null) return null;
      parts.push(`${column.name}${direction === -1 ? ' DESC' : ''}`);
    }
    if (parts.length === 0) return '';
    // Nothing is equal behind an id.
    if (!('_id' in sort)) parts.push(`${this.table}.rowid`);
    return ` ORDER BY ${parts.join(', ')}`;
  }
}

/** One for each compound index; of a single field the collection's table of lists says as much. */
export function listedIndexesOf(
  sql: Sql,
  { number, declaration }: Pick<Layout, 'number' | 'declaration'>,
): readonly ListedIndex[] {
  return declaration.indexes.flatMap((index, at) =>
    index.keys.length === 1
      ? []
      : [new ListedIndex({ sql, documents: `documents_${number}`, table: `entries_${number}_${at}`, index })],
  );
}

function where({ sql }: SqlFilter): string {
  return sql === '' ? '' : ` WHERE ${sql}`;
}

/** The refusal for a document whose values in a unique index are taken. */
export function duplicateOf(collection: string, index: IndexDeclaration, document: Fields): CloudError {
  const values = index.keys.map(
    ({ field }) => `${field}: ${JSON.stringify(indexedPath(document, field).column)}`,
  );
  return duplicateKey(collection, index.name, `{ ${values.join(', ')} }`);
}
