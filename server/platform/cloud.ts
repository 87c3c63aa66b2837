import type { CallNotes } from './call-notes';
import type { Files } from './files';
import type { MessageSender } from './messages';
import type { MiniCodes } from './mini-codes';
import type { Settings } from './settings';
import type { WeChatPay } from './wechat-pay';
import type { CollectionName, Collections } from '../schema';

/** Who called, as the platform says; never read from the event. `openId` is empty for timers and WeChat's callbacks. */
export interface Caller {
  readonly openId: string;
  readonly source: 'client' | 'timer' | 'wechat-pay' | 'function';
}

export interface Comparison<Value> {
  readonly gt?: Value;
  readonly gte?: Value;
  readonly lt?: Value;
  readonly lte?: Value;
  readonly ne?: Value | null;
  readonly in?: readonly Value[];
}

/** Top-level fields only: equality, or one comparison object. A list field matches where it holds the value, or one of them. */
export type Filter<Doc> = {
  readonly [Field in keyof Doc]?:
    | Doc[Field]
    | Comparison<NonNullable<Doc[Field]>>
    | (NonNullable<Doc[Field]> extends readonly (infer Element)[]
        ? Element | Pick<Comparison<Element>, 'in'>
        : never);
};

export interface FindOptions<Doc> {
  readonly filter: Filter<Doc>;
  readonly orderBy?: readonly (readonly [keyof Doc & string, 'asc' | 'desc'])[];
  /** 1 to 1000, as the cloud allows. */
  readonly limit: number;
  readonly skip?: number;
}

/** Single-document operations: the only ones allowed inside a transaction. */
export interface Documents {
  /** Null where there is none. */
  get<Name extends CollectionName>(collection: Name, id: string): Promise<Collections[Name] | null>;
  /** Throws {@link DuplicateKeyError} where the id, or a value of a unique index, is taken. */
  insert<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void>;
  /** Creates or replaces the whole document. */
  put<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void>;
  /** Removing what is not there is no error. */
  remove(collection: CollectionName, id: string): Promise<void>;
}

/** The one way to the database. Every call is one round trip; a transaction adds one for its start and one for its end. */
export interface Database extends Documents {
  find<Name extends CollectionName>(
    collection: Name,
    options: FindOptions<Collections[Name]>,
  ): Promise<Collections[Name][]>;
  count<Name extends CollectionName>(collection: Name, filter: Filter<Collections[Name]>): Promise<number>;
  /**
   * Sets the given top-level fields of one document if it still matches `filter`, in one atomic step.
   * Returns whether it did; `changes` must change something, the cloud counts only what changed.
   */
  updateIf<Name extends CollectionName>(
    collection: Name,
    id: string,
    filter: Filter<Collections[Name]>,
    changes: Partial<Omit<Collections[Name], '_id'>>,
  ): Promise<boolean>;
  /**
   * Runs `work` with all its writes taking effect together, or none. Runs it again after a conflict (at update and at
   * commit alike), up to a limit, so `work` has no side effects of its own. Throws {@link TransactionConflictError}
   * when the limit is reached; an error thrown by `work` rolls back and comes out as it is.
   */
  transaction<Result>(work: (tx: Documents) => Promise<Result>): Promise<Result>;
}

/** All that a handler may touch. Real: `wechat.ts`, on wx-server-sdk. In memory: `memory.ts`, for the simulation. */
export interface Cloud {
  readonly caller: Caller;
  readonly settings: Settings;
  readonly db: Database;
  readonly pay: WeChatPay;
  readonly messages: MessageSender;
  readonly files: Files;
  readonly miniCodes: MiniCodes;
  /** For the audit log, of this one call. */
  readonly notes: CallNotes;
  /** Milliseconds since 1970 (UTC). */
  now(): number;
  /** Lower-case hexadecimal, `bytes` random bytes. */
  randomHex(bytes: number): string;
  /** One structured line. Identity numbers, names and keys never go in. */
  log(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
}

export class DuplicateKeyError extends Error {
  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super(`a document with this key exists already in ${collection}`);
    this.name = 'DuplicateKeyError';
  }
}

export class TransactionConflictError extends Error {
  constructor(readonly attempts: number) {
    super(`the transaction met a conflict ${attempts} times`);
    this.name = 'TransactionConflictError';
  }
}
