import Database from 'libsql';
import { DamagedDatabaseError, isDamage, reasonOf } from './damage';
import { Flushes } from './flushes';
import type { IndexValue } from './index-value';

type Row = readonly unknown[];

/** Values go in one list: a lone blob or null would be taken for named parameters, which ends the process. */
interface Prepared {
  run(values: readonly unknown[]): { readonly changes: number };
  get(values: readonly unknown[]): Row | undefined;
  all(values: readonly unknown[]): readonly Row[];
}

const mostStatements = 400;

/**
 * When a commit is on the disk, so that not even a power cut loses it. FULL: when it has returned. GROUPED: when `flushed` has
 * resolved, for all commits before at once. NORMAL: some time; it survives the death of the process only, and is for tests and
 * benches.
 */
export type Synchronous = 'FULL' | 'GROUPED' | 'NORMAL';

/** A file so large takes a second or two to be read; a city's takes minutes, in which nobody would be served. */
const wholeUpToBytes = 256 * 2 ** 20;

/** An SQLite file. */
export class Sql {
  /** Whether each of its pages was read when it was opened; of a larger file only what a start needs was. */
  readonly isCheckedWhole: boolean;
  private readonly database: Database.Database;
  private readonly prepared = new Map<string, Prepared>();

  private readonly flushes: Flushes | null;

  /** @param checkUpTo bytes up to which each page of it is read first. Throws {@link DamagedDatabaseError}. */
  constructor(file: string, synchronous: Synchronous, checkUpTo = wholeUpToBytes) {
    this.database = new Database(file);
    this.flushes = synchronous === 'GROUPED' ? new Flushes(`${file}-wal`) : null;
    try {
      this.database.exec('PRAGMA journal_mode = WAL');
      this.database.exec(`PRAGMA synchronous = ${synchronous === 'FULL' ? 'FULL' : 'NORMAL'}`);
      this.isCheckedWhole = this.size() <= checkUpTo;
      if (this.isCheckedWhole) this.check(file);
    } catch (error) {
      this.database.close();
      throw isDamage(error) ? new DamagedDatabaseError(file, reasonOf(error), 'start') : error;
    }
  }

  /** Bytes. SQLite holds the beginning of the file against its length, and refuses one that was cut short. */
  private size(): number {
    const pages = Number(this.pragma('page_count'));
    this.one('SELECT count(*) FROM sqlite_master');
    return pages * Number(this.pragma('page_size'));
  }

  /** Reads every page once: better no start than one after which every other call fails. */
  private check(file: string): void {
    const found = String(this.pragma('quick_check(1)'));
    if (found !== 'ok') throw new DamagedDatabaseError(file, found, 'start');
  }

  private pragma(name: string): unknown {
    const [row] = this.database.prepare(`PRAGMA ${name}`).raw(true).all([]) as Row[];
    return row?.[0];
  }

  run(sql: string, ...values: readonly IndexValue[]): number {
    return this.statement(sql).run(values).changes;
  }

  one(sql: string, ...values: readonly IndexValue[]): Row | undefined {
    return this.statement(sql).get(values);
  }

  all(sql: string, ...values: readonly IndexValue[]): readonly Row[] {
    return this.statement(sql).all(values);
  }

  /** Changes the schema; what was prepared for the old one is forgotten. */
  define(sql: string): void {
    this.prepared.clear();
    this.database.exec(sql);
  }

  /** All that `work` writes, or nothing of it. Not to be nested. */
  atomically<Result>(work: () => Result): Result {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.database.exec('COMMIT');
      this.flushes?.noteCommit();
      return result;
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** See {@link Synchronous}; at once where nothing is to be waited for. */
  async flushed(): Promise<void> {
    await this.flushes?.settled();
  }

  close(): void {
    this.prepared.clear();
    this.flushes?.close();
    try {
      // What is copied afterwards is one file.
      this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.database.close();
    }
  }

  private statement(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known !== undefined) return known;
    if (this.prepared.size >= mostStatements) this.prepared.clear();
    const made = this.database.prepare(sql);
    // Statements that answer nothing refuse to be raw.
    const prepared = (/^\s*select/i.test(sql) ? made.raw(true) : made) as unknown as Prepared;
    this.prepared.set(sql, prepared);
    return prepared;
  }
}

/** The index that a write would have violated; null where the error is another one. */
export function violatedIndex(error: unknown): string | null {
  const message = error instanceof Error ? error.message : '';
  const named = /UNIQUE constraint failed: index '([^']+)'/.exec(message);
  if (named?.[1] !== undefined) return named[1];
  return /UNIQUE constraint failed/.test(message) ? 'id' : null;
}
