import { type Fen, noFen, sumFen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import type { FaultInjection } from '../kernel/invocation';
import { dayInChina, endOfDayInChina } from '../china-day';
import { merchants } from './merchants';
import type { Kernel } from '../kernel/kernel';
import type { Random } from '../kernel/random';
import {
  type BillLine,
  type PaymentParameters,
  type WeChatOrder,
  WeChatPayError,
  type WeChatRefund,
} from '../../server/platform';

const minute = 60_000;
const hour = 60 * minute;

/** What WeChat knows of one order: the server can only ask for it. */
export interface MerchantOrder {
  /** Whose money it is; to any other merchant the order does not exist. */
  readonly merchantId: string;
  readonly outTradeNo: string;
  readonly openId: string;
  readonly description: string;
  readonly totalFen: Fen;
  readonly expiresAt: number;
  readonly placedAt: number;
  readonly prepayId: string;
  closed: boolean;
  transactionId: string | null;
  paidAt: number | null;
  readonly refunds: MerchantRefund[];
}

export interface MerchantRefund {
  readonly merchantId: string;
  readonly outRefundNo: string;
  readonly outTradeNo: string;
  readonly totalFen: Fen;
  readonly refundFen: Fen;
  readonly reason: string;
  readonly askedAt: number;
  /** Until then queryRefund knows it and doesn't say how it stands. */
  readonly silentUntil: number;
  state: 'processing' | 'done' | 'failed';
}

type Placing = Pick<
  MerchantOrder,
  'merchantId' | 'outTradeNo' | 'openId' | 'description' | 'totalFen' | 'expiresAt'
>;
type Numbered = Pick<MerchantOrder, 'merchantId' | 'outTradeNo'>;
type Refunding = Pick<
  MerchantRefund,
  'merchantId' | 'outTradeNo' | 'outRefundNo' | 'totalFen' | 'refundFen' | 'reason'
>;

/** WeChat Pay's side of the merchant: places, closes, refunds and remembers. Never fails on its own account. */
export class Merchant {
  readonly orders = new Map<string, MerchantOrder>();
  private readonly refunds = new Map<string, MerchantRefund>();
  /** Until when there is no balance for any refund, ms. */
  emptyUntil = 0;
  /** `merchantId day` of bills that are never to be had. */
  readonly lostBills = new Set<string>();
  /** Who hears of a payment that landed. */
  onPaid: (order: MerchantOrder) => void = () => undefined;
  onRefunded: (refund: MerchantRefund) => void = () => undefined;

  /** How often it did what nobody expects of it. */
  readonly oddities = { limited: 0, forgotten: 0, refused: 0, unknown: 0, slow: 0 };

  /** Its draws shift no others. */
  private readonly silence: Random;
  private readonly odd: Random;

  constructor(
    private readonly kernel: Kernel,
    private readonly injection: FaultInjection,
  ) {
    this.silence = kernel.random.fork('silence');
    this.odd = kernel.random.fork('odd');
  }

  /** Before each call that reaches it: it may be asked too often just now. */
  admit(): void {
    if (this.isOdd('rateLimited', 'limited')) throw refusal('FREQUENCY_LIMITED', 'asked too often');
  }

  /** Whether it holds a refund that hasn't failed, as the merchant's own page shows it. */
  holdsRefund(outRefundNo: string): boolean {
    const state = this.refunds.get(outRefundNo)?.state ?? 'failed';
    return state !== 'failed';
  }

  place(placing: Placing): PaymentParameters {
    const known = this.orders.get(placing.outTradeNo);
    if (known !== undefined) return parameters(this.again(known, placing));
    if (!merchants.some(({ merchantId }) => merchantId === placing.merchantId)) {
      throw refusal('NO_RELATION', 'this merchant is nobody');
    }
    if (placing.totalFen < 1) throw refusal('PARAM_ERROR', 'an order is at least one fen');
    if (placing.expiresAt - this.kernel.now() < minute)
      throw refusal('PARAM_ERROR', 'time_expire is too near');
    const prepayId = `wx${this.kernel.random.hex(8)}`;
    const order: MerchantOrder = {
      ...placing,
      expiresAt: wholeSecond(placing.expiresAt),
      placedAt: this.kernel.now(),
      prepayId,
      closed: false,
      transactionId: null,
      paidAt: null,
      refunds: [],
    };
    this.orders.set(placing.outTradeNo, order);
    return parameters(order);
  }

  query(asked: Numbered): WeChatOrder {
    const order = this.orderOf(asked);
    if (order === undefined) return { state: 'unknown' };
    if (order.paidAt === null) return { state: order.closed ? 'closed' : 'not-paid' };
    return {
      state: order.refunds.length > 0 ? 'refunding' : 'paid',
      transactionId: order.transactionId ?? undefined,
      totalFen: order.totalFen,
      currency: 'CNY',
      paidAt: order.paidAt,
    };
  }

  close(asked: Numbered): void {
    const order = this.orderOf(asked);
    if (order === undefined) throw refusal('ORDERNOTEXIST', 'no such order');
    if (order.paidAt !== null) throw refusal('ORDERPAID', 'the order is paid');
    if (this.kernel.now() - order.placedAt < 5 * minute) {
      throw refusal('ORDER_TOO_YOUNG', 'an order can be closed after five minutes');
    }
    order.closed = true;
  }

  refund(refunding: Refunding): void {
    const known = this.refunds.get(refunding.outRefundNo);
    if (known !== undefined) {
      if (known.outTradeNo !== refunding.outTradeNo || known.refundFen !== refunding.refundFen) {
        throw refusal('PARAM_ERROR', 'this refund number was used for another refund');
      }
      return;
    }
    const order = this.orderOf(refunding);
    if (order === undefined || order.paidAt === null) throw refusal('ORDERNOTEXIST', 'nothing was paid');
    if (refunding.totalFen !== order.totalFen) throw refusal('PARAM_ERROR', 'total differs');
    if (refunding.refundFen < 1) throw refusal('PARAM_ERROR', 'a refund is at least one fen');
    if (refunding.refundFen > order.totalFen - givenBack(order))
      throw refusal('REFUND_FEE_MISMATCH', 'too much');
    const empty = this.kernel.now() < this.emptyUntil;
    if (empty || this.kernel.random.chance(this.injection.faults.noBalance)) {
      throw refusal('NOTENOUGH', 'the merchant has not enough balance');
    }
    this.accept(order, refunding);
    if (this.isOdd('refundRefused', 'refused')) throw refusal('REFUSED', 'the refund is refused');
  }

  queryRefund(asked: Pick<MerchantRefund, 'merchantId' | 'outRefundNo'>): WeChatRefund {
    const refund = this.refunds.get(asked.outRefundNo);
    if (refund?.merchantId !== asked.merchantId) return { state: 'unknown' };
    if (this.isOdd('refundUnknown', 'unknown')) return { state: 'unknown' };
    if (this.kernel.now() < refund.silentUntil) return { state: 'processing', silent: true };
    return { state: refund.state, refundFen: refund.refundFen };
  }

  /** Ready at ten the next morning, in China; until then the facade reads WeChat's "no bill" as an empty one. */
  bill({
    merchantId,
    day: billDay,
  }: {
    readonly merchantId: string;
    readonly day: IsoDay;
  }): readonly BillLine[] {
    const bill = `${merchantId} ${billDay}`;
    if (this.kernel.random.chance(this.injection.faults.billFails)) {
      if (this.kernel.random.chance(0.25)) this.lostBills.add(bill);
      throw refusal('SYSTEMERROR', 'no bill just now');
    }
    if (this.lostBills.has(bill)) throw refusal('NO_BILL', 'no bill for this day');
    if (this.kernel.now() < endOfDayInChina(billDay) + 10 * hour) return [];
    const lines: BillLine[] = [];
    for (const order of this.orders.values()) {
      if (order.merchantId !== merchantId) continue;
      const { outTradeNo } = order;
      if (order.paidAt !== null && dayInChina(order.paidAt) === billDay) {
        lines.push({ kind: 'payment', outTradeNo, amountFen: order.totalFen });
      }
      for (const { outRefundNo, refundFen, askedAt, state } of order.refunds) {
        if (dayInChina(askedAt) === billDay) {
          lines.push({ kind: 'refund', outTradeNo, outRefundNo, amountFen: refundFen, refundState: state });
        }
      }
    }
    return lines;
  }

  private orderOf({ merchantId, outTradeNo }: Numbered): MerchantOrder | undefined {
    const order = this.orders.get(outTradeNo);
    return order?.merchantId === merchantId ? order : undefined;
  }

  byPrepayId(prepayId: string): MerchantOrder | undefined {
    for (const order of this.orders.values()) if (order.prepayId === prepayId) return order;
    return undefined;
  }

  /** Can a payment be begun now? */
  takes(order: MerchantOrder): boolean {
    return order.paidAt === null && !order.closed && this.kernel.now() < order.expiresAt;
  }

  /** The money arrives. Once only, whatever became of the order meanwhile. */
  land(order: MerchantOrder): void {
    if (order.paidAt !== null) return;
    order.paidAt = wholeSecond(this.kernel.now());
    order.transactionId = `4200${this.kernel.random.hex(8)}`;
    this.kernel.note('WeChat', `took ${order.totalFen} fen for ${order.outTradeNo}`);
    this.onPaid(order);
  }

  private again(known: MerchantOrder, placing: Placing): MerchantOrder {
    if (
      known.totalFen !== placing.totalFen ||
      known.openId !== placing.openId ||
      known.merchantId !== placing.merchantId
    ) {
      throw refusal('OUT_TRADE_NO_USED', 'this order number was used for another order');
    }
    if (known.paidAt !== null) throw refusal('ORDERPAID', 'the order is paid');
    if (known.closed) throw refusal('ORDERCLOSED', 'the order is closed');
    return known;
  }

  private accept(order: MerchantOrder, refunding: Refunding): void {
    const { random } = this.kernel;
    const askedAt = this.kernel.now();
    const silentUntil = this.silence.chance(0.3) ? askedAt + this.silence.between(hour, 40 * hour) : 0;
    const refund: MerchantRefund = { ...refunding, askedAt, silentUntil, state: 'processing' };
    this.refunds.set(refund.outRefundNo, refund);
    order.refunds.push(refund);
    const fails = random.chance(this.injection.faults.refundFails);
    const usual = random.between(2_000, 6 * hour);
    if (this.isOdd('refundForgotten', 'forgotten')) return this.forgetLater(order, refund);
    const slow = this.isOdd('refundSlow', 'slow') ? this.odd.between(12 * hour, 60 * hour) : 0;
    this.kernel.schedule(usual + slow, () => {
      refund.state = fails ? 'failed' : 'done';
      this.kernel.note('WeChat', `refund ${refund.outRefundNo} of ${refund.refundFen} fen: ${refund.state}`);
      this.onRefunded(refund);
    });
  }

  private forgetLater(order: MerchantOrder, refund: MerchantRefund): void {
    this.kernel.schedule(this.odd.between(minute, 6 * hour), () => {
      this.kernel.note('WeChat', `forgets refund ${refund.outRefundNo}`);
      this.refunds.delete(refund.outRefundNo);
      order.refunds.splice(order.refunds.indexOf(refund), 1);
    });
  }

  private isOdd(
    fault: 'rateLimited' | 'refundForgotten' | 'refundRefused' | 'refundUnknown' | 'refundSlow',
    oddity: keyof Merchant['oddities'],
  ): boolean {
    if (!this.odd.chance(this.injection.faults[fault])) return false;
    this.oddities[oddity] += 1;
    return true;
  }
}

/** Of an order, what was given back or is on its way. */
export function givenBack(order: MerchantOrder): Fen {
  return sumFen(order.refunds.map(({ state, refundFen }) => (state === 'failed' ? noFen : refundFen)));
}

function refusal(code: string, message: string): WeChatPayError {
  return new WeChatPayError(code, message, false);
}

function parameters(order: MerchantOrder): PaymentParameters {
  return {
    timeStamp: String(Math.floor(order.placedAt / 1000)),
    nonceStr: order.prepayId.slice(2, 10),
    package: `prepay_id=${order.prepayId}`,
    signType: 'MD5',
    paySign: 'simulated',
  };
}

/** WeChat's times have no fractions. */
function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
