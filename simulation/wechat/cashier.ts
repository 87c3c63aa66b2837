import type { FaultInjection } from '../kernel/invocation';
import type { Kernel } from '../kernel/kernel';
import type { Merchant, MerchantOrder } from './merchant';

/** `slow`: the bank says that it may take a while; the money comes later. */
export type CashierOutcome = 'paid' | 'cancelled' | 'refused' | 'slow';

const minute = 60_000;

/**
 * WeChat's payment page and the person in front of it, who pays, cancels, or dawdles. With the fault `latePayment`
 * the bank takes so long that the money lands after the order's end, or after it was closed.
 */
export class Cashier {
  constructor(
    private readonly kernel: Kernel,
    private readonly injection: FaultInjection,
    private readonly merchant: Merchant,
  ) {}

  /** What `wx.requestPayment` tells the phone. The money may have moved all the same. */
  async request(order: MerchantOrder): Promise<CashierOutcome> {
    const { random } = this.kernel;
    await this.kernel.wait(this.thinkingTime());
    if (random.chance(0.12)) {
      this.kernel.note(order.openId, `cancels at the cashier`);
      return 'cancelled';
    }
    if (!this.merchant.takes(order)) return 'refused';
    if (random.chance(this.injection.faults.latePayment)) return this.payLate(order);
    await this.kernel.wait(random.between(300, 4_000));
    if (!this.merchant.takes(order)) return 'refused';
    this.merchant.land(order);
    await this.kernel.wait(random.between(50, 2_000));
    return 'paid';
  }

  /** The person is told to wait; minutes after the order's end the bank says otherwise. */
  private async payLate(order: MerchantOrder): Promise<CashierOutcome> {
    const { random } = this.kernel;
    const over = random.pick([3_000, 3 * minute, 4 * minute, 5 * minute, 20 * minute, 6 * 60 * minute]);
    const after = Math.max(0, order.expiresAt - this.kernel.now()) + random.between(1, over);
    this.kernel.schedule(after, () => this.merchant.land(order));
    await this.kernel.wait(random.between(1_000, 30_000));
    return 'slow';
  }

  /** Most pay within seconds; some look for their glasses. */
  private thinkingTime(): number {
    const { random } = this.kernel;
    if (random.chance(0.15)) return random.between(minute, 20 * minute);
    return random.between(1_000, 30_000);
  }
}
