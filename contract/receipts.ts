import type { Cite } from '../policy/determination';
import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';
import type { LineState, PaymentSource } from './orders';

/** The page on which a check code is looked at; the code on a printed receipt opens it with the scene `c=CODE`. */
export const checkPage = 'packages/pay/receipt-check/index';

/** Never holds an identity number. Amounts in fen, days `YYYY-MM-DD`, times in ms since 1970. */
export interface ReceiptView {
  readonly number: string;
  /** Sixteen signs (`contract/check-code.ts`): whoever has it learns by `receipt.check` whether the receipt holds. */
  readonly checkCode: string;
  readonly orderId: string;
  readonly line: number;
  /** `王*`; empty where the payer never confirmed himself. */
  readonly payer: string;
  readonly insured: string;
  /** The same in full, for the payer's own pages: what he typed himself. Absent for everybody else. */
  readonly payerInFull?: string;
  readonly insuredInFull?: string;
  readonly year: number;
  readonly region: string;
  /** Names of the place from the province down. */
  readonly place: string;
  readonly amountFen: Fen;
  readonly accountFen: Fen;
  readonly wechatFen: Fen;
  /** What of it went back, or is on its way back, while the person stays insured; absent: nothing. */
  readonly givenBackFen?: Fen;
  readonly paymentSource: PaymentSource;
  /** Chinese: who got what WeChat took; absent where WeChat had no part, or in receipts of the release before. */
  readonly payee?: string;
  /** WeChat's number of the payment; for the payer alone, and absent where WeChat had no part. */
  readonly transactionId?: string;
  readonly paidAt: number;
  readonly state: LineState;
  /**
   * How it adds up. Subsidies show only to whom the insured lets see them: others get one line with the
   * amount.
   */
  readonly items: readonly ReceiptItem[];
  readonly coveredFrom?: IsoDay;
  readonly coveredTo?: IsoDay;
  /** Chinese: what happens next. */
  readonly next: readonly string[];
  /** Chinese: where to get the tax certificate; this receipt is none. */
  readonly taxCertificate: string;
}

export interface ReceiptItem {
  readonly kind: 'premium' | 'ltci' | 'fiscal-share' | 'total';
  readonly standardFen: Fen;
  readonly subsidyFen: Fen;
  readonly payFen: Fen;
  readonly cites: readonly Cite[];
}

/**
 * What a check code says: the person is insured by this payment; it holds no more (money went back, all of it or a
 * part that this paper doesn't name, or it was undone); there is no such receipt; or a sign of the code is wrong.
 */
export type ReceiptStanding = 'valid' | 'ended' | 'unknown' | 'mistyped';

export interface ReceiptActions {
  /**
   * Every person's receipt of an own order (or the caller's own line of another's). `NO_RECEIPT` before
   * payment.
   */
  'receipt.get': {
    readonly request: { readonly orderId: string };
    readonly data: { readonly receipts: readonly ReceiptView[] };
  };
  /** Receipts of the caller himself, whoever paid for him, newest first; he must have confirmed who he is. */
  'receipt.about-me': {
    readonly request: Record<never, never>;
    readonly data: { readonly receipts: readonly ReceiptView[] };
  };
  /**
   * A token for one person's receipt that opens it without identity numbers or subsidies, names masked unless `inFull`. 30
   * days.
   */
  'receipt.share': {
    readonly request: { readonly orderId: string; readonly line: number; readonly inFull?: boolean };
    readonly data: { readonly token: string; readonly expiresAt: number };
  };
  /** For anybody: whether the receipt with this code holds, and nothing else of it. `TOO_MANY_LOOKUPS` beyond the day's limit. */
  'receipt.check': {
    readonly request: { readonly code: string };
    readonly data: { readonly standing: ReceiptStanding };
  };
  /** The mini-program's code (PNG in base64) that opens the page of {@link checkPage} with the receipt's check code. `CODE_REFUSED` */
  'receipt.code-picture': {
    readonly request: { readonly orderId: string; readonly line: number };
    readonly data: { readonly png: string };
  };
  'receipt.shared': {
    readonly request: { readonly token: string };
    readonly data: { readonly receipt: ReceiptView };
  };
}
