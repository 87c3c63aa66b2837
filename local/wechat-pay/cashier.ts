import type { Callbacks } from './callbacks';
import type { Merchant } from './merchant';
import type { Order } from './orders';

/** What the person, or a bad day, does at the cashier. */
export const cashierActs = [
  'confirm',
  'cancel',
  'wrong-password',
  'slow',
  'callback-lost',
  'callback-twice',
  'callback-before-return',
  'paid-after-close',
  'merchant-without-balance',
  'merchant-with-balance',
  'refunds-fail',
  'refunds-succeed',
] as const;
export type CashierAct = (typeof cashierActs)[number];

export function isCashierAct(text: unknown): text is CashierAct {
  return (cashierActs as readonly unknown[]).includes(text);
}

const switches = {
  'merchant-without-balance': '商户此后没有余额可退款',
  'merchant-with-balance': '商户已有余额可退款',
  'refunds-fail': '此后的退款微信最后都没有退成',
  'refunds-succeed': '此后的退款照常',
} as const;
type Switch = keyof typeof switches;

function isSwitch(act: CashierAct): act is Switch {
  return Object.hasOwn(switches, act);
}

export interface CashierOutcome {
  /** What `wx.requestPayment` would tell the phone. */
  readonly result: 'paid' | 'cancelled' | 'failed';
  /** True where the person may go on at the cashier. */
  readonly stay?: true;
  readonly message: string;
}

const slowMs = 5000;
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
const tooLate: CashierOutcome = { result: 'failed', message: '订单已关闭、已过期或已支付，没有扣款' };
const paid: CashierOutcome = { result: 'paid', message: '支付成功' };

/** Stands for WeChat's cashier, and for the person in front of it. A simulation, and labelled so. */
export class Cashier {
  /** How often the next payment of an order is told; once where nothing is said. */
  private readonly tellings = new Map<string, number>();

  constructor(
    private readonly merchant: Merchant,
    private readonly callbacks: Callbacks,
    private readonly now: () => number,
  ) {
    merchant.onPaid = (order) => this.callbacks.announce(order, this.tellings.get(order._id) ?? 1);
  }

  async act(prepayId: string, act: CashierAct): Promise<CashierOutcome> {
    this.merchant.landWhatIsDue();
    const order = this.merchant.books.orderOfPrepay(prepayId);
    if (order === null) return { result: 'failed', message: '没有这笔订单' };
    if (act === 'cancel') return { result: 'cancelled', message: '已取消，没有扣款' };
    if (act === 'wrong-password')
      return { result: 'failed', stay: true, message: '支付密码错误，没有扣款。请重试或取消' };
    if (isSwitch(act)) return this.turn(act);
    if (!this.merchant.takes(order)) return tooLate;
    if (act === 'slow') return this.slowly(order);
    if (act === 'paid-after-close') return this.late(order);
    return this.pay(order, act);
  }

  /** What becomes of refunds from now on. */
  private turn(act: Switch): CashierOutcome {
    const { books } = this.merchant;
    if (act === 'merchant-without-balance' || act === 'merchant-with-balance') {
      books.merchantHasBalance = act === 'merchant-with-balance';
    } else books.refundsFail = act === 'refunds-fail';
    return { result: 'failed', stay: true, message: switches[act] };
  }

  private async pay(order: Order, act: CashierAct): Promise<CashierOutcome> {
    this.tellings.set(order._id, act === 'callback-lost' ? 0 : act === 'callback-twice' ? 2 : 1);
    const landed = this.merchant.pay(order._id);
    this.tellings.delete(order._id);
    if (landed === null) return tooLate;
    if (act === 'callback-before-return') await this.callbacks.deliverDue();
    return paid;
  }

  private async slowly(order: Order): Promise<CashierOutcome> {
    if (this.merchant.begin(order._id, this.now() + slowMs) === null) return tooLate;
    await pause(slowMs);
    this.merchant.landWhatIsDue();
    return this.merchant.books.order(order._id)?.paidAt === null ? tooLate : paid;
  }

  /** The phone hears of no success; the bank lands the money at the order's end, or the moment before its closing. */
  private late(order: Order): CashierOutcome {
    if (this.merchant.begin(order._id, order.expiresAt) === null) return tooLate;
    return { result: 'failed', message: '银行处理中，结果未知。钱会在订单关闭前的最后一刻到账' };
  }
}
