import type { Store } from '../store/store';

/** An order as WeChat would keep it. Amounts in fen, times in ms since 1970. */
export interface Order {
  /** The merchant's own number, `out_trade_no`. */
  readonly _id: string;
  readonly openId: string;
  readonly body: string;
  readonly attach: string;
  readonly totalFen: number;
  readonly subMchId: string;
  /** The function that hears of the payment; empty for none. */
  readonly functionName: string;
  readonly prepayId: string;
  readonly prepayUntil: number;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly state: 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'CLOSED' | 'REFUND';
  /** While the bank works on it: when it will have the money at the latest. */
  readonly landsAt: number | null;
  readonly transactionId: string | null;
  readonly paidAt: number | null;
}

export interface Refund {
  /** The merchant's own number, `out_refund_no`. */
  readonly _id: string;
  readonly outTradeNo: string;
  readonly refundId: string;
  readonly refundFen: number;
  readonly createdAt: number;
  /** From then on the money is back, or WeChat has given up. */
  readonly doneAt: number;
  readonly fails: boolean;
  /** The function that hears of its end; empty for none. */
  readonly functionName: string;
}

const orders = 'wechat-pay-orders';
const refunds = 'wechat-pay-refunds';
const switches = 'wechat-pay-switches';

function index(field: string, unique = false) {
  return {
    name: field,
    keys: [{ field, order: 'asc' as const }],
    unique,
  };
}

export const payCollections = [
  { name: orders, indexes: [index('prepayId', true), index('paidAt'), index('landsAt')] },
  { name: refunds, indexes: [index('outTradeNo'), index('createdAt')] },
  { name: switches, indexes: [] },
];

const whole = { merge: false, multi: false, upsert: true };

/** WeChat's books, in the same file as everything else. */
export class PayBooks {
  constructor(private readonly store: Store) {}

  order(outTradeNo: string): Order | null {
    return this.store.get(orders, outTradeNo) as Order | null;
  }

  orderOfPrepay(prepayId: string): Order | null {
    const [found] = this.store.find(orders, { query: { prepayId }, limit: 1 });
    return (found as unknown as Order | undefined) ?? null;
  }

  save(order: Order): void {
    this.store.modify(orders, { query: { _id: order._id }, change: { ...order }, ...whole });
  }

  /** Orders that the bank still works on although their time has come. */
  landing(now: number): readonly Order[] {
    const query = { landsAt: { $lte: now } };
    return this.store.find(orders, { query, limit: 1000 }) as unknown as readonly Order[];
  }

  paidBetween(from: number, to: number): readonly Order[] {
    const query = { paidAt: { $gte: from, $lt: to } };
    const sort = { paidAt: 1 } as const;
    return this.store.find(orders, { query, sort, limit: Infinity }) as unknown as readonly Order[];
  }

  refund(outRefundNo: string): Refund | null {
    return this.store.get(refunds, outRefundNo) as Refund | null;
  }

  refundsOf(outTradeNo: string): readonly Refund[] {
    const query = { outTradeNo };
    return this.store.find(refunds, { query, limit: Infinity }) as unknown as readonly Refund[];
  }

  refundedBetween(from: number, to: number): readonly Refund[] {
    const query = { createdAt: { $gte: from, $lt: to } };
    const sort = { createdAt: 1 } as const;
    return this.store.find(refunds, { query, sort, limit: Infinity }) as unknown as readonly Refund[];
  }

  /** Notes the refund and what became of its order. A kill between the two leaves the order to be marked again. */
  addRefund(refund: Refund, order: Order): void {
    this.store.insert(refunds, [{ ...refund }]);
    this.save({ ...order, state: 'REFUND' });
  }

  get merchantHasBalance(): boolean {
    return !this.isOn('no-balance');
  }

  set merchantHasBalance(enough: boolean) {
    this.turn('no-balance', !enough);
  }

  /** Whether refunds that are asked for from now on fail in the end. */
  get refundsFail(): boolean {
    return this.isOn('refunds-fail');
  }

  set refundsFail(fail: boolean) {
    this.turn('refunds-fail', fail);
  }

  private isOn(name: string): boolean {
    return this.store.get(switches, name) !== null;
  }

  private turn(name: string, on: boolean): void {
    if (on) this.store.modify(switches, { query: { _id: name }, change: { on }, ...whole });
    else this.store.remove(switches, { _id: name }, false);
  }
}
