import { fen } from '../../../../policy/money';
import { jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { father, grandmother } from '../../sample';

const payer = 'daughter';
const other = 'son';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

describe('someone whom a payer has in hand and doesn’t pay for', () => {
  /** Holds him for a quarter of an hour, and again. */
  async function unpaid(openId: string, record: string, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await server.place(openId, [record], fen(38000));
      await server.minutes(16);
    }
  }
  const tooOften = (openId: string, record: string) =>
    server.refusal(openId, 'order.place', server.request([record], fen(38000)));

  it('is free for his family after two orders of a day; the next day the payer may again', async () => {
    const record = await server.enrol(payer, grandmother, jincheng);
    await unpaid(payer, record, 2);
    expect(await tooOften(payer, record)).toMatchObject({ code: 'TOO_OFTEN_UNPAID', details: { line: 0 } });
    const { lines } = await server.ask(payer, 'order.preview', { recordIds: [record] });
    expect(lines[0]?.refusal).toBe('TOO_OFTEN_UNPAID');
    await expect(
      server.place(other, [await server.enrol(other, grandmother, jincheng)], fen(38000)),
    ).resolves.toBeDefined();
    server.setToday('2023-11-21');
    await expect(server.place(payer, [record], fen(38000))).resolves.toBeDefined();
  });

  it('is not counted where it was cancelled and paid later, or for another person', async () => {
    const record = await server.enrol(payer, grandmother, jincheng);
    await unpaid(payer, record, 1);
    const orderId = await server.place(payer, [record], fen(38000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const his = await server.enrol(payer, father, jincheng);
    await unpaid(payer, his, 1);
    await expect(server.place(payer, [his], fen(38000))).resolves.toBeDefined();
  });

  it('may be ordered for as often as need be by himself', async () => {
    const { code } = await server.officer('officer-1', 'codes.issue', { ...grandmother, region: jincheng });
    await server.resident(payer, 'self.confirm', { ...grandmother, code });
    const record = await server.enrol(payer, grandmother, jincheng, 'self');
    await unpaid(payer, record, 3);
    await expect(server.place(payer, [record], fen(38000))).resolves.toBeDefined();
  });
});

describe('a stranger’s unpaid order for somebody', () => {
  const stranger = 'stranger';

  async function tied(openId: string): Promise<void> {
    const { code } = await server.officer('officer-1', 'codes.issue', { ...grandmother, region: jincheng });
    await server.resident(openId, 'self.confirm', { ...grandmother, code });
  }

  /** A payer whom the grandmother, tied to `self`, confirmed from her own WeChat. */
  async function confirmed(openId: string, self: string): Promise<string> {
    const record = await server.enrol(openId, grandmother, jincheng);
    const relativeId = server.one('payers', openId).relatives[0]?.relativeId ?? '';
    const { token } = await server.resident(openId, 'family.invite', { relativeId });
    await server.resident(self, 'family.accept', { token, accept: true });
    return record;
  }

  it('gives way to her own: it is closed whole, and she pays at once', async () => {
    await tied(payer);
    const hers = await server.enrol(payer, grandmother, jincheng, 'self');
    const theirs = [
      await server.enrol(stranger, grandmother, jincheng),
      await server.enrol(stranger, father, jincheng),
    ];
    const held = await server.place(stranger, theirs, fen(76_000));
    const { relatives } = await server.resident(payer, 'family.list', { year: 2024 });
    expect(relatives[0]?.record?.status.state).toBe('to-pay');
    const { lines } = await server.ask(payer, 'order.preview', { recordIds: [hers] });
    expect(lines[0]?.refusal).toBeUndefined();
    const orderId = await server.place(payer, [hers], fen(38_000));
    expect(server.one('orders', held)).toMatchObject({
      state: 'closed',
      lines: [
        { state: 'released', reason: 'gave-way' },
        { state: 'released', reason: 'gave-way' },
      ],
    });
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect(server.one('records', hers).insurance?.orderId).toBe(orderId);
  });

  it('has its money back where it is paid all the same', async () => {
    await tied(payer);
    const hers = await server.enrol(payer, grandmother, jincheng, 'self');
    const held = await server.place(
      stranger,
      [await server.enrol(stranger, grandmother, jincheng)],
      fen(38_000),
    );
    const orderId = await server.place(payer, [hers], fen(38_000));
    server.shop.pay(held);
    await server.callback(held);
    expect(server.all('refunds')).toMatchObject([
      { orderId: held, amountFen: 38_000, reason: 'closed-order' },
    ]);
    expect(server.one('records', hers).reservation?.orderId).toBe(orderId);
  });

  it('gives way to a payer whom she confirmed, but not to one who only says that he is family', async () => {
    await tied('herself');
    const his = await confirmed(payer, 'herself');
    await server.place(stranger, [await server.enrol(stranger, grandmother, jincheng)], fen(38_000));
    const cousins = await server.enrol(other, grandmother, jincheng);
    const refusal = await server.refusal(other, 'order.place', server.request([cousins], fen(38_000)));
    expect(refusal.code).toBe('RESERVED_BY_OTHER');
    await expect(server.place(payer, [his], fen(38_000))).resolves.toBeDefined();
  });

  it('is another matter among those whom she confirmed: the earlier order stands', async () => {
    await tied('herself');
    const [first, second] = [await confirmed(payer, 'herself'), await confirmed(other, 'herself')];
    await server.place(payer, [first], fen(38_000));
    const refusal = await server.refusal(other, 'order.place', server.request([second], fen(38_000)));
    expect(refusal.code).toBe('RESERVED_BY_OTHER');
  });
});
