import { fen } from '../../../../policy/money';
import { jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { father } from '../../sample';
import { refusal } from '../../shop';

const payer = 'daughter';

let server: PaymentTestServer;
let orderId: string;
beforeEach(async () => {
  server = await startTestServer();
  orderId = await server.place(payer, [await server.enrol(payer, father, jincheng)], fen(38_000));
});

function wechat() {
  return server.one('orders', orderId).wechat;
}

describe('an order that was cancelled, and that WeChat is to close', () => {
  it('is asked about again where WeChat refuses, for it may still be paid', async () => {
    server.shop.failing.set('closeOrder', refusal('SYSTEMERROR'));
    await server.ask(payer, 'order.cancel', { orderId });
    await server.minutes(30);
    expect(wechat()).toBe('open');
    server.shop.failing.delete('closeOrder');
    await server.minutes(60);
    expect(wechat()).toBe('closed');
  });

  it.each(['ORDERNOTEXIST', 'ORDERCLOSED'])('is closed where WeChat says %s', async (code) => {
    server.shop.failing.set('closeOrder', refusal(code));
    await server.ask(payer, 'order.cancel', { orderId });
    await server.minutes(30);
    expect(wechat()).toBe('closed');
  });
});
