import type { FaultInjection } from '../kernel/invocation';
import type { Kernel } from '../kernel/kernel';
import type { Random } from '../kernel/random';

const minute = 60_000;
const hour = 60 * minute;

/** Delivers one callback to the server; answers whether the server acknowledged it. */
export type Deliver = (event: object) => Promise<boolean>;

/**
 * WeChat's news of payments and of refunds: repeated until acknowledged, and with faults lost for good, hours late, said again, or
 * out of order (each attempt takes its own time).
 */
export class Callbacks {
  constructor(
    private readonly kernel: Kernel,
    private readonly injection: FaultInjection,
    private readonly deliver: Deliver,
    private readonly random: Random = kernel.random,
  ) {}

  announce(event: object): void {
    const { random } = this;
    const { callbackLost, callbackLate, callbackRepeated } = this.injection.faults;
    if (random.chance(callbackLost)) return;
    const first = random.chance(callbackLate) ? random.between(minute, 10 * hour) : random.between(20, 5_000);
    this.kernel.start(() => this.insist(event, first));
    if (!random.chance(callbackRepeated)) return;
    for (let copies = random.between(1, 3); copies > 0; copies -= 1) {
      this.kernel.start(() => this.insist(event, random.between(20, random.pick([200, 5_000, 2 * hour]))));
    }
  }

  private async insist(event: object, first: number): Promise<void> {
    let pause = first;
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await this.kernel.wait(pause);
      if (await this.deliver(event)) return;
      pause = attempt * 15_000;
    }
  }
}
