import hunanNotice from '../../../../policy/notices/hunan-2024.json';
import { fen } from '../../../../policy/money';
import {
  at,
  hunan,
  jincheng,
  type PaymentTestServer,
  officer,
  startTestServer,
  twoParents,
} from '../../money';
import { isoDay } from '../../../../policy/calendar';
import { daughter, dibao, father, grandmother, jilinCity, ruizhou, tekun } from '../../sample';
import { silence } from '../../shop';

const payer = 'daughter';
const other = 'son';
const fiveMinutes = 300_000;

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

describe('a payment', () => {
  it('insures everyone and is owed to each collecting office', async () => {
    const { orderId, records } = await twoParents(server, payer);
    server.shop.pay(orderId);
    expect(await server.callback(orderId)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(server.one('orders', orderId).state).toBe('settled');
    for (const record of records) expect(server.one('records', record).state).toBe('insured');
    expect(server.balances()).toEqual({
      'office:140502': 7600,
      'office:430102': 38000,
      'wechat:1900000001': -45600,
    });
  });

  it('is posted once, however often and by whomever the news comes', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    await server.callback(orderId);
    const entries = server.all('ledger');
    expect(await server.callback(orderId)).toEqual({ errcode: 0, errmsg: 'ok' });
    await server.ask(payer, 'order.confirm-return', { orderId });
    await server.minutes(20);
    expect(server.all('ledger')).toEqual(entries);
    expect(server.sent.map(({ key }) => key)).toEqual([`${orderId}-payment`]);
  });

  it('is settled when the phone comes back, if the callback is lost', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    const { order } = await server.ask(payer, 'order.confirm-return', { orderId });
    expect(order.state).toBe('settled');
  });

  it('is settled by the timer within two minutes, if neither callback nor phone come', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    await server.minutes(2);
    expect(server.one('orders', orderId).state).toBe('settled');
  });

  it('shows on the family’s list though the callback was lost and the order ran out unseen', async () => {
    const { orderId, records } = await twoParents(server, payer);
    server.shop.pay(orderId);
    server.pass(16 * 60_000);
    const states = async () => {
      const mine = await server.resident(payer, 'records.mine', {});
      return mine.records.map(({ status }) => status.state);
    };
    // Never "to be paid" while WeChat may have the money.
    expect(await states()).toEqual(records.map(() => 'reserved'));
    expect(await server.ask(payer, 'orders.settle', {})).toEqual({ settled: 1 });
    expect(await states()).toEqual(records.map(() => 'paid'));
    expect(await server.ask(payer, 'orders.settle', {})).toEqual({ settled: 0 });
  });

  it('that never came lets everyone go when the list asks, and says nothing while WeChat is silent', async () => {
    const { orderId, records } = await twoParents(server, payer);
    server.pass(16 * 60_000);
    server.shop.failing.set('queryOrder', silence());
    expect(await server.ask(payer, 'orders.settle', {})).toEqual({ settled: 0 });
    server.shop.failing.clear();
    expect(await server.ask(payer, 'orders.settle', {})).toEqual({ settled: 1 });
    expect(server.one('orders', orderId).state).toBe('closed');
    const mine = await server.resident(payer, 'records.mine', {});
    expect(mine.records.map(({ status }) => status.state)).toEqual(records.map(() => 'to-pay'));
  });

  it('of somebody else is not looked at', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    expect(await server.ask(other, 'orders.settle', {})).toEqual({ settled: 0 });
    expect(server.one('orders', orderId).state).toBe('awaiting-payment');
  });

  it('is found by a phone that died, with fresh parameters before and the outcome after', async () => {
    const { orderId } = await twoParents(server, payer);
    const before = await server.ask(payer, 'order.get', { orderId });
    expect(before.order.payment?.package).toBe(`prepay_id=${orderId}`);
    expect(before.order.lines.map(({ person }) => person.name)).toEqual(['王建国', '陈桂花']);
    server.shop.pay(orderId);
    const after = await server.ask(payer, 'order.get', { orderId });
    expect(after.order).toMatchObject({ state: 'settled', payment: null });
  });

  it('keeps with each record what was agreed, for a replay: facts, answer, notice and version', async () => {
    const { orderId, records } = await twoParents(server, payer);
    server.shop.pay(orderId);
    await server.callback(orderId);
    const { insurance } = server.one('records', records[0] ?? '');
    expect(insurance).toMatchObject({ paidFen: 7600, on: '2023-11-20', orderId, region: jincheng });
    expect(insurance?.facts.identities).toMatchObject([{ code: 'dibao' }]);
    expect(Object.keys(insurance?.noticeVersions ?? {})).toEqual(['jincheng-2024']);
  });
});

it('keeps the version of the notice that was agreed to, also where a newer one came before the money', async () => {
  const record = await server.enrol(payer, father, hunan);
  const orderId = await server.place(payer, [record], fen(38_000));
  const [agreed] = server.one('orders', orderId).lines;
  const rules = hunanNotice.rules.map((rule) =>
    rule.kind === 'premium' ? { ...rule, amountFen: 40_000 } : rule,
  );
  await server.hireOfficer('officer-2', ['430000']);
  await server.publish({ ...hunanNotice, rules }, [officer, 'officer-2'], hunan);
  server.shop.pay(orderId);
  await server.callback(orderId);
  const { insurance } = server.one('records', record);
  expect(insurance?.paidFen).toBe(38_000);
  expect(insurance?.noticeVersions).toEqual(agreed?.noticeVersions);
});

describe('money that should not have come', () => {
  it('for a cancelled order goes back whole by itself', async () => {
    const { orderId, records } = await twoParents(server, payer);
    await server.ask(payer, 'order.cancel', { orderId });
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.minutes(1);
    expect(server.shop.givenBack(orderId)).toBe(45600);
    expect(server.one('records', records[0] ?? '').state).toBe('open');
    const { order } = await server.ask(payer, 'order.get', { orderId });
    expect(order).toMatchObject({ state: 'closed', refunds: [{ reason: 'closed-order' }] });
  });

  it('after closing is found without any callback, and goes back once', async () => {
    const { orderId } = await twoParents(server, payer);
    await server.minutes(17);
    expect(server.one('orders', orderId)).toMatchObject({ state: 'closed', wechat: 'closed' });
    server.shop.pay(orderId);
    await server.minutes(62);
    expect(server.shop.givenBack(orderId)).toBe(45600);
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await server.minutes(60);
    expect(server.balances()).toEqual({});
    expect(server.all('refunds')).toMatchObject([{ state: 'done' }]);
  });

  it('for someone whom another paid for meanwhile goes back for that person alone', async () => {
    const mine = [
      await server.enrol(payer, father, jincheng),
      await server.enrol(payer, grandmother, jincheng),
    ];
    const his = await server.enrol(other, grandmother, jincheng);
    const first = await server.place(payer, mine, fen(76000));
    // Paid in time; the news comes when her fifteen minutes are over and he has paid for the grandmother too.
    server.pass(14 * 60_000);
    server.shop.pay(first);
    server.pass(2 * 60_000);
    const second = await server.place(other, [his], fen(38000));
    server.shop.pay(second);
    await server.callback(second);
    await server.callback(first);
    const { order } = await server.ask(payer, 'order.get', { orderId: first });
    expect(order.lines.map(({ state }) => state)).toEqual(['insured', 'refund-due']);
    expect(order.lines[1]?.reason).toContain('别人');
    await server.minutes(1);
    expect(server.shop.givenBack(first)).toBe(38000);
    expect(server.one('records', his).insurance?.orderId).toBe(second);
  });

  it('for someone who became exempt while it was under way goes back', async () => {
    const record = await server.enrol(payer, father, jincheng);
    const orderId = await server.place(payer, [record], fen(38000));
    await server.certify(father, jincheng, tekun);
    expect(server.one('records', record).state).toBe('insured');
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.minutes(1);
    expect(server.shop.givenBack(orderId)).toBe(38000);
    expect(server.one('records', record).insurance?.basis).toBe('exempt');
  });
});

describe('the day on which the money came', () => {
  /** An order of the last minutes of a day, paid three seconds after midnight. */
  const paidAfterMidnight = async (person: typeof father, region: string, day: string, next: string) => {
    server.setToday(day);
    const record = await server.enrol(payer, person, region);
    const agreed = (await server.ask(payer, 'order.preview', { recordIds: [record] })).totalFen;
    server.pass(at(day, '23:50:00') - at(day, '12:00:00'));
    const orderId = await server.place(payer, [record], agreed);
    server.pass(at(next, '00:00:04') - at(day, '23:50:00'));
    server.shop.pay(orderId, at(next, '00:00:03'));
    await server.callback(orderId);
    return { orderId, record };
  };

  it('decides nothing where tomorrow promises the same', async () => {
    const { orderId, record } = await paidAfterMidnight(father, jincheng, '2023-11-20', '2023-11-21');
    expect(server.one('orders', orderId).state).toBe('settled');
    expect(server.one('records', record).insurance).toMatchObject({ on: '2023-11-21', paidFen: 38000 });
  });

  it('sends it back after Jincheng’s last day, the 25th of December (2)', async () => {
    const { orderId, record } = await paidAfterMidnight(father, jincheng, '2023-12-25', '2023-12-26');
    expect(server.one('orders', orderId).lines).toMatchObject([
      { state: 'refund-due', reason: 'day-changed' },
    ]);
    expect(server.one('records', record).state).toBe('open');
    await server.minutes(1);
    expect(server.shop.givenBack(orderId)).toBe(38000);
  });

  it('sends it back on 1 January in Jilin, where cover would begin ninety days later', async () => {
    const { orderId } = await paidAfterMidnight(father, jilinCity, '2023-12-31', '2024-01-01');
    const [line] = server.one('orders', orderId).lines;
    expect(line).toMatchObject({ state: 'refund-due', reason: 'day-changed' });
  });

  it('insures him where less is due, and gives the rest back: dibao as of that day, 76 of 380', async () => {
    await server.certify(father, jincheng, { ...dibao, since: isoDay('2023-11-21') });
    const { orderId, record } = await paidAfterMidnight(father, jincheng, '2023-11-20', '2023-11-21');
    expect(server.one('records', record).insurance).toMatchObject({ paidFen: 7_600, orderId });
    expect(server.one('orders', orderId).lines).toMatchObject([{ state: 'insured', amountFen: 7_600 }]);
    await server.minutes(1);
    expect(server.shop.givenBack(orderId)).toBe(30_400);
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await server.minutes(3);
    expect(server.one('orders', orderId).state).toBe('settled');
    expect(server.balances()).toEqual({ 'office:140502': 7_600, 'wechat:1900000001': -7_600 });
  });

  it('lets him pay again from that day’s answer', async () => {
    const { record } = await paidAfterMidnight(father, ruizhou, '2023-12-31', '2024-01-01');
    const preview = await server.ask(payer, 'order.preview', { recordIds: [record] });
    const again = await server.place(payer, [record], preview.totalFen);
    server.shop.pay(again);
    await server.callback(again);
    expect(server.one('records', record).insurance?.orderId).toBe(again);
  });
});

describe('cancelling', () => {
  it('lets everyone go at once and closes at WeChat when WeChat allows it, after five minutes', async () => {
    const { orderId, records } = await twoParents(server, payer);
    const { order } = await server.ask(payer, 'order.cancel', { orderId });
    expect(order.state).toBe('closed');
    expect(server.one('records', records[0] ?? '').reservation).toBeNull();
    expect(server.shop.orders.get(orderId)?.closed).toBe(false);
    server.pass(fiveMinutes);
    await server.minutes(1);
    expect(server.shop.orders.get(orderId)?.closed).toBe(true);
    expect(server.one('ledger', `${orderId}-payment`).phase).toBe('voided');
  });

  it('settles instead where WeChat has the money already', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.pay(orderId);
    const { order } = await server.ask(payer, 'order.cancel', { orderId });
    expect(order.state).toBe('settled');
  });

  it('is refused while WeChat says nothing: nobody knows whether it was paid', async () => {
    const { orderId } = await twoParents(server, payer);
    server.shop.failing.set('queryOrder', silence());
    const refusal = await server.refusal(payer, 'order.cancel', { orderId });
    expect(refusal).toMatchObject({ code: 'WECHAT_SILENT', retryable: true });
  });

  it('is the payer’s own: another’s order reads like none', async () => {
    const { orderId } = await twoParents(server, payer);
    for (const action of ['order.get', 'order.cancel', 'order.confirm-return'] as const) {
      expect((await server.refusal(other, action, { orderId })).code).toBe('NO_ORDER');
    }
  });
});

describe('orders.mine', () => {
  it('lists them newest first, and shows the breakdown only of who let the payer see it', async () => {
    const { orderId } = await twoParents(server, payer);
    server.pass(1000);
    const own = await server.enrol(payer, daughter, jincheng, 'self');
    const later = await server.place(payer, [own], fen(38000));
    const { orders, next } = await server.ask(payer, 'orders.mine', {});
    expect(orders.map((order) => order.orderId)).toEqual([later, orderId]);
    expect(next).toBeNull();
    expect(orders[1]?.lines[0]).not.toHaveProperty('breakdown');
  });
});
