import { fen } from '../../policy/money';
import { isoDay } from '../../policy/calendar';
import { noFaults, type Faults } from '../../simulation/kernel/faults';
import { Kernel } from '../../simulation/kernel/kernel';
import { Random } from '../../simulation/kernel/random';
import { Trace } from '../../simulation/kernel/trace';
import { Cashier } from '../../simulation/wechat/cashier';
import { Merchant, type MerchantOrder } from '../../simulation/wechat/merchant';

const noon = Date.parse('2023-11-20T04:00:00Z');
const minute = 60_000;

function world(faults: Partial<Faults> = {}, seed = 1) {
  const kernel = new Kernel(noon, new Random(seed), new Trace(false));
  const injection = { faults: { ...noFaults, ...faults } };
  const merchant = new Merchant(kernel, injection);
  return { kernel, merchant, cashier: new Cashier(kernel, injection, merchant), injection };
}

const merchantId = '1900000101';
const o1 = { merchantId, outTradeNo: 'o1' };
const placing = {
  ...o1,
  openId: 'daughter',
  description: 'premium',
  totalFen: fen(76_000),
  expiresAt: noon + 10 * minute,
};

function held(merchant: Merchant): MerchantOrder {
  return merchant.orders.get('o1') as MerchantOrder;
}
const refund = { ...o1, outRefundNo: 'r1', totalFen: fen(76_000), refundFen: fen(38_000), reason: 'twice' };

describe("WeChat's side of the merchant, as the simulation plays it", () => {
  test('the same order twice is one order; with another amount it is refused', () => {
    const { merchant } = world();
    expect(merchant.place(placing)).toEqual(merchant.place(placing));
    expect(() => merchant.place({ ...placing, totalFen: fen(1) })).toThrow('another order');
  });

  test('an order that ends within a minute is refused', () => {
    const { merchant } = world();
    expect(() => merchant.place({ ...placing, expiresAt: noon + 59_999 })).toThrow('too near');
  });

  test('closing is refused in the first five minutes, and once it is paid', async () => {
    const { kernel, merchant } = world();
    merchant.place(placing);
    expect(() => merchant.close(o1)).toThrow('after five minutes');
    await kernel.run(noon + 5 * minute);
    merchant.land(held(merchant));
    expect(() => merchant.close(o1)).toThrow('is paid');
  });

  test('a payment tells when WeChat took it, in whole seconds', async () => {
    const { kernel, merchant } = world();
    merchant.place(placing);
    expect(merchant.query(o1)).toEqual({ state: 'not-paid' });
    await kernel.run(noon + 1_900);
    merchant.land(held(merchant));
    expect(merchant.query(o1)).toMatchObject({ state: 'paid', totalFen: 76_000, paidAt: noon + 1_000 });
  });

  test('refunds never exceed what was paid; the same number twice is one refund', () => {
    const { merchant } = world();
    merchant.place(placing);
    expect(() => merchant.refund(refund)).toThrow('nothing was paid');
    merchant.land(held(merchant));
    merchant.refund(refund);
    merchant.refund(refund);
    expect(held(merchant).refunds).toHaveLength(1);
    expect(() => merchant.refund({ ...refund, outRefundNo: 'r2', refundFen: fen(38_001) })).toThrow(
      'too much',
    );
    expect(() => merchant.refund({ ...refund, refundFen: fen(1) })).toThrow('another refund');
  });

  test('a bill is empty until ten the next morning, then lists the day', async () => {
    const { kernel, merchant } = world();
    merchant.place(placing);
    merchant.land(held(merchant));
    merchant.refund(refund);
    const tenNextMorning = Date.parse('2023-11-21T02:00:00Z');
    await kernel.run(tenNextMorning - 1);
    expect(merchant.bill({ merchantId, day: isoDay('2023-11-20') })).toEqual([]);
    await kernel.run(tenNextMorning);
    expect(merchant.bill({ merchantId, day: isoDay('2023-11-20') })).toEqual([
      { kind: 'payment', outTradeNo: 'o1', amountFen: 76_000 },
      { kind: 'refund', outTradeNo: 'o1', outRefundNo: 'r1', amountFen: 38_000, refundState: 'done' },
    ]);
    expect(merchant.bill({ merchantId, day: isoDay('2023-11-21') })).toEqual([]);
  });

  test('without faults nobody pays after the end of an order', async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { kernel, merchant, cashier } = world({}, seed);
      merchant.place(placing);
      kernel.start(async () => void (await cashier.request(held(merchant))));
      await kernel.run(noon + 60 * minute);
      expect(held(merchant).paidAt ?? 0).toBeLessThan(placing.expiresAt);
    }
  });

  test('late money lands after the end of the order, closed or not', async () => {
    const { kernel, merchant, cashier } = world({ latePayment: 1 }, 3);
    merchant.place(placing);
    kernel.start(async () => void (await cashier.request(held(merchant))));
    await kernel.run(noon + 11 * minute - minute);
    merchant.close(o1);
    await kernel.run(noon + 10 * 60 * minute);
    expect(held(merchant).paidAt).toBeGreaterThanOrEqual(placing.expiresAt);
    expect(merchant.query(o1).state).toBe('paid');
  });
});
