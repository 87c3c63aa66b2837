import { fen } from '../../../../policy/money';
import { type PaymentTestServer, jincheng, startTestServer } from '../../money';
import { PicturesOfPhone } from '../../pictures';
import { dibao, father, ruizhou } from '../../sample';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function paid(region = ruizhou, priceFen = 38_000): Promise<string> {
  const orderId = await server.place(payer, [await server.enrol(payer, father, region)], fen(priceFen));
  server.shop.pay(orderId);
  await server.callback(orderId);
  return orderId;
}

async function look(orderId: string) {
  return (await server.ask(payer, 'refund.look', { orderId, line: 0 })).standing;
}

/** Reason → fen, or the words on why not. */
async function offered(orderId: string): Promise<Record<string, number | string>> {
  const { offers } = await look(orderId);
  return Object.fromEntries(
    offers.map((offer) => [offer.reason, 'amountFen' in offer ? offer.amountFen : offer.problem]),
  );
}

describe('before a refund is asked for, its payer reads', () => {
  it('whose money it is, by the name that he typed, and how much was paid', async () => {
    const standing = await look(await paid());
    expect(standing).toMatchObject({
      line: { person: { name: father.name }, region: ruizhou, year: 2024, amountFen: 38_000 },
      order: { state: 'settled', paidAt: expect.any(Number) as number },
      refunds: [],
      pictures: [],
      asksInsured: true,
    });
  });

  it('what each reason would give back, and why one gives nothing', async () => {
    const offers = await offered(await paid());
    expect(offers).toMatchObject({
      'paid-twice': 38_000,
      died: 38_000,
      'insured-elsewhere': 38_000,
      'wrong-place': 38_000,
    });
    expect(offers.recognised).toContain('没有可以退还的金额');
  });

  it('what a notice gives back by itself, in its figure', async () => {
    // Ruizhou 3.2: recognised by 31 December 2023, who paid 380 yuan himself gets the aid of 320 back.
    const orderId = await paid();
    await server.certify(father, ruizhou, dibao);
    expect((await offered(orderId)).recognised).toBe(32_000);
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'recognised' });
    const offers = await offered(orderId);
    expect(offers.recognised).toContain('已经办了退费');
    expect(offers['wrong-place']).toBe(6_000);
  });

  it('that nothing goes back once cover has begun, but for who paid twice', async () => {
    const orderId = await paid();
    server.setToday('2024-01-01');
    const offers = await offered(orderId);
    expect(offers['wrong-place']).toContain('保障已经开始');
    expect(offers['paid-twice']).toBe(38_000);
  });

  it('nothing of another’s order', async () => {
    const orderId = await paid();
    expect((await server.refusal('son', 'refund.look', { orderId, line: 0 })).code).toBe('NO_ORDER');
    expect((await server.refusal(payer, 'refund.look', { orderId, line: 7 })).code).toBe('NOT_REFUNDABLE');
  });
});

describe('once it was asked for, he reads', () => {
  it('whose word comes next, with the pictures that he gave, and is offered nothing more', async () => {
    const orderId = await paid();
    const { refunds } = await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'died' });
    await new PicturesOfPhone(server, payer, refunds[0]?.refundId ?? '').give();
    const standing = await look(orderId);
    expect(standing.refunds).toMatchObject([{ kind: 'request', state: 'requested', waitsFor: 'officer' }]);
    expect(standing.offers).toEqual([]);
    expect(standing.pictures).toHaveLength(1);
  });

  it('until when the insured person is waited for, where he has a WeChat', async () => {
    const orderId = await paid();
    const { code } = await server.officer('officer-1', 'codes.issue', { ...father, region: ruizhou });
    await server.resident('himself', 'self.confirm', { ...father, code });
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
    const [request] = (await look(orderId)).refunds;
    const week = 7 * 24 * 3_600_000;
    expect(request).toMatchObject({ waitsFor: 'insured', answerUntil: (request?.at ?? 0) + week });
  });

  it('why it was declined, and what else he may ask for', async () => {
    const orderId = await paid();
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'died' });
    const [one] = (await server.asOfficer('cases.list', { region: ruizhou })).cases;
    const decided = { caseId: one?.caseId ?? '', decision: 'decline', note: '没有看到证明' } as const;
    await server.asOfficer('cases.resolve', decided);
    const offers = await offered(orderId);
    expect(offers.died).toContain('没有看到证明');
    expect(offers['wrong-place']).toBe(38_000);
    expect((await look(orderId)).refunds).toMatchObject([{ state: 'declined' }]);
  });
});

it('a notice that is silent promises nothing for who was recognised later', async () => {
  const orderId = await paid(jincheng, 38_000);
  expect((await offered(orderId)).recognised).toContain('没有可以退还的金额');
});
