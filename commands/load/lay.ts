import { createHash } from 'node:crypto';
import Database from 'libsql';
import { batchTable, copiedRowsOf, ownTable, type OwnTexts } from './copied-rows';
import type { StoredFamily } from './stored-families';

/** A family to be copied. */
export interface Template {
  readonly family: StoredFamily;
  readonly people: number;
  readonly own: OwnTexts;
}

export interface Laying {
  /** The store's file; nobody else works on it. */
  readonly file: string;
  readonly templates: readonly Template[];
  /** Which of them a family copies, by its number from 1. */
  readonly kindOf: (number: number) => number;
  /** People in store at the end, or a family more. */
  readonly people: number;
  readonly familiesAtOnce: number;
  /** Told how far it is, again and again. */
  readonly say: (line: string) => void;
}

const sayEveryIndexes = 20;

/** How far the laying has come, in a table of its own that goes at the end. */
interface Progress {
  readonly families: number;
  readonly people: number;
}

/**
 * Writes copies of families into a store's file, as the store would have written them, and as fast as the disk takes them: without
 * its indexes, which are made anew at the end, and without waiting for the disk. Cut off between two batches or indexes, the same
 * call goes on there; within one, what it had written is taken back at the next start by SQLite's own journal.
 */
export function lay(laying: Laying): void {
  const database = new Database(laying.file);
  try {
    for (const pragma of ['journal_mode = TRUNCATE', 'synchronous = OFF', 'cache_size = -1000000']) {
      database.exec(`PRAGMA ${pragma}`);
    }
    if (!isBegun(database)) begin(database);
    layBatches(database, laying);
    makeIndexes(database, laying.say);
    database.exec('PRAGMA journal_mode = WAL');
  } finally {
    database.close();
  }
}

function isBegun(database: Database.Database): boolean {
  return database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'laying'").all([]).length > 0;
}

function begin(database: Database.Database): void {
  atomically(database, () => {
    database.exec(`
      CREATE TABLE laying (families INTEGER NOT NULL, people INTEGER NOT NULL);
      INSERT INTO laying VALUES (0, 0);
      CREATE TABLE laid_indexes (name TEXT NOT NULL, sql TEXT NOT NULL);
      INSERT INTO laid_indexes SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL;
    `);
    for (const { name } of indexesToMake(database)) database.exec(`DROP INDEX ${name}`);
  });
}

function layBatches(database: Database.Database, laying: Laying): void {
  database.exec(`
    CREATE TEMP TABLE ${batchTable} (family INTEGER PRIMARY KEY, kind INTEGER NOT NULL, hash TEXT NOT NULL);
    CREATE TEMP TABLE ${ownTable} (family INTEGER, at INTEGER, text TEXT, PRIMARY KEY (family, at)) WITHOUT ROWID;
  `);
  const statements = laying.templates.flatMap(({ family, own }, kind) =>
    copiedRowsOf(database, kind, family, own).map(({ sql, values }) => ({
      made: database.prepare(sql),
      values,
    })),
  );
  for (let progress = progressOf(database); progress.people < laying.people;) {
    progress = atomically(database, () => {
      const next = fillBatch(database, laying, progress);
      for (const { made, values } of statements) made.run([...values]);
      database.prepare('UPDATE laying SET families = ?, people = ?').run([next.families, next.people]);
      return next;
    });
    laying.say(
      `  ${progress.people.toLocaleString('en')} of ${laying.people.toLocaleString('en')} records stored`,
    );
  }
}

function progressOf(database: Database.Database): Progress {
  const [progress] = database.prepare('SELECT families, people FROM laying').all([]);
  return progress as Progress;
}

/** The next families, with ids and texts of their own. */
function fillBatch(database: Database.Database, laying: Laying, before: Progress): Progress {
  database.exec(`DELETE FROM ${batchTable}; DELETE FROM ${ownTable}`);
  const family = database.prepare(`INSERT INTO ${batchTable} VALUES (?, ?, ?)`);
  const text = database.prepare(`INSERT INTO ${ownTable} VALUES (?, ?, ?)`);
  let { families, people } = before;
  for (let at = 0; at < laying.familiesAtOnce && people < laying.people; at += 1) {
    families += 1;
    const kind = laying.kindOf(families);
    const template = laying.templates[kind];
    if (template === undefined) throw new RangeError('no such family to be copied');
    const hash = createHash('sha256').update(String(families)).digest('hex');
    family.run([families, kind, hash]);
    template.own.of(hash).forEach((own, place) => text.run([families, place, own]));
    people += template.people;
  }
  return { families, people };
}

function makeIndexes(database: Database.Database, say: (line: string) => void): void {
  const wanted = indexesToMake(database);
  wanted.forEach(({ name, sql }, at) => {
    const made = database
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?")
      .all([name]);
    if (made.length > 0) return;
    database.exec(sql);
    if ((at + 1) % sayEveryIndexes === 0) say(`  ${at + 1} of ${wanted.length} indexes made`);
  });
  atomically(database, () => database.exec('DROP TABLE laid_indexes; DROP TABLE laying'));
}

function indexesToMake(
  database: Database.Database,
): readonly { readonly name: string; readonly sql: string }[] {
  return database.prepare('SELECT name, sql FROM laid_indexes').all([]) as { name: string; sql: string }[];
}

function atomically<Result>(database: Database.Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
