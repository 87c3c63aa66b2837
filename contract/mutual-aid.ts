import type { ImportOutcome, RejectedRow, UndoOutcome } from './imports';
import type { BoundRelation } from '../policy/account-relations';
import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';
import type { MaskedPerson } from './record-view';
import type { NextPage, PageAfter } from './pages';

/**
 * Amounts in fen. The holder sees it who proved to be the holder by an office's one-time code
 * (`self.confirm`).
 */
export interface AccountView {
  readonly region: string;
  /** As the bureau's last file says, less what was taken since. */
  readonly balanceFen: Fen;
  /** Held by orders that are not paid yet. */
  readonly reservedFen: Fen;
  /** Must stay in the account. */
  readonly floorFen: Fen;
  /** What the holder has released for his relatives and is not spent. */
  readonly authorisedFen: Fen;
  /** What an order can draw on now. */
  readonly usableFen: Fen;
  /** Day of the bureau's last file. */
  readonly asOf: IsoDay | '';
  readonly relatives: readonly { readonly person: MaskedPerson; readonly relation: BoundRelation }[];
}

export interface AccountMovement {
  readonly at: number;
  readonly kind: 'import' | 'reserve' | 'release' | 'debit' | 'reversal' | 'refund' | 'authorise';
  /** Positive: more in the account (or more released for relatives). */
  readonly amountFen: Fen;
  readonly balanceFen: Fen;
  readonly orderId: string | null;
  /** Chinese. */
  readonly words: string;
}

export interface MutualAidActions {
  /** `account` is null where the bureau has sent none for the caller; `reason` says what to do. */
  'mutual-aid.account': {
    readonly request: Record<never, never>;
    readonly data: { readonly account: AccountView | null; readonly reason?: string };
  };
  /**
   * The holder releases an amount for his relatives, apart from any payment. Replaces what he released
   * before.
   */
  'mutual-aid.authorise': {
    readonly request: { readonly amountFen: Fen };
    readonly data: { readonly account: AccountView };
  };
  /** Newest first, 50 a page. */
  'mutual-aid.movements': {
    readonly request: { readonly after?: PageAfter };
    readonly data: { readonly movements: readonly AccountMovement[]; readonly next: NextPage };
  };
}

export interface BatchFile {
  readonly number: string;
  readonly deductions: number;
  readonly totalFen: Fen;
  /** `扣款编号,姓名,证件类型,证件号码,金额(元),扣款日期`: for the bureau only. */
  readonly csv: string;
  /** More wait than one batch holds: make another. */
  readonly more: boolean;
}

/** How many lines of a batch stand so, and their sum in fen. */
export interface BatchPart {
  readonly lines: number;
  readonly fen: Fen;
}

export interface BatchView {
  readonly number: string;
  /** The code under which it was made: another one where the place had another then. */
  readonly region: string;
  /** When it was made, in ms since 1970. */
  readonly at: number;
  readonly all: BatchPart;
  /** Sent, and not answered by the bureau. */
  readonly open: BatchPart;
  /** The bureau has taken it. */
  readonly settled: BatchPart;
  /** The bureau has not taken it: it is in the account again. */
  readonly reversed: BatchPart;
}

/**
 * The bureau's files, which are proposed and agreed to (`proposals.ts`): CSV text with a header line, UTF-8, at most 100 rows a call.
 * - balances: `姓名,证件类型,证件号码,余额(元)`
 * - bindings: `持有人姓名,持有人证件类型,持有人证件号码,家人姓名,家人证件类型,家人证件号码,关系`
 * - results: `扣款编号,结果,原因` with 成功 or 失败, under the number of the batch that they answer
 */
export interface MutualAidActsOfTwo {
  /** The same number with the same content answers again; with other content `IMPORT_DIFFERS`. */
  'mutual-aid.import-balances': {
    readonly request: {
      readonly region: string;
      readonly number: string;
      /** Day whose end the file's balances show. */
      readonly asOf: IsoDay;
      readonly csv: string;
    };
    readonly data: ImportOutcome;
  };
  'mutual-aid.import-bindings': {
    readonly request: { readonly region: string; readonly number: string; readonly csv: string };
    readonly data: ImportOutcome;
  };
  /** Take a file back, as it was imported. Refuse with `NO_BATCH` and `IMPORT_DIFFERS`. */
  'mutual-aid.undo-balances': {
    readonly request: MutualAidActsOfTwo['mutual-aid.import-balances']['request'];
    readonly data: UndoOutcome;
  };
  'mutual-aid.undo-bindings': {
    readonly request: MutualAidActsOfTwo['mutual-aid.import-bindings']['request'];
    readonly data: UndoOutcome;
  };
  'mutual-aid.read-result': {
    readonly request: { readonly region: string; readonly number: string; readonly csv: string };
    readonly data: {
      readonly accepted: number;
      readonly rejected: number;
      /** Lines that said the same before. */
      readonly repeated: number;
      readonly problems: readonly RejectedRow[];
    };
  };
}

export interface MutualAidOfficerActions {
  /** What holds in the place now, in fen, and whose office set it; 0 and null where none did. */
  'mutual-aid.floor': {
    readonly request: { readonly region: string };
    readonly data: { readonly floorFen: Fen; readonly setBy: string | null };
  };
  /** What must stay in an account of this place; 0 where none was set. */
  'mutual-aid.set-floor': {
    readonly request: { readonly region: string; readonly floorFen: Fen };
    readonly data: { readonly floorFen: Fen };
  };
  /**
   * Everything not yet sent becomes a numbered batch; the same number answers with the same file. Where nothing
   * waits, no batch is made (`deductions` is 0) and the number stays free.
   */
  'mutual-aid.make-batch': {
    readonly request: { readonly region: string; readonly number: string };
    readonly data: BatchFile;
  };
  /** The office's batches, newest first, 10 a page. */
  'mutual-aid.batches': {
    readonly request: { readonly region: string; readonly after?: PageAfter };
    readonly data: {
      readonly batches: readonly BatchView[];
      readonly next: NextPage;
      /** Deductions that are in no batch yet. */
      readonly unsent: number;
    };
  };
  /** The file of a batch that was made before, by its own region's code; never a new one: `NO_BATCH`. */
  'mutual-aid.batch-file': {
    readonly request: { readonly region: string; readonly number: string };
    readonly data: BatchFile;
  };
}
