import { fen } from '../../../../policy/money';
import { enrolledExempt, moveRecord } from '../../../../server/enrolment';
import { dieEverywhere } from '../../crash';
import { jincheng, type MoneyOffice, openOffice } from '../../money';
import { holder, openAccount, resultOf } from '../mutual-aid/bureau';
import { father, grandmother } from '../../sample';

const payer = 'daughter';
function paymentNews(orderId: string) {
  return {
    key: `${orderId}-payment`,
    kind: 'payment',
    openId: payer,
    amount: '380元',
    words: '1人参保成功，可查看凭证',
  };
}

let office: MoneyOffice;
beforeEach(async () => {
  office = await openOffice();
});

async function placed(one = office): Promise<string> {
  return one.place(payer, [await one.enrol(payer, father, jincheng)], fen(38_000));
}

async function paid(one = office): Promise<string> {
  const orderId = await placed(one);
  one.shop.pay(orderId);
  await one.callback(orderId);
  return orderId;
}

it('news that comes while older news is tried again does not hurry the older', async () => {
  const orderId = await placed();
  await office.ask(payer, 'order.cancel', { orderId });
  office.shop.pay(orderId);
  await office.callback(orderId);
  office.messagesAre = 'broken';
  await office.minutes(33);
  for (const refund of office.shop.refunds.values()) refund.state = 'done';
  await office.minutes(120);
  const tries = (kind: string): number => office.sent.filter((one) => one.kind === kind).length;
  // At once, then 1, 2, 4 … 64 minutes later: the 8th try after 127 minutes.
  expect(tries('payment')).toBe(8);
  expect(tries('refund')).toBeGreaterThan(3);
});

const nothingLeft = { outbox: [], nextNotificationAt: null };

describe('who agreed to a message', () => {
  it('of his payment gets it within the minute, once', async () => {
    const orderId = await paid();
    expect(office.sent).toEqual([]);
    await office.minutes(30);
    expect(office.sent).toEqual([paymentNews(orderId)]);
    expect(office.one('orders', orderId)).toMatchObject(nothingLeft);
  });

  it('gets it wherever the function died that took the payment, or the timer that tells of it', async () => {
    const told = (one: MoneyOffice) => [...new Set(one.sent.map(({ key, words }) => `${key} ${words}`))];
    await dieEverywhere({
      prepare: async () => {
        const one = await openOffice();
        const prepared = await placed(one);
        one.shop.pay(prepared);
        return { office: one, prepared };
      },
      act: (one, orderId, wire) => one.callback(orderId, {}, wire),
      recover: (one) => one.minutes(5),
      outcome: told,
    });
    await dieEverywhere({
      prepare: async () => {
        const one = await openOffice();
        return { office: one, prepared: await paid(one) };
      },
      act: (one, _, wire) => one.tick(wire),
      recover: (one) => one.minutes(5),
      outcome: told,
    });
  });

  it('gets one message from two timers at the same moment', async () => {
    await paid();
    await Promise.all([office.tick(), office.tick()]);
    expect(office.sent).toHaveLength(1);
  });

  it('gets it when WeChat works again, asked ever more seldom meanwhile', async () => {
    const orderId = await paid();
    office.messagesAre = 'broken';
    // At once, then 1, 2, 4, 8 and 16 minutes later.
    await office.minutes(33);
    expect(office.sent).toHaveLength(6);
    office.messagesAre = 'sent';
    await office.minutes(32);
    expect(office.sent).toHaveLength(7);
    expect(office.one('orders', orderId)).toMatchObject(nothingLeft);
  });

  it('is not asked again when he takes none any more', async () => {
    const orderId = await paid();
    office.messagesAre = 'refused';
    await office.minutes(60);
    expect(office.sent).toHaveLength(1);
    expect(office.one('orders', orderId)).toMatchObject(nothingLeft);
  });

  it('is given up in the end, and the log says so', async () => {
    const orderId = await paid();
    office.messagesAre = 'broken';
    for (let hour = 0; hour < 48; hour += 1) {
      office.pass(3_600_000);
      await office.tick();
    }
    expect(office.sent).toHaveLength(12);
    expect(office.one('orders', orderId)).toMatchObject(nothingLeft);
    expect(office.logged.join()).toContain('message-given-up');
  });
});

it('who agreed to none is told nothing', async () => {
  const record = await office.enrol(payer, father, jincheng);
  const request = { ...office.request([record], fen(38_000)), messages: [] };
  await office.ask(payer, 'order.place', request);
  office.shop.pay(request.orderId);
  await office.callback(request.orderId);
  await office.minutes(3);
  expect(office.sent).toEqual([]);
});

describe('what is told is what happened', () => {
  const words = async (minutes = 1) => {
    await office.minutes(minutes);
    return office.sent.map((one) => [one.kind, one.amount, one.words]);
  };

  it('to who paid for a person whom another had insured meanwhile', async () => {
    const records = [
      await office.enrol(payer, father, jincheng),
      await office.enrol(payer, grandmother, jincheng),
    ];
    const orderId = await office.place(payer, records, fen(76_000));
    const { db, now } = office.cloudFor('');
    const record = await db.get('records', records[0] ?? '');
    const [application] = record?.applications ?? [];
    if (record === null || application === undefined) throw new Error('he has no application');
    await moveRecord(db, record, enrolledExempt(application, now()));
    office.shop.pay(orderId);
    await office.callback(orderId);
    expect(await words()).toEqual([['payment', '760元', '1人参保成功，1人没有参保，请看订单']]);
  });

  it('to who paid after his order was closed', async () => {
    const orderId = await placed();
    await office.ask(payer, 'order.cancel', { orderId });
    office.shop.pay(orderId);
    await office.callback(orderId);
    expect((await words())[0]).toEqual(['payment', '380元', '订单已关闭，款项将原路退回']);
  });

  it('to who paid another sum than his order’s, which goes back only after somebody looked', async () => {
    const orderId = await placed();
    office.shop.pay(orderId);
    office.shop.says.set(orderId, { totalFen: fen(1) });
    await office.callback(orderId);
    expect(await words()).toEqual([['payment', '0.01元', '付款金额与订单不符，正在人工核对']]);
  });

  it('to who has his money back by an officer’s hand', async () => {
    const orderId = await placed();
    await office.ask(payer, 'order.cancel', { orderId });
    office.shop.pay(orderId);
    await office.callback(orderId);
    await office.minutes(3);
    for (const refund of office.shop.refunds.values()) refund.state = 'failed';
    await office.minutes(3);
    const { cases } = await office.asOfficer('cases.list', { region: jincheng });
    await office.asOfficer('cases.resolve', {
      caseId: cases[0]?.caseId ?? '',
      decision: 'paid-by-hand',
      note: '现金',
    });
    expect((await words())[1]).toEqual(['refund', '380元', '退款已由工作人员办理']);
  });

  describe('to who asks for his money back, agreeing to be told,', () => {
    const wish = async () => {
      const record = await office.enrol(payer, father, jincheng);
      const request = { ...office.request([record], fen(38_000)), messages: [] };
      await office.ask(payer, 'order.place', request);
      office.shop.pay(request.orderId);
      await office.callback(request.orderId);
      const { orderId } = request;
      await office.ask(payer, 'refund.request', { orderId, line: 0, reason: 'died', messages: ['refund'] });
      const { cases } = await office.asOfficer('cases.list', { region: jincheng });
      return cases[0]?.caseId ?? '';
    };

    it('that it was not granted', async () => {
      const caseId = await wish();
      await office.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '没有证明' });
      expect(await words()).toEqual([['refund', '380元', '退费申请没有通过，原因见订单']]);
    });

    it('that it came back', async () => {
      const caseId = await wish();
      await office.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '同意' });
      await office.minutes(2);
      for (const refund of office.shop.refunds.values()) refund.state = 'done';
      expect(await words(3)).toEqual([['refund', '380元', '退款已原路退回']]);
    });
  });

  describe('from a mutual-aid account that gives 500 yuan for two, 380 each,', () => {
    const both = async (): Promise<string> => {
      await openAccount(
        office,
        '500',
        [
          [father, '父亲'],
          [grandmother, '其他'],
        ],
        fen(50_000),
      );
      const records = [
        await office.enrol(holder, father, jincheng),
        await office.enrol(holder, grandmother, jincheng),
      ];
      const orderId = await office.place(holder, records, fen(76_000), {
        paymentSource: 'both',
        accountFen: fen(50_000),
      });
      office.shop.pay(orderId);
      await office.callback(orderId);
      return orderId;
    };
    const batch = { region: jincheng, number: 'batch-1' };

    it('the bureau’s yes is told once, with the sum of both', async () => {
      await both();
      const { csv } = await office.asOfficer('mutual-aid.make-batch', batch);
      await office.asOfficer('mutual-aid.read-result', { ...batch, csv: resultOf(csv, '成功') });
      expect(await words()).toEqual([
        ['payment', '760元', '2人参保成功，可查看凭证'],
        ['settlement', '500元', '医保局已确认账户扣款'],
      ]);
    });

    it('the bureau’s no is told with the amount that it is about', async () => {
      const orderId = await both();
      const { csv } = await office.asOfficer('mutual-aid.make-batch', batch);
      const [head, ...rows] = resultOf(csv, '失败').split('\n');
      const first = rows.filter((row) => row.startsWith(`${orderId}-0`));
      await office.asOfficer('mutual-aid.read-result', { ...batch, csv: [head, ...first].join('\n') });
      expect((await words()).slice(1)).toEqual([['settlement', '380元', '账户扣款没有成功，请重新缴费']]);
    });

    it('a part that is granted back before the bureau was asked is told as a refund, not to be paid again', async () => {
      const orderId = await both();
      await office.ask(holder, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
      const { cases } = await office.asOfficer('cases.list', { region: jincheng });
      const decided = { caseId: cases[0]?.caseId ?? '', decision: 'approve', note: '同意' } as const;
      await office.asOfficer('cases.resolve', decided);
      expect((await words())[1]).toEqual(['refund', '380元', '退款已退回家庭共济账户']);
    });

    it('and so is one that the bureau, asked already, then does not take', async () => {
      const orderId = await both();
      const { csv } = await office.asOfficer('mutual-aid.make-batch', batch);
      await office.ask(holder, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
      const { cases } = await office.asOfficer('cases.list', { region: jincheng });
      const decided = { caseId: cases[0]?.caseId ?? '', decision: 'approve', note: '同意' } as const;
      await office.asOfficer('cases.resolve', decided);
      await office.asOfficer('mutual-aid.read-result', { ...batch, csv: resultOf(csv, '失败') });
      expect((await words()).slice(1).map(([kind, , said]) => [kind, said])).toEqual([
        ['refund', '退款已退回家庭共济账户'],
        ['settlement', '账户扣款没有成功，请重新缴费'],
      ]);
    });
  });
});

describe('a message that WeChat will never take as it is set up', () => {
  it('is tried once, and the operator is told which and why', async () => {
    office.messagesAre = 'misconfigured';
    const orderId = await paid();
    await office.minutes(60);
    expect(office.sent).toHaveLength(1);
    expect(office.one('orders', orderId)).toMatchObject(nothingLeft);
    expect(office.all('cases')).toMatchObject([
      { kind: 'configuration', region: '', summary: expect.stringContaining('47003') },
    ]);
  });

  it('is one case a day for the operator, and is sent again once it is set right', async () => {
    office.messagesAre = 'misconfigured';
    const first = await paid();
    await office.minutes(5);
    const record = await office.enrol(payer, grandmother, jincheng);
    const second = await office.place(payer, [record], fen(38_000));
    office.shop.pay(second);
    await office.callback(second);
    await office.minutes(5);
    expect(office.sent.map(({ key }) => key)).toEqual([`${first}-payment`, `${second}-payment`]);
    expect(office.all('cases')).toHaveLength(1);
  });
});
