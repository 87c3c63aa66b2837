import Database from 'libsql';
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
 * An SQLite file. `synchronous` FULL flushes each commit to the disk: not even a power cut loses what was acknowledged.
 * NORMAL survives the death of the process only, and is for tests and benches.
 */
export class Sql {
  private readonly database: Database.Database;
  private readonly prepared = new Map<string, Prepared>();

  constructor(file: string, synchronous: 'FULL' | 'NORMAL') {
    this.database = new Database(file);
    this.database.exec('PRAGMA journal_mode = WAL');
    this.database.exec(`PRAGMA synchronous = ${synchronous}`);
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
      return result;
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.prepared.clear();
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
