import { Collection, listedIndexesOf, type Layout } from './collection';
import type { CollectionDeclaration, IndexDeclaration } from './declarations';
import { fromText } from './ejson';
import type { Sql } from './sql';

/** Which collections the file holds, and how. */
export class Catalogue {
  private readonly collections = new Map<string, Collection>();

  constructor(private readonly sql: Sql) {
    sql.define('CREATE TABLE IF NOT EXISTS catalogue (name TEXT PRIMARY KEY NOT NULL, layout TEXT NOT NULL)');
    for (const [layout] of sql.all('SELECT layout FROM catalogue')) {
      const collection = new Collection(sql, JSON.parse(layout as string) as Layout);
      this.collections.set(collection.name, collection);
    }
  }

  get(name: string): Collection | undefined {
    return this.collections.get(name);
  }

  /**
   * Makes the collection, or brings one that is there to what is declared now: new indexes are filled from the
   * documents, gone ones dropped. Throws the duplicate-key refusal where documents violate a new unique index.
   */
  declare(declaration: CollectionDeclaration): void {
    const known = this.collections.get(declaration.name);
    if (known !== undefined && isAsDeclared(known.layout, declaration)) return;
    const layout = this.layoutFor(declaration, known?.layout);
    const collection = new Collection(this.sql, layout);
    this.sql.atomically(() => {
      if (known === undefined) this.createTables(layout);
      const before = known?.layout.fields.length ?? 0;
      for (let at = before; at < layout.fields.length; at += 1) {
        this.sql.define(`ALTER TABLE documents_${layout.number} ADD COLUMN f${at}`);
      }
      known?.layout.declaration.indexes.forEach((_, at) => this.dropIndex(layout, at));
      const listed = listedIndexesOf(this.sql, layout);
      for (const one of listed) one.create();
      if (layout.fields.length > before || listed.length > 0) this.rewrite(collection);
      declaration.indexes.forEach((index, at) => this.createIndex(layout, index, at));
      this.rewriteForUnique(collection, declaration);
      this.sql.run(
        'INSERT INTO catalogue (name, layout) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET layout = excluded.layout',
        declaration.name,
        JSON.stringify(layout),
      );
    });
    this.collections.set(declaration.name, collection);
  }

  private layoutFor(declaration: CollectionDeclaration, known: Layout | undefined): Layout {
    const paths = declaration.indexes.flatMap(({ keys }) => keys.map(({ field }) => field));
    const fields = [...new Set([...(known?.fields ?? []), ...paths.filter((path) => path !== '_id')])];
    return { number: known?.number ?? this.collections.size + 1, declaration, fields, entries: true };
  }

  private createTables({ number }: Layout): void {
    this.sql.define(`
      CREATE TABLE documents_${number} (id PRIMARY KEY NOT NULL, body TEXT NOT NULL);
      CREATE TABLE lists_${number} (path INTEGER NOT NULL, value, id NOT NULL);
      CREATE INDEX lists_${number}_by_value ON lists_${number} (path, value, id);
      CREATE INDEX lists_${number}_by_id ON lists_${number} (id);
    `);
  }

  /** SQLite lets any number of nulls into a unique index; the cloud lets one. */
  private createIndex(layout: Layout, index: IndexDeclaration, at: number): void {
    const column = (field: string): string => (field === '_id' ? 'id' : `f${layout.fields.indexOf(field)}`);
    const keys = index.keys.map(({ field, order }) => `${column(field)}${order === 'desc' ? ' DESC' : ''}`);
    const name = `index_${layout.number}_${at}`;
    this.sql.define(`CREATE INDEX ${name} ON documents_${layout.number} (${keys.join(', ')})`);
    if (!index.unique) return;
    const whole = index.keys.map(({ field }) => `ifnull(${column(field)}, x'00')`);
    this.sql.define(
      `CREATE UNIQUE INDEX unique_${layout.number}_${at} ON documents_${layout.number} (${whole.join(', ')})`,
    );
  }

  private dropIndex({ number }: Layout, at: number): void {
    this.sql.define(
      `DROP INDEX IF EXISTS index_${number}_${at}; DROP INDEX IF EXISTS unique_${number}_${at}; ` +
        `DROP TABLE IF EXISTS entries_${number}_${at}`,
    );
  }

  private rewrite(collection: Collection): void {
    for (const text of this.texts(collection)) collection.put(fromText(text), text);
  }

  /** Documents with lists in a new unique index are refused by name, where SQL alone would let one of them in. */
  private rewriteForUnique(collection: Collection, declaration: CollectionDeclaration): void {
    if (!declaration.indexes.some(({ unique }) => unique)) return;
    for (const text of this.texts(collection)) collection.twins(fromText(text));
  }

  private *texts({ layout }: Collection): Generator<string> {
    const pageSize = 1000;
    let after = 0;
    for (;;) {
      const rows = this.sql.all(
        `SELECT rowid, body FROM documents_${layout.number} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
        after,
        pageSize,
      );
      for (const [, body] of rows) yield body as string;
      if (rows.length < pageSize) return;
      after = Number(rows.at(-1)?.[0]);
    }
  }
}

/** A file of an older release knows no entries for lists yet. */
function isAsDeclared({ declaration, entries }: Layout, wanted: CollectionDeclaration): boolean {
  return entries === true && JSON.stringify(declaration) === JSON.stringify(wanted);
}
