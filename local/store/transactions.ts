import { randomBytes } from 'node:crypto';
import { CloudError, writeConflict } from '../errors';
import type { Id } from './ejson';

/** One document's fate in a write. `text` null removes. */
export interface Change {
  readonly collection: string;
  readonly id: Id;
  readonly text: string | null;
}

interface Open {
  readonly id: string;
  readonly expiresAt: number;
  readonly writes: Map<string, Change>;
  /** What documents were when this began, of those that others have written since. */
  readonly before: Map<string, string | null>;
}

const lifeMs = 30_000;

export function keyOf(collection: string, id: Id): string {
  return JSON.stringify([collection, id]);
}

/**
 * Open transactions, as overlays over what is stored: each reads what stood when it began, and its own writes; it
 * conflicts as soon as it writes a document that another holds or has changed since. Any number may interleave.
 */
export class Transactions {
  private readonly open = new Map<string, Open>();
  private readonly holders = new Map<string, string>();

  /** @param monotonic milliseconds that only grow; the shifted calendar has no say here. */
  constructor(private readonly monotonic: () => number) {}

  begin(): string {
    this.forgetExpired();
    const id = randomBytes(16).toString('hex');
    this.open.set(id, { id, expiresAt: this.monotonic() + lifeMs, writes: new Map(), before: new Map() });
    return id;
  }

  /** The document's text as the transaction sees it; undefined where it sees what is stored. */
  seen(transactionId: string, key: string): string | null | undefined {
    const { writes, before } = this.require(transactionId);
    const written = writes.get(key);
    return written === undefined ? before.get(key) : written.text;
  }

  writes(transactionId: string): readonly Change[] {
    return [...this.require(transactionId).writes.values()];
  }

  /** Notes a write. Throws a write conflict, which ends the transaction, as every failure in one does. */
  write(transactionId: string, change: Change): void {
    const transaction = this.require(transactionId);
    const key = keyOf(change.collection, change.id);
    const holder = this.holders.get(key);
    if ((holder !== undefined && holder !== transactionId) || transaction.before.has(key)) {
      this.end(transactionId);
      throw writeConflict();
    }
    this.holders.set(key, transactionId);
    transaction.writes.set(key, change);
  }

  /** Ends the transaction and gives what it wants written. Throws a conflict where a write from outside came between. */
  finish(transactionId: string): readonly Change[] {
    const { writes, before } = this.require(transactionId);
    this.end(transactionId);
    for (const key of writes.keys()) if (before.has(key)) throw writeConflict();
    return [...writes.values()];
  }

  abort(transactionId: string): void {
    this.require(transactionId);
    this.end(transactionId);
  }

  /** Ends it if it is there: whatever fails inside a transaction aborts it. */
  end(transactionId: string): void {
    const transaction = this.open.get(transactionId);
    if (transaction === undefined) return;
    this.open.delete(transactionId);
    for (const key of transaction.writes.keys()) {
      if (this.holders.get(key) === transactionId) this.holders.delete(key);
    }
  }

  get anyOpen(): boolean {
    return this.open.size > 0;
  }

  /** Tells all open transactions what a document was before a write that now counts. */
  committed(key: string, before: string | null): void {
    for (const transaction of this.open.values()) {
      if (!transaction.before.has(key)) transaction.before.set(key, before);
    }
  }

  private require(transactionId: string): Open {
    this.forgetExpired();
    const transaction = this.open.get(transactionId);
    if (transaction !== undefined) return transaction;
    throw new CloudError(
      'DATABASE_TRANSACTION_NOT_EXIST',
      'the transaction does not exist: it was ended, failed, or ran out after 30 seconds',
    );
  }

  private forgetExpired(): void {
    const now = this.monotonic();
    for (const { id, expiresAt } of this.open.values()) if (expiresAt <= now) this.end(id);
  }
}
