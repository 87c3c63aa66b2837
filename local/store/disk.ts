import Database from 'libsql';
import type { CollectionDeclaration, IndexDeclaration } from './declarations';
import { indexKey, read, valuesAt, write, type StoredDocument } from './documents';
import { duplicateKey, noSuchCollection } from '../errors';

export interface Versioned {
  readonly document: StoredDocument;
  readonly version: number;
}

export interface Change {
  readonly collection: string;
  readonly id: StoredDocument['_id'];
  /** Null removes. */
  readonly document: StoredDocument | null;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, declaration TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS documents (
    collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (collection, id)
  );
  CREATE TABLE IF NOT EXISTS entries (collection TEXT NOT NULL, path TEXT NOT NULL, value, id TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS entries_by_value ON entries (collection, path, value, id);
  CREATE INDEX IF NOT EXISTS entries_by_id ON entries (collection, id);
  CREATE TABLE IF NOT EXISTS uniques (
    collection TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (collection, name, key)
  );
  CREATE INDEX IF NOT EXISTS uniques_by_id ON uniques (collection, id);
`;

const idKey = (id: StoredDocument['_id']): string => (typeof id === 'string' ? `s${id}` : `n${id}`);
const uniqueKey = (index: IndexDeclaration, document: StoredDocument): string =>
  JSON.stringify(index.keys.map(({ field }) => indexKey(valuesAt(document, field)[0])));

/** Documents on disk. Every commit is on the disk when it returns; the process may be killed at any moment. */
export class Disk {
  private readonly db: Database.Database;
  private readonly collections = new Map<string, CollectionDeclaration>();
  private version: number;

  constructor(file: string) {
    this.db = new Database(file);
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    this.db.exec(SCHEMA);
    const top = this.db.prepare('SELECT max(version) AS version FROM documents').get() as {
      version: number | null;
    };
    this.version = top.version ?? 0;
    for (const row of this.db.prepare('SELECT name, declaration FROM collections').all() as {
      name: string;
      declaration: string;
    }[]) {
      this.collections.set(row.name, JSON.parse(row.declaration) as CollectionDeclaration);
    }
  }

  close(): void {
    this.db.close();
  }

  /** Counts commits; grows by one with each. */
  get clock(): number {
    return this.version;
  }

  has(collection: string): boolean {
    return this.collections.has(collection);
  }

  /** Makes a collection, or gives one that is there its newly declared indexes. */
  declare(declaration: CollectionDeclaration): void {
    const known = this.collections.get(declaration.name);
    const text = JSON.stringify(declaration);
    if (known !== undefined && JSON.stringify(known) === text) return;
    this.collections.set(declaration.name, declaration);
    this.inTransaction(() => {
      this.db
        .prepare('INSERT OR REPLACE INTO collections (name, declaration) VALUES (?, ?)')
        .run(declaration.name, text);
      this.db.prepare('DELETE FROM entries WHERE collection = ?').run(declaration.name);
      this.db.prepare('DELETE FROM uniques WHERE collection = ?').run(declaration.name);
      for (const { document } of this.scan(declaration.name)) this.addToIndexes(declaration, document);
    });
  }

  get(collection: string, id: StoredDocument['_id']): Versioned | null {
    this.require(collection);
    const row = this.db
      .prepare('SELECT body, version FROM documents WHERE collection = ? AND id = ?')
      .get(collection, idKey(id)) as { body: string; version: number } | undefined;
    return row === undefined ? null : { document: read(row.body), version: row.version };
  }

  *scan(collection: string): Generator<Versioned> {
    this.require(collection);
    const rows = this.db
      .prepare('SELECT body, version FROM documents WHERE collection = ?')
      .iterate(collection);
    for (const row of rows as Iterable<{ body: string; version: number }>) {
      yield { document: read(row.body), version: row.version };
    }
  }

  /** Documents whose indexed `path` holds one of the values; null where no index serves. */
  byIndex(collection: string, path: string, values: readonly unknown[]): Versioned[] | null {
    const declaration = this.require(collection);
    if (!declaration.indexes.some((index) => index.keys.some((key) => key.field === path))) return null;
    const marks = values.map(() => 'value IS ?').join(' OR ');
    const rows = this.db
      .prepare(
        `SELECT DISTINCT d.body, d.version FROM entries e JOIN documents d ON d.collection = e.collection AND d.id = e.id
         WHERE e.collection = ? AND e.path = ? AND (${marks})`,
      )
      .all(collection, path, ...values.map(indexKey)) as { body: string; version: number }[];
    return rows.map((row) => ({ document: read(row.body), version: row.version }));
  }

  /** Writes all changes, or none. Throws a duplicate-key refusal where a unique index is violated. */
  commit(changes: readonly Change[]): void {
    this.inTransaction(() => {
      const version = this.version + 1;
      for (const change of changes) this.removeFromIndexes(change);
      for (const change of changes) this.write(change, version);
      this.version = version;
    });
  }

  private require(collection: string): CollectionDeclaration {
    const declaration = this.collections.get(collection);
    if (declaration === undefined) throw noSuchCollection(collection);
    return declaration;
  }

  private inTransaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private removeFromIndexes({ collection, id }: Change): void {
    this.db.prepare('DELETE FROM entries WHERE collection = ? AND id = ?').run(collection, idKey(id));
    this.db.prepare('DELETE FROM uniques WHERE collection = ? AND id = ?').run(collection, idKey(id));
  }

  private write({ collection, id, document }: Change, version: number): void {
    const declaration = this.require(collection);
    if (document === null) {
      this.db.prepare('DELETE FROM documents WHERE collection = ? AND id = ?').run(collection, idKey(id));
      return;
    }
    this.db
      .prepare('INSERT OR REPLACE INTO documents (collection, id, body, version) VALUES (?, ?, ?, ?)')
      .run(collection, idKey(id), write(document), version);
    this.addToIndexes(declaration, document);
  }

  private addToIndexes(declaration: CollectionDeclaration, document: StoredDocument): void {
    const id = idKey(document._id);
    const paths = new Set(declaration.indexes.flatMap((index) => index.keys.map((key) => key.field)));
    const insert = this.db.prepare('INSERT INTO entries (collection, path, value, id) VALUES (?, ?, ?, ?)');
    for (const path of paths) {
      for (const value of new Set(valuesAt(document, path).map(indexKey)))
        insert.run(declaration.name, path, value, id);
    }
    for (const index of declaration.indexes.filter((one) => one.unique)) {
      const key = uniqueKey(index, document);
      const taken = this.db
        .prepare('SELECT id FROM uniques WHERE collection = ? AND name = ? AND key = ?')
        .get(declaration.name, index.name, key);
      if (taken !== undefined) throw duplicateKey(declaration.name, index.name, key);
      this.db
        .prepare('INSERT INTO uniques (collection, name, key, id) VALUES (?, ?, ?, ?)')
        .run(declaration.name, index.name, key, id);
    }
  }
}
