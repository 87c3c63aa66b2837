import { fen, noFen } from '../../../../policy/money';
import { hunan, jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { dibao, father, grandmother, jilinCity } from '../../sample';
import { holder, openAccount, resultOf } from './bureau';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function account() {
  return (await server.ask(holder, 'mutual-aid.account', {})).account;
}

describe('the account', () => {
  it('is shown to nobody before an office’s code tied him to it', async () => {
    const { account: none, reason } = await server.ask(holder, 'mutual-aid.account', {});
    expect(none).toBeNull();
    expect(reason).toContain('一次性码');
  });

  it('can give what was released, above the floor, and not what is held', async () => {
    await openAccount(server, {
      yuan: '1500.50',
      relatives: [[father, '父亲']],
      authorisedFen: fen(100_000),
    });
    expect(await account()).toMatchObject({
      balanceFen: 150_050,
      authorisedFen: 100_000,
      usableFen: 100_000,
    });
    await server.asOfficer('mutual-aid.set-floor', { region: '140500', floorFen: fen(100_000) });
    server.pass(61_000);
    expect(await account()).toMatchObject({ floorFen: 100_000, usableFen: 50_050 });
  });

  it('names the relatives as the bureau bound them, masked', async () => {
    await openAccount(server, {
      yuan: '100',
      relatives: [
        [father, '父亲'],
        [grandmother, '其他'],
      ],
      authorisedFen: noFen,
    });
    expect((await account())?.relatives.map(({ person, relation }) => [person.name, relation])).toEqual([
      ['王**', 'parent'],
      ['陈**', 'other'],
    ]);
  });
});

describe('for whom it may pay', () => {
  const reasonFor = async (person: typeof father, region: string): Promise<string | undefined> => {
    const record = await server.enrol(holder, person, region);
    const { lines } = await server.ask(holder, 'order.preview', { recordIds: [record] });
    return lines[0]?.accountReason;
  };

  it('is any family member in Jincheng (3.3)', async () => {
    await openAccount(server, {
      yuan: '1000',
      relatives: [[grandmother, '其他']],
      authorisedFen: fen(100_000),
    });
    expect(await reasonFor(grandmother, jincheng)).toBeUndefined();
  });

  it('is spouse, parents and children in Hunan (3.3), and nobody else', async () => {
    await openAccount(server, {
      yuan: '1000',
      relatives: [
        [father, '父亲'],
        [grandmother, '其他'],
      ],
      authorisedFen: fen(100_000),
      region: hunan,
    });
    expect(await reasonFor(father, hunan)).toBeUndefined();
    expect(await reasonFor(grandmother, hunan)).toContain(
      '按通知三（三），家庭共济账户只能为配偶、父母、子女缴费',
    );
  });

  it('is told to have a relation put right that the bureau bound as “other”', async () => {
    const relatives = [
      [grandmother, '其他'],
      [father, '祖父'],
    ] as const;
    await openAccount(server, { yuan: '1000', relatives, authorisedFen: fen(100_000), region: hunan });
    expect(await reasonFor(grandmother, hunan)).toContain('到医保经办窗口改');
    expect(await reasonFor(father, hunan)).not.toContain('窗口改');
  });

  it('is nobody where the notice doesn’t speak of it: Jilin city', async () => {
    await openAccount(server, { yuan: '1000', relatives: [[father, '父亲']], authorisedFen: fen(100_000) });
    expect(await reasonFor(father, jilinCity)).toContain('通知没有提到');
  });

  it('is nobody whom the bureau has not bound, whatever the payer calls him', async () => {
    await openAccount(server, {
      yuan: '1000',
      relatives: [[grandmother, '其他']],
      authorisedFen: fen(100_000),
    });
    expect(await reasonFor(father, jincheng)).toContain('绑定');
    const record = (await server.resident(holder, 'records.mine', {})).records[0]?.recordId ?? '';
    const request = { ...server.request([record], fen(38000)), paymentSource: 'mutual-aid' };
    expect((await server.refusal(holder, 'order.place', request)).code).toBe('ACCOUNT_NOT_OFFERED');
  });

  it('is not another’s account: only the holder’s own WeChat draws on it', async () => {
    await openAccount(server, { yuan: '1000', relatives: [[father, '父亲']], authorisedFen: fen(100_000) });
    const record = await server.enrol('son', father, jincheng);
    const request = { ...server.request([record], fen(38000)), paymentSource: 'mutual-aid' };
    expect((await server.refusal('son', 'order.place', request)).code).toBe('ACCOUNT_NOT_OFFERED');
  });
});

describe('paying from the account', () => {
  const pay = async (): Promise<{ readonly orderId: string; readonly record: string }> => {
    await server.certify(father, jincheng, dibao);
    await openAccount(server, { yuan: '1000', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    const record = await server.enrol(holder, father, jincheng);
    return {
      orderId: await server.place(holder, [record], fen(7600), { paymentSource: 'mutual-aid' }),
      record,
    };
  };

  const exchange = async (result: string): Promise<void> => {
    const made = { region: jincheng, number: 'batch-1' };
    const { csv } = await server.asOfficer('mutual-aid.make-batch', made);
    await server.byTwo('mutual-aid.read-result', { ...made, csv: resultOf(csv, result) });
  };

  it('insures at once, settlement pending, the day of the debit being the day of payment', async () => {
    const { orderId, record } = await pay();
    expect(server.one('orders', orderId)).toMatchObject({ state: 'paid', wechat: 'none' });
    expect(server.one('records', record).insurance).toMatchObject({
      settlementPending: true,
      on: '2023-11-20',
      paidFen: 7600,
    });
    expect(await account()).toMatchObject({ balanceFen: 92_400, reservedFen: 0, authorisedFen: 42_400 });
    expect(server.shop.orders.size).toBe(0);
  });

  it('is final once the bureau has taken it', async () => {
    const { orderId, record } = await pay();
    await exchange('成功');
    expect(server.one('orders', orderId).state).toBe('settled');
    expect(server.one('records', record).insurance?.settlementPending).toBe(false);
    expect(server.balances()).toMatchObject({ 'office:140502': 7600, 'bureau-balances:140502': -100_000 });
    expect(server.balances()).not.toHaveProperty('bureau-settlement:140502');
  });

  it('is taken back where the bureau did not take it; he may pay again and the new day counts', async () => {
    const { orderId, record } = await pay();
    await exchange('失败');
    expect(server.one('orders', orderId)).toMatchObject({
      state: 'settled',
      lines: [{ state: 'released', reason: 'account-rejected' }],
    });
    expect(server.one('records', record)).toMatchObject({ state: 'open', insurance: null });
    expect(await account()).toMatchObject({ balanceFen: 100_000, authorisedFen: 50_000 });
    await server.minutes(1);
    expect(server.sent.map(({ kind }) => kind)).toEqual(['payment', 'settlement']);
    server.setToday('2023-11-22');
    const again = await server.place(holder, [record], fen(7600));
    server.shop.pay(again);
    await server.callback(again);
    expect(server.one('records', record).insurance?.on).toBe('2023-11-22');
  });

  it('refuses more than can be used, and names the most', async () => {
    await openAccount(server, { yuan: '300', relatives: [[father, '父亲']], authorisedFen: fen(20_000) });
    const record = await server.enrol(holder, father, jincheng);
    const request = { ...server.request([record], fen(38000)), paymentSource: 'mutual-aid' };
    expect(await server.refusal(holder, 'order.place', request)).toMatchObject({
      code: 'ACCOUNT_SHORT',
      details: { maximumFen: 20_000 },
    });
  });

  it('shows every movement in its statement', async () => {
    await pay();
    await exchange('失败');
    const { movements } = await server.ask(holder, 'mutual-aid.movements', {});
    expect(movements.map(({ kind }) => kind).sort()).toEqual(
      ['authorise', 'debit', 'import', 'reserve', 'reversal'].sort(),
    );
  });
});

describe('both payment sources in one order', () => {
  const place = async (): Promise<string> => {
    await openAccount(server, {
      yuan: '300',
      relatives: [
        [father, '父亲'],
        [grandmother, '其他'],
      ],
      authorisedFen: fen(30_000),
    });
    const records = [
      await server.enrol(holder, father, jincheng),
      await server.enrol(holder, grandmother, jincheng),
    ];
    return server.place(holder, records, fen(76_000), { paymentSource: 'both', accountFen: fen(30_000) });
  };

  it('hold the account’s part and ask WeChat for the rest', async () => {
    const orderId = await place();
    expect(await account()).toMatchObject({ balanceFen: 30_000, reservedFen: 30_000, usableFen: 0 });
    expect(server.shop.orders.get(orderId)?.totalFen).toBe(46_000);
    expect(server.all('deductions')).toEqual([]);
  });

  it.each([
    ['all', 38_000],
    ['nothing', 0],
  ])('are not both where the account gives %s', async (_, accountFen) => {
    await openAccount(server, { yuan: '500', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    const record = await server.enrol(holder, father, jincheng);
    const request = { ...server.request([record], fen(38_000)), paymentSource: 'both', accountFen };
    expect(await server.refusal(holder, 'order.place', request)).toMatchObject({ field: 'accountFen' });
    expect(server.all('orders')).toEqual([]);
  });

  it('debit the account only when WeChat’s part is confirmed', async () => {
    const orderId = await place();
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect(await account()).toMatchObject({ balanceFen: 0, reservedFen: 0 });
    expect(server.one('orders', orderId).lines.map(({ state }) => state)).toEqual([
      'settlement-pending',
      'insured',
    ]);
    expect(server.balances()).toEqual({
      'bureau-balances:140502': -30_000,
      'bureau-settlement:140502': 30_000,
      'office:140502': 46_000,
      'wechat:1900000001': -46_000,
    });
  });

  it('let the account go where WeChat’s part never comes', async () => {
    const orderId = await place();
    await server.minutes(17);
    expect(server.one('orders', orderId).state).toBe('closed');
    expect(await account()).toMatchObject({ balanceFen: 30_000, reservedFen: 0, usableFen: 30_000 });
  });

  it('give WeChat’s share of a person back where the bureau rejects the account’s share', async () => {
    const orderId = await place();
    server.shop.pay(orderId);
    await server.callback(orderId);
    const made = { region: jincheng, number: 'batch-1' };
    const { csv, totalFen } = await server.asOfficer('mutual-aid.make-batch', made);
    expect(totalFen).toBe(30_000);
    await server.byTwo('mutual-aid.read-result', { ...made, csv: resultOf(csv, '失败') });
    await server.minutes(1);
    // The father's 380 were 300 from the account and 80 by WeChat.
    expect(server.shop.givenBack(orderId)).toBe(8_000);
    expect(server.one('orders', orderId).lines.map(({ state }) => state)).toEqual(['refund-due', 'insured']);
    expect(await account()).toMatchObject({ balanceFen: 30_000 });
  });
});
