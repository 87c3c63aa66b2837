import { fen } from '../../../../policy/money';
import { paymentCallback } from '../../../../server/actions/payment/callback';
import { callbackNotice } from '../../../../server/platform/wechat/answers';
import { at, type MoneyOffice, openOffice, twoParents } from '../../money';
import { silence } from '../../shop';

const payer = 'daughter';

let office: MoneyOffice;
beforeEach(async () => {
  office = await openOffice();
});

describe('a callback', () => {
  it('is believed in nothing: unpaid at WeChat it is refused and logged', async () => {
    const { orderId } = await twoParents(office, payer);
    expect((await office.callback(orderId, { totalFee: 45600 })).errcode).not.toBe(0);
    expect(office.one('orders', orderId).state).toBe('awaiting-payment');
    expect(office.logged.join()).toContain('"reason":"not-paid"');
  });

  it('from anyone but WeChat is refused, whatever it says', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.pay(orderId);
    const forged = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId };
    const answer = await paymentCallback(office.cloudFor('stranger'), forged);
    expect(answer.errcode).not.toBe(0);
    expect(office.one('orders', orderId).state).toBe('awaiting-payment');
    expect(office.logged.join()).toContain('not-from-wechat');
  });

  it('for an order that is not ours is refused, and an officer is told of the money', async () => {
    const foreign = 'f'.repeat(32);
    await office.shop.placeOrder({
      merchantId: '1900000001',
      outTradeNo: foreign,
      openId: 'x',
      description: 'x',
      totalFen: fen(500),
      expiresAt: at('2023-11-20', '13:00:00'),
    });
    office.shop.pay(foreign);
    expect((await office.callback(foreign, { subMchId: '1900000001' })).errcode).not.toBe(0);
    expect(office.all('cases')).toMatchObject([{ kind: 'foreign-payment', amountFen: 500 }]);
    expect(office.balances()).toEqual({});
  });

  it('of another merchant is refused without asking WeChat', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.pay(orderId);
    const calls = office.shop.calls.length;
    expect((await office.callback(orderId, { subMchId: '1234' })).errcode).not.toBe(0);
    expect(office.shop.calls).toHaveLength(calls);
  });

  it('is read in snake_case too', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.pay(orderId);
    const event = { return_code: 'SUCCESS', result_code: 'SUCCESS', out_trade_no: orderId };
    expect((await paymentCallback(office.cloudFor('', 'wechat-pay'), event)).errcode).toBe(0);
    expect(office.one('orders', orderId).state).toBe('settled');
  });

  it('is asked to come again where WeChat doesn’t answer the question', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.pay(orderId);
    office.shop.failing.set('queryOrder', silence());
    expect((await office.callback(orderId)).errcode).not.toBe(0);
    office.shop.failing.clear();
    expect((await office.callback(orderId)).errcode).toBe(0);
  });

  it.each([
    ['another amount', { totalFen: fen(100) }],
    ['another currency', { currency: 'USD' }],
  ])('confirmed with %s posts nothing and goes to an officer', async (_, says) => {
    const { orderId, records } = await twoParents(office, payer);
    office.shop.pay(orderId);
    office.shop.says.set(orderId, says);
    await office.callback(orderId);
    expect(office.balances()).toEqual({});
    expect(office.one('records', records[0] ?? '').state).toBe('open');
    expect(office.all('cases')).toMatchObject([{ kind: 'amount-differs', orderId }]);
  });
});

describe('news', () => {
  const orderId = 'a'.repeat(32);

  it.each([null, undefined, 'text', 7, [], {}, { outTradeNo: 'x' }, { outTradeNo: { $ne: null } }])(
    'is not read where it cannot be of an order of ours: %j',
    (event) => {
      expect(callbackNotice(event)).toBeNull();
    },
  );

  it('of a failed payment is no success', () => {
    const event = { returnCode: 'SUCCESS', resultCode: 'FAIL', outTradeNo: orderId, subMchId: 1900000001 };
    expect(callbackNotice(event)).toEqual({
      kind: 'payment',
      orderId,
      success: false,
      merchantId: '1900000001',
    });
  });
});
