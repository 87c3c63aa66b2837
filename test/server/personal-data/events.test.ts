import { fen } from '../../../policy/money';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { isoDay } from '../../../policy/calendar';
import { daughter, dibao, father, ruizhou } from '../sample';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function tie(openId: string, person = father): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...person, region: jincheng });
  server.pass(1000);
  await server.resident(openId, 'self.confirm', { ...person, code });
}

async function told(after: string | null = null) {
  const { events, next } = await server.resident('father', 'me.events', { after });
  return { events: events.map(({ kind, by, payer, amountFen }) => [kind, by, payer, amountFen]), next };
}

describe('what others did in a person’s name', () => {
  it('is told with who did it, and what was paid and given back', async () => {
    await tie('daughter', daughter);
    const record = await server.enrol('daughter', father, ruizhou);
    server.pass(1000);
    // Ruizhou 3.2: 380 yuan.
    const orderId = await server.place('daughter', [record], fen(38_000));
    server.pass(1000);
    server.shop.pay(orderId);
    await server.ask('daughter', 'order.confirm-return', { orderId });
    server.pass(1000);
    await tie('father');
    expect((await told()).events).toEqual([
      ['tied', 'self', undefined, undefined],
      ['code-issued', 'office', undefined, undefined],
      ['insured', 'payer', '王*', 38_000],
      ['reserved', 'payer', '王*', 38_000],
      ['applied', 'payer', '王*', undefined],
      ['listed', 'payer', undefined, undefined],
    ]);
    // Recognised on dibao in the window: 60 are due, and 320 go back.
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2023-11-25') });
    server.setToday('2023-11-26');
    await server.ask('daughter', 'refund.request', { orderId, line: 0, reason: 'recognised' });
    await server.minutes(3);
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await server.minutes(30);
    expect((await told()).events[0]).toEqual(['refunded', 'payer', '王*', 32_000]);
  });

  it('comes twenty at a time, the newest first', async () => {
    for (let count = 0; count < 20; count += 1) {
      // No more than ten codes a day are given out for one person.
      server.pass(3 * 3_600_000);
      await server.officer(officer, 'codes.issue', { ...father, region: jincheng });
    }
    server.pass(1000);
    await tie('father');
    const first = await told();
    expect(first.events[0]?.[0]).toBe('tied');
    expect(first.events).toHaveLength(20);
    // 22 in all: the first two codes stand last.
    expect((await told(first.next)).events.map(([kind]) => kind)).toEqual(['code-issued', 'code-issued']);
  });

  it('does not tell whose act it was where a payer never said who he is', async () => {
    await server.enrol('stranger', father, jincheng);
    await tie('father');
    expect((await told()).events).toContainEqual(['applied', 'payer', undefined, undefined]);
  });
});
