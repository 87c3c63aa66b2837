import { randomBytes } from 'node:crypto';
import { billText } from './bill';
import { fail, paymentFields, succeed, type PayFields, appId } from './fields';
import type { Order, PayBooks } from './orders';
import { fromPayTime } from './pay-time';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const prepayLifeMs = 2 * hour;
const orderLifeMs = 7 * day;
const leastLifeMs = minute;
const notClosableMs = 5 * minute;
const refundTakesMs = 3 * second;
/** The bill of a day is there from ten the next morning. */
const billAfterMs = 10 * hour;

function wholeSecond(ms: number): number {
  return Math.floor(ms / second) * second;
}
function prepayId(): string {
  return `wx${randomBytes(17).toString('hex')}`;
}
function isFen(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
const noOrder = fail('ORDERNOTEXIST', '此交易订单号不存在');

/**
 * A simulation of WeChat Pay's merchant side. Nothing of it is WeChat's own; it keeps WeChat's rules as far as a
 * merchant meets them, so that what works here is not surprised there.
 */
export class Merchant {
  /** Hears of every payment that landed, once. */
  onPaid: (order: Order) => void = () => undefined;

  constructor(
    readonly books: PayBooks,
    private readonly now: () => number,
  ) {}

  /** Answers one interface of `cloudPay`; a bill comes as text. */
  answer(api: string, fields: PayFields): PayFields | string {
    this.landWhatIsDue();
    const answers: Readonly<Record<string, (given: PayFields) => PayFields | string>> = {
      unifiedOrder: (given) => this.unifiedOrder(given),
      queryOrder: (given) => this.queryOrder(given),
      closeOrder: (given) => this.closeOrder(given),
      refund: (given) => this.refund(given),
      queryRefund: (given) => this.queryRefund(given),
      downloadBill: (given) => this.downloadBill(given),
    };
    const known = Object.hasOwn(answers, api) ? answers[api] : undefined;
    return (
      known?.(fields) ?? { return_code: 'FAIL', return_msg: `no such interface on this machine: ${api}` }
    );
  }

  /** Whether a payment can be begun now. */
  takes({ state, expiresAt, prepayUntil }: Order): boolean {
    return state === 'NOTPAY' && this.now() < Math.min(expiresAt, prepayUntil);
  }

  /** The money arrives, once. Null where the order takes none any more. */
  pay(outTradeNo: string): Order | null {
    const order = this.books.order(outTradeNo);
    return order !== null && this.takes(order) ? this.land(order, this.now()) : null;
  }

  /** The bank has begun and will be done at `landsAt`, or the moment before the order is closed. */
  begin(outTradeNo: string, landsAt: number): Order | null {
    const order = this.books.order(outTradeNo);
    if (order === null || !this.takes(order)) return null;
    const begun: Order = { ...order, state: 'USERPAYING', landsAt: Math.min(landsAt, order.expiresAt) };
    this.books.save(begun);
    return begun;
  }

  landWhatIsDue(): void {
    for (const order of this.books.landing(this.now())) this.land(order, order.landsAt ?? this.now());
  }

  private land(order: Order, at: number): Order {
    const transactionId = `4200${randomBytes(12).toString('hex')}`;
    const paid: Order = { ...order, state: 'SUCCESS', landsAt: null, transactionId, paidAt: wholeSecond(at) };
    this.books.save(paid);
    this.onPaid(paid);
    return paid;
  }

  private unifiedOrder(fields: PayFields): PayFields {
    const outTradeNo = String(fields.out_trade_no ?? '');
    const now = this.now();
    const asked = fields.time_expire === undefined ? now + orderLifeMs : fromPayTime(fields.time_expire);
    if (!/^[\w|*@-]{6,32}$/.test(outTradeNo)) return fail('PARAM_ERROR', '商户订单号格式有误');
    if (!isFen(fields.total_fee)) return fail('PARAM_ERROR', '总金额须为不小于1的整数（分）');
    if (typeof fields.body !== 'string' || fields.body === '') return fail('PARAM_ERROR', '缺少商品描述');
    if (Number.isNaN(asked)) return fail('PARAM_ERROR', '交易结束时间格式有误');
    const known = this.books.order(outTradeNo);
    if (known !== null)
      return this.again(known, fields, fields.time_expire === undefined ? known.expiresAt : asked);
    if (asked - now < leastLifeMs) return fail('PARAM_ERROR', '交易结束时间须在一分钟以后');
    const order: Order = {
      _id: outTradeNo,
      openId: String(fields.openid ?? fields.sub_openid ?? ''),
      body: fields.body,
      attach: String(fields.attach ?? ''),
      totalFen: fields.total_fee,
      subMchId: String(fields.sub_mch_id ?? ''),
      functionName: String(fields.function_name ?? ''),
      prepayId: prepayId(),
      prepayUntil: now + prepayLifeMs,
      createdAt: now,
      expiresAt: Math.min(asked, now + orderLifeMs),
      state: 'NOTPAY',
      landsAt: null,
      transactionId: null,
      paidAt: null,
    };
    this.books.save(order);
    return this.prepaid(order);
  }

  /** The same number with the same content answers again, with other content is refused. */
  private again(known: Order, fields: PayFields, expiresAt: number): PayFields {
    const same =
      known.totalFen === fields.total_fee &&
      known.body === fields.body &&
      known.openId === String(fields.openid ?? fields.sub_openid ?? '') &&
      known.expiresAt === expiresAt;
    if (!same) return fail('INVALID_REQUEST', '商户订单号重复，且内容与首次不一致');
    if (known.state === 'CLOSED') return fail('ORDERCLOSED', '该订单已关闭');
    if (known.state !== 'NOTPAY') return fail('ORDERPAID', '该订单已支付');
    if (this.now() < known.prepayUntil) return this.prepaid(known);
    const renewed = { ...known, prepayId: prepayId(), prepayUntil: this.now() + prepayLifeMs };
    this.books.save(renewed);
    return this.prepaid(renewed);
  }

  private prepaid(order: Order): PayFields {
    return succeed({
      sub_mch_id: order.subMchId,
      prepay_id: order.prepayId,
      trade_type: 'JSAPI',
      payment: {
        appId,
        timeStamp: String(Math.floor(this.now() / second)),
        nonceStr: randomBytes(16).toString('hex'),
        package: `prepay_id=${order.prepayId}`,
        signType: 'MD5',
        paySign: 'SIMULATED',
      },
    });
  }

  private queryOrder(fields: PayFields): PayFields {
    const order = this.books.order(String(fields.out_trade_no));
    if (order === null) return noOrder;
    return succeed({ ...paymentFields(order), trade_state: this.tradeState(order) });
  }

  /** Unpaid orders end by themselves after a week; until then one whose time is over waits for its closing. */
  private tradeState({ state, createdAt }: Order): string {
    return state === 'NOTPAY' && this.now() >= createdAt + orderLifeMs ? 'CLOSED' : state;
  }

  private closeOrder(fields: PayFields): PayFields {
    const order = this.books.order(String(fields.out_trade_no));
    if (order === null) return noOrder;
    if (order.state === 'CLOSED') return fail('ORDERCLOSED', '该订单已关闭');
    if (order.state === 'USERPAYING') this.land(order, this.now());
    if (order.state !== 'NOTPAY') return fail('ORDERPAID', '该订单已支付');
    if (this.now() - order.createdAt < notClosableMs) {
      return fail('ORDER_TOO_YOUNG', '订单生成后五分钟内不能关闭');
    }
    this.books.save({ ...order, state: 'CLOSED' });
    return succeed({});
  }

  private refund(fields: PayFields): PayFields {
    const { out_refund_no: outRefundNo, refund_fee: refundFen } = fields;
    const order = this.books.order(String(fields.out_trade_no));
    if (order === null) return noOrder;
    if (order.paidAt === null) return fail('TRADE_STATE_ERROR', '订单未支付，不能退款');
    if (typeof outRefundNo !== 'string' || outRefundNo === '') return fail('PARAM_ERROR', '缺少商户退款单号');
    if (!isFen(refundFen)) return fail('PARAM_ERROR', '退款金额须为不小于1的整数（分）');
    if (fields.total_fee !== order.totalFen) return fail('PARAM_ERROR', '订单金额与原订单不一致');
    const known = this.books.refund(outRefundNo);
    if (known !== null) {
      const same = known.outTradeNo === order._id && known.refundFen === refundFen;
      return same ? refunding(known) : fail('PARAM_ERROR', '商户退款单号重复，且内容与首次不一致');
    }
    const givenBack = this.books.refundsOf(order._id).reduce((sum, one) => sum + one.refundFen, 0);
    if (givenBack + refundFen > order.totalFen)
      return fail('REFUND_FEE_MISMATCH', '累计退款金额大于支付金额');
    if (!this.books.merchantHasBalance) return fail('NOTENOUGH', '商户可用退款余额不足');
    const createdAt = this.now();
    const refund = {
      _id: outRefundNo,
      outTradeNo: order._id,
      refundId: `5030${randomBytes(12).toString('hex')}`,
      refundFen,
      createdAt,
      doneAt: createdAt + refundTakesMs,
    };
    this.books.addRefund(refund, order);
    return refunding(refund);
  }

  private queryRefund(fields: PayFields): PayFields {
    const refund = this.books.refund(String(fields.out_refund_no));
    if (refund === null) return fail('REFUNDNOTEXIST', '退款单不存在');
    const order = this.books.order(refund.outTradeNo);
    return succeed({
      out_trade_no: refund.outTradeNo,
      transaction_id: order?.transactionId,
      total_fee: order?.totalFen,
      refund_count: 1,
      refund_fee: refund.refundFen,
      out_refund_no_0: refund._id,
      refund_id_0: refund.refundId,
      refund_fee_0: refund.refundFen,
      refund_status_0: this.now() < refund.doneAt ? 'PROCESSING' : 'SUCCESS',
    });
  }

  private downloadBill(fields: PayFields): PayFields | string {
    const from = fromPayTime(`${String(fields.bill_date)}000000`);
    if (Number.isNaN(from))
      return { return_code: 'FAIL', return_msg: 'invalid bill_date', error_code: '20003' };
    const to = from + day;
    const paid = this.books.paidBetween(from, to);
    const refunded = this.books.refundedBetween(from, to).flatMap((refund) => {
      const order = this.books.order(refund.outTradeNo);
      return order === null ? [] : [{ refund, order }];
    });
    if (this.now() < to + billAfterMs || paid.length + refunded.length === 0) {
      return { return_code: 'FAIL', return_msg: 'No Bill Exist', error_code: '20002' };
    }
    return billText(paid, refunded);
  }
}

function refunding({
  _id,
  outTradeNo,
  refundId,
  refundFen,
}: {
  readonly _id: string;
  readonly outTradeNo: string;
  readonly refundId: string;
  readonly refundFen: number;
}): PayFields {
  return succeed({
    out_trade_no: outTradeNo,
    out_refund_no: _id,
    refund_id: refundId,
    refund_fee: refundFen,
  });
}
