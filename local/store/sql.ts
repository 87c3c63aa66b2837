import Database from 'libsql';
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

/** The file is no database, or parts of it can't be read. The message names it and says what to do. */
export class DamagedDatabaseError extends Error {
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(
      `数据库文件 ${file} 损坏，没有启动（${reason}）。请不要删除它：先把整个数据文件夹改名留存，再把最近的备份复制到原来的位置；` +
        '复制前用 npm run restore:rehearse -- 备份文件夹 检查备份。没有备份、也不需要这些数据，就换一个文件夹：DATA_DIR=别处 npm start\n' +
        `The database ${file} is damaged, nothing was started (${reason}). Don't delete it: rename the whole data folder, and put the ` +
        'latest copy in its place; check the copy first with npm run restore:rehearse -- COPY. Without a copy, or a need for this ' +
        'data, choose another folder: DATA_DIR=elsewhere npm start',
    );
    this.name = 'DamagedDatabaseError';
  }
}

/** What SQLite says where a file can't be read as it should. */
const damage = /not a database|malformed|corrupt|disk image/i;

/**
 * When a commit is on the disk, so that not even a power cut loses it. FULL: when it has returned. GROUPED: when `flushed` has
 * resolved, for all commits before at once. NORMAL: some time; it survives the death of the process only, and is for tests and
 * benches.
 */
export type Synchronous = 'FULL' | 'GROUPED' | 'NORMAL';

/** An SQLite file. */
export class Sql {
  private readonly database: Database.Database;
  private readonly prepared = new Map<string, Prepared>();

  private readonly flushes: Flushes | null;

  constructor(file: string, synchronous: Synchronous) {
    this.database = new Database(file);
    this.flushes = synchronous === 'GROUPED' ? new Flushes(`${file}-wal`) : null;
    try {
      this.database.exec('PRAGMA journal_mode = WAL');
      this.database.exec(`PRAGMA synchronous = ${synchronous === 'FULL' ? 'FULL' : 'NORMAL'}`);
      this.check(file);
    } catch (error) {
      this.database.close();
      const reason = error instanceof Error ? error.message : String(error);
      throw damage.test(reason) && !(error instanceof DamagedDatabaseError)
        ? new DamagedDatabaseError(file, reason)
        : error;
    }
  }

  /** Reads every page once: better no start than one after which every other call fails. */
  private check(file: string): void {
    const [found] = this.database.prepare('PRAGMA quick_check(1)').raw(true).all([]) as Row[];
    if (found?.[0] !== 'ok') throw new DamagedDatabaseError(file, String(found?.[0] ?? ''));
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
    // What is copied afterwards is one file.
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.database.close();
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
