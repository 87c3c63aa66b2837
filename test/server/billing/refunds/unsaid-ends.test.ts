import { paymentCallback } from '../../../../server/actions/payment/callback';
import { followAnswer } from '../../../../server/billing/refunds/ask-wechat';
import type { CaseView } from '../../../../contract/refunds';
import { fen } from '../../../../policy/money';
import { jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { isoDay } from '../../../../policy/calendar';
import { dibao, father, grandmother, ruizhou } from '../../sample';
import { refusal as wechatRefusal, silence } from '../../shop';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** Someone paid for, in full. */
async function paid(
  region = ruizhou,
  one = server,
): Promise<{ readonly orderId: string; readonly record: string }> {
  const record = await one.enrol(payer, father, region);
  const orderId = await one.place(payer, [record], fen(38_000));
  one.shop.pay(orderId);
  await one.callback(orderId);
  return { orderId, record };
}

/** WeChat has given back what it was asked to. */
async function wechatReturns(one = server): Promise<void> {
  for (const refund of one.shop.refunds.values()) refund.state = 'done';
  await one.minutes(3);
}

async function openCases(region = ruizhou): Promise<readonly CaseView[]> {
  return (await server.asOfficer('cases.list', { region })).cases;
}

describe('the end of a refund of which WeChat’s answers say nothing', () => {
  const dayMs = 24 * 3_600_000;
  /** A refund that WeChat has taken. */
  const taken = async () => {
    const { orderId } = await paid();
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2023-11-21') });
    server.setToday('2023-11-25');
    server.shop.silentAboutRefunds = true;
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'recognised' });
    await server.minutes(3);
    const refundId = [...server.shop.refunds.keys()][0] ?? '';
    const notice = {
      returnCode: 'SUCCESS',
      outTradeNo: orderId,
      outRefundNo: refundId,
      refundFee: 32_000,
      refundStatus: 'SUCCESS',
      subMchId: '1900000001',
    };
    const tell = (changes: object = {}) =>
      paymentCallback(server.cloudFor('', 'wechat-pay'), { ...notice, ...changes });
    const state = (): string => server.one('refunds', refundId).state;
    return { orderId, refundId, tell, state };
  };

  it('comes with WeChat’s notice, after WeChat was asked; said again, it is acknowledged', async () => {
    const { refundId, tell, state } = await taken();
    expect(state()).toBe('processing');
    const asked = server.shop.calls.filter((call) => call === 'queryRefund').length;
    expect((await tell()).errcode).toBe(0);
    expect(server.shop.calls.filter((call) => call === 'queryRefund').length).toBe(asked + 1);
    expect(state()).toBe('done');
    expect((await tell()).errcode).toBe(0);
    expect(server.balances()).toEqual({ 'office:360983': 6_000, 'wechat:1900000001': -6_000 });
    expect(server.one('refunds', refundId).history.filter(({ event }) => event === 'done')).toHaveLength(1);
  });

  it('comes to an officer once, where two heard of it at the same time', async () => {
    const { refundId, state } = await taken();
    const sent = { ...server.one('refunds', refundId), state: 'sent' } as const;
    await server.cloudFor('').db.put('refunds', sent);
    await followAnswer(server.cloudFor(''), sent, { state: 'failed' });
    expect(state()).toBe('manual');
    await followAnswer(server.cloudFor(''), sent, { state: 'failed' });
    expect(await openCases()).toMatchObject([{ kind: 'refund-failed' }]);
    expect(server.one('refunds', refundId).history.filter(({ event }) => event === 'manual')).toHaveLength(1);
  });

  it('is WeChat’s own word where it has one, whatever the notice says', async () => {
    const { tell, state } = await taken();
    server.shop.silentAboutRefunds = false;
    expect((await tell()).errcode).toBe(0);
    expect(state()).toBe('processing');
    await wechatReturns();
    expect(state()).toBe('done');
  });

  it('is told again where WeChat didn’t answer, and isn’t lost if it never is', async () => {
    const { tell, state } = await taken();
    server.shop.failing.set('queryRefund', silence());
    expect((await tell()).errcode).not.toBe(0);
    expect(state()).toBe('processing');
    server.shop.failing.clear();
    await server.minutes(20);
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
    const answer = await paymentCallback(server.cloudFor('', source), { ...notice, ...changes });
    expect(answer.errcode).not.toBe(0);
    await server.minutes(5);
    expect(state()).toBe('processing');
    expect(server.logged.join()).toMatch(/callback-(refused|unreadable)/);
  });

  it('that failed goes to an officer; sent again, it has an end of its own', async () => {
    const { refundId, tell, state } = await taken();
    for (const refund of server.shop.refunds.values()) refund.state = 'failed';
    expect((await tell({ refundStatus: 'CHANGE' })).errcode).toBe(0);
    expect(state()).toBe('manual');
    const cases = await openCases();
    expect(cases).toMatchObject([{ kind: 'refund-failed' }]);
    const caseId = cases[0]?.caseId ?? '';
    await server.asOfficer('cases.resolve', { caseId, decision: 'retry', note: '重新退款' });
    await server.minutes(20);
    expect(server.all('refunds').filter(({ _id }) => _id !== refundId)).toMatchObject([
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
    server.shop.bills.set('2023-11-25', [{ ...line, refundState }]);
    server.setToday('2023-11-26');
    await server.minutes(15);
    expect(stateNow()).toBe(state);
  });

  it('is looked up by an officer after five days, and noted by him', async () => {
    const { refundId, state } = await taken();
    server.pass(4 * dayMs);
    await server.minutes(3);
    expect(await openCases()).toEqual([]);
    server.pass(dayMs);
    await server.minutes(130);
    const [open] = await openCases();
    expect(open).toMatchObject({ kind: 'refund-silent', refundId, actions: ['returned', 'paid-by-hand'] });
    const caseId = open?.caseId ?? '';
    await server.asOfficer('cases.resolve', { caseId, decision: 'returned', note: '商户平台显示已退' });
    expect(state()).toBe('done');
    expect(server.balances()).toEqual({ 'office:360983': 6_000, 'wechat:1900000001': -6_000 });
  });

  it('that came in the meantime leaves the officer nothing to do twice', async () => {
    const { tell, state } = await taken();
    server.pass(5 * dayMs);
    await server.minutes(130);
    const [open] = await openCases();
    await tell();
    expect(state()).toBe('done');
    const caseId = open?.caseId ?? '';
    await server.asOfficer('cases.resolve', { caseId, decision: 'returned', note: '已退' });
    expect(server.balances()).toEqual({ 'office:360983': 6_000, 'wechat:1900000001': -6_000 });
  });
});

it('a bill that says failed where the books say done is listed for officers', async () => {
  const { orderId } = await paid();
  await server.certify(father, ruizhou, { ...dibao, since: isoDay('2023-11-21') });
  server.setToday('2023-11-25');
  await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'recognised' });
  await server.minutes(1);
  await wechatReturns();
  const outRefundNo = [...server.shop.refunds.keys()][0] ?? '';
  const line = { kind: 'refund', outTradeNo: orderId, outRefundNo, amountFen: fen(32_000) } as const;
  server.shop.bills.set('2023-11-25', [{ ...line, refundState: 'failed' }]);
  server.setToday('2023-11-26');
  await server.minutes(15);
  const { differences } = await server.asOfficer('bills.differences', { day: isoDay('2023-11-25') });
  expect(differences).toMatchObject([{ kind: 'state-differs', entry: 'refund', number: outRefundNo }]);
});

/** As an operator deploys who forgot which merchant had the orders of the release before. */
function withoutLegacy(): void {
  const merchants = server.settings.merchants.map(({ legacy: _, ...one }) => one);
  server.settings = { ...server.settings, merchants };
}

describe('a fault of the merchant’s contract', () => {
  /** Someone recognised after he paid asks for his money back; ten minutes later. */
  const refundOfRecognised = async (orderId: string): Promise<void> => {
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2023-11-21') });
    server.setToday('2023-11-25');
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'recognised' });
    await server.minutes(10);
  };
  const operatorsCases = () => server.all('cases').filter(({ kind }) => kind === 'configuration');

  it.each([
    ['without the right to refund', 'NOAUTH'],
    ['that the environment doesn’t know', 'NO_RELATION'],
    ['of another mini-program', 'APPID_MCHID_NOT_MATCH'],
  ])('%s ends a refund at once with an officer, and is the operator’s to set right', async (_, code) => {
    const { orderId } = await paid();
    server.shop.failing.set('refund', wechatRefusal(code));
    await refundOfRecognised(orderId);
    expect(server.shop.calls.filter((call) => call === 'refund')).toHaveLength(1);
    expect(await openCases()).toMatchObject([{ kind: 'refund-failed' }]);
    expect(operatorsCases()).toMatchObject([
      { region: '', _id: `configuration-pay-${code.toLowerCase()}-2023-11-25` },
    ]);
    expect(operatorsCases()[0]?.summary).toContain(code);
  });

  it('that nobody declared as the one of before ends a refund so too, and asks nothing of WeChat', async () => {
    const { orderId } = await paid();
    const { merchantId: _, ...before } = server.one('orders', orderId);
    await server.cloudFor('').db.put('orders', before);
    withoutLegacy();
    await refundOfRecognised(orderId);
    expect(server.shop.calls).not.toContain('refund');
    expect(await openCases()).toMatchObject([{ kind: 'refund-failed' }]);
    expect(operatorsCases()).toMatchObject([{ _id: 'configuration-pay-no_merchant-2023-11-25' }]);
  });

  it('that nobody declared as the one of before leaves its payment until he is declared', async () => {
    const record = await server.enrol(payer, father, ruizhou);
    const orderId = await server.place(payer, [record], fen(38_000));
    const { merchantId: _, ...before } = server.one('orders', orderId);
    await server.cloudFor('').db.put('orders', before);
    server.shop.pay(orderId);
    const declared = server.settings;
    withoutLegacy();
    expect((await server.callback(orderId)).errcode).not.toBe(0);
    await server.minutes(2);
    expect(operatorsCases()).toMatchObject([{ _id: 'configuration-pay-no_merchant-2023-11-20' }]);
    expect(server.one('orders', orderId).state).toBe('awaiting-payment');
    const legacy = declared.merchants.map((one, at) => ({ ...one, legacy: at === 0 }));
    server.settings = { ...declared, merchants: legacy };
    expect((await server.callback(orderId)).errcode).toBe(0);
    expect(server.one('orders', orderId).state).toBe('settled');
  });

  it('is told once a day, however many meet it', async () => {
    server.shop.failing.set('placeOrder', wechatRefusal('NO_RELATION'));
    for (const person of [father, grandmother]) {
      const record = await server.enrol(payer, person, jincheng);
      await server.place(payer, [record], fen(38_000));
    }
    expect(operatorsCases()).toHaveLength(1);
  });
});
