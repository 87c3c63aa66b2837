import { fen } from '../../../../policy/money';
import { jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { dibao, father, tekun } from '../../sample';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** The father's payment; the order's id, and the code on his receipt. */
async function paid(): Promise<{ readonly orderId: string; readonly code: string }> {
  const record = await server.enrol(payer, father, jincheng);
  const orderId = await server.place(payer, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  return { orderId, code: await codeOf(orderId) };
}

async function codeOf(orderId: string): Promise<string> {
  const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
  return receipts[0]?.checkCode ?? '';
}

async function standing(code: string): Promise<string> {
  return (await server.ask('stranger', 'receipt.check', { code })).standing;
}

function withAnotherSign(code: string, at: number): string {
  return code.slice(0, at) + (code[at] === '7' ? '8' : '7') + code.slice(at + 1);
}

describe('the check code of a receipt', () => {
  it('says to a stranger that the receipt holds, and nothing else', async () => {
    const { code } = await paid();
    expect(await server.ask('stranger', 'receipt.check', { code })).toEqual({ standing: 'valid' });
  });

  it('is the same whoever opens the receipt, and whatever becomes of the keys', async () => {
    const { orderId, code } = await paid();
    const { token } = await server.ask(payer, 'receipt.share', { orderId, line: 0 });
    const { receipt } = await server.ask('anyone', 'receipt.shared', { token });
    expect(receipt.checkCode).toBe(code);
    server.settings = { ...server.settings, lookupKeys: [{ version: 9, bytes: new Uint8Array(32).fill(9) }] };
    expect(await codeOf(orderId)).toBe(code);
    expect(await standing(code)).toBe('valid');
  });

  it('with one sign wrong is told from one that was never given out, and costs no try', async () => {
    const { code } = await paid();
    for (let at = 0; at < code.length; at += 1)
      expect(await standing(withAnotherSign(code, at))).toBe('mistyped');
    expect(server.all('counters').filter(({ _id }) => _id.startsWith('check-receipt'))).toEqual([]);
    expect(await standing('2222222222222222')).toBe('unknown');
  });

  it('holds no more once the money goes back, and while it is on its way', async () => {
    const { orderId, code } = await paid();
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
    expect(await standing(code)).toBe('valid');
    const [asked] = (await server.asOfficer('cases.list', { region: jincheng })).cases;
    await server.asOfficer('cases.resolve', {
      caseId: asked?.caseId ?? '',
      decision: 'approve',
      note: '看过两地的参保证明',
    });
    expect(await standing(code)).toBe('ended');
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await server.minutes(3);
    expect(await standing(code)).toBe('ended');
  });

  it('holds no more where the record says that another payment insures the person, or none', async () => {
    const { orderId, code } = await paid();
    const [record] = server.store.snapshot('records');
    const storeRecord = (more: object): void => {
      const doc = { _id: '', ...record, ...more };
      server.store.commit([{ collection: 'records', id: doc._id, doc }]);
    };
    const insurance = record?.['insurance'] as object;
    for (const changed of [
      { state: 'open', insurance: null },
      { state: 'insured', insurance: { ...insurance, orderId: 'f'.repeat(32) } },
    ]) {
      storeRecord(changed);
      expect(await standing(code)).toBe('ended');
    }
    storeRecord({ insurance: { ...insurance, orderId } });
    expect(await standing(code)).toBe('valid');
  });

  it('holds no more once a part goes back, and the receipt that names the part has another', async () => {
    const { orderId, code } = await paid();
    await server.byTwo('refunds.grant', {
      grantId: '1'.padStart(32, '0'),
      region: jincheng,
      orderId,
      line: 0,
      amountFen: fen(6_000),
      ends: false,
      reason: '窗口多收了，看过收据',
    });
    expect(await standing(code)).toBe('ended');
    const [receipt] = (await server.ask(payer, 'receipt.get', { orderId })).receipts;
    expect(receipt).toMatchObject({ amountFen: 38_000, givenBackFen: 6_000, state: 'insured' });
    expect(receipt?.next[0]).toContain('交的钱里有60元已经退回或正在退回，参保不受影响');
    const newer = receipt?.checkCode ?? '';
    expect(await standing(newer)).toBe('valid');
    // The same paper when the money has arrived.
    await server.minutes(3);
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await server.minutes(20);
    expect(await codeOf(orderId)).toBe(newer);
    expect(await standing(newer)).toBe('valid');
  });

  it('holds for who pays nothing', async () => {
    await server.certify(father, jincheng, tekun);
    const record = await server.enrol(payer, father, jincheng);
    const orderId = await server.place(payer, [record], fen(0));
    expect(await standing(await codeOf(orderId))).toBe('valid');
  });

  it('can be asked for five hundred times a day', async () => {
    const { code } = await paid();
    const day = server.all('counters').length;
    for (let time = 0; time < 500; time += 1) await standing(code);
    expect((await server.refusal('stranger', 'receipt.check', { code })).code).toBe('TOO_MANY_LOOKUPS');
    expect(await server.ask('another', 'receipt.check', { code })).toEqual({ standing: 'valid' });
    expect(server.all('counters').length).toBe(day + 2);
  });

  it('stands in no log', async () => {
    const { code } = await paid();
    await standing(code);
    expect(server.logged.join()).not.toContain(code);
  });
});

it('makes one code where two phones ask for the first time at once', async () => {
  await server.certify(father, jincheng, dibao);
  const record = await server.enrol(payer, father, jincheng);
  const orderId = await server.place(payer, [record], fen(7_600));
  server.shop.pay(orderId);
  await server.callback(orderId);
  const codes = await Promise.all([codeOf(orderId), codeOf(orderId)]);
  expect(new Set(codes).size).toBe(1);
  expect(server.all('receipt-codes')).toHaveLength(1);
});
