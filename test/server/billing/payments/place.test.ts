import { fen, noFen } from '../../../../policy/money';
import { at, hunan, jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { isoDay } from '../../../../policy/calendar';
import { dibao, father, grandmother, jilinCity, nothing, onBehalf, ruizhou, tekun } from '../../sample';

const payer = 'daughter';
const other = 'son';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

describe('what an order costs', () => {
  it('is what rosters confirm: dibao pays 76 in Jincheng (4.4), 190 in Hunan (2.4)', async () => {
    await server.certify(father, jincheng, dibao);
    await server.certify(grandmother, hunan, dibao);
    const recordIds = [
      await server.enrol(payer, father, jincheng),
      await server.enrol(payer, grandmother, hunan),
    ];
    const preview = await server.ask(payer, 'order.preview', { recordIds });
    expect(preview.lines.map(({ amountFen }) => amountFen)).toEqual([7600, 19000]);
    const orderId = await server.place(payer, recordIds, fen(26600));
    const { order } = await server.ask(payer, 'order.get', { orderId });
    expect(order.lines.map(({ amountFen }) => amountFen)).toEqual([7600, 19000]);
    expect(order.totalFen).toBe(26600);
  });

  it('is 390 for a severe disability in Jilin city (380 and care 10), with 290 to come back', async () => {
    const disabled = { code: 'severe-disability', since: isoDay('2020-03-01'), disabilityGrade: 1 } as const;
    await server.certify(father, jilinCity, disabled);
    const record = await server.enrol(payer, father, jilinCity);
    const orderId = await server.place(payer, [record], fen(39000));
    const [line] = server.one('orders', orderId).lines;
    expect(line?.determination.reimbursedFen).toBe(29000);
  });

  it('is the full 380 where only the payer claims dibao', async () => {
    const record = await server.enrol(payer, father, jincheng);
    const refusal = await server.refusal(payer, 'order.place', server.request([record], fen(7600)));
    expect(refusal).toMatchObject({ code: 'AMOUNT_CHANGED', details: { totalFen: 38000, line0Fen: 38000 } });
    expect(server.all('orders')).toEqual([]);
  });

  it('follows a change of place in the family list: Jincheng (380) to Jilin city (390)', async () => {
    const record = await server.enrol(payer, father, jincheng);
    const { relatives } = await server.resident(payer, 'family.list', { year: 2024 });
    const relativeId = relatives[0]?.relativeId ?? '';
    await server.resident(payer, 'family.edit', { relativeId, region: jilinCity });
    const { totalFen } = await server.ask(payer, 'order.preview', { recordIds: [record] });
    expect(totalFen).toBe(39_000);
  });

  it('is asked for someone who is only on the family list too', async () => {
    const { relative } = await server.resident(payer, 'family.add', {
      requestId: 'request-of-the-test',
      person: father,
      relation: 'parent',
      region: jincheng,
      claims: nothing,
      consent: onBehalf,
    });
    const record = relative.record?.recordId ?? '';
    const orderId = await server.place(payer, [record], fen(38_000));
    expect(server.one('orders', orderId).lines).toMatchObject([{ recordId: record, amountFen: 38_000 }]);
  });

  it('takes no price, state or person from the request', async () => {
    const record = await server.enrol(payer, father, jincheng);
    const request = { ...server.request([record], fen(1)), totalFen: 1, state: 'paid' };
    expect((await server.refusal(payer, 'order.place', request)).code).toBe('BAD_REQUEST');
  });

  it('cannot be ordered for someone whom the payer never applied for', async () => {
    const record = await server.enrol(other, father, jincheng);
    const refusal = await server.refusal(payer, 'order.place', server.request([record], fen(38000)));
    expect(refusal.code).toBe('NO_RECORD');
    const nobody = server.request(['0123456789abcdef01234567-2024'], fen(38000));
    expect((await server.refusal(payer, 'order.place', nobody)).message).toBe(refusal.message);
  });
});

describe('the same order twice', () => {
  it('answers as the first time, and reserves and books once', async () => {
    const request = server.request([await server.enrol(payer, father, jincheng)], fen(38000));
    const first = await server.ask(payer, 'order.place', request);
    server.pass(30_000);
    const again = await server.ask(payer, 'order.place', request);
    expect({ ...again.order, now: 0 }).toEqual({ ...first.order, now: 0 });
    expect(server.all('orders')).toHaveLength(1);
  });

  it('answers with the closed order even on another day with another price', async () => {
    const request = server.request([await server.enrol(payer, father, ruizhou)], fen(38000));
    await server.ask(payer, 'order.place', request);
    await server.ask(payer, 'order.cancel', { orderId: request.orderId });
    server.setToday('2024-02-10');
    const { order } = await server.ask(payer, 'order.place', request);
    expect(order.state).toBe('closed');
  });

  it('is refused with other content, and from another person', async () => {
    const record = await server.enrol(payer, father, jincheng);
    const request = server.request([record], fen(38000));
    await server.ask(payer, 'order.place', request);
    const changed = { ...request, agreedFen: 100 };
    expect((await server.refusal(payer, 'order.place', changed)).code).toBe('ORDER_DIFFERS');
    const stranger = await server.enrol(other, father, jincheng);
    const taken = { ...request, recordIds: [stranger] };
    expect((await server.refusal(other, 'order.place', taken)).code).toBe('ORDER_DIFFERS');
  });
});

describe('people who need not pay', () => {
  it('are enrolled in the same step, whatever becomes of the payment', async () => {
    const exempt = await server.enrol(payer, grandmother, jincheng);
    const paying = await server.enrol(payer, father, jincheng);
    // Recognised between the application and the order.
    const cloud = server.cloudFor('');
    const [held] = server.all('records').filter(({ _id }) => _id === exempt);
    await cloud.db.put('rosters', {
      _id: held?.personId ?? '',
      identities: [{ ...tekun, region: jincheng, source: 'test' }],
      circumstances: [],
      updatedAt: cloud.now(),
    });
    const orderId = await server.place(payer, [exempt, paying], fen(38000));
    await server.ask(payer, 'order.cancel', { orderId });
    expect(server.one('records', exempt)).toMatchObject({ state: 'insured', insurance: { basis: 'exempt' } });
    expect(server.one('records', paying)).toMatchObject({ state: 'open', insurance: null });
  });

  it('make an order without payment that is settled at once', async () => {
    await server.certify(grandmother, jincheng, tekun);
    const record = await server.enrol(payer, grandmother, jincheng);
    const orderId = await server.place(payer, [record], noFen);
    expect(server.one('orders', orderId).state).toBe('settled');
    expect(server.shop.orders.size).toBe(0);
  });
});

describe('two payers and one grandmother', () => {
  it('lets one have her in hand and tells the other who it is, masked, and until when', async () => {
    const { code } = await server.officer('officer-1', 'codes.issue', {
      name: '王芳',
      document: { kind: 'resident-id', number: '369901198507190088' },
      region: jincheng,
    });
    const document = { kind: 'resident-id', number: '369901198507190088' } as const;
    await server.resident(payer, 'self.confirm', { name: '王芳', document, code });
    const hers = await server.enrol(payer, grandmother, jincheng);
    const his = await server.enrol(other, grandmother, jincheng);
    const orderId = await server.place(payer, [hers], fen(38000));
    const refusal = await server.refusal(other, 'order.place', server.request([his], fen(38000)));
    const { until } = server.one('orders', orderId);
    expect(refusal).toMatchObject({
      code: 'RESERVED_BY_OTHER',
      details: { line: 0, until, by: '王*' },
    });
    expect(refusal.message).toContain('王*');
    expect(refusal.message).not.toContain('王芳');
  });

  it('tells one’s own unfinished order by its id, to go on with it', async () => {
    const record = await server.enrol(payer, grandmother, jincheng);
    const orderId = await server.place(payer, [record], fen(38000));
    const refusal = await server.refusal(payer, 'order.place', server.request([record], fen(38000)));
    expect(refusal).toMatchObject({ code: 'RESERVED_BY_YOU', details: { orderId } });
  });

  it('lets go by itself after fifteen minutes, timer or not', async () => {
    await server.place(payer, [await server.enrol(payer, grandmother, jincheng)], fen(38000));
    const his = await server.enrol(other, grandmother, jincheng);
    server.pass(15 * 60_000 - 1);
    const refusal = await server.refusal(other, 'order.place', server.request([his], fen(38000)));
    expect(refusal.code).toBe('RESERVED_BY_OTHER');
    server.pass(1);
    await expect(server.place(other, [his], fen(38000))).resolves.toBeDefined();
  });

  it('stands in nobody’s way where the clock was set back two days', async () => {
    await server.place(payer, [await server.enrol(payer, grandmother, jincheng)], fen(38000));
    const his = await server.enrol(other, grandmother, jincheng);
    server.pass(-2 * 24 * 3_600_000);
    await expect(server.place(other, [his], fen(38000))).resolves.toBeDefined();
  });

  it('stands in others’ way also for an instance whose clock is some seconds behind', async () => {
    await server.place(payer, [await server.enrol(payer, grandmother, jincheng)], fen(38000));
    const his = await server.enrol(other, grandmother, jincheng);
    server.pass(-5_000);
    expect((await server.refusal(other, 'order.place', server.request([his], fen(38000)))).code).toBe(
      'RESERVED_BY_OTHER',
    );
  });

  it('reserves nobody where one of the order is taken', async () => {
    await server.place(payer, [await server.enrol(payer, grandmother, jincheng)], fen(38000));
    const records = [
      await server.enrol(other, father, jincheng),
      await server.enrol(other, grandmother, jincheng),
    ];
    const refusal = await server.refusal(other, 'order.place', server.request(records, fen(76000)));
    expect(refusal).toMatchObject({ code: 'RESERVED_BY_OTHER', details: { line: 1 } });
    expect(server.one('records', records[0] ?? '').state).toBe('open');
  });

  it('refuses someone who is insured already, naming the line', async () => {
    const record = await server.enrol(payer, grandmother, jincheng);
    const his = await server.enrol(other, grandmother, jincheng);
    const orderId = await server.place(payer, [record], fen(38000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const refusal = await server.refusal(other, 'order.place', server.request([his], fen(38000)));
    expect(refusal).toMatchObject({ code: 'ALREADY_INSURED', details: { line: 0 } });
  });
});

describe('the end of an order', () => {
  const timeOf = (one: PaymentTestServer, day: string, time: string): void => {
    one.setToday(day);
    one.pass(at(day, time) - at(day, '12:00:00'));
  };

  it('is fifteen minutes away on a day like any other, over midnight too', async () => {
    const record = await server.enrol(payer, father, jincheng);
    timeOf(server, '2023-11-20', '23:55:00');
    const orderId = await server.place(payer, [record], fen(38000));
    expect(server.one('orders', orderId).until).toBe(at('2023-11-21', '00:10:00'));
  });

  it('comes a minute before midnight on the 25th in Jincheng (2: days 1 to 25)', async () => {
    const record = await server.enrol(payer, father, jincheng);
    timeOf(server, '2023-11-25', '23:50:00');
    const orderId = await server.place(payer, [record], fen(38000));
    expect(server.one('orders', orderId).until).toBe(at('2023-11-25', '23:59:00'));
    expect(server.shop.orders.get(orderId)?.expiresAt).toBe(at('2023-11-25', '23:59:00'));
  });

  it('takes no order in the last three minutes of such a day, and says so', async () => {
    const record = await server.enrol(payer, father, jincheng);
    timeOf(server, '2023-12-25', '23:57:00');
    await expect(server.place(payer, [record], fen(38000))).resolves.toBeDefined();
    const second = await server.enrol(payer, grandmother, jincheng);
    timeOf(server, '2023-12-25', '23:57:01');
    const refusal = await server.refusal(payer, 'order.place', server.request([second], fen(38000)));
    expect(refusal.code).toBe('DAY_ENDS');
    const preview = await server.ask(payer, 'order.preview', { recordIds: [second] });
    expect(preview.notNow).toContain('零点');
  });

  it('is told when no payment is taken: the 26th in Jincheng', async () => {
    const record = await server.enrol(payer, father, jincheng);
    server.setToday('2023-11-26');
    const refusal = await server.refusal(payer, 'order.place', server.request([record], fen(38000)));
    expect(refusal).toMatchObject({ code: 'NOT_OPEN' });
    expect(refusal.message).toContain('2023年12月1日');
  });
});
