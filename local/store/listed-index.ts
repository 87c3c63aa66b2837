import { CloudError } from '../errors';
import type { IndexDeclaration } from './declarations';
import type { Document, Fields, Id, Sort } from './ejson';
import { type Column, type ColumnOf, equalTo } from './filter';
import { indexedPath, isComplex, type IndexValue } from './index-value';
import type { Sql } from './sql';

/** Where a query reads, and which columns it sees there. */
export interface Source {
  readonly from: string;
  readonly columnOf: ColumnOf;
}

export interface ListedIndexOptions {
  readonly sql: Sql;
  /** The collection's table of documents. */
  readonly documents: string;
  /** Of the entries, and beginning of its indexes' names. */
  readonly table: string;
  readonly index: IndexDeclaration;
}

/**
 * What a compound index holds of documents with a list under one of its keys: an entry for each value of the list, as WeChat's
 * database keeps them. Without it, documents of one value and in an order would all be read and sorted for each page.
 */
export class ListedIndex {
  constructor(private readonly options: ListedIndexOptions) {}

  create(): void {
    const { sql, table, index } = this.options;
    const keys = index.keys.map(
      ({ field, order }) => `${this.nameOf(field)}${order === 'desc' ? ' DESC' : ''}`,
    );
    const columns = [...new Set([...index.keys.map(({ field }) => this.nameOf(field)), 'document'])];
    const ordered = columns.length > index.keys.length ? [...keys, 'document'] : keys;
    sql.define(`
      CREATE TABLE ${table} (${columns.join(', ')});
      CREATE INDEX ${table}_by_key ON ${table} (${ordered.join(', ')});
      CREATE INDEX ${table}_by_document ON ${table} (document);
    `);
  }

  /** Enters the document anew. Throws where two of the keys hold lists: the database has no entries for that. */
  write(document: Document): void {
    this.remove(document._id);
    const { sql, table, index } = this.options;
    const found = index.keys.map(({ field }) => indexedPath(document, field));
    const listed = found.flatMap(({ isList }, at) => (isList ? [at] : []));
    const [at] = listed;
    if (at === undefined) return;
    if (listed.length > 1) {
      throw new CloudError('DATABASE_REQUEST_FAILED', `cannot index parallel arrays: index ${index.name}`);
    }
    const names = index.keys.map(({ field }) => this.nameOf(field));
    const others = names.flatMap((name, key) => (key === at || name === 'document' ? [] : [key]));
    const into = [names[at], ...others.map((key) => names[key]), 'document'].join(', ');
    const statement = `INSERT INTO ${table} (${into}) VALUES (${into.replace(/\w+/g, '?')})`;
    const rest = others.map((key) => found[key]?.column ?? null);
    for (const value of distinct(found[at]?.elements ?? [])) {
      sql.run(statement, value, ...rest, document._id);
    }
  }

  remove(id: Id): void {
    this.options.sql.run(`DELETE FROM ${this.options.table} WHERE document = ?`, id);
  }

  /** How many of its keys, from the first, a query asks for or sorts by: the more, the less is read. */
  covers(query: Fields, sort: Sort): number {
    const { keys } = this.options.index;
    const missing = keys.findIndex(({ field }) => !(field in query) && !(field in sort));
    return missing < 0 ? keys.length : missing;
  }

  /**
   * The entries of the value that the query asks for under the first key, with their documents; null where they don't answer it:
   * it asks for more than one value there, no document has a list there, or some have that value without a list.
   */
  source(query: Fields, sort: Sort, columnOf: ColumnOf): Source | null {
    const { sql, documents, table, index } = this.options;
    const first = index.keys[0]?.field ?? '';
    const column = columnOf(first);
    if (column === undefined || column.listed === null || first in sort) return null;
    if (Object.keys(query).some((name) => name.startsWith('$'))) return null;
    const asked = equalTo(query[first]);
    if (asked === null) return null;
    const bare = sql.one(`SELECT 1 FROM ${documents} WHERE ${column.name} = ? LIMIT 1`, asked);
    if (bare !== undefined) return null;
    return {
      from: `${table} CROSS JOIN ${documents} ON ${documents}.id = ${table}.document`,
      columnOf: (path) => (path === first ? { name: 'k0', listed: null } : this.columnOf(path, columnOf)),
    };
  }

  private columnOf(path: string, columnOf: ColumnOf): Column | undefined {
    const column = columnOf(path);
    const covered = this.options.index.keys.some(({ field }) => field === path);
    return column === undefined || !covered ? column : { ...column, name: this.nameOf(path) };
  }

  /** The document's id stands once in each entry, whether it is a key or not. */
  private nameOf(path: string): string {
    return path === '_id'
      ? 'document'
      : `k${this.options.index.keys.findIndex(({ field }) => field === path)}`;
  }
}

/** No query asks for what is no scalar by its value. */
function distinct(values: readonly IndexValue[]): readonly IndexValue[] {
  const scalars = values.filter((value) => !isComplex(value));
  const spelled = (value: IndexValue): string =>
    Buffer.isBuffer(value) ? value.toString('hex') : JSON.stringify(value);
  return [...new Map(scalars.map((value) => [spelled(value), value])).values()];
}
