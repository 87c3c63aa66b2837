import { fen, noFen } from '../../../../policy/money';
import { at, hunan, jincheng, type MoneyOffice, openOffice } from '../../money';
import { dibao, father, grandmother, jilinCity, nothing, onBehalf, ruizhou, tekun } from '../../sample';

const payer = 'daughter';
const other = 'son';

let office: MoneyOffice;
beforeEach(async () => {
  office = await openOffice();
});

describe('what an order costs', () => {
  it('is what rosters confirm: dibao pays 76 in Jincheng (4.4), 190 in Hunan (2.4)', async () => {
    await office.certify(father, jincheng, dibao);
    await office.certify(grandmother, hunan, dibao);
    const recordIds = [
      await office.enrol(payer, father, jincheng),
      await office.enrol(payer, grandmother, hunan),
    ];
    const preview = await office.ask(payer, 'order.preview', { recordIds });
    expect(preview.lines.map(({ amountFen }) => amountFen)).toEqual([7600, 19000]);
    const orderId = await office.place(payer, recordIds, fen(26600));
    const { order } = await office.ask(payer, 'order.get', { orderId });
    expect(order.lines.map(({ amountFen }) => amountFen)).toEqual([7600, 19000]);
    expect(order.totalFen).toBe(26600);
  });

  it('is 390 for a severe disability in Jilin city (380 and care 10), with 290 to come back', async () => {
    const disabled = { code: 'severe-disability', since: '2020-03-01', disabilityGrade: 1 } as const;
    await office.certify(father, jilinCity, disabled);
    const record = await office.enrol(payer, father, jilinCity);
    const orderId = await office.place(payer, [record], fen(39000));
    const [line] = office.one('orders', orderId).lines;
    expect(line?.determination.reimbursedFen).toBe(29000);
  });

  it('is the full 380 where only the payer claims dibao', async () => {
    const record = await office.enrol(payer, father, jincheng);
    const refusal = await office.refusal(payer, 'order.place', office.request([record], fen(7600)));
    expect(refusal).toMatchObject({ code: 'AMOUNT_CHANGED', details: { totalFen: 38000, line0Fen: 38000 } });
    expect(office.all('orders')).toEqual([]);
  });

  it('follows a change of place in the family list: Jincheng (380) to Jilin city (390)', async () => {
    const record = await office.enrol(payer, father, jincheng);
    const { relatives } = await office.resident(payer, 'family.list', { year: 2024 });
    const relativeId = relatives[0]?.relativeId ?? '';
    await office.resident(payer, 'family.edit', { relativeId, region: jilinCity });
    const { totalFen } = await office.ask(payer, 'order.preview', { recordIds: [record] });
    expect(totalFen).toBe(39_000);
  });

  it('is asked for someone who is only on the family list too', async () => {
    const { relative } = await office.resident(payer, 'family.add', {
      requestId: 'request-of-the-test',
      person: father,
      relation: 'parent',
      region: jincheng,
      claims: nothing,
      consent: onBehalf,
    });
    const record = relative.record?.recordId ?? '';
    const orderId = await office.place(payer, [record], fen(38_000));
    expect(office.one('orders', orderId).lines).toMatchObject([{ recordId: record, amountFen: 38_000 }]);
  });

  it('takes no price, state or person from the request', async () => {
    const record = await office.enrol(payer, father, jincheng);
    const request = { ...office.request([record], fen(1)), totalFen: 1, state: 'paid' };
    expect((await office.refusal(payer, 'order.place', request)).code).toBe('BAD_REQUEST');
  });

  it('cannot be ordered for someone whom the payer never applied for', async () => {
    const record = await office.enrol(other, father, jincheng);
    const refusal = await office.refusal(payer, 'order.place', office.request([record], fen(38000)));
    expect(refusal.code).toBe('NO_RECORD');
    const nobody = office.request(['0123456789abcdef01234567-2024'], fen(38000));
    expect((await office.refusal(payer, 'order.place', nobody)).message).toBe(refusal.message);
  });
});

describe('the same order twice', () => {
  it('answers as the first time, and reserves and books once', async () => {
    const request = office.request([await office.enrol(payer, father, jincheng)], fen(38000));
    const first = await office.ask(payer, 'order.place', request);
    office.pass(30_000);
    const again = await office.ask(payer, 'order.place', request);
    expect({ ...again.order, now: 0 }).toEqual({ ...first.order, now: 0 });
    expect(office.all('orders')).toHaveLength(1);
  });

  it('answers with the closed order even on another day with another price', async () => {
    const request = office.request([await office.enrol(payer, father, ruizhou)], fen(38000));
    await office.ask(payer, 'order.place', request);
    await office.ask(payer, 'order.cancel', { orderId: request.orderId });
    office.setToday('2024-02-10');
    const { order } = await office.ask(payer, 'order.place', request);
    expect(order.state).toBe('closed');
  });

  it('is refused with other content, and from another person', async () => {
    const record = await office.enrol(payer, father, jincheng);
    const request = office.request([record], fen(38000));
    await office.ask(payer, 'order.place', request);
    const changed = { ...request, agreedFen: 100 };
    expect((await office.refusal(payer, 'order.place', changed)).code).toBe('ORDER_DIFFERS');
    const stranger = await office.enrol(other, father, jincheng);
    const taken = { ...request, recordIds: [stranger] };
    expect((await office.refusal(other, 'order.place', taken)).code).toBe('ORDER_DIFFERS');
  });
});

describe('people who need not pay', () => {
  it('are enrolled in the same step, whatever becomes of the payment', async () => {
    const exempt = await office.enrol(payer, grandmother, jincheng);
    const paying = await office.enrol(payer, father, jincheng);
    // Recognised between the application and the order.
    const cloud = office.cloudFor('');
    const [held] = office.all('records').filter(({ _id }) => _id === exempt);
    await cloud.db.put('rosters', {
      _id: held?.personId ?? '',
      identities: [{ ...tekun, region: jincheng, source: 'test' }],
      circumstances: [],
      updatedAt: cloud.now(),
    });
    const orderId = await office.place(payer, [exempt, paying], fen(38000));
    await office.ask(payer, 'order.cancel', { orderId });
    expect(office.one('records', exempt)).toMatchObject({ state: 'insured', insurance: { basis: 'exempt' } });
    expect(office.one('records', paying)).toMatchObject({ state: 'open', insurance: null });
  });

  it('make an order without payment that is settled at once', async () => {
    await office.certify(grandmother, jincheng, tekun);
    const record = await office.enrol(payer, grandmother, jincheng);
    const orderId = await office.place(payer, [record], noFen);
    expect(office.one('orders', orderId).state).toBe('settled');
    expect(office.shop.orders.size).toBe(0);
  });
});

describe('two payers and one grandmother', () => {
  it('lets one have her in hand and tells the other who it is, masked, and until when', async () => {
    const { code } = await office.officer('officer-1', 'codes.issue', {
      name: '王芳',
      document: { kind: 'resident-id', number: '369901198507190088' },
      region: jincheng,
    });
    const document = { kind: 'resident-id', number: '369901198507190088' } as const;
    await office.resident(payer, 'self.confirm', { name: '王芳', document, code });
    const hers = await office.enrol(payer, grandmother, jincheng);
    const his = await office.enrol(other, grandmother, jincheng);
    const orderId = await office.place(payer, [hers], fen(38000));
    const refusal = await office.refusal(other, 'order.place', office.request([his], fen(38000)));
    const { until } = office.one('orders', orderId);
    expect(refusal).toMatchObject({
      code: 'RESERVED_BY_OTHER',
      details: { line: 0, until, by: '王*' },
    });
    expect(refusal.message).toContain('王*');
    expect(refusal.message).not.toContain('王芳');
  });

  it('tells one’s own unfinished order by its id, to go on with it', async () => {
    const record = await office.enrol(payer, grandmother, jincheng);
    const orderId = await office.place(payer, [record], fen(38000));
    const refusal = await office.refusal(payer, 'order.place', office.request([record], fen(38000)));
    expect(refusal).toMatchObject({ code: 'RESERVED_BY_YOU', details: { orderId } });
  });

  it('lets go by itself after fifteen minutes, timer or not', async () => {
    await office.place(payer, [await office.enrol(payer, grandmother, jincheng)], fen(38000));
    const his = await office.enrol(other, grandmother, jincheng);
    office.pass(15 * 60_000 - 1);
    const refusal = await office.refusal(other, 'order.place', office.request([his], fen(38000)));
    expect(refusal.code).toBe('RESERVED_BY_OTHER');
    office.pass(1);
    await expect(office.place(other, [his], fen(38000))).resolves.toBeDefined();
  });

  it('reserves nobody where one of the order is taken', async () => {
    await office.place(payer, [await office.enrol(payer, grandmother, jincheng)], fen(38000));
    const records = [
      await office.enrol(other, father, jincheng),
      await office.enrol(other, grandmother, jincheng),
    ];
    const refusal = await office.refusal(other, 'order.place', office.request(records, fen(76000)));
    expect(refusal).toMatchObject({ code: 'RESERVED_BY_OTHER', details: { line: 1 } });
    expect(office.one('records', records[0] ?? '').state).toBe('open');
  });

  it('refuses someone who is insured already, naming the line', async () => {
    const record = await office.enrol(payer, grandmother, jincheng);
    const his = await office.enrol(other, grandmother, jincheng);
    const orderId = await office.place(payer, [record], fen(38000));
    office.shop.pay(orderId);
    await office.callback(orderId);
    const refusal = await office.refusal(other, 'order.place', office.request([his], fen(38000)));
    expect(refusal).toMatchObject({ code: 'ALREADY_INSURED', details: { line: 0 } });
  });
});

describe('the end of an order', () => {
  const timeOf = (office_: MoneyOffice, day: string, time: string): void => {
    office_.setToday(day);
    office_.pass(at(day, time) - at(day, '12:00:00'));
  };

  it('is fifteen minutes away on a day like any other, over midnight too', async () => {
    const record = await office.enrol(payer, father, jincheng);
    timeOf(office, '2023-11-20', '23:55:00');
    const orderId = await office.place(payer, [record], fen(38000));
    expect(office.one('orders', orderId).until).toBe(at('2023-11-21', '00:10:00'));
  });

  it('comes a minute before midnight on the 25th in Jincheng (2: days 1 to 25)', async () => {
    const record = await office.enrol(payer, father, jincheng);
    timeOf(office, '2023-11-25', '23:50:00');
    const orderId = await office.place(payer, [record], fen(38000));
    expect(office.one('orders', orderId).until).toBe(at('2023-11-25', '23:59:00'));
    expect(office.shop.orders.get(orderId)?.expiresAt).toBe(at('2023-11-25', '23:59:00'));
  });

  it('takes no order in the last three minutes of such a day, and says so', async () => {
    const record = await office.enrol(payer, father, jincheng);
    timeOf(office, '2023-12-25', '23:57:00');
    await expect(office.place(payer, [record], fen(38000))).resolves.toBeDefined();
    const second = await office.enrol(payer, grandmother, jincheng);
    timeOf(office, '2023-12-25', '23:57:01');
    const refusal = await office.refusal(payer, 'order.place', office.request([second], fen(38000)));
    expect(refusal.code).toBe('DAY_ENDS');
    const preview = await office.ask(payer, 'order.preview', { recordIds: [second] });
    expect(preview.notNow).toContain('零点');
  });

  it('is told when no payment is taken: the 26th in Jincheng', async () => {
    const record = await office.enrol(payer, father, jincheng);
    office.setToday('2023-11-26');
    const refusal = await office.refusal(payer, 'order.place', office.request([record], fen(38000)));
    expect(refusal).toMatchObject({ code: 'NOT_OPEN' });
    expect(refusal.message).toContain('2023年12月1日');
  });
});
