import { fen } from '../../policy/money';
import type { World } from '../world';
import { paymentEvent } from './events';
import { merchants } from './merchants';
import type { MerchantOrder } from './merchant';

const minute = 60_000;
const [anyMerchant] = merchants as readonly [(typeof merchants)[number]];

/**
 * Someone who found the payment callback and tells it of payments that never took place: for orders that wait for
 * their money, with the right amount and with wrong ones, and for orders that nobody placed.
 */
export class Forger {
  constructor(private readonly world: World) {}

  async live(): Promise<void> {
    const { random } = this.world.kernel;
    for (let tries = random.between(1, 5); tries > 0; tries -= 1) {
      await this.world.kernel.wait(random.between(1_000, 10 * minute));
      if (random.chance(this.world.injection.faults.forgery)) await this.forge();
    }
  }

  private async forge(): Promise<void> {
    const { kernel, merchant } = this.world;
    const { random } = kernel;
    const open = [...merchant.orders.values()].filter(({ paidAt }) => paidAt === null);
    const victim = open.length === 0 || random.chance(0.2) ? this.invented() : random.pick(open);
    const totalFen = random.chance(0.7) ? victim.totalFen : fen(1);
    const event = paymentEvent({ ...victim, totalFen, transactionId: `4200${random.hex(8)}` });
    kernel.note('forger', `tells of ${totalFen} fen for ${victim.outTradeNo}`);
    await this.world.trigger('payment', event);
  }

  /** Another program of the same merchant uses an order's number first, for one fen. */
  squat(outTradeNo: string, openId: string, payee: string): void {
    const { kernel, merchant } = this.world;
    if (!kernel.random.chance(this.world.injection.faults.squatting)) return;
    const expiresAt = kernel.now() + 10 * minute;
    const { merchantId } = merchants.find((one) => one.payee === payee) ?? anyMerchant;
    merchant.place({ merchantId, outTradeNo, openId, description: '', totalFen: fen(1), expiresAt });
    const order = merchant.orders.get(outTradeNo);
    if (order !== undefined) kernel.schedule(kernel.random.between(1, minute), () => merchant.land(order));
  }

  private invented(): MerchantOrder {
    return {
      merchantId: anyMerchant.merchantId,
      outTradeNo: this.world.kernel.random.hex(16),
      openId: 'forger',
      description: '',
      totalFen: fen(38_000),
      expiresAt: 0,
      placedAt: 0,
      prepayId: '',
      closed: false,
      transactionId: null,
      paidAt: null,
      refunds: [],
    };
  }
}
