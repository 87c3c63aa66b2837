import type { Fen } from '../../policy/money';
import { chinaDay } from '../../server/platform/china-time';
import {
  type BillLine,
  type OrderNumber,
  type PaymentParameters,
  type WeChatOrder,
  type WeChatPay,
  WeChatPayError,
  type WeChatRefund,
} from '../../server/platform/wechat-pay';

interface ShopOrder {
  readonly merchantId: string;
  readonly openId: string;
  readonly totalFen: Fen;
  readonly expiresAt: number;
  readonly placedAt: number;
  closed: boolean;
  paidAt: number | null;
}

interface ShopRefund {
  readonly outTradeNo: string;
  readonly refundFen: Fen;
  readonly askedAt: number;
  state: WeChatRefund['state'];
}

type Call = keyof WeChatPay;

/** WeChat's side of the merchant, as its documentation tells it; a test decides who pays and when. */
export class Shop implements WeChatPay {
  readonly orders = new Map<string, ShopOrder>();
  readonly refunds = new Map<string, ShopRefund>();
  /** Calls that fail now, and with what. */
  readonly failing = new Map<Call, WeChatPayError>();
  /** What `queryOrder` says instead of the truth. */
  readonly says = new Map<string, Partial<WeChatOrder>>();
  readonly bills = new Map<string, BillLine[]>();
  /** Whether `queryRefund` says that it knows the refund, and nothing of how it stands. */
  silentAboutRefunds = false;
  readonly calls: Call[] = [];
  /** When `refund` was asked for, by order. */
  readonly refundsAsked: { readonly outTradeNo: string; readonly at: number }[] = [];
  /** What becomes of the answer to the next calls of `refund`, after WeChat has taken them; `null`: it arrives. */
  readonly answersToRefund: (WeChatPayError | null)[] = [];

  constructor(private readonly now: () => number) {}

  /** The person types the password: the money is with the merchant. */
  pay(orderId: string, at = this.now()): void {
    this.require(orderId).paidAt = at;
  }

  async placeOrder(order: Parameters<WeChatPay['placeOrder']>[0]): Promise<PaymentParameters> {
    this.arrive('placeOrder');
    const { merchantId, outTradeNo, openId, totalFen, expiresAt } = order;
    const held = this.orders.get(outTradeNo);
    if (held !== undefined && (held.totalFen !== totalFen || held.merchantId !== merchantId))
      throw refusal('OUT_TRADE_NO_USED');
    if (typeof held?.paidAt === 'number') throw refusal('ORDERPAID');
    if (held?.closed === true) throw refusal('ORDERCLOSED');
    if (expiresAt - this.now() < 60_000) throw refusal('PARAM_ERROR');
    const placedAt = this.now();
    this.orders.set(
      outTradeNo,
      held ?? { merchantId, openId, totalFen, expiresAt, placedAt, closed: false, paidAt: null },
    );
    return {
      timeStamp: '1',
      nonceStr: outTradeNo.slice(0, 8),
      package: `prepay_id=${outTradeNo}`,
      signType: 'MD5',
      paySign: 'x',
    };
  }

  async queryOrder({ merchantId, outTradeNo }: OrderNumber): Promise<WeChatOrder> {
    this.arrive('queryOrder');
    const order = this.orderOf(merchantId, outTradeNo);
    if (order === undefined) return { state: 'unknown' };
    if (order.paidAt === null) return { state: order.closed ? 'closed' : 'not-paid' };
    return {
      state: [...this.refunds.values()].some((one) => one.outTradeNo === outTradeNo) ? 'refunding' : 'paid',
      transactionId: `4200-${outTradeNo.slice(0, 6)}`,
      totalFen: order.totalFen,
      currency: 'CNY',
      paidAt: order.paidAt,
      ...this.says.get(outTradeNo),
    };
  }

  async closeOrder({ merchantId, outTradeNo }: OrderNumber): Promise<void> {
    this.arrive('closeOrder');
    const order = this.orderOf(merchantId, outTradeNo);
    if (order === undefined) throw refusal('ORDERNOTEXIST');
    if (order.paidAt !== null) throw refusal('ORDERPAID');
    if (this.now() - order.placedAt < 300_000) throw refusal('ORDER_TOO_YOUNG');
    order.closed = true;
  }

  async refund(refund: Parameters<WeChatPay['refund']>[0]): Promise<void> {
    this.arrive('refund');
    const { merchantId, outTradeNo, outRefundNo, totalFen, refundFen } = refund;
    const before = this.refundsAsked.filter((one) => one.outTradeNo === outTradeNo).at(-1);
    if (before !== undefined && this.now() - before.at < 60_000) throw refusal('FREQUENCY_LIMITED');
    this.refundsAsked.push({ outTradeNo, at: this.now() });
    const held = this.refunds.get(outRefundNo);
    if (held !== undefined) {
      if (held.outTradeNo !== outTradeNo || held.refundFen !== refundFen) throw refusal('PARAM_ERROR');
      return;
    }
    const order = this.require(outTradeNo);
    if (order.merchantId !== merchantId) throw refusal('ORDERNOTEXIST');
    if (totalFen !== order.totalFen) throw refusal('PARAM_ERROR');
    if (this.givenBack(outTradeNo) + refundFen > order.totalFen) throw refusal('REFUND_FEE_MISMATCH');
    this.refunds.set(outRefundNo, { outTradeNo, refundFen, askedAt: this.now(), state: 'processing' });
    const lost = this.answersToRefund.shift();
    if (lost) throw lost;
  }

  async queryRefund({
    merchantId,
    outRefundNo,
  }: Parameters<WeChatPay['queryRefund']>[0]): Promise<WeChatRefund> {
    this.arrive('queryRefund');
    const refund = this.refunds.get(outRefundNo);
    const order = this.orderOf(merchantId, refund?.outTradeNo ?? '');
    if (refund === undefined || order === undefined) return { state: 'unknown' };
    if (this.silentAboutRefunds) return { state: 'processing', silent: true };
    return { state: refund.state, refundFen: refund.refundFen };
  }

  async downloadBill({
    merchantId,
    day,
  }: Parameters<WeChatPay['downloadBill']>[0]): Promise<readonly BillLine[]> {
    this.arrive('downloadBill');
    const written = this.bills.get(day);
    if (written !== undefined) return written;
    const payments = [...this.orders]
      .filter(([, order]) => order.merchantId === merchantId)
      .filter(([, { paidAt }]) => paidAt !== null && chinaDay(paidAt) === day)
      .map(([outTradeNo, { totalFen }]) => ({ kind: 'payment' as const, outTradeNo, amountFen: totalFen }));
    const refunds = [...this.refunds]
      .filter(
        ([, { askedAt, outTradeNo }]) => chinaDay(askedAt) === day && this.orderOf(merchantId, outTradeNo),
      )
      .map(([outRefundNo, { outTradeNo, refundFen }]) => ({
        kind: 'refund' as const,
        outTradeNo,
        outRefundNo,
        amountFen: refundFen,
      }));
    return [...payments, ...refunds];
  }

  /** What went back, or is on its way, of an order; in fen. */
  givenBack(outTradeNo: string): number {
    return [...this.refunds.values()]
      .filter((one) => one.outTradeNo === outTradeNo && one.state !== 'failed')
      .reduce((sum, { refundFen }) => sum + refundFen, 0);
  }

  /** To any merchant but its own an order does not exist. */
  private orderOf(merchantId: string, outTradeNo: string): ShopOrder | undefined {
    const order = this.orders.get(outTradeNo);
    return order?.merchantId === merchantId ? order : undefined;
  }

  private arrive(call: Call): void {
    this.calls.push(call);
    const error = this.failing.get(call);
    if (error !== undefined) throw error;
  }

  private require(outTradeNo: string): ShopOrder {
    const order = this.orders.get(outTradeNo);
    if (order === undefined) throw refusal('ORDERNOTEXIST');
    return order;
  }
}

export function refusal(code: string): WeChatPayError {
  return new WeChatPayError(code, code, false);
}
export function silence(): WeChatPayError {
  return new WeChatPayError('NO_ANSWER', 'no answer', true);
}
