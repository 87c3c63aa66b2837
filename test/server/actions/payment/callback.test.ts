import { fen } from '../../../../policy/money';
import { paymentCallback } from '../../../../server/actions/payment/callback';
import { callbackNotice } from '../../../../server/platform/wechat/answers';
import { at, type PaymentTestServer, startTestServer, twoParents } from '../../money';
import { silence } from '../../shop';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

describe('a callback', () => {
  it('is believed in nothing: unpaid at WeChat it is refused and logged', async () => {
    const { orderId } = await twoParents(server, payer);
    expect((await server.callback(orderId, { totalFee: 45600 })).errcode).not.toBe(0);
    expect(server.one('orders', orderId).state).toBe('awaiting-payment');
    expect(server.logged.join()).toContain('"reason":"not-paid"');
  });

  it('from anyone but WeChat is refused, whatever it says', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    const forged = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId };
    const answer = await paymentCallback(server.cloudFor('stranger'), forged);
    expect(answer.errcode).not.toBe(0);
    expect(server.one('orders', orderId).state).toBe('awaiting-payment');
    expect(server.logged.join()).toContain('not-from-wechat');
  });

  it('for an order that is not ours is refused, and an officer is told of the money', async () => {
    const foreign = 'f'.repeat(32);
    await server.shop.placeOrder({
      merchantId: '1900000001',
      outTradeNo: foreign,
      openId: 'x',
      description: 'x',
      totalFen: fen(500),
      expiresAt: at('2023-11-20', '13:00:00'),
    });
    server.shop.pay(foreign);
    expect((await server.callback(foreign, { subMchId: '1900000001' })).errcode).not.toBe(0);
    expect(server.all('cases')).toMatchObject([{ kind: 'foreign-payment', amountFen: 500 }]);
    expect(server.balances()).toEqual({});
  });

  it('of another merchant is refused without asking WeChat', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    const calls = server.shop.calls.length;
    expect((await server.callback(orderId, { subMchId: '1234' })).errcode).not.toBe(0);
    expect(server.shop.calls).toHaveLength(calls);
  });

  it('is read in snake_case too', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    const event = { return_code: 'SUCCESS', result_code: 'SUCCESS', out_trade_no: orderId };
    expect((await paymentCallback(server.cloudFor('', 'wechat-pay'), event)).errcode).toBe(0);
    expect(server.one('orders', orderId).state).toBe('settled');
  });

  it('is asked to come again where WeChat doesn’t answer the question', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    server.shop.failing.set('queryOrder', silence());
    expect((await server.callback(orderId)).errcode).not.toBe(0);
    server.shop.failing.clear();
    expect((await server.callback(orderId)).errcode).toBe(0);
  });

  it.each([
    ['another amount', { totalFen: fen(100) }],
    ['another currency', { currency: 'USD' }],
  ])('confirmed with %s posts nothing and goes to an officer', async (_, says) => {
    const { orderId, records } = await twoParents(server, payer);
    server.shop.pay(orderId);
    server.shop.says.set(orderId, says);
    await server.callback(orderId);
    expect(server.balances()).toEqual({});
    expect(server.one('records', records[0] ?? '').state).toBe('open');
    expect(server.all('cases')).toMatchObject([{ kind: 'amount-differs', orderId }]);
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
