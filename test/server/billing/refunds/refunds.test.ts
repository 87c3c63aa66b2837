import { resolveCase } from '../../../../server/billing/refund-requests/cases';
import type { CaseView } from '../../../../contract/refunds';
import { fen } from '../../../../policy/money';
import { isoDay } from '../../../../policy/calendar';
import { dieEverywhere } from '../../crash';
import { jincheng, type PaymentTestServer, officer, startTestServer } from '../../money';
import { holder, openAccount, resultOf } from '../mutual-aid/bureau';
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

describe('recognised in the window after paying', () => {
  it('gives the aided part back at once in Ruizhou (3.2): 380 paid, 60 due on dibao, 320 back', async () => {
    const { orderId, record } = await paid();
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2023-11-21') });
    server.setToday('2023-11-25');
    const request = { orderId, line: 0, reason: 'recognised' as const };
    const { refunds } = await server.ask(payer, 'refund.request', request);
    expect(refunds).toMatchObject([{ amountFen: 32_000, state: 'approved', to: 'wechat' }]);
    await server.minutes(1);
    await wechatReturns();
    expect(server.shop.givenBack(orderId)).toBe(32_000);
    expect(server.one('records', record).state).toBe('insured');
    expect(server.balances()).toEqual({ 'office:360983': 6_000, 'wechat:1900000001': -6_000 });
    expect(server.sent.map(({ kind }) => kind)).toEqual(['payment', 'refund']);
  });

  it('is asked twice and given once', async () => {
    const { orderId } = await paid();
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2023-11-21') });
    server.setToday('2023-11-25');
    const request = { orderId, line: 0, reason: 'recognised' as const };
    const first = await server.ask(payer, 'refund.request', request);
    expect(await server.ask(payer, 'refund.request', request)).toEqual(first);
    await server.minutes(2);
    expect(server.shop.refunds.size).toBe(1);
  });

  it('gives nothing where the notice has no such rule: Jincheng', async () => {
    const { orderId } = await paid(jincheng);
    await server.certify(father, jincheng, { ...dibao, since: isoDay('2023-11-21') });
    server.setToday('2023-11-25');
    const request = { orderId, line: 0, reason: 'recognised' };
    const refusal = await server.refusal(payer, 'refund.request', request);
    expect(refusal).toMatchObject({ code: 'NOT_REFUNDABLE' });
    expect(refusal.message).toContain('通知');
  });
});

describe('a refund that an officer decides', () => {
  const ask = async (reason = 'wrong-place' as const) => {
    const { orderId, record } = await paid();
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason });
    const [open] = await openCases();
    return { orderId, record, caseId: open?.caseId ?? '', open };
  };

  it('waits in his list with all that he needs, and moves nothing before', async () => {
    const { orderId, open, record } = await ask();
    expect(open).toMatchObject({
      kind: 'refund-requested',
      amountFen: 38_000,
      actions: ['approve', 'decline'],
    });
    expect(open?.summary).toContain('380元');
    expect(open?.summary).toContain('参保地选错');
    await server.minutes(5);
    expect(server.shop.givenBack(orderId)).toBe(0);
    expect(server.one('records', record).state).toBe('insured');
  });

  it('when granted ends the insurance and sends the money back; he may pay anew', async () => {
    const { orderId, record, caseId } = await ask();
    await server.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '看过死亡证明' });
    expect(server.one('records', record)).toMatchObject({ state: 'open', insurance: null });
    await server.minutes(1);
    await wechatReturns();
    expect(server.shop.givenBack(orderId)).toBe(38_000);
    expect(server.balances()).toEqual({});
    const { order } = await server.ask(payer, 'order.get', { orderId });
    expect(order.lines).toMatchObject([{ state: 'refunded' }]);
    await expect(server.place(payer, [record], fen(38_000))).resolves.toBeDefined();
  });

  it('when declined leaves everything as it is, and says so', async () => {
    const { orderId, record, caseId } = await ask();
    await server.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '材料不符' });
    const { order } = await server.ask(payer, 'order.get', { orderId });
    expect(order.refunds).toMatchObject([{ state: 'declined' }]);
    expect(server.one('records', record).state).toBe('insured');
  });

  it('is decided once: the same decision again answers, another is refused', async () => {
    const { caseId, orderId } = await ask();
    const decision = { caseId, decision: 'approve' as const, note: '看过死亡证明' };
    const first = await server.asOfficer('cases.resolve', decision);
    expect(await server.asOfficer('cases.resolve', decision)).toEqual(first);
    const other = { ...decision, decision: 'decline' };
    expect((await server.officerRefusal('cases.resolve', other)).code).toBe('CASE_RESOLVED');
    await server.minutes(2);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
  });

  it('names whom it is about, the number masked, so that papers can be compared', async () => {
    await ask();
    const [one] = await openCases();
    expect(one?.people).toEqual([
      { personId: expect.any(String), name: '王建国', document: '369***********0017' },
    ]);
  });

  it('is seen and decided by officers of the place alone', async () => {
    const { caseId } = await ask();
    await server.hireOfficer('elsewhere', ['430000']);
    const listing = { region: ruizhou };
    expect((await server.officerRefusal('cases.list', listing, 'elsewhere')).code).toBe('OTHER_REGION');
    const decision = { caseId, decision: 'approve', note: 'x' };
    expect((await server.officerRefusal('cases.resolve', decision, 'elsewhere')).code).toBe('NO_CASE');
  });

  it('is not asked for once cover has begun, unless he paid twice', async () => {
    const { orderId } = await paid();
    server.setToday('2024-01-01');
    const late = { orderId, line: 0, reason: 'insured-elsewhere' };
    const refusal = await server.refusal(payer, 'refund.request', late);
    expect(refusal).toMatchObject({ code: 'NOT_REFUNDABLE' });
    const twice = { orderId, line: 0, reason: 'paid-twice' as const };
    expect((await server.ask(payer, 'refund.request', twice)).refunds).toMatchObject([
      { state: 'requested' },
    ]);
  });

  it('is the payer’s own to ask', async () => {
    const { orderId } = await paid();
    const request = { orderId, line: 0, reason: 'died' };
    expect((await server.refusal('stranger', 'refund.request', request)).code).toBe('NO_ORDER');
  });
});

describe('sending money back', () => {
  /** A cancelled order that is paid all the same: its refund is due. */
  const due = async (one = server): Promise<string> => {
    const record = await one.enrol(payer, father, ruizhou);
    const orderId = await one.place(payer, [record], fen(38_000));
    await one.ask(payer, 'order.cancel', { orderId });
    one.shop.pay(orderId);
    await one.callback(orderId);
    return orderId;
  };

  it('tries again, later each time, while the merchant has no balance', async () => {
    const orderId = await due();
    server.shop.failing.set('refund', wechatRefusal('NOTENOUGH'));
    await server.minutes(10);
    const { tries } = server.one('refunds', `${orderId}-all-late`);
    // After 1, 2, 4 and 8 minutes.
    expect(tries).toBe(4);
    server.shop.failing.clear();
    await server.minutes(10);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
  });

  it('goes to an officer after a day without balance; his retry has the same number', async () => {
    const orderId = await due();
    server.shop.failing.set('refund', wechatRefusal('NOTENOUGH'));
    for (let hour = 0; hour < 30; hour += 1) {
      server.pass(59 * 60_000);
      await server.minutes(1);
    }
    const [open] = await openCases();
    expect(open).toMatchObject({ kind: 'refund-no-balance', actions: ['retry', 'paid-by-hand'] });
    server.shop.failing.clear();
    await server.asOfficer('cases.resolve', {
      caseId: open?.caseId ?? '',
      decision: 'retry',
      note: '已充值',
    });
    await server.minutes(1);
    await wechatReturns();
    expect([...server.shop.refunds.keys()]).toEqual([`${orderId}-all-late`]);
    expect(server.balances()).toEqual({});
  });

  it('asks the same refund again where WeChat’s answer was lost: it is the same number', async () => {
    const orderId = await due();
    server.shop.failing.set('refund', silence());
    await server.minutes(1);
    server.shop.failing.clear();
    await server.minutes(5);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
  });

  it('that WeChat fails in the end is paid by hand, and the books know it', async () => {
    await due();
    await server.minutes(1);
    for (const refund of server.shop.refunds.values()) refund.state = 'failed';
    await server.minutes(3);
    const [open] = await openCases();
    expect(open?.kind).toBe('refund-failed');
    const caseId = open?.caseId ?? '';
    await server.asOfficer('cases.resolve', { caseId, decision: 'paid-by-hand', note: '已转账' });
    expect(server.balances()).toEqual({ 'paid-by-hand': 38_000, 'wechat:1900000001': -38_000 });
    expect(server.all('refunds')).toMatchObject([{ state: 'done' }]);
  });

  it('ends in the same place wherever an officer’s decision is cut off', async () => {
    const someone = { _id: officer, name: '测试员', regions: ['360000'], duties: ['money'] } as const;
    await dieEverywhere({
      prepare: async () => {
        const one = await startTestServer();
        const { orderId } = await paid(ruizhou, one);
        await one.ask(payer, 'refund.request', { orderId, line: 0, reason: 'died' });
        const caseId = one.all('cases')[0]?._id ?? '';
        return { server: one, prepared: { caseId, decision: 'approve' as const, note: '看过死亡证明' } };
      },
      act: (one, decision, wire) => resolveCase(one.cloudFor(officer, 'client', wire), someone, decision),
      recover: async (one, decision) => {
        await one.asOfficer('cases.resolve', decision);
        await one.minutes(1);
        await wechatReturns(one);
      },
      outcome: (one) => ({
        balances: one.balances(),
        refunds: one.all('refunds').map(({ _id, state }) => `${_id} ${state}`),
        orders: one
          .all('orders')
          .map(({ state, openRefunds, lines }) => [state, openRefunds, lines[0]?.state]),
        records: one.all('records').map(({ state }) => state),
      }),
    });
  });
});

describe('a part that came from the mutual-aid account', () => {
  const fromAccount = async (): Promise<string> => {
    await server.certify(father, jincheng, dibao);
    await openAccount(server, { yuan: '1000', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    const record = await server.enrol(holder, father, jincheng);
    return server.place(holder, [record], fen(7_600), { paymentSource: 'mutual-aid' });
  };

  const grant = async (orderId: string): Promise<void> => {
    await server.ask(holder, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
    const [open] = await openCases(jincheng);
    await server.asOfficer('cases.resolve', {
      caseId: open?.caseId ?? '',
      decision: 'approve',
      note: '看过户口簿',
    });
  };

  const balance = async () => (await server.ask(holder, 'mutual-aid.account', {})).account?.balanceFen;

  it('is said to be in the account, where no other refund tells of it', async () => {
    const orderId = await fromAccount();
    await grant(orderId);
    const { order } = await server.ask(holder, 'order.get', { orderId });
    expect(order.refunds).toHaveLength(1);
    expect(order.refunds[0]?.message).toContain('在账户的变动里能看到');
    expect(order.message).toContain('已退回');
  });

  it('is in the account again at once, if the bureau was not told yet', async () => {
    const orderId = await fromAccount();
    await grant(orderId);
    expect(await balance()).toBe(100_000);
    const { movements } = await server.ask(holder, 'mutual-aid.movements', {});
    expect(movements.map(({ kind }) => kind)).toContain('refund');
    expect(server.one('orders', orderId).lines).toMatchObject([{ state: 'refunded' }]);
    const { deductions } = await server.asOfficer('mutual-aid.make-batch', {
      region: jincheng,
      number: 'one',
    });
    expect(deductions).toBe(0);
  });

  it('waits for an officer, if the bureau has it; that the bureau rejects it settles it', async () => {
    const orderId = await fromAccount();
    const made = { region: jincheng, number: 'one' };
    const { csv } = await server.asOfficer('mutual-aid.make-batch', made);
    await grant(orderId);
    expect((await openCases(jincheng)).map(({ kind }) => kind)).toEqual(['account-refund']);
    await server.byTwo('mutual-aid.read-result', { ...made, csv: resultOf(csv, '失败') });
    expect(await balance()).toBe(100_000);
    expect(await openCases(jincheng)).toEqual([]);
    expect(server.one('orders', orderId).lines).toMatchObject([{ state: 'refunded' }]);
    expect(server.balances()).toMatchObject({ 'bureau-balances:140502': -100_000 });
    expect(Object.keys(server.balances())).not.toContain('refunds-payable');
  });

  it('is in the account once, if the bureau rejects it after an officer noted that it was given back', async () => {
    const orderId = await fromAccount();
    const made = { region: jincheng, number: 'one' };
    const { csv } = await server.asOfficer('mutual-aid.make-batch', made);
    await grant(orderId);
    const [open] = await openCases(jincheng);
    const caseId = open?.caseId ?? '';
    await server.asOfficer('cases.resolve', { caseId, decision: 'paid-by-hand', note: '医保局已退' });
    await server.byTwo('mutual-aid.read-result', { ...made, csv: resultOf(csv, '失败') });
    expect(await balance()).toBe(100_000);
    // Nothing was taken, nothing is owed, and nothing was paid by hand.
    expect(server.balances()).toEqual({
      'bureau-balances:140502': -100_000,
      [`holder:${holderId()}`]: 100_000,
    });
    expect((await openCases(jincheng)).map(({ kind }) => kind)).toEqual(['result-contradicts']);
  });

  const holderId = (): string => server.all('mutual-aid-accounts')[0]?._id ?? '';

  it('is given back with the bureau by hand, if the bureau has taken it', async () => {
    const orderId = await fromAccount();
    const made = { region: jincheng, number: 'one' };
    const { csv } = await server.asOfficer('mutual-aid.make-batch', made);
    await server.byTwo('mutual-aid.read-result', { ...made, csv: resultOf(csv, '成功') });
    await grant(orderId);
    const [open] = await openCases(jincheng);
    const caseId = open?.caseId ?? '';
    await server.asOfficer('cases.resolve', { caseId, decision: 'paid-by-hand', note: '医保局已退' });
    expect(server.one('orders', orderId).lines).toMatchObject([{ state: 'refunded' }]);
    expect(server.balances()).toMatchObject({ 'paid-by-hand': 7_600 });
    expect(Object.keys(server.balances())).not.toContain('office:140502');
  });
});

it('two of an order are given back one by one, never more than was paid', async () => {
  const records = [
    await server.enrol(payer, father, ruizhou),
    await server.enrol(payer, grandmother, ruizhou),
  ];
  const orderId = await server.place(payer, records, fen(76_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  for (const line of [0, 1]) {
    await server.ask(payer, 'refund.request', { orderId, line, reason: 'wrong-place' });
    const [open] = await openCases();
    await server.asOfficer('cases.resolve', {
      caseId: open?.caseId ?? '',
      decision: 'approve',
      note: '看过户口簿',
    });
    await server.minutes(1);
  }
  await wechatReturns();
  expect(server.shop.givenBack(orderId)).toBe(76_000);
  expect(server.balances()).toEqual({});
});
