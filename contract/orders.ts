import type { Determination } from '../policy/determination';
import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';
import type { OrderMessage } from './messages';
import type { KnownPerson } from './record-view';
import type { RefundView } from './refunds';
import type { NextPage, PageAfter } from './pages';

/** `both` draws `accountFen` from the mutual-aid account and the rest from WeChat Pay. */
export const paymentSources = ['wechat', 'mutual-aid', 'both'] as const;
export type PaymentSource = (typeof paymentSources)[number];

/**
 * One way only:
 * - `awaiting-payment`: everyone in it is reserved until `until`; WeChat's part has not been confirmed
 * - `paid`: the money is there; something of it is not final (the bureau's answer, or a refund under way)
 * - `settled`: every person of it is insured, or his money went back
 * - `closed`: not paid; the reservations are released. Money that comes all the same goes back by itself
 *   (`refunds`)
 */
export type OrderState = 'awaiting-payment' | 'paid' | 'settled' | 'closed';

/**
 * One way only:
 * - `reserved`: in hand, until the order's `until`
 * - `insured`: insured and paid, or exempt
 * - `settlement-pending`: insured; the bureau has yet to confirm the deduction from the mutual-aid account
 * - `refund-due`: not insured by this order, money on its way back
 * - `refunded`: it is back
 * - `released`: not reserved any more, nothing was paid
 */
export type LineState =
  'reserved' | 'insured' | 'settlement-pending' | 'refund-due' | 'refunded' | 'released';

/** What `wx.requestPayment` takes. */
export interface PaymentParameters {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: string;
  readonly paySign: string;
}

/** Amounts in fen, times in ms since 1970, days `YYYY-MM-DD`. */
export interface OrderLineView {
  /** From 0, in the order of the request. */
  readonly line: number;
  readonly recordId: string;
  readonly person: KnownPerson;
  readonly region: string;
  readonly year: number;
  readonly amountFen: Fen;
  readonly accountFen: Fen;
  readonly wechatFen: Fen;
  readonly state: LineState;
  readonly coveredFrom?: IsoDay;
  readonly coveredTo?: IsoDay;
  /** Chinese: why this person's part went back or was released. */
  readonly reason?: string;
  /** Only for the person himself, a payer he confirmed, or one named by the bureau's family binding. */
  readonly breakdown?: Determination;
}

/** Where an order stands; what a phone needs to go on. The people in it come with `order.get`. */
export interface OrderStatus {
  readonly orderId: string;
  readonly state: OrderState;
  readonly paymentSource: PaymentSource;
  /** Chinese: who gets what WeChat takes; absent where WeChat has no part. */
  readonly payee?: string;
  readonly createdAt: number;
  /** When the reservations are released. Count down to it from `now`, which is the server's clock. */
  readonly until: number;
  readonly now: number;
  readonly totalFen: Fen;
  readonly accountFen: Fen;
  readonly wechatFen: Fen;
  /** When WeChat took the money, or the account was debited. */
  readonly paidAt?: number;
  /**
   * While the order waits for WeChat's part; null otherwise, and where WeChat did not answer (ask `order.get`
   * again).
   */
  readonly payment: PaymentParameters | null;
  /** Chinese: what happened and what comes next. */
  readonly message: string;
}

export interface OrderView extends OrderStatus {
  readonly lines: readonly OrderLineView[];
  readonly refunds: readonly RefundView[];
}

/** What an order would be if it were placed now. Nothing is stored. */
export interface OrderPreview {
  readonly lines: readonly PreviewLine[];
  /** Sum of the lines that can be ordered now. */
  readonly totalFen: Fen;
  readonly paymentSources: readonly PaymentSourceOffer[];
  /** The longest that an order placed now can last. Shorter where tomorrow's answer differs for someone. */
  readonly until: number;
  readonly now: number;
  /** Chinese; set where no order is taken right now (the last minutes of a day that matters). */
  readonly notNow?: string;
}

export interface PreviewLine {
  readonly recordId: string;
  readonly person: KnownPerson;
  readonly region: string;
  readonly year: number;
  /**
   * Null where he cannot be in an order now; `reason` says why. 0 where he is exempt: enrolled with the
   * order.
   */
  readonly amountFen: Fen | null;
  readonly coveredFrom?: IsoDay;
  readonly coveredTo?: IsoDay;
  /**
   * Code of the refusal that `order.place` would give, e.g. `RESERVED_BY_OTHER`, `ALREADY_INSURED`,
   * `NOT_OPEN`.
   */
  readonly refusal?: string;
  /** Chinese. */
  readonly reason?: string;
  readonly reservedUntil?: number;
  /** A question that nobody has answered could make it another amount; it is answered on the page of the relative. */
  readonly amountOpen?: true;
  /**
   * The tier whose price it is, as the notice calls it, where he would pay something else in another; `chosen` is false where
   * the usual one stands because none was chosen.
   */
  readonly tier?: { readonly name: string; readonly chosen: boolean };
  /** How much of it the caller's mutual-aid account may pay by the notice's rules; 0 with `accountReason`. */
  readonly accountMaximumFen: Fen;
  /** Chinese: why WeChat can't be paid for him: nobody collects there by WeChat. */
  readonly onlineReason?: string;
  /** Chinese: why the account may not pay for him; cites the notice where it speaks. */
  readonly accountReason?: string;
}

/**
 * One order of those that a family's payment takes, ready for `order.place`. People of several collecting bodies need
 * one each: WeChat's payment is to one merchant, and confirmed once for each. Each stands or fails alone.
 */
export interface OrderPart {
  readonly recordIds: readonly string[];
  readonly paymentSource: PaymentSource;
  readonly totalFen: Fen;
  readonly accountFen: Fen;
  readonly wechatFen: Fen;
  /** Chinese: who gets what WeChat takes; absent where WeChat has no part and nothing is confirmed there. */
  readonly payee?: string;
}

export interface PaymentSourceOffer {
  readonly paymentSource: PaymentSource;
  readonly available: boolean;
  /** The most that the account can give for these lines; 0 for `wechat`. */
  readonly accountMaximumFen: Fen;
  /** Chinese: why it isn't available. */
  readonly reason?: string;
  /**
   * The orders that it takes to pay so, in the order in which they are to be placed; with `both`, the account gives
   * all that it can. Without those whom this paymentSource can't pay for (`PreviewLine.onlineReason`).
   */
  readonly parts: readonly OrderPart[];
}

/** The orders' part of the function `resident`. */
export interface OrderActions {
  'order.preview': {
    readonly request: { readonly recordIds: readonly string[] };
    readonly data: OrderPreview;
  };
  /**
   * The same id with the same content answers with the order as it stands. Other content: `ORDER_DIFFERS`.
   * Refuses with `AMOUNT_CHANGED` (`details.totalFen`, `details.line0Fen` …: ask the person again and place
   * anew with a new id), `RESERVED_BY_OTHER` (`details.line`, `.until`, `.by` masked), `RESERVED_BY_YOU`
   * (`details.orderId`), `TOO_OFTEN_UNPAID` (`details.line`: two orders of the day for someone without payment, by
   * somebody who isn't first in line for him), `ALREADY_INSURED`, `NOT_OPEN`, `CLOSED`, `DAY_ENDS`, `ACCOUNT_NOT_OFFERED`,
   * `ACCOUNT_SHORT` (`details.maximumFen`), `AWAITS_OFFICE` (`details.line`: exempt, and no office of the place certified him),
   * `NO_RECORD`, `PLACE_UNSUPPORTED`, `NO_MERCHANT` (`details.line`: nobody
   * collects there by WeChat), `ORDER_SPANS_MERCHANTS` (`details.line0Payee` …: place one order for each part of the
   * preview).
   */
  'order.place': {
    readonly request: {
      /** 32 hexadecimal digits, made by the client and stored before sending. */
      readonly orderId: string;
      /** `recordId` of each person (`RelativeView.record`, `RecordView`), at most 20. */
      readonly recordIds: readonly string[];
      readonly paymentSource: PaymentSource;
      /** With `both`: what the account shall give. */
      readonly accountFen?: Fen;
      /** The sum that the person saw on the button. */
      readonly agreedFen: Fen;
      /** Kinds of messages that he agreed to in WeChat's own dialog. */
      readonly messages: readonly OrderMessage[];
    };
    readonly data: { readonly order: OrderStatus };
  };
  /**
   * Everything of an own order; asks WeChat first where the order is unfinished, with fresh payment
   * parameters.
   */
  'order.get': {
    readonly request: { readonly orderId: string };
    readonly data: { readonly order: OrderView };
  };
  /** After `wx.requestPayment` came back, whatever it said. Asks WeChat and settles. */
  'order.confirm-return': {
    readonly request: { readonly orderId: string };
    readonly data: { readonly order: OrderStatus };
  };
  /**
   * Lets everyone go at once. Where WeChat has the money already, the order is settled instead (see its
   * state).
   */
  'order.cancel': {
    readonly request: { readonly orderId: string };
    readonly data: { readonly order: OrderStatus };
  };
  /** Asks WeChat about the caller's newest unfinished orders; says how many of them ended, paid or closed. */
  'orders.settle': {
    readonly request: Record<never, never>;
    readonly data: { readonly settled: number };
  };
  /** Newest first, 20 a page. */
  'orders.mine': {
    readonly request: { readonly after?: PageAfter };
    readonly data: { readonly orders: readonly OrderView[]; readonly next: NextPage };
  };
}
