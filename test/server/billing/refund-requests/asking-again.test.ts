import type { AskableReason } from '../../../../contract/refunds';
import { fen } from '../../../../policy/money';
import { type PaymentTestServer, startTestServer } from '../../money';
import { dibao, father, ruizhou } from '../../sample';

const payer = 'daughter';

let server: PaymentTestServer;
let orderId: string;
beforeEach(async () => {
  server = await startTestServer();
  const record = await server.enrol(payer, father, ruizhou);
  orderId = await server.place(payer, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
});

async function ask(reason: AskableReason) {
  return (await server.ask(payer, 'refund.request', { orderId, line: 0, reason })).refunds;
}
async function refused(reason: AskableReason) {
  return server.refusal(payer, 'refund.request', { orderId, line: 0, reason });
}
async function open() {
  return (await server.asOfficer('cases.list', { region: ruizhou })).cases;
}
async function decide(decision: 'approve' | 'decline', note: string) {
  const [one] = await open();
  await server.asOfficer('cases.resolve', { caseId: one?.caseId ?? '', decision, note });
}

describe('a refund', () => {
  it('stands in the log of who reads the office’s list, with its case and its order', async () => {
    const [{ refundId = '' } = {}] = await ask('wrong-place');
    await open();
    const [entry] = server.all('audit-log').filter(({ action }) => action === 'cases.list');
    const concerns = [`case:${refundId}-requested`, `order:${orderId}`, `refund:${refundId}`];
    expect(entry?.concerns).toEqual(expect.arrayContaining(concerns));
  });
});

describe('a refund that an officer declined', () => {
  it('says why to the payer', async () => {
    await ask('wrong-place');
    await decide('decline', '户口本写的就是瑞州街道');
    const { order } = await server.ask(payer, 'order.get', { orderId });
    expect(order.refunds).toMatchObject([{ state: 'declined' }]);
    expect(order.refunds[0]?.message).toContain('户口本写的就是瑞州街道');
  });

  it('is asked for again with another reason, and what was said before stands in the case', async () => {
    await ask('wrong-place');
    await decide('decline', '户口本写的就是瑞州街道');
    expect(await ask('insured-elsewhere')).toMatchObject([
      { state: 'declined', reason: 'wrong-place' },
      { state: 'requested', reason: 'insured-elsewhere', amountFen: 38_000 },
    ]);
    // A repeat, of whatever reason, answers the same until he has decided.
    expect(await ask('insured-elsewhere')).toHaveLength(2);
    expect(await ask('died')).toHaveLength(2);
    const cases = await open();
    expect(cases).toHaveLength(1);
    expect(cases[0]?.summary).toContain('第1次申请（参保地选错）没有同意：户口本写的就是瑞州街道');
    await decide('approve', '职工医保缴费证明');
    await server.minutes(1);
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await server.minutes(3);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
    expect(server.balances()).toEqual({});
    const { order } = await server.ask(payer, 'order.get', { orderId });
    expect(order).toMatchObject({ state: 'settled', lines: [{ state: 'refunded' }] });
  });

  it('is asked for with the same reason after a week, not before', async () => {
    await ask('insured-elsewhere');
    await decide('decline', '没有看到缴费证明');
    server.setToday('2023-11-26');
    const refusal = await refused('insured-elsewhere');
    expect(refusal.code).toBe('NOT_REFUNDABLE');
    expect(refusal.message).toContain('没有看到缴费证明');
    expect(refusal.message).toContain('11月27日起');
    expect(await open()).toEqual([]);
    server.setToday('2023-11-27');
    server.pass(3_600_000);
    expect(await ask('insured-elsewhere')).toMatchObject([{ state: 'declined' }, { state: 'requested' }]);
  });

  it('is asked for with the same reason at once where the roster has changed', async () => {
    await ask('wrong-place');
    await decide('decline', '名册里是瑞州街道');
    server.pass(60_000);
    await server.certify(father, ruizhou, dibao);
    expect(await ask('wrong-place')).toMatchObject([{ state: 'declined' }, { state: 'requested' }]);
  });

  it('is asked for three times at most', async () => {
    for (const reason of ['wrong-place', 'insured-elsewhere', 'died'] as const) {
      await ask(reason);
      await decide('decline', '材料不符');
    }
    const refusal = await refused('paid-twice');
    expect(refusal.message).toContain('3次');
    expect(refusal.message).toContain('窗口');
    expect(await open()).toEqual([]);
    const { order } = await server.ask(payer, 'order.get', { orderId });
    expect(order).toMatchObject({ state: 'settled', lines: [{ state: 'insured' }] });
  });
});

describe('a refund that an officer approved', () => {
  it('is said to be on its way until the money is back', async () => {
    await ask('wrong-place');
    await decide('approve', '户口在外地');
    const { order: underWay } = await server.ask(payer, 'order.get', { orderId });
    expect(underWay.message).toContain('正在退回');
    expect(underWay.refunds[0]?.message).toContain('工作人员已经同意');
    await server.minutes(1);
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await server.minutes(3);
    const { order: back } = await server.ask(payer, 'order.get', { orderId });
    expect(back.message).toContain('已退回');
  });
});
