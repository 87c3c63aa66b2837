import { randomBytes } from 'node:crypto';
import { billText } from './bill';
import { aboutOrders, aboutRefunds, appId, orderFields, refuse, type PayFields } from './fields';
import type { Order, PayBooks, Refund } from './orders';
import { fromPayTime } from './pay-time';
import { refundAnswer, refundStatus, refundTaken, type RefundForm } from './refund-answers';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const prepayLifeMs = 2 * hour;
const orderLifeMs = 7 * day;
const leastLifeMs = minute;
const notClosableMs = 5 * minute;
const refundTakesMs = 3 * second;
/** The bill of a day is made at nine the next morning, and there from ten. */
const billMadeMs = 9 * hour;
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
function merchantOf(fields: PayFields): string {
  return String(fields.sub_mch_id ?? '');
}
function noOrder(fields: PayFields): PayFields {
  return aboutOrders(merchantOf(fields)).fail('ORDERNOTEXIST', '此交易订单号不存在');
}

export interface MerchantOptions {
  readonly books: PayBooks;
  readonly now: () => number;
  /** The merchants that WeChat knows, by number. */
  readonly known: Iterable<string>;
  readonly refundForm?: RefundForm;
}

/**
 * A simulation of WeChat Pay's merchant side. Nothing of it is WeChat's own; it keeps WeChat's rules as far as a
 * merchant meets them, so that what works here is not surprised there.
 */
export class Merchant {
  /** Hears of every payment that landed, once. */
  onPaid: (order: Order) => void = () => undefined;
  /** Hears of every refund that was taken, once. */
  onRefund: (refund: Refund) => void = () => undefined;

  readonly books: PayBooks;
  private readonly now: () => number;
  private readonly known: ReadonlySet<string>;
  private readonly refundForm: RefundForm;

  constructor({ books, now, known, refundForm = 'empty-lists' }: MerchantOptions) {
    this.books = books;
    this.now = now;
    this.known = new Set(known);
    this.refundForm = refundForm;
  }

  /** Answers one interface of `cloudPay`, called for `payer` (empty for nobody); a bill comes as text. */
  answer(api: string, fields: PayFields, payer = ''): PayFields | string {
    this.landWhatIsDue();
    const answers: Readonly<Record<string, (given: PayFields) => PayFields | string>> = {
      unifiedOrder: (given) => this.unifiedOrder(given, payer),
      queryOrder: (given) => this.queryOrder(given),
      closeOrder: (given) => this.closeOrder(given),
      refund: (given) => this.refund(given),
      queryRefund: (given) => this.queryRefund(given),
      downloadBill: (given) => this.downloadBill(given),
    };
    const known = Object.hasOwn(answers, api) ? answers[api] : undefined;
    if (known === undefined) return refuse(`no such interface on this machine: ${api}`);
    if (api !== 'unifiedOrder' && merchantOf(fields) === '') return refuse('缺少参数sub_mch_id');
    return known(fields);
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

  private unifiedOrder(fields: PayFields, caller: string): PayFields {
    const { fail } = aboutOrders(merchantOf(fields));
    const payer = String(fields.sub_openid ?? caller);
    const refused = this.refusedAtOnce(fields, payer);
    if (refused !== null) return refused;
    const outTradeNo = String(fields.out_trade_no ?? '');
    const now = this.now();
    const asked = fields.time_expire === undefined ? now + orderLifeMs : fromPayTime(fields.time_expire);
    if (!/^[\w|*@-]{6,32}$/.test(outTradeNo)) return fail('PARAM_ERROR', '商户订单号格式有误');
    if (!isFen(fields.total_fee)) return fail('PARAM_ERROR', '总金额须为不小于1的整数（分）');
    if (typeof fields.body !== 'string' || fields.body === '') return fail('PARAM_ERROR', '缺少商品描述');
    if (Number.isNaN(asked)) return fail('PARAM_ERROR', '交易结束时间格式有误');
    const known = this.books.order(outTradeNo);
    const wanted = { payer, expiresAt: fields.time_expire === undefined ? known?.expiresAt : asked };
    if (known !== null) return this.again(known, fields, wanted);
    if (asked - now < leastLifeMs) return fail('PARAM_ERROR', '交易结束时间须在一分钟以后');
    const order: Order = {
      _id: outTradeNo,
      openId: payer,
      body: fields.body,
      attach: String(fields.attach ?? ''),
      totalFen: fields.total_fee,
      subMchId: merchantOf(fields),
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
  private again(
    known: Order,
    fields: PayFields,
    wanted: { readonly payer: string; readonly expiresAt: number | undefined },
  ): PayFields {
    const { fail } = aboutOrders(known.subMchId);
    const same =
      known.totalFen === fields.total_fee &&
      known.body === fields.body &&
      known.openId === wanted.payer &&
      known.subMchId === merchantOf(fields) &&
      known.expiresAt === wanted.expiresAt;
    if (!same) return fail('OUT_TRADE_NO_USED', '201 商户订单号重复');
    if (known.state === 'CLOSED') return fail('ORDERCLOSED', '该订单已关闭');
    if (known.state !== 'NOTPAY') return fail('ORDERPAID', '该订单已支付');
    if (this.now() < known.prepayUntil) return this.prepaid(known);
    const renewed = { ...known, prepayId: prepayId(), prepayUntil: this.now() + prepayLifeMs };
    this.books.save(renewed);
    return this.prepaid(renewed);
  }

  private prepaid(order: Order): PayFields {
    return aboutOrders(order.subMchId).succeed({
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

  /** An order of the merchant that asks; another's is as if it never was. */
  private orderOf(fields: PayFields): Order | null {
    const order = this.books.order(String(fields.out_trade_no));
    return order !== null && order.subMchId === merchantOf(fields) ? order : null;
  }

  private queryOrder(fields: PayFields): PayFields {
    const order = this.orderOf(fields);
    if (order === null) return noOrder(fields);
    return aboutOrders(order.subMchId).succeed(orderFields(order, this.tradeState(order)));
  }

  /** Unpaid orders end by themselves after a week; until then one whose time is over waits for its closing. */
  private tradeState({ state, createdAt }: Order): string {
    return state === 'NOTPAY' && this.now() >= createdAt + orderLifeMs ? 'CLOSED' : state;
  }

  private closeOrder(fields: PayFields): PayFields {
    const order = this.orderOf(fields);
    if (order === null) return noOrder(fields);
    const { fail, succeed } = aboutOrders(order.subMchId);
    if (order.state === 'CLOSED') return fail('ORDERCLOSED', '订单已关闭');
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
    const { fail } = aboutRefunds(merchantOf(fields));
    const order = this.orderOf(fields);
    if (order === null) return fail('ORDERNOTEXIST', '订单不存在');
    if (order.paidAt === null) return fail('TRADE_STATE_ERROR', '订单未支付，不能退款');
    if (typeof outRefundNo !== 'string' || outRefundNo === '') return fail('PARAM_ERROR', '缺少商户退款单号');
    if (!isFen(refundFen)) return fail('PARAM_ERROR', '退款金额须为不小于1的整数（分）');
    if (fields.total_fee !== order.totalFen) return fail('PARAM_ERROR', '订单金额与原订单不一致');
    const known = this.books.refund(outRefundNo);
    if (known !== null) {
      const same = known.outTradeNo === order._id && known.refundFen === refundFen;
      return same ? refundTaken(known, order) : fail('PARAM_ERROR', '商户退款单号重复，且内容与首次不一致');
    }
    const givenBack = this.books
      .refundsOf(order._id)
      .filter((one) => refundStatus(one, this.now()) !== 'CHANGE')
      .reduce((sum, one) => sum + one.refundFen, 0);
    if (givenBack + refundFen > order.totalFen)
      return fail('REFUND_FEE_MISMATCH', '累计退款金额大于支付金额');
    if (!this.books.merchantHasBalance) return fail('NOTENOUGH', '商户可用退款余额不足');
    return this.takeRefund(
      { outRefundNo, refundFen, functionName: String(fields.function_name ?? '') },
      order,
    );
  }

  private takeRefund(
    wanted: { readonly outRefundNo: string; readonly refundFen: number; readonly functionName: string },
    order: Order,
  ): PayFields {
    const createdAt = this.now();
    const refund: Refund = {
      _id: wanted.outRefundNo,
      outTradeNo: order._id,
      refundId: `5030${randomBytes(12).toString('hex')}`,
      refundFen: wanted.refundFen,
      createdAt,
      doneAt: createdAt + refundTakesMs,
      fails: this.books.refundsFail,
      functionName: wanted.functionName,
    };
    this.books.addRefund(refund, order);
    this.onRefund(refund);
    return refundTaken(refund, order);
  }

  private queryRefund(fields: PayFields): PayFields {
    const refund = this.books.refund(String(fields.out_refund_no));
    const order = refund === null ? null : this.books.order(refund.outTradeNo);
    if (refund === null || order === null || order.subMchId !== merchantOf(fields)) {
      return aboutRefunds(merchantOf(fields)).fail('REFUNDNOTEXIST', '退款单不存在');
    }
    return refundAnswer(refund, order, this.refundForm, this.now());
  }

  private downloadBill(fields: PayFields): PayFields | string {
    const from = fromPayTime(`${String(fields.bill_date)}000000`);
    if (Number.isNaN(from)) return refuse('invalid bill_date', { error_code: '20001' });
    const to = from + day;
    const ours = (order: Order): boolean => order.subMchId === merchantOf(fields);
    const paid = this.books.paidBetween(from, to).filter(ours);
    const refunded = this.books.refundedBetween(from, to).flatMap((refund) => {
      const order = this.books.order(refund.outTradeNo);
      if (order === null || !ours(order)) return [];
      const status = refundStatus(refund, to + billMadeMs);
      return [{ refund, order, status: status === 'CHANGE' ? 'FAIL' : status }];
    });
    if (this.now() < to + billAfterMs || paid.length + refunded.length === 0) {
      return refuse('No Bill Exist', { error_code: '20002' });
    }
    return billText(paid, refunded);
  }

  /** What WeChat refuses before it reads an order: who collects, and who pays. */
  private refusedAtOnce(fields: PayFields, payer: string): PayFields | null {
    if (!this.known.has(merchantOf(fields))) {
      // A payment comes all the same, with an empty prepay_id.
      const payment = {
        timeStamp: '0',
        nonceStr: '',
        package: 'prepay_id=',
        signType: 'MD5',
        paySign: 'SIMULATED',
      };
      return refuse('受理关系不存在', { payment });
    }
    // `openid` is a person at the service provider, whom the mini-program doesn't know.
    if (fields.openid !== undefined) return refuse('appid和openid不匹配');
    return payer === '' ? refuse('JSAPI支付必须传openid') : null;
  }
}
