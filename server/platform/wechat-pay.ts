import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';

/** An order at WeChat: to any merchant but its own it does not exist. */
export interface OrderNumber {
  readonly merchantId: string;
  readonly outTradeNo: string;
}

/**
 * WeChat Pay through the cloud (`cloud.cloudPay`), in our words. Amounts in fen; `merchantId` is whose money it is
 * (`sub_mch_id`).
 */
export interface WeChatPay {
  /**
   * Places an order at WeChat, to be paid by who calls the function: another `openId` is `PAYER_DIFFERS`. The same `outTradeNo` with the same content answers again.
   * Throws {@link WeChatPayError}.
   */
  placeOrder(order: {
    readonly merchantId: string;
    readonly outTradeNo: string;
    readonly openId: string;
    readonly description: string;
    readonly totalFen: Fen;
    /** When WeChat stops taking the money: ms since 1970, not under a minute away. */
    readonly expiresAt: number;
  }): Promise<PaymentParameters>;
  queryOrder(order: OrderNumber): Promise<WeChatOrder>;
  /** Throws {@link WeChatPayError} with `ORDERPAID`, or while the order is under five minutes old. */
  closeOrder(order: OrderNumber): Promise<void>;
  /** The same `outRefundNo` with the same content answers again. */
  refund(refund: {
    readonly merchantId: string;
    readonly outTradeNo: string;
    readonly outRefundNo: string;
    readonly totalFen: Fen;
    readonly refundFen: Fen;
    readonly reason: string;
  }): Promise<void>;
  queryRefund(refund: { readonly merchantId: string; readonly outRefundNo: string }): Promise<WeChatRefund>;
  /** All that WeChat booked for a merchant on a China day `YYYY-MM-DD`. */
  downloadBill(bill: { readonly merchantId: string; readonly day: IsoDay }): Promise<readonly BillLine[]>;
}

/** What the client hands to `wx.requestPayment`. */
export interface PaymentParameters {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: string;
  readonly paySign: string;
}

export interface WeChatOrder {
  readonly state: 'not-paid' | 'paid' | 'closed' | 'refunding' | 'unknown';
  /** Of a paid order. */
  readonly transactionId?: string;
  readonly totalFen?: Fen;
  readonly currency?: string;
  /** When WeChat took the money: ms since 1970. */
  readonly paidAt?: number;
}

export interface WeChatRefund {
  readonly state: 'processing' | 'done' | 'failed' | 'unknown';
  /** WeChat knows of the refund and says nothing of how it stands: `processing`, as far as anyone can tell. */
  readonly silent?: true;
  readonly refundFen?: Fen;
}

export interface BillLine {
  readonly kind: 'payment' | 'refund';
  readonly outTradeNo: string;
  readonly outRefundNo?: string;
  /** Of a refund: how it stood when the bill was made; the bill is not written again. Absent where it doesn't say. */
  readonly refundState?: 'processing' | 'done' | 'failed';
  readonly amountFen: Fen;
}

/** What only the operator can set right: the merchant's contract, its rights, our own settings. Trying again is no help. */
const configurationFaults: readonly string[] = [
  'NO_MERCHANT',
  'NO_RELATION',
  'MERCHANT_LIMITED',
  'APPID_MCHID_NOT_MATCH',
  'OPENID_NOT_MATCH',
  'NOAUTH',
  'LACK_PARAMS',
];

export class WeChatPayError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** True where nothing is known of the outcome: ask `queryOrder` or `queryRefund` before doing it again. */
    readonly outcomeUnknown: boolean,
  ) {
    super(message);
    this.name = 'WeChatPayError';
  }

  get isConfigurationFault(): boolean {
    return configurationFaults.includes(this.code);
  }
}
