import type { OrderMessage } from '../../contract/messages';
import type { LineState, OrderState, PaymentSource } from '../../contract/orders';
import type { RefundReason } from '../../contract/refunds';
import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import type { Transfer } from './ledger-entry';
import type { Provenance } from './provenance';

/**
 * A family's payment; `_id` is the client's id and WeChat's `outTradeNo`. Amounts in fen, times in ms since
 * 1970.
 */
export interface Order {
  readonly _id: string;
  readonly openId: string;
  /** What the client asked for, word for word: the same id with other content is refused. */
  readonly content: string;
  readonly state: OrderState;
  /**
   * WeChat's number of the merchant whose money the WeChat part is, for good: what is declared later changes nothing.
   * Null where WeChat has no part; absent in orders of the release before (see `merchantIdOf`).
   */
  readonly merchantId?: string | null;
  /** Chinese: that merchant as the payer read it. */
  readonly payee?: string | null;
  readonly paymentSource: PaymentSource;
  readonly totalFen: Fen;
  readonly accountFen: Fen;
  readonly wechatFen: Fen;
  /** Holder of the mutual-aid account that `accountFen` comes from. */
  readonly accountId: string | null;
  readonly lines: readonly OrderLine[];
  /** Persons' ids, for finding the orders that paid for someone by index. */
  readonly people: readonly string[];
  /** Pending transfers, as of the order's first moment; the entry `<order>-payment` posts or voids them. */
  readonly pending: readonly Transfer[];
  readonly messages: readonly OrderMessage[];
  readonly createdAt: number;
  readonly until: number;
  readonly paidAt: number | null;
  /** China day of `paidAt` where WeChat took money, for comparing with its bill. */
  readonly billDay: IsoDay | null;
  readonly transactionId: string | null;
  /** Where WeChat's order stands, as far as we know. */
  readonly wechat: 'none' | 'open' | 'closed' | 'paid';
  /** Refunds and requests for them that are not final. */
  readonly openRefunds: number;
  /** When WeChat was last asked for a refund of it (ms); absent where it never was, or by the release before. */
  readonly refundAskedAt?: number;
  /** When the timer looks again; null where nothing is left to do. */
  readonly nextAt: number | null;
  readonly attempts: number;
  /** Notifications that the payer agreed to and WeChat has not got; absent where there never was one. */
  readonly outbox?: readonly OrderNotification[];
  /** When the timer looks; changes with each addition and each try, so that it stands for this very list. */
  readonly nextNotificationAt?: number | null;
  readonly history: readonly OrderEvent[];
}

/**
 * Fields under which release 0.1 stored what is now `paymentSource`, `outbox` and `nextNotificationAt`. Databases read
 * them by `currentShape`; nothing writes them. They go one release after migration 2.
 */
export interface OrderFieldsBefore {
  readonly purse?: PaymentSource;
  readonly untold?: readonly OrderNotification[];
  readonly tellAt?: number | null;
}

/** One subscription message to the payer, until WeChat has it. */
export interface OrderNotification {
  /** Made from what caused it. */
  readonly key: string;
  readonly kind: OrderMessage;
  readonly amountFen: Fen;
  /** Null: how the order stands when it is sent. */
  readonly words: string | null;
  /** How often it was about to be sent. */
  readonly tries: number;
  /** When it is tried next, ms. */
  readonly nextAt: number;
}

/** Why an order was closed that wasn't paid; `gave-way`: to that of somebody with a better right to pay. */
export type WhyClosed = 'cancelled' | 'expired' | 'gave-way';

/**
 * One person of an order. The determination that the payer agreed to stays with it, and by what it was worked out.
 */
export interface OrderLine extends Provenance {
  readonly line: number;
  readonly recordId: string;
  readonly personId: string;
  readonly region: string;
  readonly year: number;
  readonly amountFen: Fen;
  readonly accountFen: Fen;
  readonly wechatFen: Fen;
  readonly state: LineState;
  readonly reason: RefundReason | WhyClosed | 'corrected' | null;
  /** Refunds of this person's whole part that are not final. */
  readonly openRefunds: number;
  readonly facts: FactSheet;
  readonly determination: Determination;
}

export interface OrderEvent {
  readonly at: number;
  readonly event: string;
}
