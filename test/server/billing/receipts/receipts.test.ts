import { fen } from '../../../../policy/money';
import { jincheng, type PaymentTestServer, startTestServer, year } from '../../money';
import { daughter, dibao, father, grandmother } from '../../sample';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** The father on dibao (76 yuan) and the daughter herself (380), who let herself be known. */
async function paid(): Promise<string> {
  await server.certify(father, jincheng, dibao);
  const { code } = await server.officer('officer-1', 'codes.issue', { ...daughter, region: jincheng });
  const { name, document } = daughter;
  const records = [
    await server.enrol(payer, father, jincheng),
    await server.enrol(payer, daughter, jincheng, 'self'),
  ];
  await server.resident(payer, 'self.confirm', { name, document, code });
  const orderId = await server.place(payer, records, fen(45_600));
  server.shop.pay(orderId);
  await server.callback(orderId);
  return orderId;
}

it('tells number, payer and insured masked, year, place, amount, payment source and what comes next', async () => {
  const orderId = await paid();
  const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
  expect(receipts[0]).toMatchObject({
    number: `20231120-${orderId.slice(0, 10).toUpperCase()}-1`,
    payer: '王*',
    insured: '王**',
    year: 2024,
    place: '山西省晋城市城区',
    amountFen: 7_600,
    paymentSource: 'wechat',
    state: 'insured',
  });
  expect(receipts[0]?.taxCertificate).toContain('完税证明');
  // Jincheng's notice gives no period of cover: the receipt says so instead of making one up.
  expect(receipts[0]?.next).toEqual(['通知没有写从哪天起享受待遇，请向参保地医保经办窗口询问。']);
});

it('adds up clause by clause only for whom the person let see it; others see the sum', async () => {
  const orderId = await paid();
  const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
  expect(receipts[0]?.items).toEqual([
    { kind: 'total', standardFen: 7_600, subsidyFen: 0, payFen: 7_600, cites: [] },
  ]);
  expect(receipts[1]?.items).toMatchObject([{ kind: 'premium', standardFen: 38_000, payFen: 38_000 }]);
  expect(receipts[1]?.items[0]?.cites).toContainEqual({ notice: 'jincheng-2024', clause: '1' });
  // Nothing comes back by Jincheng's notice, and nothing is said to.
  expect(receipts[1]?.next).toEqual(['通知没有写从哪天起享受待遇，请向参保地医保经办窗口询问。']);
});

it('cites for the person himself the clause by which the premium is aided', async () => {
  await server.certify(daughter, jincheng, dibao);
  const { code } = await server.officer('officer-1', 'codes.issue', { ...daughter, region: jincheng });
  const record = await server.enrol(payer, daughter, jincheng, 'self');
  await server.resident(payer, 'self.confirm', { ...daughter, code });
  const orderId = await server.place(payer, [record], fen(7_600));
  server.shop.pay(orderId);
  await server.callback(orderId);
  const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
  // Jincheng 4.4 (4): 80% of the 380 yuan.
  expect(receipts[0]?.items).toEqual([
    {
      kind: 'premium',
      standardFen: 38_000,
      subsidyFen: 30_400,
      payFen: 7_600,
      cites: [{ notice: 'jincheng-2024', clause: '4.4' }],
    },
  ]);
});

it('holds no identity number, and neither does what is shared', async () => {
  const orderId = await paid();
  const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
  const { token } = await server.ask(payer, 'receipt.share', { orderId, line: 0 });
  const shared = await server.ask('anyone', 'receipt.shared', { token });
  for (const { document } of [father, daughter]) {
    for (const part of [document.number, document.number.slice(-4), document.number.slice(0, 6)]) {
      expect(JSON.stringify([receipts, shared])).not.toContain(`${part}`);
    }
  }
});

it('is shared one person at a time, for thirty days, by its payer alone', async () => {
  const orderId = await paid();
  const { token } = await server.ask(payer, 'receipt.share', { orderId, line: 1 });
  const { receipt } = await server.ask('anyone', 'receipt.shared', { token });
  expect(receipt).toMatchObject({ line: 1, insured: '王*', items: [{ kind: 'total' }] });
  expect((await server.refusal('anyone', 'receipt.share', { orderId, line: 1 })).code).toBe('NO_RECEIPT');
  server.pass(30 * 86_400_000);
  expect((await server.refusal('anyone', 'receipt.shared', { token })).code).toBe('SHARE_OVER');
});

it('is opened by its own link alone', async () => {
  const orderId = await paid();
  const share = async (line: number) => (await server.ask(payer, 'receipt.share', { orderId, line })).token;
  const tokens = [await share(0), await share(1)];
  const lineOf = async (token: string) =>
    (await server.ask('anyone', 'receipt.shared', { token })).receipt.line;
  expect(await Promise.all(tokens.map(lineOf))).toEqual([0, 1]);
  const guessed = await server.refusal('anyone', 'receipt.shared', { token: 'f'.repeat(32) });
  expect(guessed.code).toBe('SHARE_OVER');
});

it('is there for the insured himself, his own line alone, whoever paid', async () => {
  const orderId = await paid();
  const record = await server.enrol('son', grandmother, jincheng);
  const theirs = await server.place('son', [record], fen(38_000));
  server.shop.pay(theirs);
  await server.callback(theirs);
  expect((await server.refusal(payer, 'receipt.get', { orderId: theirs })).code).toBe('NO_RECEIPT');
  expect((await server.refusal('son', 'receipt.get', { orderId })).code).toBe('NO_RECEIPT');
});

it('is found by the insured himself, with its breakdown, though another paid', async () => {
  await paid();
  const mine = await server.ask(payer, 'receipt.about-me', {});
  expect(mine.receipts).toMatchObject([{ line: 1, items: [{ kind: 'premium' }] }]);
  expect((await server.ask('son', 'receipt.about-me', {})).receipts).toEqual([]);
});

it('says to whom the money went back that it did, and what he can do', async () => {
  const record = await server.enrol(payer, father, jincheng);
  const orderId = await server.place(payer, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
  const { cases } = await server.asOfficer('cases.list', { region: jincheng });
  const answer = { caseId: cases[0]?.caseId ?? '', decision: 'approve', note: '看过证明材料' } as const;
  await server.asOfficer('cases.resolve', answer);
  const said = async () => {
    const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
    return receipts.map(({ state, next }) => [state, next.join()]);
  };
  expect(await said()).toEqual([['refund-due', expect.stringContaining('款项正在退回')]]);
  await server.minutes(1);
  for (const refund of server.shop.refunds.values()) refund.state = 'done';
  await server.minutes(3);
  expect(await said()).toEqual([
    ['refunded', expect.stringContaining('款项已退回。仍要参保的，可以重新缴费')],
  ]);
});

it('is not there before the payment is confirmed', async () => {
  const orderId = await server.place(payer, [await server.enrol(payer, father, jincheng)], fen(38_000));
  expect((await server.refusal(payer, 'receipt.get', { orderId })).code).toBe('NO_RECEIPT');
});

describe('names in full', () => {
  it('are for the payer who typed them, and not for whom he sends the receipt', async () => {
    const orderId = await paid();
    const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
    expect(receipts[0]).toMatchObject({ insured: '王**', insuredInFull: '王建国', payerInFull: '王芳' });
    const { token } = await server.ask(payer, 'receipt.share', { orderId, line: 0 });
    const shared = await server.ask('anyone', 'receipt.shared', { token });
    expect(JSON.stringify(shared)).not.toMatch(/王建国|王芳|InFull/);
  });

  it('are told to whom he sends the receipt, where he wants it so', async () => {
    const orderId = await paid();
    const { token } = await server.ask(payer, 'receipt.share', { orderId, line: 0, inFull: true });
    const { receipt } = await server.ask('anyone', 'receipt.shared', { token });
    expect(receipt).toMatchObject({ insuredInFull: '王建国', items: [{ kind: 'total' }] });
    expect(receipt.transactionId).toBeUndefined();
  });

  it('are not shown to who typed another, once an office has put it right', async () => {
    const mistyped = { ...grandmother, name: '陈贵花' };
    const record = await server.enrol(payer, mistyped, jincheng);
    const orderId = await server.place(payer, [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const before = await server.ask(payer, 'receipt.get', { orderId });
    expect(before.receipts[0]?.insuredInFull).toBe('陈贵花');
    server.pass(1000);
    await server.certify(grandmother, jincheng, dibao);
    const after = await server.ask(payer, 'receipt.get', { orderId });
    expect(after.receipts[0]?.insured).toBe('陈**');
    expect(after.receipts[0]?.insuredInFull).toBeUndefined();
  });

  it('are not shown any more of a relative whom he took off his list', async () => {
    const orderId = await paid();
    const { relatives } = await server.resident(payer, 'family.list', { year });
    const relativeId = relatives.find(({ relation }) => relation === 'parent')?.relativeId ?? '';
    await server.resident(payer, 'family.remove', { relativeId });
    const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
    expect(receipts[0]?.insuredInFull).toBeUndefined();
  });
});

it('tells WeChat’s number to who paid alone', async () => {
  const orderId = await paid();
  const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
  expect(receipts[0]?.transactionId).toBe(server.one('orders', orderId).transactionId);
  expect(receipts[0]?.transactionId).toBeTruthy();
  const { token } = await server.ask(payer, 'receipt.share', { orderId, line: 0 });
  const { receipt } = await server.ask('anyone', 'receipt.shared', { token });
  expect(receipt.transactionId).toBeUndefined();
});
