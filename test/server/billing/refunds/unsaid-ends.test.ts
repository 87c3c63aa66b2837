import { paymentCallback } from '../../../../server/actions/payment/callback';
import type { CaseView } from '../../../../contract/refunds';
import { fen } from '../../../../policy/money';
import { jincheng, type MoneyOffice, openOffice } from '../../money';
import { dibao, father, grandmother, ruizhou } from '../../sample';
import { refusal as wechatRefusal, silence } from '../../shop';

const payer = 'daughter';

let office: MoneyOffice;
beforeEach(async () => {
  office = await openOffice();
});

/** Someone paid for, in full. */
async function paid(
  region = ruizhou,
  one = office,
): Promise<{ readonly orderId: string; readonly record: string }> {
  const record = await one.enrol(payer, father, region);
  const orderId = await one.place(payer, [record], fen(38_000));
  one.shop.pay(orderId);
  await one.callback(orderId);
  return { orderId, record };
}

/** WeChat has given back what it was asked to. */
async function wechatReturns(one = office): Promise<void> {
  for (const refund of one.shop.refunds.values()) refund.state = 'done';
  await one.minutes(3);
}

async function openCases(region = ruizhou): Promise<readonly CaseView[]> {
  return (await office.asOfficer('cases.list', { region })).cases;
}

describe('the end of a refund of which WeChat’s answers say nothing', () => {
  const dayMs = 24 * 3_600_000;
  /** A refund that WeChat has taken. */
  const taken = async () => {
    const { orderId } = await paid();
    await office.certify(father, ruizhou, { ...dibao, since: '2023-11-21' });
    office.setToday('2023-11-25');
    office.shop.silentAboutRefunds = true;
    await office.ask(payer, 'refund.request', { orderId, line: 0, reason: 'recognised' });
    await office.minutes(3);
    const refundId = [...office.shop.refunds.keys()][0] ?? '';
    const notice = {
      returnCode: 'SUCCESS',
      outTradeNo: orderId,
      outRefundNo: refundId,
      refundFee: 32_000,
      refundStatus: 'SUCCESS',
      subMchId: '1900000001',
    };
    const tell = (changes: object = {}) =>
      paymentCallback(office.cloudFor('', 'wechat-pay'), { ...notice, ...changes });
    const state = (): string => office.one('refunds', refundId).state;
    return { orderId, refundId, tell, state };
  };

  it('comes with WeChat’s notice, after WeChat was asked; said again, it is acknowledged', async () => {
    const { refundId, tell, state } = await taken();
    expect(state()).toBe('processing');
    const asked = office.shop.calls.filter((call) => call === 'queryRefund').length;
    expect((await tell()).errcode).toBe(0);
    expect(office.shop.calls.filter((call) => call === 'queryRefund').length).toBe(asked + 1);
    expect(state()).toBe('done');
    expect((await tell()).errcode).toBe(0);
    expect(office.balances()).toEqual({ 'office:360983': 6_000, 'wechat:1900000001': -6_000 });
    expect(office.one('refunds', refundId).history.filter(({ event }) => event === 'done')).toHaveLength(1);
  });

  it('is WeChat’s own word where it has one, whatever the notice says', async () => {
    const { tell, state } = await taken();
    office.shop.silentAboutRefunds = false;
    expect((await tell()).errcode).toBe(0);
    expect(state()).toBe('processing');
    await wechatReturns();
    expect(state()).toBe('done');
  });

  it('is told again where WeChat didn’t answer, and isn’t lost if it never is', async () => {
    const { tell, state } = await taken();
    office.shop.failing.set('queryRefund', silence());
    expect((await tell()).errcode).not.toBe(0);
    expect(state()).toBe('processing');
    office.shop.failing.clear();
    await office.minutes(20);
    expect(state()).toBe('done');
  });

  it.each([
    ['by anyone but WeChat', {}, 'client' as const],
    ['with another sum', { refundFee: 1 }, 'wechat-pay' as const],
    ['for another order', { outTradeNo: 'a'.repeat(32) }, 'wechat-pay' as const],
    ['by another merchant', { subMchId: '1900000002' }, 'wechat-pay' as const],
    ['in words nobody recorded', { refundStatus: 'DONE' }, 'wechat-pay' as const],
  ])('isn’t there when it is told %s', async (_, changes, source) => {
    const { refundId, orderId, state } = await taken();
    const notice = {
      returnCode: 'SUCCESS',
      outTradeNo: orderId,
      outRefundNo: refundId,
      refundFee: 32_000,
      refundStatus: 'SUCCESS',
      subMchId: '1900000001',
    };
    const answer = await paymentCallback(office.cloudFor('', source), { ...notice, ...changes });
    expect(answer.errcode).not.toBe(0);
    await office.minutes(5);
    expect(state()).toBe('processing');
    expect(office.logged.join()).toMatch(/callback-(refused|unreadable)/);
  });

  it('that failed goes to an officer; sent again, it has an end of its own', async () => {
    const { refundId, tell, state } = await taken();
    for (const refund of office.shop.refunds.values()) refund.state = 'failed';
    expect((await tell({ refundStatus: 'CHANGE' })).errcode).toBe(0);
    expect(state()).toBe('manual');
    const cases = await openCases();
    expect(cases).toMatchObject([{ kind: 'refund-failed' }]);
    const caseId = cases[0]?.caseId ?? '';
    await office.asOfficer('cases.resolve', { caseId, decision: 'retry', note: '重新退款' });
    await office.minutes(20);
    expect(office.all('refunds').filter(({ _id }) => _id !== refundId)).toMatchObject([
      { state: 'processing' },
    ]);
  });

  it.each([
    ['done', 'done'],
    ['failed', 'manual'],
    ['processing', 'processing'],
  ] as const)('is on the day’s bill: %s', async (refundState, state) => {
    const { orderId, refundId, state: stateNow } = await taken();
    const line = {
      kind: 'refund',
      outTradeNo: orderId,
      outRefundNo: refundId,
      amountFen: fen(32_000),
    } as const;
    office.shop.bills.set('2023-11-25', [{ ...line, refundState }]);
    office.setToday('2023-11-26');
    await office.minutes(15);
    expect(stateNow()).toBe(state);
  });

  it('is looked up by an officer after five days, and noted by him', async () => {
    const { refundId, state } = await taken();
    office.pass(4 * dayMs);
    await office.minutes(3);
    expect(await openCases()).toEqual([]);
    office.pass(dayMs);
    await office.minutes(130);
    const [open] = await openCases();
    expect(open).toMatchObject({ kind: 'refund-silent', refundId, actions: ['returned', 'paid-by-hand'] });
    const caseId = open?.caseId ?? '';
    await office.asOfficer('cases.resolve', { caseId, decision: 'returned', note: '商户平台显示已退' });
    expect(state()).toBe('done');
    expect(office.balances()).toEqual({ 'office:360983': 6_000, 'wechat:1900000001': -6_000 });
  });

  it('that came in the meantime leaves the officer nothing to do twice', async () => {
    const { tell, state } = await taken();
    office.pass(5 * dayMs);
    await office.minutes(130);
    const [open] = await openCases();
    await tell();
    expect(state()).toBe('done');
    const caseId = open?.caseId ?? '';
    await office.asOfficer('cases.resolve', { caseId, decision: 'returned', note: '已退' });
    expect(office.balances()).toEqual({ 'office:360983': 6_000, 'wechat:1900000001': -6_000 });
  });
});

it('a bill that says failed where the books say done is listed for officers', async () => {
  const { orderId } = await paid();
  await office.certify(father, ruizhou, { ...dibao, since: '2023-11-21' });
  office.setToday('2023-11-25');
  await office.ask(payer, 'refund.request', { orderId, line: 0, reason: 'recognised' });
  await office.minutes(1);
  await wechatReturns();
  const outRefundNo = [...office.shop.refunds.keys()][0] ?? '';
  const line = { kind: 'refund', outTradeNo: orderId, outRefundNo, amountFen: fen(32_000) } as const;
  office.shop.bills.set('2023-11-25', [{ ...line, refundState: 'failed' }]);
  office.setToday('2023-11-26');
  await office.minutes(15);
  const { differences } = await office.asOfficer('bills.differences', { day: '2023-11-25' });
  expect(differences).toMatchObject([{ kind: 'state-differs', entry: 'refund', number: outRefundNo }]);
});

describe('a fault of the merchant’s contract', () => {
  it('ends a refund at once with an officer, and is the operator’s to set right', async () => {
    const { orderId } = await paid();
    await office.certify(father, ruizhou, { ...dibao, since: '2023-11-21' });
    office.setToday('2023-11-25');
    office.shop.failing.set('refund', wechatRefusal('NOAUTH'));
    await office.ask(payer, 'refund.request', { orderId, line: 0, reason: 'recognised' });
    await office.minutes(10);
    expect(office.shop.calls.filter((call) => call === 'refund')).toHaveLength(1);
    expect(await openCases()).toMatchObject([{ kind: 'refund-failed' }]);
    const operator = office.all('cases').filter(({ kind }) => kind === 'configuration');
    expect(operator).toMatchObject([{ region: '', _id: 'configuration-pay-noauth-2023-11-25' }]);
    expect(operator[0]?.summary).toContain('NOAUTH');
  });

  it('is told once a day, however many meet it', async () => {
    office.shop.failing.set('placeOrder', wechatRefusal('NO_RELATION'));
    for (const person of [father, grandmother]) {
      const record = await office.enrol(payer, person, jincheng);
      await office.place(payer, [record], fen(38_000));
    }
    expect(office.all('cases').filter(({ kind }) => kind === 'configuration')).toHaveLength(1);
  });
});
