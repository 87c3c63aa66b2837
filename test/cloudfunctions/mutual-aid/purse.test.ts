import { dieEverywhere } from '../crash';
import { hunan, jincheng, type MoneyOffice, officer, openOffice } from '../money';
import { daughter, dibao, father, grandmother, jilinCity } from '../sample';
import { balancesOf, bindingsOf, holder, openAccount, resultOf } from './bureau';

let office: MoneyOffice;
beforeEach(async () => {
  office = await openOffice();
});

const account = async () => (await office.ask(holder, 'mutual-aid.account', {})).account;

describe('the account', () => {
  it('is shown to nobody before an office’s code tied him to it', async () => {
    const { account: none, reason } = await office.ask(holder, 'mutual-aid.account', {});
    expect(none).toBeNull();
    expect(reason).toContain('验证码');
  });

  it('can give what was released, above the floor, and not what is held', async () => {
    await openAccount(office, '1500.50', [[father, '父亲']], 100_000);
    expect(await account()).toMatchObject({
      balanceFen: 150_050,
      authorisedFen: 100_000,
      usableFen: 100_000,
    });
    await office.asOfficer('mutual-aid.set-floor', { region: '140500', floorFen: 100_000 });
    office.pass(61_000);
    expect(await account()).toMatchObject({ floorFen: 100_000, usableFen: 50_050 });
  });

  it('names the relatives as the bureau bound them, masked', async () => {
    await openAccount(
      office,
      '100',
      [
        [father, '父亲'],
        [grandmother, '其他'],
      ],
      0,
    );
    expect((await account())?.relatives.map(({ person, relation }) => [person.name, relation])).toEqual([
      ['王**', 'parent'],
      ['陈**', 'other'],
    ]);
  });
});

describe('for whom it may pay', () => {
  const reasonFor = async (person: typeof father, region: string): Promise<string | undefined> => {
    const record = await office.enrol(holder, person, region);
    const { lines } = await office.ask(holder, 'order.preview', { recordIds: [record] });
    return lines[0]?.accountReason;
  };

  it('is any family member in Jincheng (3.3)', async () => {
    await openAccount(office, '1000', [[grandmother, '其他']], 100_000);
    expect(await reasonFor(grandmother, jincheng)).toBeUndefined();
  });

  it('is spouse, parents and children in Hunan (3.3), and nobody else', async () => {
    await openAccount(
      office,
      '1000',
      [
        [father, '父亲'],
        [grandmother, '其他'],
      ],
      100_000,
      hunan,
    );
    expect(await reasonFor(father, hunan)).toBeUndefined();
    expect(await reasonFor(grandmother, hunan)).toContain('3.3');
  });

  it('is nobody where the notice doesn’t speak of it: Jilin city', async () => {
    await openAccount(office, '1000', [[father, '父亲']], 100_000);
    expect(await reasonFor(father, jilinCity)).toContain('通知没有提到');
  });

  it('is nobody whom the bureau has not bound, whatever the payer calls him', async () => {
    await openAccount(office, '1000', [[grandmother, '其他']], 100_000);
    expect(await reasonFor(father, jincheng)).toContain('绑定');
    const record = (await office.resident(holder, 'records.mine', {})).records[0]?.recordId ?? '';
    const request = { ...office.request([record], 38000), purse: 'mutual-aid' };
    expect((await office.refusal(holder, 'order.place', request)).code).toBe('ACCOUNT_NOT_OFFERED');
  });

  it('is not another’s account: only the holder’s own WeChat draws on it', async () => {
    await openAccount(office, '1000', [[father, '父亲']], 100_000);
    const record = await office.enrol('son', father, jincheng);
    const request = { ...office.request([record], 38000), purse: 'mutual-aid' };
    expect((await office.refusal('son', 'order.place', request)).code).toBe('ACCOUNT_NOT_OFFERED');
  });
});

describe('paying from the account', () => {
  const pay = async (): Promise<{ readonly orderId: string; readonly record: string }> => {
    await office.certify(father, jincheng, dibao);
    await openAccount(office, '1000', [[father, '父亲']], 50_000);
    const record = await office.enrol(holder, father, jincheng);
    return { orderId: await office.place(holder, [record], 7600, { purse: 'mutual-aid' }), record };
  };

  const exchange = async (result: string): Promise<void> => {
    const made = { region: jincheng, number: 'batch-1' };
    const { csv } = await office.asOfficer('mutual-aid.make-batch', made);
    await office.asOfficer('mutual-aid.read-result', { ...made, csv: resultOf(csv, result) });
  };

  it('insures at once, settlement pending, the day of the debit being the day of payment', async () => {
    const { orderId, record } = await pay();
    expect(office.one('orders', orderId)).toMatchObject({ state: 'paid', wechat: 'none' });
    expect(office.one('records', record).insurance).toMatchObject({
      settlementPending: true,
      on: '2023-11-20',
      paidFen: 7600,
    });
    expect(await account()).toMatchObject({ balanceFen: 92_400, reservedFen: 0, authorisedFen: 42_400 });
    expect(office.shop.orders.size).toBe(0);
  });

  it('is final once the bureau has taken it', async () => {
    const { orderId, record } = await pay();
    await exchange('成功');
    expect(office.one('orders', orderId).state).toBe('settled');
    expect(office.one('records', record).insurance?.settlementPending).toBe(false);
    expect(office.balances()).toMatchObject({ 'office:140502': 7600, 'bureau-balances:140502': -100_000 });
    expect(office.balances()).not.toHaveProperty('bureau-settlement:140502');
  });

  it('is taken back where the bureau did not take it; he may pay again and the new day counts', async () => {
    const { orderId, record } = await pay();
    await exchange('失败');
    expect(office.one('orders', orderId)).toMatchObject({
      state: 'settled',
      lines: [{ state: 'released', reason: 'account-rejected' }],
    });
    expect(office.one('records', record)).toMatchObject({ state: 'open', insurance: null });
    expect(await account()).toMatchObject({ balanceFen: 100_000, authorisedFen: 50_000 });
    expect(office.sent.map(({ kind }) => kind)).toEqual(['payment', 'settlement']);
    office.setToday('2023-11-22');
    const again = await office.place(holder, [record], 7600);
    office.shop.pay(again);
    await office.callback(again);
    expect(office.one('records', record).insurance?.on).toBe('2023-11-22');
  });

  it('refuses more than can be used, and names the most', async () => {
    await openAccount(office, '300', [[father, '父亲']], 20_000);
    const record = await office.enrol(holder, father, jincheng);
    const request = { ...office.request([record], 38000), purse: 'mutual-aid' };
    expect(await office.refusal(holder, 'order.place', request)).toMatchObject({
      code: 'ACCOUNT_SHORT',
      details: { maximumFen: 20_000 },
    });
  });

  it('shows every movement in its statement', async () => {
    await pay();
    await exchange('失败');
    const { movements } = await office.ask(holder, 'mutual-aid.movements', {});
    expect(movements.map(({ kind }) => kind).sort()).toEqual(
      ['authorise', 'debit', 'import', 'reserve', 'reversal'].sort(),
    );
  });
});

describe('both purses in one order', () => {
  const place = async (): Promise<string> => {
    await openAccount(
      office,
      '300',
      [
        [father, '父亲'],
        [grandmother, '其他'],
      ],
      30_000,
    );
    const records = [
      await office.enrol(holder, father, jincheng),
      await office.enrol(holder, grandmother, jincheng),
    ];
    return office.place(holder, records, 76_000, { purse: 'both', accountFen: 30_000 });
  };

  it('hold the account’s part and ask WeChat for the rest', async () => {
    const orderId = await place();
    expect(await account()).toMatchObject({ balanceFen: 30_000, reservedFen: 30_000, usableFen: 0 });
    expect(office.shop.orders.get(orderId)?.totalFen).toBe(46_000);
    expect(office.all('deductions')).toEqual([]);
  });

  it('debit the account only when WeChat’s part is confirmed', async () => {
    const orderId = await place();
    office.shop.pay(orderId);
    await office.callback(orderId);
    expect(await account()).toMatchObject({ balanceFen: 0, reservedFen: 0 });
    expect(office.one('orders', orderId).lines.map(({ state }) => state)).toEqual([
      'settlement-pending',
      'insured',
    ]);
    expect(office.balances()).toEqual({
      'bureau-balances:140502': -30_000,
      'bureau-settlement:140502': 30_000,
      'office:140502': 46_000,
      wechat: -46_000,
    });
  });

  it('let the account go where WeChat’s part never comes', async () => {
    const orderId = await place();
    await office.minutes(17);
    expect(office.one('orders', orderId).state).toBe('closed');
    expect(await account()).toMatchObject({ balanceFen: 30_000, reservedFen: 0, usableFen: 30_000 });
  });

  it('give WeChat’s share of a person back where the bureau rejects the account’s share', async () => {
    const orderId = await place();
    office.shop.pay(orderId);
    await office.callback(orderId);
    const made = { region: jincheng, number: 'batch-1' };
    const { csv, totalFen } = await office.asOfficer('mutual-aid.make-batch', made);
    expect(totalFen).toBe(30_000);
    await office.asOfficer('mutual-aid.read-result', { ...made, csv: resultOf(csv, '失败') });
    await office.minutes(1);
    // The father's 380 were 300 from the account and 80 by WeChat.
    expect(office.shop.givenBack(orderId)).toBe(8_000);
    expect(office.one('orders', orderId).lines.map(({ state }) => state)).toEqual(['refund-due', 'insured']);
    expect(await account()).toMatchObject({ balanceFen: 30_000 });
  });
});

describe('the bureau’s files', () => {
  it('can be read any number of times; another content under the same number is refused', async () => {
    await openAccount(office, '100', [[father, '父亲']], 0);
    const file = { region: jincheng, number: 'balances-2', asOf: '2023-11-20', csv: balancesOf('200') };
    expect(await office.asOfficer('mutual-aid.import-balances', file)).toMatchObject({
      taken: 1,
      repeated: false,
    });
    expect(await office.asOfficer('mutual-aid.import-balances', file)).toMatchObject({
      taken: 1,
      repeated: true,
    });
    const other = { ...file, csv: balancesOf('300') };
    expect((await office.officerRefusal('mutual-aid.import-balances', other)).code).toBe('IMPORT_DIFFERS');
    expect(await account()).toMatchObject({ balanceFen: 20_000, asOf: '2023-11-20' });
  });

  it('take off a balance what the bureau had not taken by that day', async () => {
    await office.certify(father, jincheng, dibao);
    await openAccount(office, '1000', [[father, '父亲']], 50_000);
    const record = await office.enrol(holder, father, jincheng);
    await office.place(holder, [record], 7600, { purse: 'mutual-aid' });
    const file = { region: jincheng, number: 'balances-2', asOf: '2023-11-20', csv: balancesOf('1000') };
    await office.asOfficer('mutual-aid.import-balances', file);
    expect(await account()).toMatchObject({ balanceFen: 92_400 });
  });

  it('pass over a balance older than the last', async () => {
    await openAccount(office, '100', [], 0);
    const file = { region: jincheng, number: 'balances-0', asOf: '2023-11-01', csv: balancesOf('900') };
    await office.asOfficer('mutual-aid.import-balances', { ...file });
    expect(await account()).toMatchObject({ balanceFen: 10_000, asOf: '2023-11-19' });
  });

  it('list wrong rows with what is wrong, and take the rest', async () => {
    const csv = `${balancesOf('12.345')}\n王建国,驾驶证,369901195805120017,5\n王建国,身份证,369901195805120017,5`;
    const file = { region: jincheng, number: 'b', asOf: '2023-11-19', csv };
    const outcome = await office.asOfficer('mutual-aid.import-balances', file);
    expect(outcome.taken).toBe(1);
    expect(outcome.rejected.map(({ row, field }) => [row, field])).toEqual([
      [1, '余额(元)'],
      [2, 'document.kind'],
    ]);
  });

  it('name the missing column, and refuse another place’s officer', async () => {
    const file = { region: jincheng, number: 'b', asOf: '2023-11-19', csv: '姓名,余额\n王芳,1' };
    expect((await office.officerRefusal('mutual-aid.import-balances', file)).message).toContain('证件号码');
    await office.hireOfficer('elsewhere', ['360000']);
    const foreign = { region: jincheng, number: 'b', csv: bindingsOf([]) };
    const refusal = await office.officerRefusal('mutual-aid.import-bindings', foreign, 'elsewhere');
    expect(refusal.code).toBe('OTHER_REGION');
  });

  it('leave as a numbered batch that stays the same, each deduction in one only', async () => {
    await office.certify(father, jincheng, dibao);
    await openAccount(
      office,
      '1000',
      [
        [father, '父亲'],
        [grandmother, '其他'],
      ],
      90_000,
    );
    const first = await office.enrol(holder, father, jincheng);
    await office.place(holder, [first], 7600, { purse: 'mutual-aid' });
    const batch = await office.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
    const second = await office.enrol(holder, grandmother, jincheng);
    await office.place(holder, [second], 38_000, { purse: 'mutual-aid' });
    const again = await office.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
    expect({ ...again, more: false }).toEqual(batch);
    expect(again.more).toBe(true);
    const next = await office.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'two' });
    expect(next).toMatchObject({ deductions: 1, totalFen: 38_000, more: false });
    expect(batch.csv).toContain('王芳,居民身份证,369901198507190088,76.00,2023-11-20');
  });

  it('come back any number of times; a contradiction goes to an officer', async () => {
    await office.certify(father, jincheng, dibao);
    await openAccount(office, '1000', [[father, '父亲']], 90_000);
    await office.place(holder, [await office.enrol(holder, father, jincheng)], 7600, { purse: 'mutual-aid' });
    const made = { region: jincheng, number: 'one' };
    const { csv } = await office.asOfficer('mutual-aid.make-batch', made);
    const good = { ...made, csv: resultOf(csv, '成功') };
    expect(await office.asOfficer('mutual-aid.read-result', good)).toMatchObject({
      accepted: 1,
      repeated: 0,
    });
    expect(await office.asOfficer('mutual-aid.read-result', good)).toMatchObject({
      accepted: 0,
      repeated: 1,
    });
    const bad = { ...made, csv: resultOf(csv, '失败') };
    const outcome = await office.asOfficer('mutual-aid.read-result', bad);
    expect(outcome.problems).toHaveLength(1);
    expect(office.all('cases')).toMatchObject([{ kind: 'result-contradicts', state: 'open' }]);
    expect(office.balances()).toMatchObject({ 'office:140502': 7600 });
  });

  it('never show an identity number to a resident, nor keep one in the open', async () => {
    await openAccount(office, '1000', [[father, '父亲']], 90_000);
    const number = daughter.document.number;
    expect(JSON.stringify(await account())).not.toContain(number);
    expect(office.dump()).not.toContain(number);
    expect(office.logged.join()).not.toContain(number);
  });
});

describe('a function that dies at any moment', () => {
  const outcome = (one: MoneyOffice): unknown => ({
    balances: one.balances(),
    accounts: one.all('mutual-aid-accounts'),
    deductions: one.all('deductions').map(({ _id, state }) => `${_id} ${state}`),
    orders: one.all('orders').map(({ state, lines }) => [state, ...lines.map((line) => line.state)]),
    records: one.all('records').map(({ state, insurance }) => [state, insurance?.settlementPending ?? null]),
    movements: one
      .all('mutual-aid-movements')
      .map(({ kind, amountFen }) => `${kind} ${amountFen}`)
      .sort(),
  });

  const ready = async () => {
    const one = await openOffice();
    await openAccount(one, '300', [[father, '父亲']], 30_000);
    const record = await one.enrol(holder, father, jincheng);
    const request = { ...one.request([record], 38_000), purse: 'both' as const, accountFen: 30_000 };
    return { office: one, prepared: request };
  };

  it('placing with both purses holds the account once', async () => {
    await dieEverywhere({
      prepare: ready,
      act: (one, request, wire) => one.reply(holder, 'order.place', request, wire),
      recover: (one, request) => one.ask(holder, 'order.place', request),
      outcome,
    });
  });

  it('settling both purses debits the account once', async () => {
    await dieEverywhere({
      prepare: async () => {
        const { office: one, prepared } = await ready();
        await one.ask(holder, 'order.place', prepared);
        one.shop.pay(prepared.orderId);
        return { office: one, prepared };
      },
      act: (one, { orderId }, wire) => one.callback(orderId, {}, wire),
      recover: (one, { orderId }) => one.callback(orderId),
      outcome,
    });
  });

  it('making a batch and reading its result is done once, for either answer', async () => {
    const { dispatch } = await import('../../../cloudfunctions/dispatch');
    const { officerTable } = await import('../../../cloudfunctions/officer/table');
    const batch = { region: jincheng, number: 'one' };
    const paid = async () => {
      const { office: one, prepared } = await ready();
      await one.ask(holder, 'order.place', prepared);
      one.shop.pay(prepared.orderId);
      await one.callback(prepared.orderId);
      return { office: one, prepared };
    };
    await dieEverywhere({
      prepare: paid,
      act: (one, _, wire) =>
        dispatch(officerTable, one.cloudFor(officer, 'client', wire), {
          action: 'mutual-aid.make-batch',
          ...batch,
        }),
      recover: (one) => one.asOfficer('mutual-aid.make-batch', batch),
      outcome,
    });
    for (const result of ['成功', '失败']) {
      await dieEverywhere({
        prepare: async () => {
          const { office: one } = await paid();
          const { csv } = await one.asOfficer('mutual-aid.make-batch', batch);
          return { office: one, prepared: { ...batch, csv: resultOf(csv, result) } };
        },
        act: (one, file, wire) =>
          dispatch(officerTable, one.cloudFor(officer, 'client', wire), {
            action: 'mutual-aid.read-result',
            ...file,
          }),
        recover: (one, file) => one.asOfficer('mutual-aid.read-result', file),
        outcome,
      });
    }
  });
});
