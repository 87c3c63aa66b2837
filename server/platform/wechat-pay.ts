/** WeChat Pay through the cloud (`cloud.cloudPay`), in our words. Amounts in fen. */
export interface WeChatPay {
  /**
   * Places an order at WeChat. The same `outTradeNo` with the same content answers again.
   * Throws {@link WeChatPayError}.
   */
  placeOrder(order: {
    readonly outTradeNo: string;
    readonly openId: string;
    readonly description: string;
    readonly totalFen: number;
    /** When WeChat stops taking the money: ms since 1970, not under a minute away. */
    readonly expiresAt: number;
  }): Promise<PaymentParameters>;
  queryOrder(outTradeNo: string): Promise<WeChatOrder>;
  /** Throws {@link WeChatPayError} with `ORDERPAID`, or while the order is under five minutes old. */
  closeOrder(outTradeNo: string): Promise<void>;
  /** The same `outRefundNo` with the same content answers again. */
  refund(refund: {
    readonly outTradeNo: string;
    readonly outRefundNo: string;
    readonly totalFen: number;
    readonly refundFen: number;
    readonly reason: string;
  }): Promise<void>;
  queryRefund(outRefundNo: string): Promise<WeChatRefund>;
  /** All that WeChat booked on a China day `YYYY-MM-DD`. */
  downloadBill(day: string): Promise<readonly BillLine[]>;
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
  readonly totalFen?: number;
  readonly currency?: string;
  /** When WeChat took the money: ms since 1970. */
  readonly paidAt?: number;
}

export interface WeChatRefund {
  readonly state: 'processing' | 'done' | 'failed' | 'unknown';
  readonly refundFen?: number;
}

export interface BillLine {
  readonly kind: 'payment' | 'refund';
  readonly outTradeNo: string;
  readonly outRefundNo?: string;
  readonly amountFen: number;
}

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
}
