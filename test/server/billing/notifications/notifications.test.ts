import type { PersonEntry } from '../../../../contract/claims';
import { fen } from '../../../../policy/money';
import { enqueueNotification } from '../../../../server/billing/notifications';
import { enrolledExempt, moveRecord } from '../../../../server/enrolment';
import { dieEverywhere } from '../../crash';
import { jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { holder, openAccount, resultOf } from '../mutual-aid/bureau';
import { father, grandmother } from '../../sample';

const payer = 'daughter';
function paymentNews(orderId: string) {
  return {
    key: `${orderId}-payment`,
    kind: 'payment',
    openId: payer,
    amount: '380元',
    page: `packages/pay/order/index?id=${orderId}`,
    words: '1人参保成功，可查看凭证',
  };
}

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function placed(one = server): Promise<string> {
  return one.place(payer, [await one.enrol(payer, father, jincheng)], fen(38_000));
}

async function paid(one = server): Promise<string> {
  const orderId = await placed(one);
  one.shop.pay(orderId);
  await one.callback(orderId);
  return orderId;
}

it('news that comes while older news is tried again does not hurry the older', async () => {
  const orderId = await placed();
  await server.ask(payer, 'order.cancel', { orderId });
  server.shop.pay(orderId);
  await server.callback(orderId);
  server.messagesAre = 'broken';
  await server.minutes(33);
  for (const refund of server.shop.refunds.values()) refund.state = 'done';
  await server.minutes(120);
  const tries = (kind: string): number => server.sent.filter((one) => one.kind === kind).length;
  // At once, then 1, 2, 4 … 64 minutes later: the 8th try after 127 minutes.
  expect(tries('payment')).toBe(8);
  expect(tries('refund')).toBeGreaterThan(3);
});

it('news in the same millisecond as the last moves the order’s time on: who reads the list meanwhile writes over neither', async () => {
  const order = server.one('orders', await placed());
  const now = server.cloudFor('').now();
  const news = (key: string) => ({ key, kind: 'payment' as const, amountFen: fen(38_000), words: null });
  const one = enqueueNotification(order, news('one'), now);
  const two = enqueueNotification(one, news('two'), now);
  expect(two.outbox?.map(({ key }) => key)).toEqual(['one', 'two']);
  expect(two.nextNotificationAt).not.toBe(one.nextNotificationAt);
  expect(two.nextNotificationAt).toBeLessThanOrEqual(now + 1);
});

const nothingLeft = { outbox: [], nextNotificationAt: null };

describe('who agreed to a message', () => {
  it('of his payment gets it within the minute, once', async () => {
    const orderId = await paid();
    expect(server.sent).toEqual([]);
    await server.minutes(30);
    expect(server.sent).toEqual([paymentNews(orderId)]);
    expect(server.one('orders', orderId)).toMatchObject(nothingLeft);
  });

  it('gets it wherever the function died that took the payment, or the timer that tells of it', async () => {
    const told = (one: PaymentTestServer) => [
      ...new Set(one.sent.map(({ key, words }) => `${key} ${words}`)),
    ];
    await dieEverywhere({
      prepare: async () => {
        const one = await startTestServer();
        const prepared = await placed(one);
        one.shop.pay(prepared);
        return { server: one, prepared };
      },
      act: (one, orderId, wire) => one.callback(orderId, {}, wire),
      recover: (one) => one.minutes(5),
      outcome: told,
    });
    await dieEverywhere({
      prepare: async () => {
        const one = await startTestServer();
        return { server: one, prepared: await paid(one) };
      },
      act: (one, _, wire) => one.tick(wire),
      recover: (one) => one.minutes(5),
      outcome: told,
    });
  });

  it('gets one message from two timers at the same moment', async () => {
    await paid();
    await Promise.all([server.tick(), server.tick()]);
    expect(server.sent).toHaveLength(1);
  });

  it('gets it when WeChat works again, asked ever more seldom meanwhile', async () => {
    const orderId = await paid();
    server.messagesAre = 'broken';
    // At once, then 1, 2, 4, 8 and 16 minutes later.
    await server.minutes(33);
    expect(server.sent).toHaveLength(6);
    server.messagesAre = 'sent';
    await server.minutes(32);
    expect(server.sent).toHaveLength(7);
    expect(server.one('orders', orderId)).toMatchObject(nothingLeft);
  });

  it('is not asked again when he takes none any more', async () => {
    const orderId = await paid();
    server.messagesAre = 'refused';
    await server.minutes(60);
    expect(server.sent).toHaveLength(1);
    expect(server.one('orders', orderId)).toMatchObject(nothingLeft);
  });

  it('is given up in the end, and the log says so', async () => {
    const orderId = await paid();
    server.messagesAre = 'broken';
    for (let hour = 0; hour < 48; hour += 1) {
      server.pass(3_600_000);
      await server.tick();
    }
    expect(server.sent).toHaveLength(12);
    expect(server.one('orders', orderId)).toMatchObject(nothingLeft);
    expect(server.logged.join()).toContain('message-given-up');
  });
});

it('who agreed to none is told nothing', async () => {
  const record = await server.enrol(payer, father, jincheng);
  const request = { ...server.request([record], fen(38_000)), messages: [] };
  await server.ask(payer, 'order.place', request);
  server.shop.pay(request.orderId);
  await server.callback(request.orderId);
  await server.minutes(3);
  expect(server.sent).toEqual([]);
});

describe('what is told is what happened', () => {
  const words = async (minutes = 1) => {
    await server.minutes(minutes);
    return server.sent.map((one) => [one.kind, one.amount, one.words]);
  };

  /** An order for these, of whom the first is insured by somebody else before it is paid. */
  const paidToo = async (...people: readonly PersonEntry[]): Promise<string> => {
    const records: string[] = [];
    for (const person of people) records.push(await server.enrol(payer, person, jincheng));
    const orderId = await server.place(payer, records, fen(38_000 * people.length));
    const { db, now } = server.cloudFor('');
    const record = await db.get('records', records[0] ?? '');
    const [application] = record?.applications ?? [];
    if (record === null || application === undefined) throw new Error('he has no application');
    await moveRecord(db, record, enrolledExempt(application, now()));
    server.shop.pay(orderId);
    await server.callback(orderId);
    return orderId;
  };

  it('to who paid for a person whom another had insured meanwhile', async () => {
    await paidToo(father, grandmother);
    expect(await words()).toEqual([['payment', '760元', '1人参保成功，1人没有参保，请看订单']]);
  });

  it('to who paid for nobody but him, whose money goes back without being asked for', async () => {
    const orderId = await paidToo(father);
    expect((await words())[0]).toEqual(['payment', '380元', '付款已到账，没有人参保，请看订单']);
    const asking = { orderId, line: 0, reason: 'paid-twice' };
    const { message } = await server.refusal(payer, 'refund.request', asking);
    expect(message).toContain('没有由这笔订单参保，不需要申请退款');
  });

  it('to who paid after his order was closed', async () => {
    const orderId = await placed();
    await server.ask(payer, 'order.cancel', { orderId });
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect((await words())[0]).toEqual(['payment', '380元', '订单已关闭，款项将原路退回']);
  });

  it('to who paid another sum than his order’s, which goes back only after somebody looked', async () => {
    const orderId = await placed();
    server.shop.pay(orderId);
    server.shop.says.set(orderId, { totalFen: fen(1) });
    await server.callback(orderId);
    expect(await words()).toEqual([['payment', '0.01元', '付款金额与订单不符，正在人工核对']]);
  });

  it('to who has his money back by an officer’s hand', async () => {
    const orderId = await placed();
    await server.ask(payer, 'order.cancel', { orderId });
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.minutes(3);
    for (const refund of server.shop.refunds.values()) refund.state = 'failed';
    await server.minutes(3);
    const { cases } = await server.asOfficer('cases.list', { region: jincheng });
    await server.asOfficer('cases.resolve', {
      caseId: cases[0]?.caseId ?? '',
      decision: 'paid-by-hand',
      note: '现金',
    });
    expect((await words())[1]).toEqual(['refund', '380元', '退款已由工作人员办理']);
  });

  describe('to who asks for his money back, agreeing to be told,', () => {
    const askForRefund = async () => {
      const record = await server.enrol(payer, father, jincheng);
      const request = { ...server.request([record], fen(38_000)), messages: [] };
      await server.ask(payer, 'order.place', request);
      server.shop.pay(request.orderId);
      await server.callback(request.orderId);
      const { orderId } = request;
      await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'died', messages: ['refund'] });
      const { cases } = await server.asOfficer('cases.list', { region: jincheng });
      return cases[0]?.caseId ?? '';
    };

    it('that it was not granted', async () => {
      const caseId = await askForRefund();
      await server.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '没有证明' });
      expect(await words()).toEqual([['refund', '380元', '退费申请没有通过，原因见订单']]);
    });

    it('in the morning where it came back at night', async () => {
      const caseId = await askForRefund();
      await server.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '看过死亡证明' });
      await server.minutes(2);
      // It is a little after noon: ten hours later nobody is told any more.
      server.pass(10 * 3_600_000);
      for (const refund of server.shop.refunds.values()) refund.state = 'done';
      expect(await words(3)).toEqual([]);
      server.pass(10 * 3_600_000);
      expect(await words(3)).toEqual([['refund', '380元', '退款已原路退回']]);
      expect(await words(3)).toHaveLength(1);
    });

    it('that it came back', async () => {
      const caseId = await askForRefund();
      await server.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '看过死亡证明' });
      await server.minutes(2);
      for (const refund of server.shop.refunds.values()) refund.state = 'done';
      expect(await words(3)).toEqual([['refund', '380元', '退款已原路退回']]);
    });
  });

  describe('from a mutual-aid account that gives 500 yuan for two, 380 each,', () => {
    const both = async (): Promise<string> => {
      await openAccount(server, {
        yuan: '500',
        relatives: [
          [father, '父亲'],
          [grandmother, '其他'],
        ],
        authorisedFen: fen(50_000),
      });
      const records = [
        await server.enrol(holder, father, jincheng),
        await server.enrol(holder, grandmother, jincheng),
      ];
      const orderId = await server.place(holder, records, fen(76_000), {
        paymentSource: 'both',
        accountFen: fen(50_000),
      });
      server.shop.pay(orderId);
      await server.callback(orderId);
      return orderId;
    };
    const batch = { region: jincheng, number: 'batch-1' };

    it('the bureau’s yes is told once, with the sum of both', async () => {
      await both();
      const { csv } = await server.asOfficer('mutual-aid.make-batch', batch);
      await server.byTwo('mutual-aid.read-result', { ...batch, csv: resultOf(csv, '成功') });
      expect(await words()).toEqual([
        ['payment', '760元', '2人参保成功，可查看凭证'],
        ['settlement', '500元', '医保局已确认账户扣款'],
      ]);
    });

    it('the bureau’s no is told with the amount that it is about', async () => {
      const orderId = await both();
      const { csv } = await server.asOfficer('mutual-aid.make-batch', batch);
      const [head, ...rows] = resultOf(csv, '失败').split('\n');
      const first = rows.filter((row) => row.startsWith(`${orderId}-0`));
      await server.byTwo('mutual-aid.read-result', { ...batch, csv: [head, ...first].join('\n') });
      expect((await words()).slice(1)).toEqual([['settlement', '380元', '账户扣款没有成功，请重新缴费']]);
    });

    it('a part that is granted back before the bureau was asked is told as a refund, not to be paid again', async () => {
      const orderId = await both();
      await server.ask(holder, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
      const { cases } = await server.asOfficer('cases.list', { region: jincheng });
      const decided = { caseId: cases[0]?.caseId ?? '', decision: 'approve', note: '看过死亡证明' } as const;
      await server.asOfficer('cases.resolve', decided);
      expect((await words())[1]).toEqual(['refund', '380元', '退款已退回家庭共济账户']);
    });

    it('and so is one that the bureau, asked already, then does not take', async () => {
      const orderId = await both();
      const { csv } = await server.asOfficer('mutual-aid.make-batch', batch);
      await server.ask(holder, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
      const { cases } = await server.asOfficer('cases.list', { region: jincheng });
      const decided = { caseId: cases[0]?.caseId ?? '', decision: 'approve', note: '看过死亡证明' } as const;
      await server.asOfficer('cases.resolve', decided);
      await server.byTwo('mutual-aid.read-result', { ...batch, csv: resultOf(csv, '失败') });
      expect((await words()).slice(1).map(([kind, , said]) => [kind, said])).toEqual([
        ['refund', '退款已退回家庭共济账户'],
        ['settlement', '账户扣款没有成功，请重新缴费'],
      ]);
    });
  });
});

describe('a message that WeChat will never take as it is set up', () => {
  it('is tried once, and the operator is told which and why', async () => {
    server.messagesAre = 'misconfigured';
    const orderId = await paid();
    await server.minutes(60);
    expect(server.sent).toHaveLength(1);
    expect(server.one('orders', orderId)).toMatchObject(nothingLeft);
    expect(server.all('cases')).toMatchObject([
      { kind: 'configuration', region: '', summary: expect.stringContaining('47003') },
    ]);
  });

  it('is one case a day for the operator, and is sent again once it is set right', async () => {
    server.messagesAre = 'misconfigured';
    const first = await paid();
    await server.minutes(5);
    const record = await server.enrol(payer, grandmother, jincheng);
    const second = await server.place(payer, [record], fen(38_000));
    server.shop.pay(second);
    await server.callback(second);
    await server.minutes(5);
    expect(server.sent.map(({ key }) => key)).toEqual([`${first}-payment`, `${second}-payment`]);
    expect(server.all('cases')).toHaveLength(1);
  });
});
