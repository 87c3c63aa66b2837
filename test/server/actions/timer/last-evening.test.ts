import { fen } from '../../../../policy/money';
import { at, jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { daughter, father, grandmother } from '../../sample';

describe('on the last evening', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });

  function clockAt(time: string): void {
    server.pass(at('2023-11-20', time) - server.cloudFor('').now());
  }

  function settled(orderId: string): boolean {
    return server.one('orders', orderId).state === 'settled';
  }

  it.each(['15:00:00', '20:45:00', '22:10:00'])(
    'money whose callback is lost is found within two minutes of the next look, and told in the same minute, at %s',
    async (time) => {
      clockAt(time);
      const record = await server.enrol('daughter', father, jincheng);
      const orderId = await server.place('daughter', [record], fen(38_000));
      server.shop.pay(orderId);
      const nextLook = server.one('orders', orderId).nextAt ?? 0;
      let minutes = 0;
      for (; !settled(orderId) && minutes < 5; minutes += 1) await server.minutes(1);
      expect(server.cloudFor('').now() - nextLook).toBeLessThanOrEqual(2 * 60_000);
      expect(server.sent).toMatchObject([{ kind: 'payment', openId: 'daughter' }]);
    },
  );

  it('who may have paid is looked at before the orders that are over, however long those wait', async () => {
    const over: string[] = [];
    for (const person of [father, grandmother]) {
      const record = await server.enrol('daughter', person, jincheng);
      const orderId = await server.place('daughter', [record], fen(38_000));
      await server.ask('daughter', 'order.cancel', { orderId });
      over.push(orderId);
    }
    const record = await server.enrol('son', daughter, jincheng);
    const maybe = await server.place('son', [record], fen(38_000));
    const { db } = server.cloudFor('');
    const now = server.cloudFor('').now();
    for (const orderId of over) await db.updateIf('orders', orderId, {}, { nextAt: now - 3_600_000 });
    const asked: string[] = [];
    const { shop } = server;
    const query = shop.queryOrder.bind(shop);
    shop.queryOrder = (order) => {
      asked.push(order.outTradeNo);
      return query(order);
    };
    server.pass(60_000);
    await server.tick();
    expect(asked[0]).toBe(maybe);
    expect(asked.slice(1).sort()).toEqual(over.sort());
  });
});
