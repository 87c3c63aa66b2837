import { randomBytes } from 'node:crypto';
import type { Store } from '../store/store';

/**
 * A simulation of WeChat Pay's merchant side, version 2 fields in snake_case. Nothing of it is WeChat's; it keeps
 * WeChat's rules as far as the product meets them, so that what works here is not surprised there.
 */
export type Fields = Record<string, unknown>;

interface Order {
  readonly _id: string;
  readonly outTradeNo: string;
  readonly openId: string;
  readonly body: string;
  readonly totalFen: number;
  readonly prepayId: string;
  readonly functionName: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND';
  transactionId: string | null;
  paidAt: number | null;
}

interface Refund {
  readonly _id: string;
  readonly outTradeNo: string;
  readonly refundFen: number;
  readonly createdAt: number;
  state: 'PROCESSING' | 'SUCCESS';
}

export const payCollections = [
  {
    name: 'wechat-pay-orders',
    indexes: [{ name: 'prepay', keys: [{ field: 'prepayId', order: 'asc' as const }], unique: true }],
  },
  {
    name: 'wechat-pay-refunds',
    indexes: [{ name: 'order', keys: [{ field: 'outTradeNo', order: 'asc' as const }], unique: false }],
  },
  { name: 'wechat-pay-switches', indexes: [] },
];

const PREPAY_LIFE_MS = 2 * 3600_000;
const LEAST_LIFE_MS = 60_000;
const UNCLOSABLE_MS = 5 * 60_000;

const fail = (code: string, message: string): Fields => ({
  return_code: 'SUCCESS',
  result_code: 'FAIL',
  err_code: code,
  err_code_des: message,
});
const succeed = (fields: Fields): Fields => ({
  return_code: 'SUCCESS',
  return_msg: 'OK',
  result_code: 'SUCCESS',
  ...fields,
});

/** `20231115093000` in China time. */
export function payTime(ms: number): string {
  return new Date(ms + 8 * 3600_000).toISOString().replace(/\D/g, '').slice(0, 14);
}
const readPayTime = (text: string): number =>
  Date.UTC(
    +text.slice(0, 4),
    +text.slice(4, 6) - 1,
    +text.slice(6, 8),
    +text.slice(8, 10),
    +text.slice(10, 12),
    +text.slice(12, 14),
  ) -
  8 * 3600_000;

export class Merchant {
  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  unifiedOrder(fields: Fields): Fields {
    const outTradeNo = String(fields.out_trade_no ?? '');
    const totalFen = Number(fields.total_fee);
    if (!/^[\w|*@-]{6,32}$/.test(outTradeNo)) return fail('PARAM_ERROR', '商户订单号格式错误');
    if (!Number.isInteger(totalFen) || totalFen < 1) return fail('PARAM_ERROR', '金额错误');
    const now = this.now();
    const expiresAt =
      typeof fields.time_expire === 'string' ? readPayTime(fields.time_expire) : now + PREPAY_LIFE_MS;
    const known = this.order(outTradeNo);
    if (known !== null) return this.again(known, fields, totalFen);
    if (expiresAt - now < LEAST_LIFE_MS) return fail('PARAM_ERROR', '交易结束时间须在一分钟以后');
    const order: Order = {
      _id: outTradeNo,
      outTradeNo,
      openId: String(fields.openid ?? ''),
      body: String(fields.body ?? ''),
      totalFen,
      prepayId: `wx${randomBytes(16).toString('hex')}`,
      functionName: String(fields.functionName ?? fields.function_name ?? ''),
      createdAt: now,
      expiresAt: Math.min(expiresAt, now + PREPAY_LIFE_MS),
      state: 'NOTPAY',
      transactionId: null,
      paidAt: null,
    };
    this.store.insert('wechat-pay-orders', [{ ...order }]);
    return this.prepaid(order);
  }

  queryOrder(fields: Fields): Fields {
    const order = this.order(String(fields.out_trade_no));
    if (order === null) return fail('ORDERNOTEXIST', '此交易订单号不存在');
    return succeed({ ...this.paymentFields(order), trade_state: this.stateOf(order) });
  }

  closeOrder(fields: Fields): Fields {
    const order = this.order(String(fields.out_trade_no));
    if (order === null) return fail('ORDERNOTEXIST', '此交易订单号不存在');
    if (order.state === 'SUCCESS' || order.state === 'REFUND') return fail('ORDERPAID', '该订单已支付');
    if (order.state === 'CLOSED') return fail('ORDERCLOSED', '该订单已关闭');
    if (this.now() - order.createdAt < UNCLOSABLE_MS)
      return fail('SYSTEMERROR', '订单生成后五分钟内不能关闭');
    this.save({ ...order, state: 'CLOSED' });
    return succeed({});
  }

  refund(fields: Fields): Fields {
    const outTradeNo = String(fields.out_trade_no);
    const outRefundNo = String(fields.out_refund_no);
    const refundFen = Number(fields.refund_fee);
    const order = this.order(outTradeNo);
    if (order === null || order.paidAt === null) return fail('TRADE_STATE_ERROR', '订单未支付，不能退款');
    if (Number(fields.total_fee) !== order.totalFen) return fail('PARAM_ERROR', '订单金额不一致');
    const known = this.refundOf(outRefundNo);
    if (known !== null) {
      if (known.outTradeNo !== outTradeNo || known.refundFen !== refundFen)
        return fail('PARAM_ERROR', '退款单号重复，内容不一致');
      return succeed({ out_refund_no: outRefundNo, refund_fee: refundFen });
    }
    if (this.switchedOn('no-balance')) return fail('NOTENOUGH', '商户可用退款余额不足');
    const refunded = this.refundsOf(outTradeNo).reduce((sum, one) => sum + one.refundFen, 0);
    if (refunded + refundFen > order.totalFen) return fail('REFUND_FEE_MISMATCH', '退款金额大于支付金额');
    const refund: Refund = {
      _id: outRefundNo,
      outTradeNo,
      refundFen,
      createdAt: this.now(),
      state: 'PROCESSING',
    };
    this.store.insert('wechat-pay-refunds', [{ ...refund }]);
    this.save({ ...order, state: 'REFUND' });
    return succeed({
      out_refund_no: outRefundNo,
      refund_fee: refundFen,
      refund_id: `50${randomBytes(8).toString('hex')}`,
    });
  }

  /** A refund is under way when first asked for, and done when asked for again. */
  queryRefund(fields: Fields): Fields {
    const refund = this.refundOf(String(fields.out_refund_no));
    if (refund === null) return fail('REFUNDNOTEXIST', '退款单不存在');
    if (refund.state === 'PROCESSING') {
      this.store.modify(
        'wechat-pay-refunds',
        { _id: refund._id },
        { $set: { state: 'SUCCESS' } },
        { merge: true, multi: false, upsert: false },
      );
    }
    return succeed({
      out_refund_no: refund._id,
      out_refund_no_0: refund._id,
      refund_fee: refund.refundFen,
      refund_fee_0: refund.refundFen,
      refund_count: 1,
      refund_status_0: refund.state,
    });
  }

  /** WeChat's table of a day, each value behind a back quote. */
  downloadBill(fields: Fields): Buffer {
    const day = String(fields.bill_date);
    const on = (ms: number | null): boolean => ms !== null && payTime(ms).startsWith(day);
    const orders = this.store.find('wechat-pay-orders', {
      query: {},
      limit: 1_000_000,
    }) as unknown as Order[];
    const refunds = this.store.find('wechat-pay-refunds', {
      query: {},
      limit: 1_000_000,
    }) as unknown as Refund[];
    const head =
      '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额';
    const yuan = (fen: number): string => (fen / 100).toFixed(2);
    const row = (values: readonly string[]): string => values.map((value) => `\`${value}`).join(',');
    const stamp = (ms: number): string =>
      new Date(ms + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
    const lines = [
      ...orders
        .filter((order) => on(order.paidAt))
        .map((order) =>
          row([
            stamp(order.paidAt ?? 0),
            'wxlocal',
            '0',
            '0',
            '',
            order.transactionId ?? '',
            order.outTradeNo,
            order.openId,
            'JSAPI',
            'SUCCESS',
            'OTHERS',
            'CNY',
            yuan(order.totalFen),
            '0.00',
            '0',
            '0',
            '0.00',
          ]),
        ),
      ...refunds
        .filter((refund) => on(refund.createdAt))
        .map((refund) =>
          row([
            stamp(refund.createdAt),
            'wxlocal',
            '0',
            '0',
            '',
            '0',
            refund.outTradeNo,
            '',
            'JSAPI',
            'REFUND',
            'OTHERS',
            'CNY',
            '0.00',
            '0.00',
            '0',
            refund._id,
            yuan(refund.refundFen),
          ]),
        ),
    ];
    return Buffer.from([head, ...lines, '总交易单数', row([String(lines.length)])].join('\r\n'));
  }

  byPrepayId(prepayId: string): Order | null {
    return (
      (this.store.find('wechat-pay-orders', { query: { prepayId }, limit: 1 })[0] as unknown as
        Order | undefined) ?? null
    );
  }

  /** The person has paid; `late` stands for a payment that WeChat took although the order was just closed here. */
  pay(order: Order, late = false): Order | null {
    const current = this.order(order.outTradeNo);
    if (current === null || current.state === 'SUCCESS' || current.state === 'REFUND') return null;
    if (!late && (current.state === 'CLOSED' || this.now() >= current.expiresAt)) return null;
    const paid: Order = {
      ...current,
      state: 'SUCCESS',
      transactionId: `42${randomBytes(13).toString('hex')}`,
      paidAt: this.now(),
    };
    this.save(paid);
    return paid;
  }

  /** What the callback carries. */
  paymentFields(order: Order): Fields {
    if (order.paidAt === null)
      return { out_trade_no: order.outTradeNo, total_fee: order.totalFen, fee_type: 'CNY' };
    return {
      out_trade_no: order.outTradeNo,
      transaction_id: order.transactionId,
      total_fee: order.totalFen,
      cash_fee: order.totalFen,
      fee_type: 'CNY',
      openid: order.openId,
      time_end: payTime(order.paidAt),
      trade_type: 'JSAPI',
    };
  }

  switchedOn(name: string): boolean {
    return this.store.count('wechat-pay-switches', { _id: name }) > 0;
  }

  setSwitch(name: string, on: boolean): void {
    if (on === this.switchedOn(name)) return;
    if (on) this.store.insert('wechat-pay-switches', [{ _id: name }]);
    else this.store.remove('wechat-pay-switches', { _id: name }, false);
  }

  private again(known: Order, fields: Fields, totalFen: number): Fields {
    if (known.totalFen !== totalFen || known.openId !== String(fields.openid ?? '')) {
      return fail('INVALID_REQUEST', '商户订单号重复，内容不一致');
    }
    if (known.state === 'CLOSED') return fail('ORDERCLOSED', '该订单已关闭');
    return known.state === 'NOTPAY' ? this.prepaid(known) : fail('ORDERPAID', '该订单已支付');
  }

  private prepaid(order: Order): Fields {
    return succeed({
      prepay_id: order.prepayId,
      trade_type: 'JSAPI',
      payment: {
        appId: 'wxlocal',
        timeStamp: String(Math.floor(this.now() / 1000)),
        nonceStr: randomBytes(16).toString('hex'),
        package: `prepay_id=${order.prepayId}`,
        signType: 'MD5',
        paySign: 'LOCAL',
      },
    });
  }

  private stateOf(order: Order): string {
    return order.state === 'NOTPAY' && this.now() >= order.expiresAt ? 'CLOSED' : order.state;
  }

  private order(outTradeNo: string): Order | null {
    return (
      (this.store.disk.get('wechat-pay-orders', outTradeNo)?.document as unknown as Order | undefined) ?? null
    );
  }

  private save(order: Order): void {
    this.store.modify(
      'wechat-pay-orders',
      { _id: order._id },
      { ...order },
      { merge: false, multi: false, upsert: true },
    );
  }

  private refundOf(outRefundNo: string): Refund | null {
    return (
      (this.store.disk.get('wechat-pay-refunds', outRefundNo)?.document as unknown as Refund | undefined) ??
      null
    );
  }

  private refundsOf(outTradeNo: string): Refund[] {
    return this.store.find('wechat-pay-refunds', {
      query: { outTradeNo },
      limit: 1000,
    }) as unknown as Refund[];
  }
}
