import { fen, noFen } from '../../../../policy/money';
import { isoDay } from '../../../../policy/calendar';
import { dieEverywhere } from '../../crash';
import { hunan, jincheng, type PaymentTestServer, officer, startTestServer } from '../../money';
import { actsOfTwo } from '../../../../server/actions/officer';
import { daughter, dibao, father, grandmother } from '../../sample';
import { balancesOf, bindingsOf, holder, openAccount, resultOf } from './bureau';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function account() {
  return (await server.ask(holder, 'mutual-aid.account', {})).account;
}

describe('the bureau’s files', () => {
  it('can be read any number of times; another content under the same number is refused', async () => {
    await openAccount(server, { yuan: '100', relatives: [[father, '父亲']], authorisedFen: noFen });
    server.setToday('2023-11-21');
    const file = {
      region: jincheng,
      number: 'balances-2',
      asOf: isoDay('2023-11-20'),
      csv: balancesOf('200'),
    };
    expect(await server.byTwo('mutual-aid.import-balances', file)).toMatchObject({
      taken: 1,
      repeated: false,
    });
    expect(await server.byTwo('mutual-aid.import-balances', file)).toMatchObject({
      taken: 1,
      repeated: true,
    });
    const other = { ...file, csv: balancesOf('300') };
    expect((await server.refusedByTwo('mutual-aid.import-balances', other)).code).toBe('IMPORT_DIFFERS');
    expect(await account()).toMatchObject({ balanceFen: 20_000, asOf: '2023-11-20' });
  });

  it('take off a balance what the bureau had not taken by that day', async () => {
    await server.certify(father, jincheng, dibao);
    await openAccount(server, { yuan: '1000', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    const record = await server.enrol(holder, father, jincheng);
    await server.place(holder, [record], fen(7600), { paymentSource: 'mutual-aid' });
    server.setToday('2023-11-21');
    const file = {
      region: jincheng,
      number: 'balances-2',
      asOf: isoDay('2023-11-20'),
      csv: balancesOf('1000'),
    };
    await server.byTwo('mutual-aid.import-balances', file);
    expect(await account()).toMatchObject({ balanceFen: 92_400 });
  });

  it('are not taken for a day that is not over: nobody knows how it ends', async () => {
    await openAccount(server, { yuan: '100', relatives: [], authorisedFen: noFen });
    for (const day of ['2023-11-20', '2023-11-21']) {
      const file = { region: jincheng, number: 'balances-2', asOf: isoDay(day), csv: balancesOf('900') };
      expect(await server.refusedByTwo('mutual-aid.import-balances', file)).toMatchObject({
        code: 'FILE_WRONG',
        message: expect.stringContaining('要早于今天') as string,
        field: 'asOf',
      });
    }
    expect(await account()).toMatchObject({ balanceFen: 10_000, asOf: '2023-11-19' });
  });

  it('pass over a balance older than the last', async () => {
    await openAccount(server, { yuan: '100', relatives: [], authorisedFen: noFen });
    const file = {
      region: jincheng,
      number: 'balances-0',
      asOf: isoDay('2023-11-01'),
      csv: balancesOf('900'),
    };
    await server.byTwo('mutual-aid.import-balances', { ...file });
    expect(await account()).toMatchObject({ balanceFen: 10_000, asOf: '2023-11-19' });
  });

  it('list wrong rows with what is wrong, and take the rest', async () => {
    const csv = `${balancesOf('12.345')}\n王建国,驾驶证,369901195805120017,5\n王建国,身份证,369901195805120017,5`;
    const file = { region: jincheng, number: 'b', asOf: isoDay('2023-11-19'), csv };
    const outcome = await server.byTwo('mutual-aid.import-balances', file);
    expect(outcome.taken).toBe(1);
    expect(outcome.rejected.map(({ row, field }) => [row, field])).toEqual([
      [1, '余额(元)'],
      [2, 'document.kind'],
    ]);
  });

  it('take nothing of a person’s second row, nor a relation that is none, and are done with', async () => {
    const csv = `${balancesOf('1')}\n${balancesOf('2').split('\n')[1] ?? ''}`;
    const file = { region: jincheng, number: 'b', asOf: isoDay('2023-11-19'), csv };
    expect(await server.byTwo('mutual-aid.import-balances', file)).toMatchObject({
      taken: 1,
      rejected: [{ row: 2, field: '证件号码' }],
    });
    const words = ['constructor', '__proto__', 'toString'];
    const bindings = bindingsOf(words.map((relation) => [father, relation]));
    const bound = { region: jincheng, number: 'b', csv: bindings };
    const outcome = await server.byTwo('mutual-aid.import-bindings', bound);
    expect(outcome).toMatchObject({ taken: 0, rejected: words.map(() => ({ field: '关系' })) });
  });

  it('name relatives by any of the words that bureaus use, and say which those are', async () => {
    const words = ['妻子', '岳母', '兄弟姐妹', '外祖母', '孙子', '其他'];
    for (const [at, word] of words.entries()) {
      const csv = bindingsOf([[father, word]]);
      const file = { region: jincheng, number: `b${at}`, csv };
      expect(await server.byTwo('mutual-aid.import-bindings', file)).toMatchObject({ taken: 1 });
    }
    const csv = bindingsOf([[father, '舅舅']]);
    const outcome = await server.byTwo('mutual-aid.import-bindings', {
      region: jincheng,
      number: 'b',
      csv,
    });
    expect(outcome.rejected).toMatchObject([
      {
        row: 1,
        field: '关系',
        message:
          '关系应为其中一种：配偶、父母、子女、配偶的父母、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女、其他；不再绑定的写“解除”。',
      },
    ]);
  });

  it('tell a holder nothing of someone whom another place’s offices know, though he may pay for him', async () => {
    await server.hireOfficer('elsewhere', ['430000']);
    const rows = [{ ...father, identities: [dibao] }];
    const batch = { batch: 'b001', part: 1, region: hunan, rows };
    await server.byTwo('roster.import', batch, 'elsewhere');
    await server.hireOfficer('of-jincheng', ['140500']);
    const region = jincheng;
    const bindings = { region, number: 'b', csv: bindingsOf([[father, '父亲']]) };
    expect(await server.byTwo('mutual-aid.import-bindings', bindings, 'of-jincheng')).toMatchObject({
      taken: 1,
    });
    const { name, document } = daughter;
    const { code } = await server.officer('of-jincheng', 'codes.issue', { name, document, region });
    await server.resident(holder, 'self.confirm', { name, document, code });
    await server.enrol(holder, father, hunan);
    const { relatives } = await server.resident(holder, 'family.list', { year: 2024 });
    expect(relatives).toMatchObject([{ confirmedPayer: false }]);
    expect(relatives[0]?.record?.breakdown).toBeUndefined();
  });

  it('tell a holder nothing of someone whom another place knew on the day of the file, though it took that back since', async () => {
    await server.hireOfficer('elsewhere', ['430000']);
    const batch = { batch: 'b001', part: 1, region: hunan, rows: [{ ...father, identities: [dibao] }] };
    await server.byTwo('roster.import', batch, 'elsewhere');
    await server.hireOfficer('of-jincheng', ['140500']);
    const region = jincheng;
    const bindings = { region, number: 'b', csv: bindingsOf([[father, '父亲']]) };
    await server.byTwo('mutual-aid.import-bindings', bindings, 'of-jincheng');
    await server.byTwo('roster.undo', batch, 'elsewhere');
    const { name, document } = daughter;
    const { code } = await server.officer('of-jincheng', 'codes.issue', { name, document, region });
    await server.resident(holder, 'self.confirm', { name, document, code });
    await server.enrol(holder, father, jincheng);
    const { relatives } = await server.resident(holder, 'family.list', { year: 2024 });
    expect(relatives).toMatchObject([{ confirmedPayer: false }]);
  });

  it('tell a holder no more of someone once another place’s offices know him, whoever knew him before', async () => {
    await openAccount(server, { yuan: '0', relatives: [[father, '父亲']], authorisedFen: noFen });
    await server.enrol(holder, father, hunan);
    const seesAll = async () =>
      (await server.resident(holder, 'family.list', { year: 2024 })).relatives[0]?.confirmedPayer;
    expect(await seesAll()).toBe(true);
    await server.hireOfficer('elsewhere', ['430000']);
    const rows = [{ ...father, identities: [dibao] }];
    await server.byTwo('roster.import', { batch: 'b001', part: 1, region: hunan, rows }, 'elsewhere');
    expect(await seesAll()).toBe(false);
  });

  it('unbind whom they bound: he is seen no more, paid for no more, and held no more for its sake', async () => {
    await openAccount(server, { yuan: '500', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    await server.enrol(holder, father, jincheng);
    const seesAll = async () =>
      (await server.resident(holder, 'family.list', { year: 2024 })).relatives[0]?.confirmedPayer;
    expect(await seesAll()).toBe(true);
    const csv = bindingsOf([[father, '解除']]);
    const file = { region: jincheng, number: 'bindings-2', csv };
    expect(await server.byTwo('mutual-aid.import-bindings', file)).toMatchObject({ taken: 1 });
    expect(await seesAll()).toBe(false);
    const [account] = server.all('mutual-aid-accounts');
    expect(account?.relatives).toEqual([]);
    const held = server.all('people').map(({ heldBy }) => heldBy);
    expect(held).toContainEqual([`payer:${holder}`]);
    // An account of another place's office is not theirs to touch.
    await server.hireOfficer('elsewhere', ['430000']);
    const foreign = { region: hunan, number: 'b', csv: bindingsOf([[father, '解除']]) };
    const outcome = await server.byTwo('mutual-aid.import-bindings', foreign, 'elsewhere');
    expect(outcome.rejected).toMatchObject([{ field: '持有人证件号码' }]);
  });

  it('name the missing column, and refuse another place’s officer', async () => {
    const file = { region: jincheng, number: 'b', asOf: isoDay('2023-11-19'), csv: '姓名,余额\n王芳,1' };
    expect((await server.refusedByTwo('mutual-aid.import-balances', file)).message).toContain('证件号码');
    await server.hireOfficer('elsewhere', ['360000']);
    const foreign = { region: jincheng, number: 'b', csv: bindingsOf([]) };
    const refusal = await server.refusedByTwo('mutual-aid.import-bindings', foreign, 'elsewhere');
    expect(refusal.code).toBe('OTHER_REGION');
  });

  it('do not reach an account of another office; one that is above both hands it on', async () => {
    await openAccount(server, { yuan: '100', relatives: [], authorisedFen: noFen });
    await server.hireOfficer('elsewhere', ['430000']);
    server.setToday('2023-11-21');
    const file = { region: hunan, number: 'b', asOf: isoDay('2023-11-20'), csv: balancesOf('900') };
    const bindings = { region: hunan, number: 'b', csv: bindingsOf([[father, '父亲']]) };
    expect(await server.byTwo('mutual-aid.import-balances', file, 'elsewhere')).toMatchObject({
      taken: 0,
      rejected: [{ row: 1, field: '证件号码' }],
    });
    expect(await server.byTwo('mutual-aid.import-bindings', bindings, 'elsewhere')).toMatchObject({
      taken: 0,
      rejected: [{ row: 1, field: '持有人证件号码' }],
    });
    expect(await account()).toMatchObject({ balanceFen: 10_000, asOf: '2023-11-19' });
    await server.byTwo('mutual-aid.import-balances', { ...file, number: 'moved' });
    expect(await account()).toMatchObject({ balanceFen: 90_000, asOf: '2023-11-20' });
  });

  it('leave as a numbered batch that stays the same, each deduction in one only', async () => {
    await server.certify(father, jincheng, dibao);
    await openAccount(server, {
      yuan: '1000',
      relatives: [
        [father, '父亲'],
        [grandmother, '其他'],
      ],
      authorisedFen: fen(90_000),
    });
    const first = await server.enrol(holder, father, jincheng);
    await server.place(holder, [first], fen(7600), { paymentSource: 'mutual-aid' });
    const batch = await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
    const second = await server.enrol(holder, grandmother, jincheng);
    await server.place(holder, [second], fen(38_000), { paymentSource: 'mutual-aid' });
    const again = await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
    expect({ ...again, more: false }).toEqual(batch);
    expect(again.more).toBe(true);
    const next = await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'two' });
    expect(next).toMatchObject({ deductions: 1, totalFen: 38_000, more: false });
    expect(batch.csv).toContain('王芳,居民身份证,369901198507190088,76.00,2023-11-20');
  });

  it('come back any number of times; a contradiction goes to an officer', async () => {
    await server.certify(father, jincheng, dibao);
    await openAccount(server, { yuan: '1000', relatives: [[father, '父亲']], authorisedFen: fen(90_000) });
    await server.place(holder, [await server.enrol(holder, father, jincheng)], fen(7600), {
      paymentSource: 'mutual-aid',
    });
    const made = { region: jincheng, number: 'one' };
    const { csv } = await server.asOfficer('mutual-aid.make-batch', made);
    const good = { ...made, csv: resultOf(csv, '成功') };
    expect(await server.byTwo('mutual-aid.read-result', good)).toMatchObject({
      accepted: 1,
      repeated: 0,
    });
    expect(await server.byTwo('mutual-aid.read-result', good)).toMatchObject({
      accepted: 0,
      repeated: 1,
    });
    const bad = { ...made, csv: resultOf(csv, '失败') };
    const outcome = await server.byTwo('mutual-aid.read-result', bad);
    expect(outcome.problems).toHaveLength(1);
    expect(server.all('cases')).toMatchObject([{ kind: 'result-contradicts', state: 'open' }]);
    expect(server.balances()).toMatchObject({ 'office:140502': 7600 });
  });

  it('never show an identity number to a resident, nor keep one in the open', async () => {
    await openAccount(server, { yuan: '1000', relatives: [[father, '父亲']], authorisedFen: fen(90_000) });
    const number = daughter.document.number;
    expect(JSON.stringify(await account())).not.toContain(number);
    expect(server.dump()).not.toContain(number);
    expect(server.logged.join()).not.toContain(number);
  });
});

describe('a function that dies at any moment', () => {
  const outcome = (one: PaymentTestServer): unknown => ({
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
    const one = await startTestServer();
    await openAccount(one, { yuan: '300', relatives: [[father, '父亲']], authorisedFen: fen(30_000) });
    const record = await one.enrol(holder, father, jincheng);
    const request = {
      ...one.request([record], fen(38_000)),
      paymentSource: 'both' as const,
      accountFen: fen(30_000),
    };
    return { server: one, prepared: request };
  };

  it('placing with both payment sources holds the account once', async () => {
    await dieEverywhere({
      prepare: ready,
      act: (one, request, wire) => one.reply(holder, 'order.place', request, wire),
      recover: (one, request) => one.ask(holder, 'order.place', request),
      outcome,
    });
  });

  it('settling both payment sources debits the account once', async () => {
    await dieEverywhere({
      prepare: async () => {
        const { server: one, prepared } = await ready();
        await one.ask(holder, 'order.place', prepared);
        one.shop.pay(prepared.orderId);
        return { server: one, prepared };
      },
      act: (one, { orderId }, wire) => one.callback(orderId, {}, wire),
      recover: (one, { orderId }) => one.callback(orderId),
      outcome,
    });
  });

  it('making a batch and reading its result is done once, for either answer', async () => {
    const { dispatch } = await import('../../../../server/platform/dispatch');
    const { officerTable } = await import('../../../../server/actions/officer');
    const batch = { region: jincheng, number: 'one' };
    const paid = async () => {
      const { server: one, prepared } = await ready();
      await one.ask(holder, 'order.place', prepared);
      one.shop.pay(prepared.orderId);
      await one.callback(prepared.orderId);
      return { server: one, prepared };
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
          const { server: one } = await paid();
          const { csv } = await one.asOfficer('mutual-aid.make-batch', batch);
          return { server: one, prepared: { ...batch, csv: resultOf(csv, result) } };
        },
        act: (one, file, wire) =>
          actsOfTwo['mutual-aid.read-result']
            .read(file)
            .run(one.cloudFor(officer, 'client', wire), one.one('officers', officer))
            .catch(() => null),
        recover: (one, file) => one.byTwo('mutual-aid.read-result', file),
        outcome,
      });
    }
  });
});
