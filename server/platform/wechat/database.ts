import type { SdkCollection, SdkCommand, SdkDatabase, SdkOperator, SdkTransaction } from './sdk';
import { asError, isConflict, isDuplicateKey, isMissingDocument } from './sdk-errors';
import type { CollectionName, Collections } from '../../schema';
import {
  type Database,
  type Documents,
  DuplicateKeyError,
  type Filter,
  type FindOptions,
  TransactionAbortedError,
  TransactionConflictError,
  cloneDocument,
  clonePlain,
  currentShape,
  requireLimit,
  transactionAttempts,
} from '..';
import { isComparison } from '../memory';

interface HasCollections {
  collection(name: string): SdkCollection;
}

/** {@link Documents} on the SDK's `doc()` operations: the ones that stay inside a transaction. */
class WeChatDocuments implements Documents {
  constructor(private readonly source: HasCollections) {}

  async get<Name extends CollectionName>(collection: Name, id: string): Promise<Collections[Name] | null> {
    try {
      const { data } = await this.source.collection(collection).doc(id).get();
      return currentShape(collection, data as Collections[Name]);
    } catch (error) {
      if (isMissingDocument(error)) return null;
      throw asError(error);
    }
  }

  async insert<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    try {
      await this.source.collection(collection).add({ data: cloneDocument(doc) });
    } catch (error) {
      throw isDuplicateKey(error) ? new DuplicateKeyError(collection, doc._id) : asError(error);
    }
  }

  async put<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    const { _id, ...data } = cloneDocument(doc);
    try {
      await this.source.collection(collection).doc(_id).set({ data });
    } catch (error) {
      throw isDuplicateKey(error) ? new DuplicateKeyError(collection, _id) : asError(error);
    }
  }

  async remove(collection: CollectionName, id: string): Promise<void> {
    try {
      await this.source.collection(collection).doc(id).remove();
    } catch (error) {
      throw asError(error);
    }
  }
}

/** Inside a transaction: after a failed operation the cloud has aborted it, so nothing more may be tried. */
class WeChatTransaction implements Documents {
  private readonly documents: WeChatDocuments;
  private failed = false;

  constructor(transaction: SdkTransaction) {
    this.documents = new WeChatDocuments(transaction);
  }

  get<Name extends CollectionName>(collection: Name, id: string): Promise<Collections[Name] | null> {
    return this.step(() => this.documents.get(collection, id));
  }

  insert<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    return this.step(() => this.documents.insert(collection, doc));
  }

  put<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    return this.step(() => this.documents.put(collection, doc));
  }

  remove(collection: CollectionName, id: string): Promise<void> {
    return this.step(() => this.documents.remove(collection, id));
  }

  requireSound(): void {
    if (this.failed) throw new TransactionAbortedError();
  }

  private async step<Result>(act: () => Promise<Result>): Promise<Result> {
    this.requireSound();
    try {
      return await act();
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }
}

export class WeChatDatabase extends WeChatDocuments implements Database {
  constructor(
    private readonly sdk: SdkDatabase,
    /** Waits between two attempts of a transaction, so that two phones don't trip over each other again. */
    private readonly pause: (attempt: number) => Promise<void> = pauseAwhile,
  ) {
    super(sdk);
  }

  async find<Name extends CollectionName>(
    collection: Name,
    options: FindOptions<Collections[Name]>,
  ): Promise<Collections[Name][]> {
    requireLimit(options.limit);
    let query = this.sdk.collection(collection).where(conditionOf(this.sdk.command, options.filter));
    for (const [field, order] of options.orderBy ?? []) query = query.orderBy(field, order);
    if (options.skip !== undefined && options.skip > 0) query = query.skip(options.skip);
    try {
      const { data } = await query.limit(options.limit).get();
      return (data as Collections[Name][]).map((doc) => currentShape(collection, doc));
    } catch (error) {
      throw asError(error);
    }
  }

  async count<Name extends CollectionName>(
    collection: Name,
    filter: Filter<Collections[Name]>,
  ): Promise<number> {
    try {
      const condition = conditionOf(this.sdk.command, filter);
      const { total } = await this.sdk.collection(collection).where(condition).count();
      return total;
    } catch (error) {
      throw asError(error);
    }
  }

  async updateIf<Name extends CollectionName>(
    collection: Name,
    id: string,
    filter: Filter<Collections[Name]>,
    changes: Partial<Omit<Collections[Name], '_id'>>,
  ): Promise<boolean> {
    const { command } = this.sdk;
    const condition = conditionOf(command, { ...filter, _id: id });
    // `set` as an operator: without it the SDK merges nested objects field by field instead of replacing them.
    const data = Object.fromEntries(
      Object.entries(clonePlain(changes) as object).map(([field, value]) => [field, command.set(value)]),
    );
    try {
      const { stats } = await this.sdk.collection(collection).where(condition).update({ data });
      return stats.updated > 0;
    } catch (error) {
      throw isDuplicateKey(error) ? new DuplicateKeyError(collection, id) : asError(error);
    }
  }

  /** The SDK's own `runTransaction` repeats a conflict at commit only, so this one is ours. */
  async transaction<Result>(work: (tx: Documents) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; attempt <= transactionAttempts; attempt += 1) {
      const transaction = await this.sdk.startTransaction().catch((error) => Promise.reject(asError(error)));
      const documents = new WeChatTransaction(transaction);
      try {
        const result = await work(documents);
        documents.requireSound();
        await transaction.commit();
        return result;
      } catch (error) {
        // A conflict has ended the transaction already; its rollback may be refused, which changes nothing.
        await transaction.rollback().catch(() => undefined);
        if (!isConflict(error)) throw asError(error);
      }
      await this.pause(attempt);
    }
    throw new TransactionConflictError(transactionAttempts);
  }
}

function conditionOf(command: SdkCommand, filter: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, wanted]) => wanted !== undefined)
      .map(([field, wanted]) => [field, operatorOf(command, wanted)]),
  );
}

function operatorOf(command: SdkCommand, wanted: unknown): SdkOperator {
  if (!isComparison(wanted)) return command.eq(wanted);
  const { ne, in: oneOf, ...ordered } = wanted;
  const operators: SdkOperator[] = Object.entries(ordered)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => command[name as 'gt' | 'gte' | 'lt' | 'lte'](value));
  if (ne !== undefined) operators.push(command.neq(ne));
  if (oneOf !== undefined) operators.push(command.in(oneOf as readonly unknown[]));
  return operators.reduce((one, other) => one.and(other));
}

/** 10 to 30 ms, longer with each attempt. */
function pauseAwhile(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, attempt * (10 + Math.random() * 20));
  });
}
