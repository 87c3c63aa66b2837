import { paymentCallback } from '../../../../server/actions/payment/callback';
import { type PaymentTestServer, startTestServer } from '../../money';
import { refusal as wechatRefusal } from '../../shop';
import { Refunding, first } from './refunding';

let server: PaymentTestServer;
let refunds: Refunding;
beforeEach(async () => {
  server = await startTestServer();
  refunds = new Refunding(server);
});

describe('a number that was replaced', () => {
  const replaced = async (): Promise<string> => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId);
    await server.minutes(1);
    refunds.wechatEnds('failed');
    await server.minutes(3);
    await refunds.decide((await refunds.openCases('refund-failed'))[0], 'retry');
    return orderId;
  };

  it('holds the next one back while WeChat says nothing of it and never said that it was closed', async () => {
    const orderId = await replaced();
    const { closedAtWeChat: _, ...unsaid } = server.one('refunds', first(orderId));
    await server.cloudFor('').db.put('refunds', unsaid);
    server.shop.silentAboutRefunds = true;
    await server.minutes(10);
    expect(refunds.numbers()).toEqual([first(orderId)]);
    server.shop.silentAboutRefunds = false;
    await server.minutes(20);
    expect(refunds.numbers()).toEqual([first(orderId), `${first(orderId)}-r2`]);
  });

  it('lets the next one be sent where WeChat says nothing of it any more, and said once that it was closed', async () => {
    const orderId = await replaced();
    server.shop.silentAboutRefunds = true;
    await server.minutes(10);
    expect(refunds.numbers()).toEqual([first(orderId), `${first(orderId)}-r2`]);
  });

  it('that WeChat takes up again after all holds the next one back, and ends the refund when it gave back', async () => {
    const orderId = await replaced();
    refunds.wechatEnds('processing', first(orderId));
    await server.minutes(10);
    expect(refunds.numbers()).toEqual([first(orderId)]);
    expect(server.one('refunds', `${first(orderId)}-r2`).state).toBe('approved');
    refunds.wechatEnds('done', first(orderId));
    await server.minutes(20);
    expect(server.one('refunds', `${first(orderId)}-r2`).state).toBe('done');
    expect(server.shop.givenBack(orderId)).toBe(38_000);
  });

  it('is paid by nobody’s hand by an older case of it, which a retry ends without another refund', async () => {
    const orderId = await replaced();
    const [decided] = server.all('cases').filter(({ kind }) => kind === 'refund-failed');
    if (decided === undefined) throw new Error('no case was decided');
    const caseId = `${decided._id}-2`;
    await server.cloudFor('').db.put('cases', { ...decided, _id: caseId, state: 'open', resolution: null });
    const byHand = { caseId, decision: 'paid-by-hand', note: '转账退了' } as const;
    await expect(server.asOfficer('cases.resolve', byHand)).rejects.toThrow('REFUND_REPLACED');
    const again = (await refunds.openCases('refund-failed')).find((one) => one.caseId === caseId);
    await refunds.decide(again, 'retry');
    await server.minutes(10);
    refunds.wechatEnds('done', `${first(orderId)}-r2`);
    await server.minutes(10);
    expect(refunds.numbers()).toEqual([first(orderId), `${first(orderId)}-r2`]);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
  });

  it('is not asked about for a notice of it', async () => {
    const orderId = await replaced();
    server.shop.calls.length = 0;
    const notice = {
      returnCode: 'SUCCESS',
      outTradeNo: orderId,
      outRefundNo: first(orderId),
      refundFee: 38_000,
      refundStatus: 'SUCCESS',
      subMchId: '1900000001',
    };
    expect((await paymentCallback(server.cloudFor('', 'wechat-pay'), notice)).errcode).toBe(0);
    expect(server.shop.calls).toEqual([]);
    expect(server.one('refunds', first(orderId)).state).toBe('replaced');
  });
});

it('news of a refund that is in no book is refused, and changes nothing', async () => {
  const orderId = await refunds.paidForTwo();
  const notice = {
    returnCode: 'SUCCESS',
    outTradeNo: orderId,
    outRefundNo: `${orderId}-9-granted`,
    refundFee: 38_000,
    refundStatus: 'SUCCESS',
    subMchId: '1900000001',
  };
  expect((await paymentCallback(server.cloudFor('', 'wechat-pay'), notice)).errcode).not.toBe(0);
  expect(server.all('refunds')).toEqual([]);
  expect(server.logged.filter((line) => line.includes('foreign-refund'))).toHaveLength(1);
});

describe('a refund that WeChat took and knows no more', () => {
  const lost = async (code: string): Promise<string> => {
    const orderId = await refunds.paidForTwo();
    await refunds.grant(orderId);
    await server.minutes(1);
    server.shop.refunds.clear();
    server.shop.failing.set('refund', wechatRefusal(code));
    await server.minutes(10);
    return orderId;
  };

  it('is sent again until WeChat takes it, and each refusal is in the log with its reason', async () => {
    const orderId = await lost('SYSTEMERROR');
    expect(server.logged.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ event: 'refund-not-sent', refund: first(orderId), code: 'SYSTEMERROR' }),
    );
    expect(server.one('refunds', first(orderId)).state).toBe('processing');
    server.shop.failing.clear();
    await server.minutes(130);
    expect(server.shop.givenBack(orderId)).toBe(38_000);
  });

  it('is the operator’s where WeChat refuses the merchant', async () => {
    await lost('NOAUTH');
    expect(server.all('cases').filter(({ kind }) => kind === 'configuration')).toHaveLength(1);
  });
});

it.each(['REFUND_FEE_MISMATCH', 'ORDERNOTEXIST', 'PARAM_ERROR', 'TRADE_OVERDUE', 'REFUSED'])(
  'a refund that WeChat refuses for good is an officer’s at once, and is not tried again: %s',
  async (code) => {
    const orderId = await refunds.paidForTwo();
    server.shop.failing.set('refund', wechatRefusal(code));
    await refunds.grant(orderId);
    await server.minutes(10);
    expect(server.shop.calls.filter((call) => call === 'refund')).toHaveLength(1);
    expect(server.one('refunds', first(orderId)).state).toBe('manual');
    expect(await refunds.openCases('refund-failed')).toMatchObject([
      { refundId: first(orderId), amountFen: 38_000 },
    ]);
  },
);

it('a refund that WeChat can’t do now is tried again by itself', async () => {
  const orderId = await refunds.paidForTwo();
  server.shop.failing.set('refund', wechatRefusal('SYSTEMERROR'));
  await refunds.grant(orderId);
  await server.minutes(10);
  expect(server.shop.calls.filter((call) => call === 'refund').length).toBeGreaterThan(2);
  expect(await refunds.openCases('refund-failed')).toEqual([]);
  server.shop.failing.clear();
  await server.minutes(20);
  expect(server.shop.givenBack(orderId)).toBe(38_000);
});
