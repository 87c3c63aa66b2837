/**
 * What we use of wx-server-sdk, typed by what it really takes and answers (its own types leave most of it open).
 * `wechat.ts` checks nothing at run time: the conformance suite runs the real SDK against a gateway.
 */
export interface Sdk {
  init(options: { readonly env: symbol }): void;
  readonly DYNAMIC_CURRENT_ENV: symbol;
  database(): SdkDatabase;
  getWXContext(): Readonly<Record<string, string | number | undefined>>;
  readonly cloudPay: Readonly<Record<string, (request: object) => Promise<SdkAnswer>>>;
  readonly openapi: {
    readonly subscribeMessage: { send(message: object): Promise<SdkAnswer> };
    readonly wxacode: { getUnlimited(code: object): Promise<SdkAnswer> };
  };
  uploadFile(file: {
    readonly cloudPath: string;
    readonly fileContent: Buffer;
  }): Promise<{ readonly fileID: string }>;
  getTempFileURL(request: {
    readonly fileList: readonly { readonly fileID: string; readonly maxAge: number }[];
  }): Promise<{ readonly fileList: readonly { readonly fileID: string; readonly tempFileURL?: string }[] }>;
  deleteFile(request: {
    readonly fileList: readonly string[];
  }): Promise<{ readonly fileList: readonly { readonly fileID: string; readonly status: number }[] }>;
}

export type SdkAnswer = Readonly<Record<string, unknown>>;

export interface SdkDatabase {
  readonly command: SdkCommand;
  collection(name: string): SdkCollection;
  startTransaction(): Promise<SdkTransaction>;
}

export interface SdkTransaction {
  collection(name: string): SdkCollection;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

export interface SdkCollection extends SdkQuery {
  doc(id: string): SdkDocument;
  add(options: { readonly data: object }): Promise<unknown>;
  where(condition: object): SdkQuery;
}

export interface SdkDocument {
  get(): Promise<{ readonly data: unknown }>;
  set(options: { readonly data: object }): Promise<unknown>;
  remove(): Promise<unknown>;
}

export interface SdkQuery {
  orderBy(field: string, order: 'asc' | 'desc'): SdkQuery;
  limit(most: number): SdkQuery;
  skip(first: number): SdkQuery;
  get(): Promise<{ readonly data: readonly unknown[] }>;
  count(): Promise<{ readonly total: number }>;
  update(options: { readonly data: object }): Promise<{ readonly stats: { readonly updated: number } }>;
}

/** Each makes an operator object that the SDK recognises; `and` chains two on one field. */
export interface SdkCommand {
  eq(value: unknown): SdkOperator;
  neq(value: unknown): SdkOperator;
  gt(value: unknown): SdkOperator;
  gte(value: unknown): SdkOperator;
  lt(value: unknown): SdkOperator;
  lte(value: unknown): SdkOperator;
  in(values: readonly unknown[]): SdkOperator;
  set(value: unknown): object;
}

export interface SdkOperator {
  and(other: SdkOperator): SdkOperator;
}
