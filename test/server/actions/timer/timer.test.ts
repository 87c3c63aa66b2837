import type { PersonEntry } from '../../../../contract/claims';
import { checkCharacter } from '../../../../contract/identity-document';
import { runTimer } from '../../../../server/actions/timer';
import { fen } from '../../../../policy/money';
import { at, jincheng, type PaymentTestServer, officer, startTestServer } from '../../money';
import { isoDay } from '../../../../policy/calendar';
import { father, grandmother, jilinCity } from '../../sample';
import { silence } from '../../shop';

/** Somebody made up, with a valid check character and an area code of no place. */
function somebody(number: number): PersonEntry {
  const body = `39999919600101${100 + number}`;
  return { name: '王小明', document: { kind: 'resident-id', number: body + checkCharacter(body) } };
}

const payer = 'daughter';
const payee = '测试用商户';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function place(person = father, region = jincheng): Promise<string> {
  return server.place(
    payer,
    [await server.enrol(payer, person, region)],
    fen(region === jincheng ? 38_000 : 39_000),
  );
}

/** An order of a payer of its own, for somebody of his. */
async function placeAnew(number: number): Promise<string> {
  const family = `payer-${number}`;
  return server.place(family, [await server.enrol(family, somebody(number), jincheng)], fen(38_000));
}

function moveTo(day: string, time: string): void {
  server.pass(at(day, time) - server.cloudFor('').now());
}

describe('unfinished orders', () => {
  it('expire when their time is over: everyone is released, the order is closed at WeChat', async () => {
    const orderId = await place();
    await server.minutes(14);
    expect(server.one('orders', orderId).state).toBe('awaiting-payment');
    await server.minutes(2);
    expect(server.one('orders', orderId)).toMatchObject({ state: 'closed', lines: [{ state: 'released' }] });
    await server.minutes(2);
    expect(server.shop.orders.get(orderId)?.closed).toBe(true);
    expect(server.all('records')).toMatchObject([{ state: 'open', reservation: null }]);
  });

  it('are not expired while WeChat says nothing: it may have the money', async () => {
    const orderId = await place();
    server.shop.failing.set('queryOrder', silence());
    await server.minutes(30);
    expect(server.one('orders', orderId).state).toBe('awaiting-payment');
    server.shop.pay(orderId, at('2023-11-20', '12:10:00'));
    server.shop.failing.clear();
    await server.minutes(30);
    expect(server.one('orders', orderId).state).toBe('settled');
  });

  it('are not asked about more often than need be', async () => {
    await place();
    await server.minutes(14);
    // In the 1st minute, then 1, 2, 4 and 8 minutes later, the last at the order's end.
    expect(server.shop.calls.filter((call) => call === 'queryOrder')).toHaveLength(4);
  });

  it('of a merchant whose WeChat fails for one order don’t keep the others waiting', async () => {
    const first = await place();
    const second = await place(grandmother);
    server.shop.pay(second);
    await server.cloudFor('').db.updateIf('orders', first, {}, { lines: [] });
    server.shop.pay(first);
    await server.minutes(3);
    expect(server.one('orders', second).state).toBe('settled');
    expect(server.logged.join()).toContain('timer-step-failed');
  });

  it('of a WeChat that hangs don’t keep refunds, messages and other orders from their turn', async () => {
    const refunded = await place();
    await server.ask(payer, 'order.cancel', { orderId: refunded });
    for (let number = 0; number < 12; number += 1) {
      await server.place(payer, [await server.enrol(payer, somebody(number), jincheng)], fen(38_000));
    }
    const paid = await place(grandmother);
    const { shop } = server;
    const query = shop.queryOrder.bind(shop);
    shop.queryOrder = async (asked) => {
      if ([refunded, paid].includes(asked.outTradeNo)) return query(asked);
      // As long as a call may take; the others that were made meanwhile hang at the same time.
      const over = server.cloudFor('').now() + 5_000;
      await new Promise(setImmediate);
      server.pass(Math.max(0, over - server.cloudFor('').now()));
      throw silence();
    };
    shop.pay(refunded);
    await server.callback(refunded);
    shop.pay(paid);
    server.pass(60_000);
    const begun = server.cloudFor('').now();
    await server.tick();
    expect(server.cloudFor('').now() - begun).toBeLessThan(30_000);
    expect(shop.givenBack(refunded)).toBe(38_000);
    expect(server.sent).toHaveLength(2);
    expect(server.one('orders', paid).state).toBe('settled');
  });

  it('are all looked at in the minute in which they are due, however many there are', async () => {
    const waiting: string[] = [];
    for (let number = 0; number < 130; number += 1) waiting.push(await placeAnew(number));
    for (const orderId of waiting) server.shop.pay(orderId);
    server.pass(60_000);
    await server.tick();
    expect(server.all('orders').filter(({ state }) => state !== 'settled')).toEqual([]);
  });

  it('that may be paid come before those that are over and only watched', async () => {
    for (let number = 0; number < 25; number += 1) {
      const orderId = await placeAnew(number);
      await server.ask(`payer-${number}`, 'order.cancel', { orderId });
    }
    server.pass(20 * 60_000);
    const mayBePaid = await place();
    server.pass(60_000);
    const asked: string[] = [];
    const { shop } = server;
    const query = shop.queryOrder.bind(shop);
    shop.queryOrder = (about) => {
      asked.push(about.outTradeNo);
      return query(about);
    };
    await server.tick();
    expect(asked).toHaveLength(26);
    expect(asked[0]).toBe(mayBePaid);
  });

  it('are left alone by a second timer at the same moment', async () => {
    const orderId = await place();
    server.pass(16 * 60_000);
    await Promise.all([server.tick(), server.tick()]);
    expect(server.all('ledger').map(({ _id }) => _id)).toEqual([`${orderId}-payment`]);
  });
});

describe('the daily bill', () => {
  const settled = async (person = father): Promise<string> => {
    const orderId = await place(person);
    server.shop.pay(orderId);
    await server.callback(orderId);
    return orderId;
  };

  const differences = (day = isoDay('2023-11-20')) => server.asOfficer('bills.differences', { day });

  it('that agrees leaves nothing to do', async () => {
    await settled();
    moveTo('2023-11-21', '10:06:00');
    await server.minutes(15);
    expect(await differences()).toEqual({ compared: true, differences: [] });
    expect(server.all('cases')).toEqual([]);
  });

  it('is not looked for before ten in the morning', async () => {
    await settled();
    moveTo('2023-11-21', '09:00:00');
    await server.minutes(10);
    expect((await differences()).compared).toBe(false);
  });

  it('finds a payment of which no news ever came, and sends it back', async () => {
    const orderId = await place();
    await server.minutes(20);
    await server.cloudFor('').db.updateIf('orders', orderId, {}, { nextAt: null });
    server.shop.pay(orderId);
    moveTo('2023-11-21', '10:06:00');
    await server.minutes(15);
    expect((await differences()).differences).toEqual([]);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
  });

  it('lists what is in one and not in the other, and amounts that differ, for an officer', async () => {
    const known = await settled();
    const differs = await settled(grandmother);
    server.shop.bills.set('2023-11-20', [
      { kind: 'payment', outTradeNo: differs, amountFen: fen(1) },
      { kind: 'payment', outTradeNo: 'e'.repeat(32), amountFen: fen(500) },
      { kind: 'refund', outTradeNo: known, outRefundNo: 'unknown-refund', amountFen: fen(7) },
    ]);
    moveTo('2023-11-21', '10:06:00');
    await server.minutes(15);
    await server.hireOfficer('operator', ['000000']);
    const day = isoDay('2023-11-20');
    const all = (await server.asOfficer('bills.differences', { day }, 'operator')).differences;
    expect(all.map(({ kind, number }) => [kind, number])).toEqual([
      ['amount-differs', differs],
      ['missing-in-ledger', 'e'.repeat(32)],
      ['missing-in-ledger', 'unknown-refund'],
      ['missing-in-bill', known],
    ]);
    // Another officer sees what is about orders of his places.
    expect((await differences()).differences.map(({ number }) => number)).toEqual([differs, known]);
    await server.hireOfficer('elsewhere', ['430000']);
    expect((await server.asOfficer('bills.differences', { day }, 'elsewhere')).differences).toEqual([]);
    const { cases } = await server.asOfficer('cases.list', { region: 'operator' }, 'operator');
    expect(cases).toMatchObject([{ kind: 'bill-differs', caseId: 'bill-2023-11-20-1900000001' }]);
    const refused = await server.officerRefusal('cases.list', { region: 'operator' }, officer);
    expect(refused.code).toBe('OTHER_REGION');
  });

  it('of many lines is fetched once, and compared in one run', async () => {
    const lines = 250;
    for (let number = 0; number < lines; number += 1) {
      const orderId = await placeAnew(number);
      server.shop.pay(orderId);
      await server.callback(orderId);
    }
    // Bureau and tax office are told of the day before.
    moveTo('2023-11-21', '01:01:00');
    await runTimer(server.cloudFor('', 'timer'), 'books');
    // Those of the two days before are empty.
    moveTo('2023-11-21', '10:06:00');
    const before = server.roundTrips;
    await runTimer(server.cloudFor('', 'timer'), 'books');
    expect(await differences()).toEqual({ compared: true, differences: [] });
    expect(server.shop.calls.filter((call) => call === 'downloadBill')).toHaveLength(3);
    expect(server.roundTrips - before).toBeLessThan(lines);
  });

  it('that was left for days because the timer stood is an officer’s, once', async () => {
    await settled();
    moveTo('2023-11-25', '10:06:00');
    await server.minutes(3);
    expect((await differences()).compared).toBe(false);
    await server.hireOfficer('operator', ['000000']);
    const { cases } = await server.asOfficer('cases.list', { region: 'operator' }, 'operator');
    expect(cases).toMatchObject([{ kind: 'bill-missing', caseId: 'bill-2023-11-20-1900000001-missed' }]);
  });

  it('that was begun and never done is an officer’s too, though nothing of ours is on it; one without anything is not', async () => {
    server.shop.failing.set('downloadBill', silence());
    moveTo('2023-11-21', '10:06:00');
    await server.minutes(1);
    moveTo('2023-11-26', '10:06:00');
    await server.minutes(1);
    const missed = server.all('bill-comparisons').filter(({ phase }) => phase === 'missed');
    expect(missed.map(({ day }) => day)).toContain('2023-11-15');
    const cases = server.all('cases').filter(({ _id }) => _id.endsWith('-missed'));
    expect(cases.map(({ _id }) => _id).sort()).toEqual(
      ['2023-11-18', '2023-11-19', '2023-11-20'].map((day) => `bill-${day}-1900000001-missed`),
    );
  });

  it('that is empty on a day with payments is late: it is waited for until the evening', async () => {
    await settled();
    server.shop.bills.set('2023-11-20', []);
    moveTo('2023-11-21', '12:00:00');
    await server.minutes(15);
    expect((await differences()).compared).toBe(false);
    moveTo('2023-11-21', '20:01:00');
    await server.minutes(15);
    expect((await differences()).differences).toMatchObject([{ kind: 'missing-in-bill' }]);
  });
});

describe('a day whose bill cannot be had', () => {
  const broken = '2023-11-20';
  const comparing = async (day: string) =>
    (await server.asOfficer('bills.differences', { day: isoDay(day) })).compared;

  /** WeChat answers for every other day. */
  const breakDay = (): { mend(): void } => {
    const { shop } = server;
    const download = shop.downloadBill.bind(shop);
    shop.downloadBill = async (asked) => {
      const bill = await download(asked);
      if (asked.day === broken) throw silence();
      return bill;
    };
    return { mend: () => void (shop.downloadBill = download) };
  };

  const asked = (): number => server.shop.calls.filter((call) => call === 'downloadBill').length;

  it('keeps no later day waiting', async () => {
    breakDay();
    moveTo('2023-11-22', '10:06:00');
    await server.minutes(15);
    expect(await comparing(broken)).toBe(false);
    expect(await comparing('2023-11-19')).toBe(true);
    expect(await comparing('2023-11-21')).toBe(true);
  });

  it('is asked for ever more seldom, and compared when it comes', async () => {
    const { mend } = breakDay();
    moveTo('2023-11-21', '10:06:00');
    await server.minutes(23);
    const others = 2;
    // In the 1st minute, as the two days before, then 5 and 10 minutes later.
    expect(asked()).toBe(others + 3);
    mend();
    await server.minutes(30);
    expect(await comparing(broken)).toBe(true);
    expect(server.all('cases')).toEqual([]);
  });

  it('is on the operator’s list once it has failed for long', async () => {
    breakDay();
    moveTo('2023-11-21', '10:06:00');
    await server.minutes(90);
    await server.hireOfficer('operator', ['000000']);
    const { cases } = await server.asOfficer('cases.list', { region: 'operator' }, 'operator');
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
      server.shop.pay(orderId);
      await server.callback(orderId);
    }
    moveTo('2023-11-21', '00:05:00');
    await server.minutes(10);
    const { statements } = await server.asOfficer('statements.get', {
      region: '140500',
      day: isoDay('2023-11-20'),
    });
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
    expect(server.one('statements', '2023-11-20-220202').paidFen).toBe(39_000);
  });

  it('shows on its day what was taken back, and the books stay as they were', async () => {
    const orderId = await place();
    server.shop.pay(orderId);
    await server.callback(orderId);
    moveTo('2023-11-21', '12:00:00');
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'paid-twice' });
    const { cases } = await server.asOfficer('cases.list', { region: jincheng });
    const caseId = cases[0]?.caseId ?? '';
    await server.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '看过死亡证明' });
    moveTo('2023-11-22', '00:05:00');
    await server.minutes(10);
    expect(server.one('statements', '2023-11-20-140502')).toMatchObject({ paidFen: 38_000, refundedFen: 0 });
    expect(server.one('statements', '2023-11-21-140502')).toMatchObject({ paidFen: 0, refundedFen: 38_000 });
  });
});
