import { fen } from '../../../../policy/money';
import { at, jincheng, type MoneyOffice, officer, openOffice } from '../../money';
import { father, grandmother, jilinCity } from '../../sample';
import { silence } from '../../shop';

const payer = 'daughter';
const payee = '测试用商户';

let office: MoneyOffice;
beforeEach(async () => {
  office = await openOffice();
});

async function place(person = father, region = jincheng): Promise<string> {
  return office.place(
    payer,
    [await office.enrol(payer, person, region)],
    fen(region === jincheng ? 38_000 : 39_000),
  );
}

function moveTo(day: string, time: string): void {
  office.pass(at(day, time) - office.cloudFor('').now());
}

describe('unfinished orders', () => {
  it('expire when their time is over: everyone is let go, the order is closed at WeChat', async () => {
    const orderId = await place();
    await office.minutes(14);
    expect(office.one('orders', orderId).state).toBe('awaiting-payment');
    await office.minutes(2);
    expect(office.one('orders', orderId)).toMatchObject({ state: 'closed', lines: [{ state: 'released' }] });
    await office.minutes(2);
    expect(office.shop.orders.get(orderId)?.closed).toBe(true);
    expect(office.all('records')).toMatchObject([{ state: 'open', reservation: null }]);
  });

  it('are not expired while WeChat says nothing: it may have the money', async () => {
    const orderId = await place();
    office.shop.failing.set('queryOrder', silence());
    await office.minutes(30);
    expect(office.one('orders', orderId).state).toBe('awaiting-payment');
    office.shop.pay(orderId, at('2023-11-20', '12:10:00'));
    office.shop.failing.clear();
    await office.minutes(30);
    expect(office.one('orders', orderId).state).toBe('settled');
  });

  it('are not asked about more often than need be', async () => {
    await place();
    await office.minutes(14);
    // In the 1st minute, then 1, 2, 4 and 8 minutes later, the last at the order's end.
    expect(office.shop.calls.filter((call) => call === 'queryOrder')).toHaveLength(4);
  });

  it('of a merchant whose WeChat fails for one order don’t keep the others waiting', async () => {
    const first = await place();
    const second = await place(grandmother);
    office.shop.pay(second);
    await office.cloudFor('').db.updateIf('orders', first, {}, { lines: [] });
    office.shop.pay(first);
    await office.minutes(3);
    expect(office.one('orders', second).state).toBe('settled');
    expect(office.logged.join()).toContain('timer-step-failed');
  });

  it('are left alone by a second timer at the same moment', async () => {
    const orderId = await place();
    office.pass(16 * 60_000);
    await Promise.all([office.tick(), office.tick()]);
    expect(office.all('ledger').map(({ _id }) => _id)).toEqual([`${orderId}-payment`]);
  });
});

describe('the daily bill', () => {
  const settled = async (person = father): Promise<string> => {
    const orderId = await place(person);
    office.shop.pay(orderId);
    await office.callback(orderId);
    return orderId;
  };

  const differences = (day = '2023-11-20') => office.asOfficer('bills.differences', { day });

  it('that agrees leaves nothing to do', async () => {
    await settled();
    moveTo('2023-11-21', '10:06:00');
    await office.minutes(15);
    expect(await differences()).toEqual({ compared: true, differences: [] });
    expect(office.all('cases')).toEqual([]);
  });

  it('is not looked for before ten in the morning', async () => {
    await settled();
    moveTo('2023-11-21', '09:00:00');
    await office.minutes(10);
    expect((await differences()).compared).toBe(false);
  });

  it('finds a payment of which no news ever came, and sends it back', async () => {
    const orderId = await place();
    await office.minutes(20);
    await office.cloudFor('').db.updateIf('orders', orderId, {}, { nextAt: null });
    office.shop.pay(orderId);
    moveTo('2023-11-21', '10:06:00');
    await office.minutes(15);
    expect((await differences()).differences).toEqual([]);
    expect(office.shop.givenBack(orderId)).toBe(38_000);
  });

  it('lists what is in one and not in the other, and amounts that differ, for an officer', async () => {
    const known = await settled();
    const differs = await settled(grandmother);
    office.shop.bills.set('2023-11-20', [
      { kind: 'payment', outTradeNo: differs, amountFen: fen(1) },
      { kind: 'payment', outTradeNo: 'e'.repeat(32), amountFen: fen(500) },
      { kind: 'refund', outTradeNo: known, outRefundNo: 'unknown-refund', amountFen: fen(7) },
    ]);
    moveTo('2023-11-21', '10:06:00');
    await office.minutes(15);
    await office.hireOfficer('operator', ['000000']);
    const day = '2023-11-20';
    const all = (await office.asOfficer('bills.differences', { day }, 'operator')).differences;
    expect(all.map(({ kind, number }) => [kind, number])).toEqual([
      ['amount-differs', differs],
      ['missing-in-ledger', 'e'.repeat(32)],
      ['missing-in-ledger', 'unknown-refund'],
      ['missing-in-bill', known],
    ]);
    // Another officer sees what is about orders of his places.
    expect((await differences()).differences.map(({ number }) => number)).toEqual([differs, known]);
    await office.hireOfficer('elsewhere', ['430000']);
    expect((await office.asOfficer('bills.differences', { day }, 'elsewhere')).differences).toEqual([]);
    const { cases } = await office.asOfficer('cases.list', { region: 'operator' }, 'operator');
    expect(cases).toMatchObject([{ kind: 'bill-differs', caseId: 'bill-2023-11-20-1900000001' }]);
    const refused = await office.officerRefusal('cases.list', { region: 'operator' }, officer);
    expect(refused.code).toBe('OTHER_REGION');
  });

  it('that is empty on a day with payments is late: it is waited for until the evening', async () => {
    await settled();
    office.shop.bills.set('2023-11-20', []);
    moveTo('2023-11-21', '12:00:00');
    await office.minutes(15);
    expect((await differences()).compared).toBe(false);
    moveTo('2023-11-21', '20:01:00');
    await office.minutes(15);
    expect((await differences()).differences).toMatchObject([{ kind: 'missing-in-bill' }]);
  });
});

describe('a day whose bill cannot be had', () => {
  const broken = '2023-11-20';
  const comparing = async (day: string) => (await office.asOfficer('bills.differences', { day })).compared;

  /** WeChat answers for every other day. */
  const breakDay = (): { mend(): void } => {
    const { shop } = office;
    const download = shop.downloadBill.bind(shop);
    shop.downloadBill = async (asked) => {
      const bill = await download(asked);
      if (asked.day === broken) throw silence();
      return bill;
    };
    return { mend: () => void (shop.downloadBill = download) };
  };

  const asked = (): number => office.shop.calls.filter((call) => call === 'downloadBill').length;

  it('keeps no later day waiting', async () => {
    breakDay();
    moveTo('2023-11-22', '10:06:00');
    await office.minutes(15);
    expect(await comparing(broken)).toBe(false);
    expect(await comparing('2023-11-19')).toBe(true);
    expect(await comparing('2023-11-21')).toBe(true);
  });

  it('is asked for ever more seldom, and compared when it comes', async () => {
    const { mend } = breakDay();
    moveTo('2023-11-21', '10:06:00');
    await office.minutes(23);
    const others = 2;
    // In the 1st minute, as the two days before, then 5 and 10 minutes later.
    expect(asked()).toBe(others + 3);
    mend();
    await office.minutes(30);
    expect(await comparing(broken)).toBe(true);
    expect(office.all('cases')).toEqual([]);
  });

  it('is on the operator’s list once it has failed for long', async () => {
    breakDay();
    moveTo('2023-11-21', '10:06:00');
    await office.minutes(90);
    await office.hireOfficer('operator', ['000000']);
    const { cases } = await office.asOfficer('cases.list', { region: 'operator' }, 'operator');
    expect(cases).toMatchObject([
      { kind: 'bill-missing', caseId: `bill-${broken}-1900000001-missing`, amountFen: 0 },
    ]);
    expect(cases[0]?.summary).toContain('2023年11月20日的微信账单');
  });
});

describe('the daily statement of a collecting office', () => {
  it('adds up what it is owed, with its lines', async () => {
    const first = await place();
    const second = await place(grandmother, jilinCity);
    for (const orderId of [first, second]) {
      office.shop.pay(orderId);
      await office.callback(orderId);
    }
    moveTo('2023-11-21', '00:05:00');
    await office.minutes(10);
    const { statements } = await office.asOfficer('statements.get', { region: '140500', day: '2023-11-20' });
    expect(statements).toEqual([
      {
        region: '140502',
        day: '2023-11-20',
        paidFen: 38_000,
        refundedFen: 0,
        netFen: 38_000,
        lines: [{ orderId: first, line: 0, year: 2024, kind: 'payment', amountFen: 38_000, payee }],
      },
    ]);
    expect(office.one('statements', '2023-11-20-220202').paidFen).toBe(39_000);
  });

  it('shows on its day what was taken back, and the books stay as they were', async () => {
    const orderId = await place();
    office.shop.pay(orderId);
    await office.callback(orderId);
    moveTo('2023-11-21', '12:00:00');
    await office.ask(payer, 'refund.request', { orderId, line: 0, reason: 'paid-twice' });
    const { cases } = await office.asOfficer('cases.list', { region: jincheng });
    const caseId = cases[0]?.caseId ?? '';
    await office.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '同意' });
    moveTo('2023-11-22', '00:05:00');
    await office.minutes(10);
    expect(office.one('statements', '2023-11-20-140502')).toMatchObject({ paidFen: 38_000, refundedFen: 0 });
    expect(office.one('statements', '2023-11-21-140502')).toMatchObject({ paidFen: 0, refundedFen: 38_000 });
  });
});
