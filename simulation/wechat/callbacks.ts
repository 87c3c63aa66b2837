import type { FaultInjection } from '../kernel/invocation';
import type { Kernel } from '../kernel/kernel';
import type { MerchantOrder } from './merchant';

const minute = 60_000;
const hour = 60 * minute;

/** Delivers one callback to the server; answers whether the server acknowledged it. */
export type Deliver = (event: object) => Promise<boolean>;

/**
 * WeChat's news of payments: repeated until acknowledged, and with faults lost for good, hours late, said again, or
 * out of order (each attempt takes its own time).
 */
export class Callbacks {
  constructor(
    private readonly kernel: Kernel,
    private readonly injection: FaultInjection,
    private readonly deliver: Deliver,
  ) {}

  announce(order: MerchantOrder): void {
    const { random } = this.kernel;
    const { callbackLost, callbackLate, callbackRepeated } = this.injection.faults;
    if (random.chance(callbackLost)) return;
    const first = random.chance(callbackLate) ? random.between(minute, 10 * hour) : random.between(20, 5_000);
    this.kernel.start(() => this.insist(order, first));
    if (!random.chance(callbackRepeated)) return;
    for (let copies = random.between(1, 3); copies > 0; copies -= 1) {
      this.kernel.start(() => this.insist(order, random.between(20, random.pick([200, 5_000, 2 * hour]))));
    }
  }

  private async insist(order: MerchantOrder, first: number): Promise<void> {
    let pause = first;
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await this.kernel.wait(pause);
      if (await this.deliver(paymentEvent(order))) return;
      pause = attempt * 15_000;
    }
  }
}

/** The event of cloudPay's callback for a payment that took place. */
export function paymentEvent(order: MerchantOrder): object {
  return {
    returnCode: 'SUCCESS',
    resultCode: 'SUCCESS',
    outTradeNo: order.outTradeNo,
    transactionId: order.transactionId,
    totalFee: order.totalFen,
    cashFee: order.totalFen,
    feeType: 'CNY',
    subMchId: '1900000001',
    userInfo: { openId: order.openId },
  };
}
