import hunanNotice from '../../../../policy/notices/hunan-2024.json';
import { fen } from '../../../../policy/money';
import { at, hunan, jincheng, type MoneyOffice, officer, openOffice, twoParents } from '../../money';
import { daughter, dibao, father, grandmother, jilinCity, ruizhou, tekun } from '../../sample';
import { silence } from '../../shop';

const payer = 'daughter';
const other = 'son';
const fiveMinutes = 300_000;

let office: MoneyOffice;
beforeEach(async () => {
  office = await openOffice();
});

describe('a payment', () => {
  it('insures everyone and is owed to each collecting office', async () => {
    const { orderId, records } = await twoParents(office, payer);
    office.shop.pay(orderId);
    expect(await office.callback(orderId)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(office.one('orders', orderId).state).toBe('settled');
    for (const record of records) expect(office.one('records', record).state).toBe('insured');
    expect(office.balances()).toEqual({
      'office:140502': 7600,
      'office:430102': 38000,
      'wechat:1900000001': -45600,
    });
  });

  it('is posted once, however often and by whomever the news comes', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.pay(orderId);
    await office.callback(orderId);
    const entries = office.all('ledger');
    expect(await office.callback(orderId)).toEqual({ errcode: 0, errmsg: 'ok' });
    await office.ask(payer, 'order.confirm-return', { orderId });
    await office.minutes(20);
    expect(office.all('ledger')).toEqual(entries);
    expect(office.sent.map(({ key }) => key)).toEqual([`${orderId}-payment`]);
  });

  it('is settled when the phone comes back, if the callback is lost', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.pay(orderId);
    const { order } = await office.ask(payer, 'order.confirm-return', { orderId });
    expect(order.state).toBe('settled');
  });

  it('is settled by the timer within two minutes, if neither callback nor phone come', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.pay(orderId);
    await office.minutes(2);
    expect(office.one('orders', orderId).state).toBe('settled');
  });

  it('is found by a phone that died, with fresh parameters before and the outcome after', async () => {
    const { orderId } = await twoParents(office, payer);
    const before = await office.ask(payer, 'order.get', { orderId });
    expect(before.order.payment?.package).toBe(`prepay_id=${orderId}`);
    expect(before.order.lines.map(({ person }) => person.name)).toEqual(['王**', '陈**']);
    office.shop.pay(orderId);
    const after = await office.ask(payer, 'order.get', { orderId });
    expect(after.order).toMatchObject({ state: 'settled', payment: null });
  });

  it('keeps with each record what was agreed, for a replay: facts, answer, notice and version', async () => {
    const { orderId, records } = await twoParents(office, payer);
    office.shop.pay(orderId);
    await office.callback(orderId);
    const { insurance } = office.one('records', records[0] ?? '');
    expect(insurance).toMatchObject({ paidFen: 7600, on: '2023-11-20', orderId, region: jincheng });
    expect(insurance?.facts.identities).toMatchObject([{ code: 'dibao' }]);
    expect(Object.keys(insurance?.noticeVersions ?? {})).toEqual(['jincheng-2024']);
  });
});

it('keeps the version of the notice that was agreed to, also where a newer one came before the money', async () => {
  const record = await office.enrol(payer, father, hunan);
  const orderId = await office.place(payer, [record], fen(38_000));
  const [agreed] = office.one('orders', orderId).lines;
  const rules = hunanNotice.rules.map((rule) =>
    rule.kind === 'premium' ? { ...rule, amountFen: 40_000 } : rule,
  );
  await office.officer(officer, 'notices.publish', { notice: { ...hunanNotice, rules } });
  office.pass(61_000);
  office.shop.pay(orderId);
  await office.callback(orderId);
  const { insurance } = office.one('records', record);
  expect(insurance?.paidFen).toBe(38_000);
  expect(insurance?.noticeVersions).toEqual(agreed?.noticeVersions);
});

describe('money that should not have come', () => {
  it('for a cancelled order goes back whole by itself', async () => {
    const { orderId, records } = await twoParents(office, payer);
    await office.ask(payer, 'order.cancel', { orderId });
    office.shop.pay(orderId);
    await office.callback(orderId);
    await office.minutes(1);
    expect(office.shop.givenBack(orderId)).toBe(45600);
    expect(office.one('records', records[0] ?? '').state).toBe('open');
    const { order } = await office.ask(payer, 'order.get', { orderId });
    expect(order).toMatchObject({ state: 'closed', refunds: [{ reason: 'closed-order' }] });
  });

  it('after closing is found without any callback, and goes back once', async () => {
    const { orderId } = await twoParents(office, payer);
    await office.minutes(17);
    expect(office.one('orders', orderId)).toMatchObject({ state: 'closed', wechat: 'closed' });
    office.shop.pay(orderId);
    await office.minutes(62);
    expect(office.shop.givenBack(orderId)).toBe(45600);
    for (const refund of office.shop.refunds.values()) refund.state = 'done';
    await office.minutes(60);
    expect(office.balances()).toEqual({});
    expect(office.all('refunds')).toMatchObject([{ state: 'done' }]);
  });

  it('for someone whom another paid for meanwhile goes back for that person alone', async () => {
    const mine = [
      await office.enrol(payer, father, jincheng),
      await office.enrol(payer, grandmother, jincheng),
    ];
    const his = await office.enrol(other, grandmother, jincheng);
    const first = await office.place(payer, mine, fen(76000));
    // Paid in time; the news comes when her fifteen minutes are over and he has paid for the grandmother too.
    office.pass(14 * 60_000);
    office.shop.pay(first);
    office.pass(2 * 60_000);
    const second = await office.place(other, [his], fen(38000));
    office.shop.pay(second);
    await office.callback(second);
    await office.callback(first);
    const { order } = await office.ask(payer, 'order.get', { orderId: first });
    expect(order.lines.map(({ state }) => state)).toEqual(['insured', 'refund-due']);
    expect(order.lines[1]?.reason).toContain('别人');
    await office.minutes(1);
    expect(office.shop.givenBack(first)).toBe(38000);
    expect(office.one('records', his).insurance?.orderId).toBe(second);
  });

  it('for someone who became exempt while it was under way goes back', async () => {
    const record = await office.enrol(payer, father, jincheng);
    const orderId = await office.place(payer, [record], fen(38000));
    await office.certify(father, jincheng, tekun);
    expect(office.one('records', record).state).toBe('insured');
    office.shop.pay(orderId);
    await office.callback(orderId);
    await office.minutes(1);
    expect(office.shop.givenBack(orderId)).toBe(38000);
    expect(office.one('records', record).insurance?.basis).toBe('exempt');
  });
});

describe('the day on which the money came', () => {
  /** An order of the last minutes of a day, paid three seconds after midnight. */
  const paidAfterMidnight = async (person: typeof father, region: string, day: string, next: string) => {
    office.setToday(day);
    const record = await office.enrol(payer, person, region);
    const agreed = (await office.ask(payer, 'order.preview', { recordIds: [record] })).totalFen;
    office.pass(at(day, '23:50:00') - at(day, '12:00:00'));
    const orderId = await office.place(payer, [record], agreed);
    office.pass(at(next, '00:00:04') - at(day, '23:50:00'));
    office.shop.pay(orderId, at(next, '00:00:03'));
    await office.callback(orderId);
    return { orderId, record };
  };

  it('decides nothing where tomorrow promises the same', async () => {
    const { orderId, record } = await paidAfterMidnight(father, jincheng, '2023-11-20', '2023-11-21');
    expect(office.one('orders', orderId).state).toBe('settled');
    expect(office.one('records', record).insurance).toMatchObject({ on: '2023-11-21', paidFen: 38000 });
  });

  it('sends it back after Jincheng’s last day, the 25th of December (2)', async () => {
    const { orderId, record } = await paidAfterMidnight(father, jincheng, '2023-12-25', '2023-12-26');
    expect(office.one('orders', orderId).lines).toMatchObject([
      { state: 'refund-due', reason: 'day-changed' },
    ]);
    expect(office.one('records', record).state).toBe('open');
    await office.minutes(1);
    expect(office.shop.givenBack(orderId)).toBe(38000);
  });

  it('sends it back on 1 January in Jilin, where cover would begin ninety days later', async () => {
    const { orderId } = await paidAfterMidnight(father, jilinCity, '2023-12-31', '2024-01-01');
    const [line] = office.one('orders', orderId).lines;
    expect(line).toMatchObject({ state: 'refund-due', reason: 'day-changed' });
  });

  it('insures him where less is due, and gives the rest back: dibao as of that day, 76 of 380', async () => {
    await office.certify(father, jincheng, { ...dibao, since: '2023-11-21' });
    const { orderId, record } = await paidAfterMidnight(father, jincheng, '2023-11-20', '2023-11-21');
    expect(office.one('records', record).insurance).toMatchObject({ paidFen: 7_600, orderId });
    expect(office.one('orders', orderId).lines).toMatchObject([{ state: 'insured', amountFen: 7_600 }]);
    await office.minutes(1);
    expect(office.shop.givenBack(orderId)).toBe(30_400);
    for (const refund of office.shop.refunds.values()) refund.state = 'done';
    await office.minutes(3);
    expect(office.one('orders', orderId).state).toBe('settled');
    expect(office.balances()).toEqual({ 'office:140502': 7_600, 'wechat:1900000001': -7_600 });
  });

  it('lets him pay again from that day’s answer', async () => {
    const { record } = await paidAfterMidnight(father, ruizhou, '2023-12-31', '2024-01-01');
    const preview = await office.ask(payer, 'order.preview', { recordIds: [record] });
    const again = await office.place(payer, [record], preview.totalFen);
    office.shop.pay(again);
    await office.callback(again);
    expect(office.one('records', record).insurance?.orderId).toBe(again);
  });
});

describe('cancelling', () => {
  it('lets everyone go at once and closes at WeChat when WeChat allows it, after five minutes', async () => {
    const { orderId, records } = await twoParents(office, payer);
    const { order } = await office.ask(payer, 'order.cancel', { orderId });
    expect(order.state).toBe('closed');
    expect(office.one('records', records[0] ?? '').reservation).toBeNull();
    expect(office.shop.orders.get(orderId)?.closed).toBe(false);
    office.pass(fiveMinutes);
    await office.minutes(1);
    expect(office.shop.orders.get(orderId)?.closed).toBe(true);
    expect(office.one('ledger', `${orderId}-payment`).phase).toBe('voided');
  });

  it('settles instead where WeChat has the money already', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.pay(orderId);
    const { order } = await office.ask(payer, 'order.cancel', { orderId });
    expect(order.state).toBe('settled');
  });

  it('is refused while WeChat says nothing: nobody knows whether it was paid', async () => {
    const { orderId } = await twoParents(office, payer);
    office.shop.failing.set('queryOrder', silence());
    const refusal = await office.refusal(payer, 'order.cancel', { orderId });
    expect(refusal).toMatchObject({ code: 'WECHAT_SILENT', retryable: true });
  });

  it('is the payer’s own: another’s order reads like none', async () => {
    const { orderId } = await twoParents(office, payer);
    for (const action of ['order.get', 'order.cancel', 'order.confirm-return'] as const) {
      expect((await office.refusal(other, action, { orderId })).code).toBe('NO_ORDER');
    }
  });
});

describe('orders.mine', () => {
  it('lists them newest first, and shows the breakdown only of who let the payer see it', async () => {
    const { orderId } = await twoParents(office, payer);
    office.pass(1000);
    const own = await office.enrol(payer, daughter, jincheng, 'self');
    const later = await office.place(payer, [own], fen(38000));
    const { orders, more } = await office.ask(payer, 'orders.mine', {});
    expect(orders.map((order) => order.orderId)).toEqual([later, orderId]);
    expect(more).toBe(false);
    expect(orders[1]?.lines[0]).not.toHaveProperty('breakdown');
  });
});
