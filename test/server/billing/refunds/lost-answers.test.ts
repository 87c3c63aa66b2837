import { fen } from '../../../../policy/money';
import { isoDay } from '../../../../policy/calendar';
import { chinaDay } from '../../../../server/platform/china-time';
import { at, type PaymentTestServer, startTestServer } from '../../money';
import { refusal as wechatRefusal, silence } from '../../shop';
import { Refunding, first } from './refunding';

const hourMs = 3_600_000;

let server: PaymentTestServer;
let refunds: Refunding;
beforeEach(async () => {
  server = await startTestServer();
  refunds = new Refunding(server);
});

describe('a refund that WeChat took and said nothing of', () => {
  it('is asked about before it is sent again, so that a refusal of the repeat misleads nobody', async () => {
    const orderId = await refunds.paidForTwo();
    server.shop.answersToRefund.push(silence());
    await refunds.grant(orderId);
    await server.minutes(1);
    server.shop.failing.set('refund', wechatRefusal('REFUND_FEE_MISMATCH'));
    await server.minutes(3);
    expect(server.one('refunds', first(orderId)).state).toBe('processing');
    refunds.wechatEnds('done');
    await server.minutes(5);
    expect(await refunds.openCases()).toEqual([]);
    expect(refunds.numbers()).toEqual([first(orderId)]);
    expect(server.balances()).toEqual({ 'office:360983': 38_000, 'wechat:1900000001': -38_000 });
  });

  it('goes back once where WeChat refused it and an officer has it sent again', async () => {
    const orderId = await refunds.paidForTwo();
    server.shop.answersToRefund.push(wechatRefusal('REFUSED'));
    await refunds.grant(orderId);
    await server.minutes(1);
    await refunds.decide((await refunds.openCases('refund-failed'))[0], 'retry');
    await server.minutes(2);
    refunds.wechatEnds('done');
    await server.minutes(5);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
    expect(server.all('refunds')).toMatchObject([{ _id: first(orderId), state: 'done' }]);
  });

  it('isn’t sent again while WeChat doesn’t answer, and after a day an officer looks', async () => {
    const orderId = await refunds.paidForTwo();
    server.shop.answersToRefund.push(silence());
    server.shop.failing.set('queryRefund', silence());
    await refunds.grant(orderId);
    for (let hour = 0; hour < 26; hour += 1) {
      server.pass(hourMs - 60_000);
      await server.minutes(1);
    }
    expect(server.shop.refundsAsked).toHaveLength(1);
    const [open] = await refunds.openCases();
    expect(open).toMatchObject({ kind: 'refund-silent', actions: ['returned', 'paid-by-hand'] });
    server.shop.failing.clear();
    refunds.wechatEnds('done');
    server.pass(5 * hourMs);
    await server.minutes(1);
    expect(server.one('refunds', first(orderId)).state).toBe('done');
  });

  it('and stays silent about after having taken it, is an officer’s after a day without an answer', async () => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId);
    await server.minutes(1);
    server.shop.failing.set('queryRefund', silence());
    for (let hour = 0; hour < 27; hour += 1) {
      server.pass(hourMs - 60_000);
      await server.minutes(1);
    }
    expect(await refunds.openCases()).toMatchObject([{ kind: 'refund-silent', refundId: first(orderId) }]);
  });
});

describe('another number', () => {
  it('is taken only after WeChat closed the one before; a new failure is a new case', async () => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId);
    await server.minutes(1);
    for (const attempt of [1, 2]) {
      refunds.wechatEnds('failed');
      await server.minutes(3);
      const open = await refunds.openCases('refund-failed');
      expect(open).toHaveLength(1);
      await refunds.decide(open[0], 'retry');
      await server.minutes(2);
      expect(refunds.numbers()).toHaveLength(attempt + 1);
    }
    expect(refunds.numbers()).toEqual([first(orderId), `${first(orderId)}-r2`, `${first(orderId)}-r3`]);
  });

  it('is not used where the closed one gave the money back after all', async () => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId);
    await server.minutes(1);
    refunds.wechatEnds('failed');
    await server.minutes(3);
    await refunds.decide((await refunds.openCases('refund-failed'))[0], 'retry');
    refunds.wechatEnds('done');
    await server.minutes(2);
    expect(refunds.numbers()).toEqual([first(orderId)]);
    expect(server.one('refunds', `${first(orderId)}-r2`).state).toBe('done');
    expect(server.one('orders', orderId).openRefunds).toBe(0);
    expect(server.balances()).toEqual({ 'office:360983': 38_000, 'wechat:1900000001': -38_000 });
  });

  it('waits a whole minute after the last refund of its order, as WeChat wants it', async () => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId, 0);
    await refunds.grant(orderId, 1);
    await server.minutes(3);
    expect(server.shop.givenBack(orderId)).toBe(76_000);
    const [one, other] = server.shop.refundsAsked.map((asked) => asked.at);
    expect((other ?? 0) - (one ?? 0)).toBe(60_000);
    expect(server.shop.calls.filter((call) => call === 'refund')).toHaveLength(2);
  });

  it('are a minute apart also where another instance’s clock is half a minute behind', async () => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId, 0);
    await server.minutes(1);
    server.pass(-90_000);
    await refunds.grant(orderId, 1);
    server.shop.refundsAsked.length = 0;
    await server.minutes(1);
    expect(server.shop.refundsAsked).toEqual([]);
    await server.minutes(3);
    expect(server.shop.givenBack(orderId)).toBe(76_000);
  });

  it('doesn’t wait for a time that lies ahead of a clock that was set back', async () => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId, 0);
    await server.minutes(1);
    server.pass(-2 * 24 * hourMs);
    await refunds.grant(orderId, 1);
    server.shop.refundsAsked.length = 0;
    await server.minutes(2);
    expect(server.shop.givenBack(orderId)).toBe(76_000);
  });
});

describe('the day’s bill', () => {
  const day = isoDay('2023-11-20');
  const compare = async () => {
    server.pass(at('2023-11-21', '10:06:00') - server.cloudFor('').now());
    await server.minutes(15);
    return (await server.asOfficer('bills.differences', { day })).differences;
  };

  /** The first number is closed, and the money goes out under another; the order's id. */
  const sentAnew = async (): Promise<string> => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId);
    await server.minutes(1);
    refunds.wechatEnds('failed');
    await server.minutes(3);
    await refunds.decide((await refunds.openCases('refund-failed'))[0], 'retry');
    await server.minutes(2);
    return orderId;
  };

  it('has more for an order than was decided, where a replaced number gave its money back too', async () => {
    const orderId = await sentAnew();
    refunds.wechatEnds('done');
    await server.minutes(3);
    expect(await compare()).toMatchObject([
      { kind: 'amount-differs', entry: 'order-refunds', number: orderId, billFen: 76_000, ledgerFen: 38_000 },
    ]);
  });

  it('has no more for it where WeChat says nothing of the replaced number, and has none of it on the bill', async () => {
    const orderId = await sentAnew();
    refunds.wechatEnds('done', `${first(orderId)}-r2`);
    await server.minutes(3);
    server.shop.silentAboutRefunds = true;
    expect(await compare()).toEqual([]);
  });

  it('has more than was decided, where an officer paid by hand what WeChat had taken', async () => {
    const orderId = await refunds.paidForTwo();
    server.shop.answersToRefund.push(wechatRefusal('REFUSED'));
    await refunds.grant(orderId);
    await server.minutes(1);
    await refunds.decide((await refunds.openCases('refund-failed'))[0], 'paid-by-hand');
    refunds.wechatEnds('done');
    expect(await compare()).toMatchObject([
      { kind: 'amount-differs', entry: 'order-refunds', number: orderId, billFen: 38_000, ledgerFen: 0 },
    ]);
  });

  it('ends a refund that WeChat refused after having taken it, before anyone pays it again', async () => {
    const orderId = await refunds.paidForTwo();
    server.shop.answersToRefund.push(wechatRefusal('REFUSED'));
    await refunds.grant(orderId);
    await server.minutes(1);
    refunds.wechatEnds('done');
    expect(await compare()).toEqual([]);
    expect(server.one('refunds', first(orderId)).state).toBe('done');
    await refunds.decide((await refunds.openCases('refund-failed'))[0], 'retry');
    await server.minutes(2);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
  });

  it('lacks one that WeChat says is done, and was never asked for again: the day has a difference', async () => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId);
    await server.minutes(1);
    refunds.wechatEnds('done');
    await server.minutes(3);
    server.shop.bills.set(day, [{ kind: 'payment', outTradeNo: orderId, amountFen: fen(76_000) }]);
    expect(await compare()).toMatchObject([
      {
        kind: 'missing-in-bill',
        entry: 'refund',
        number: first(orderId),
        billFen: null,
        ledgerFen: 38_000,
        payee: '测试用商户',
      },
    ]);
    expect(server.one('refunds', first(orderId)).billDay).toBe(day);
  });

  it('has it on the later day, where WeChat lost it and took it again after midnight', async () => {
    const orderId = await refunds.paidForTwo();
    server.pass(at('2023-11-20', '23:58:00') - server.cloudFor('').now());
    await refunds.grant(orderId);
    await server.minutes(1);
    server.shop.refunds.clear();
    await server.minutes(30);
    expect(server.shop.refundsAsked.map((asked) => chinaDay(asked.at))).toEqual(['2023-11-20', '2023-11-21']);
    refunds.wechatEnds('done');
    expect(await compare()).toEqual([]);
    expect(server.one('refunds', first(orderId))).toMatchObject({ state: 'done', billDay: '2023-11-21' });
    server.pass(at('2023-11-22', '10:06:00') - server.cloudFor('').now());
    await server.minutes(15);
    const next = await server.asOfficer('bills.differences', { day: isoDay('2023-11-21') });
    expect(next).toEqual({ compared: true, differences: [] });
  });

  it('has it on the day of WeChat’s clock, where ours went wrong by a day that began', async () => {
    const orderId = await refunds.paidForTwo();
    server.pass(at('2023-11-20', '23:57:00') - server.cloudFor('').now());
    await refunds.grant(orderId);
    await server.minutes(1);
    await server.cloudFor('').db.updateIf('refunds', first(orderId), {}, { billDay: isoDay('2023-11-21') });
    refunds.wechatEnds('done');
    expect(await compare()).toEqual([]);
    expect(server.one('refunds', first(orderId)).billDay).toBe('2023-11-20');
  });

  it('has it on the day on which WeChat took it, where answers were lost before midnight and after', async () => {
    const orderId = await refunds.paidForTwo();
    server.pass(at('2023-11-20', '23:57:00') - server.cloudFor('').now());
    server.shop.failing.set('refund', silence());
    await refunds.grant(orderId);
    await server.minutes(2);
    server.shop.failing.clear();
    server.shop.answersToRefund.push(silence());
    await server.minutes(5);
    expect(server.shop.refundsAsked.map((asked) => chinaDay(asked.at))).toEqual(['2023-11-21']);
    refunds.wechatEnds('done');
    expect(await compare()).toEqual([]);
    server.pass(at('2023-11-22', '10:06:00') - server.cloudFor('').now());
    await server.minutes(15);
    const next = await server.asOfficer('bills.differences', { day: isoDay('2023-11-21') });
    expect(next).toEqual({ compared: true, differences: [] });
  });
});

describe('what officers have sent again', () => {
  it.each([
    [
      'under its number, where WeChat refuses it',
      () => server.shop.failing.set('refund', wechatRefusal('REFUSED')),
      1,
    ],
    ['under the next one, where WeChat closes each', () => undefined, 21],
  ])('ends after twenty times, %s, and is paid by hand', async (_, prepare, documents) => {
    prepare();
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId);
    for (let times = 0; times < 20; times += 1) {
      await failed();
      const [again] = await refunds.openCases('refund-failed');
      expect(again?.actions).toEqual(['retry', 'paid-by-hand']);
      await refunds.decide(again, 'retry');
    }
    await failed();
    const [last] = await refunds.openCases('refund-failed');
    expect(last?.summary).toContain('重试的次数已经用完');
    expect(last?.actions).toEqual(['paid-by-hand']);
    const again = { caseId: last?.caseId ?? '', decision: 'retry', note: '再试' };
    const refusal = await server.officerRefusal('cases.resolve', again);
    expect(refusal).toMatchObject({
      code: 'RETRIED_OUT',
      message: expect.stringContaining('登记“已人工退款”'),
    });
    const stored = server.all('refunds');
    expect(stored).toHaveLength(documents);
    // Approved, sent, taken in, an officer's: four lines a time.
    for (const { history } of stored) expect(history.length).toBeLessThanOrEqual(4 * 21);
    await refunds.decide(last, 'paid-by-hand');
    expect(server.one('orders', orderId).openRefunds).toBe(0);
  });
});

/** WeChat refuses it, or takes it and closes it; either way it comes to an officer. */
async function failed(): Promise<void> {
  await server.minutes(3);
  refunds.wechatEnds('failed');
  await server.minutes(5);
}
