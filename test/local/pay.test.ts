import { startMachine, type Machine } from './probe';

jest.setTimeout(30_000);

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine({ today: '2023-11-20' });
});
afterAll(() => machine.end());

const minute = 60_000;
let orders = 0;

/** `yyyyMMddHHmmss` in China, so many ms from the machine's now. */
function inMs(ms: number): string {
  return new Date(machine.cloud.clock.now() + ms + 8 * 60 * minute)
    .toISOString()
    .replace(/\D/g, '')
    .slice(0, 14);
}

function freshNumber(): string {
  return `ORDER${String((orders += 1)).padStart(6, '0')}`;
}

type Answer = Readonly<Record<string, unknown>> & { readonly payment: { readonly package: string } };

/** Calls `cloudPay` inside a function, on the real SDK, for the merchant of these tests. */
async function pay(api: string, request: object): Promise<Answer> {
  return machine.inside(`({ cloud, event }) => cloud.cloudPay[event.api](event.request)`, {
    api,
    request: { subMchId: '1900000001', ...request },
  });
}

function placing(outTradeNo: string, more: object = {}): object {
  return {
    body: '居民医保缴费',
    outTradeNo,
    totalFee: 38_000,
    spbillCreateIp: '127.0.0.1',
    subMchId: '1900000001',
    nonceStr: 'n',
    tradeType: 'JSAPI',
    envId: 'local-dev',
    functionName: 'callback',
    ...more,
  };
}

async function place(more: object = {}): Promise<{ outTradeNo: string; prepayId: string }> {
  const outTradeNo = freshNumber();
  const { payment } = await pay('unifiedOrder', placing(outTradeNo, more));
  return { outTradeNo, prepayId: payment.package.replace('prepay_id=', '') };
}

interface Outcome {
  readonly result: string;
  readonly message: string;
}

async function act(prepayId: string, what: string): Promise<Outcome> {
  const answer = await fetch(`${machine.cloud.url}/cashier/${prepayId}`, {
    method: 'POST',
    body: JSON.stringify({ act: what }),
  });
  return (await answer.json()) as Outcome;
}

async function stateOf(outTradeNo: string): Promise<unknown> {
  return (await pay('queryOrder', { outTradeNo, nonceStr: 'n' })).tradeState;
}

/** What the callback function was told of an order, once everything due was delivered. */
async function told(outTradeNo: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { callbacks, store } = machine.cloud;
  await callbacks.deliverDue();
  return store.find('items', { query: { kind: 'callback', outTradeNo }, limit: 10 });
}

describe('an order at WeChat', () => {
  it('answers with payment parameters, and is not paid', async () => {
    const outTradeNo = freshNumber();
    const answer = await pay('unifiedOrder', placing(outTradeNo));
    expect(answer).toMatchObject({ returnCode: 'SUCCESS', resultCode: 'SUCCESS', tradeType: 'JSAPI' });
    expect(answer.payment).toMatchObject({
      package: expect.stringMatching(/^prepay_id=wx/),
      signType: 'MD5',
    });
    expect(await stateOf(outTradeNo)).toBe('NOTPAY');
  });

  it('answers the same again for the same content, and is refused for other content', async () => {
    const outTradeNo = freshNumber();
    const first = await pay('unifiedOrder', placing(outTradeNo));
    const again = await pay('unifiedOrder', placing(outTradeNo));
    expect(again.payment.package).toBe(first.payment.package);
    const other = await pay('unifiedOrder', placing(outTradeNo, { totalFee: 1 }));
    expect(other).toMatchObject({ resultCode: 'FAIL', errCodeDes: expect.stringContaining('重复') });
  });

  it.each([
    ['an end under a minute away', { timeExpire: () => inMs(59_000) }, '一分钟'],
    ['an end that is no time', { timeExpire: () => 'tomorrow' }, '格式'],
    ['no money', { totalFee: () => 0 }, '总金额'],
    ['half a fen', { totalFee: () => 0.5 }, '总金额'],
  ])('is refused with %s', async (_, wrong, words) => {
    const more = Object.fromEntries(Object.entries(wrong).map(([name, make]) => [name, make()]));
    expect((await pay('unifiedOrder', placing(freshNumber(), more))).errCodeDes).toContain(words);
  });

  it('is not closed in its first five minutes, and takes no money once closed', async () => {
    const { outTradeNo, prepayId } = await place();
    const early = await pay('closeOrder', { outTradeNo, nonceStr: 'n' });
    expect(early).toMatchObject({ resultCode: 'FAIL', errCodeDes: expect.stringContaining('五分钟') });
    machine.cloud.clock.advance(5 * minute);
    expect((await pay('closeOrder', { outTradeNo, nonceStr: 'n' })).resultCode).toBe('SUCCESS');
    expect(await stateOf(outTradeNo)).toBe('CLOSED');
    expect((await act(prepayId, 'confirm')).result).toBe('failed');
    expect((await pay('unifiedOrder', placing(outTradeNo))).errCodeDes).toContain('已关闭');
  });

  it('takes no money after its end, nor after two hours on the same prepay_id', async () => {
    const short = await place({ timeExpire: inMs(2 * minute) });
    machine.cloud.clock.advance(2 * minute);
    expect((await act(short.prepayId, 'confirm')).result).toBe('failed');
    const long = await place();
    machine.cloud.clock.advance(120 * minute);
    expect((await act(long.prepayId, 'confirm')).result).toBe('failed');
    const again = await pay('unifiedOrder', placing(long.outTradeNo));
    const renewed = again.payment.package.replace('prepay_id=', '');
    expect(renewed).not.toBe(long.prepayId);
    expect((await act(renewed, 'confirm')).result).toBe('paid');
  });

  it('is refused without a merchant or of one unknown, with another’s name of the payer, and for nobody', async () => {
    const refused = async (more: object): Promise<unknown> =>
      (await pay('unifiedOrder', placing(freshNumber(), more))).returnMsg;
    expect(await refused({ subMchId: '' })).toBe('受理关系不存在');
    expect(await refused({ subMchId: '1900000009' })).toBe('受理关系不存在');
    expect(await refused({ openid: 'one' })).toContain('openid不匹配');
    expect(await refused({ subOpenid: '' })).toContain('必须传openid');
  });

  it('of another merchant is as if it never was', async () => {
    const { outTradeNo } = await place();
    const answer = await pay('queryOrder', { outTradeNo, subMchId: '1900000002' });
    expect(answer).toMatchObject({ resultCode: 'FAIL', errCodeDes: '此交易订单号不存在' });
  });

  it('is not there where nobody placed it', async () => {
    expect((await pay('queryOrder', { outTradeNo: 'NOBODY1' })).errCodeDes).toContain('不存在');
    expect((await act('wxnobody', 'confirm')).result).toBe('failed');
  });
});

describe('at the cashier', () => {
  it('who confirms has paid, once; the shop is told once, by no person', async () => {
    const { outTradeNo, prepayId } = await place();
    expect((await act(prepayId, 'confirm')).result).toBe('paid');
    expect((await act(prepayId, 'confirm')).result).toBe('failed');
    const answer = await pay('queryOrder', { outTradeNo });
    expect(answer).toMatchObject({
      tradeState: 'SUCCESS',
      totalFee: 38_000,
      feeType: 'CNY',
      subOpenid: 'one',
    });
    expect(String(answer.timeEnd)).toMatch(/^\d{14}$/);
    expect(String(answer.timeEnd).slice(0, 8)).toBe(machine.cloud.clock.today().replaceAll('-', ''));
    const callbacks = await told(outTradeNo);
    expect(callbacks).toHaveLength(1);
    expect(callbacks[0]).toMatchObject({
      source: 'wx_paycallback',
      resultCode: 'SUCCESS',
      totalFee: 38_000,
      transactionId: answer.transactionId,
    });
  });

  it.each(['cancel', 'wrong-password'])('%s moves no money, and one may try again', async (what) => {
    const { outTradeNo, prepayId } = await place();
    expect((await act(prepayId, what)).result).not.toBe('paid');
    expect(await stateOf(outTradeNo)).toBe('NOTPAY');
    expect((await act(prepayId, 'confirm')).result).toBe('paid');
  });

  it('a lost callback never comes, a doubled one comes twice', async () => {
    const lost = await place();
    expect((await act(lost.prepayId, 'callback-lost')).result).toBe('paid');
    expect(await told(lost.outTradeNo)).toHaveLength(0);
    const doubled = await place();
    expect((await act(doubled.prepayId, 'callback-twice')).result).toBe('paid');
    expect(await told(doubled.outTradeNo)).toHaveLength(2);
  });

  it('a callback before the return is there when the phone hears', async () => {
    const { outTradeNo, prepayId } = await place();
    expect((await act(prepayId, 'callback-before-return')).result).toBe('paid');
    const query = { kind: 'callback', outTradeNo };
    expect(machine.cloud.store.count('items', query)).toBe(1);
  });

  it('money on its way lands the moment before the order is closed', async () => {
    const { outTradeNo, prepayId } = await place();
    expect((await act(prepayId, 'paid-after-close')).result).toBe('failed');
    expect(await stateOf(outTradeNo)).toBe('USERPAYING');
    machine.cloud.clock.advance(6 * minute);
    const closing = await pay('closeOrder', { outTradeNo });
    expect(closing).toMatchObject({ resultCode: 'FAIL', errCodeDes: expect.stringContaining('已支付') });
    expect(await stateOf(outTradeNo)).toBe('SUCCESS');
    expect(await told(outTradeNo)).toHaveLength(1);
  });

  it('or at the order’s own end where nobody closes it', async () => {
    const { outTradeNo, prepayId } = await place({ timeExpire: inMs(10 * minute) });
    await act(prepayId, 'paid-after-close');
    machine.cloud.clock.advance(11 * minute);
    expect(await told(outTradeNo)).toHaveLength(1);
    expect(await stateOf(outTradeNo)).toBe('SUCCESS');
  });

  it('an act that is none is refused, and the page says that it is not WeChat’s', async () => {
    const { prepayId } = await place({ body: '<缴费>' });
    const wrong = await fetch(`${machine.cloud.url}/cashier/${prepayId}`, {
      method: 'POST',
      body: '{"act":"steal"}',
    });
    expect(wrong.status).toBe(400);
    const page = await (
      await fetch(`${machine.cloud.url}/cashier/${prepayId}?back=//elsewhere.example`)
    ).text();
    expect(page).toContain('不是微信支付');
    expect(page).toContain('¥ 380.00');
    expect(page).not.toContain('<缴费>');
    expect(page).not.toContain('elsewhere');
  });
});

describe('a callback that is not acknowledged', () => {
  it('is repeated for two days, then no more', async () => {
    const { outTradeNo, prepayId } = await place({ functionName: 'stone' });
    await act(prepayId, 'confirm');
    const calls = (): number => machine.cloud.store.count('items', { kind: 'stone', outTradeNo });
    await told(outTradeNo);
    for (let hours = 0; hours < 96; hours += 3) {
      machine.cloud.clock.advance(180 * minute);
      await told(outTradeNo);
    }
    const after = calls();
    expect(after).toBeGreaterThan(10);
    machine.cloud.clock.advance(48 * 60 * minute);
    await told(outTradeNo);
    expect(calls()).toBe(after);
  });

  it('is repeated after 15 seconds, until it is', async () => {
    const { outTradeNo, prepayId } = await place({ functionName: 'deaf' });
    await act(prepayId, 'confirm');
    await told(outTradeNo);
    const calls = (): number => machine.cloud.store.count('items', { kind: 'deaf', outTradeNo });
    const before = calls();
    expect(before).toBe(1);
    machine.cloud.clock.advance(15_000);
    await told(outTradeNo);
    expect(calls()).toBe(2);
    machine.cloud.clock.advance(15_000);
    await told(outTradeNo);
    expect(calls()).toBe(2);
  });
});

describe('a refund', () => {
  const refund = (outTradeNo: string, outRefundNo: string, refundFee: number, totalFee = 38_000) =>
    pay('refund', { outTradeNo, outRefundNo, refundFee, totalFee, refundDesc: '退费' });
  const paidOrder = async (): Promise<string> => {
    const { outTradeNo, prepayId } = await place();
    await act(prepayId, 'callback-lost');
    return outTradeNo;
  };

  it('is taken, and the order says so', async () => {
    const outTradeNo = await paidOrder();
    expect(await refund(outTradeNo, 'R1', 10_000)).toMatchObject({ resultCode: 'SUCCESS' });
    expect(await stateOf(outTradeNo)).toBe('REFUND');
  });

  it('says in a query that it is known, and nothing of its end', async () => {
    await refund(await paidOrder(), 'R6', 10_000);
    machine.cloud.clock.advance(3_000);
    const answer = await pay('queryRefund', { outRefundNo: 'R6' });
    expect(answer).toMatchObject({ refundCount: 1, refundStatusList: [], outRefundNoList: [] });
  });

  it('tells the function named with it of its end, when it has come', async () => {
    const outTradeNo = await paidOrder();
    await pay('refund', {
      outTradeNo,
      outRefundNo: 'R7',
      refundFee: 10_000,
      totalFee: 38_000,
      envId: 'local-dev',
      functionName: 'callback',
    });
    expect(await told(outTradeNo)).toHaveLength(0);
    machine.cloud.clock.advance(3_000);
    expect(await told(outTradeNo)).toMatchObject([
      { source: 'wx_paycallback', outRefundNo: 'R7', refundStatus: 'SUCCESS', refundFee: 10_000 },
    ]);
  });

  it('that fails in the end gives nothing back, and says so', async () => {
    const { outTradeNo, prepayId } = await place();
    await act(prepayId, 'callback-lost');
    await act(prepayId, 'refunds-fail');
    const failing = { outTradeNo, refundFee: 38_000, totalFee: 38_000, functionName: 'callback' };
    await pay('refund', { ...failing, outRefundNo: 'R8' });
    await act(prepayId, 'refunds-succeed');
    expect((await refund(outTradeNo, 'R9', 1)).errCodeDes).toContain('大于支付金额');
    machine.cloud.clock.advance(3_000);
    expect(await told(outTradeNo)).toMatchObject([{ outRefundNo: 'R8', refundStatus: 'CHANGE' }]);
    expect(await refund(outTradeNo, 'R9', 1)).toMatchObject({ resultCode: 'SUCCESS' });
  });

  it('never gives back more than was paid, and the same number counts once', async () => {
    const outTradeNo = await paidOrder();
    await refund(outTradeNo, 'R2', 20_000);
    expect(await refund(outTradeNo, 'R2', 20_000)).toMatchObject({ resultCode: 'SUCCESS' });
    expect((await refund(outTradeNo, 'R2', 1)).errCodeDes).toContain('重复');
    expect((await refund(outTradeNo, 'R3', 18_001)).errCodeDes).toContain('大于支付金额');
    expect(await refund(outTradeNo, 'R3', 18_000)).toMatchObject({ resultCode: 'SUCCESS' });
  });

  it('is refused for an order that is not paid, for another total, and without the merchant’s balance', async () => {
    const { outTradeNo: unpaid } = await place();
    expect((await refund(unpaid, 'R4', 1)).errCodeDes).toContain('未支付');
    const outTradeNo = await paidOrder();
    expect((await refund(outTradeNo, 'R5', 1, 1)).errCodeDes).toContain('不一致');
    const { prepayId } = await place();
    await act(prepayId, 'merchant-without-balance');
    expect((await refund(outTradeNo, 'R5', 1)).errCodeDes).toContain('余额不足');
    await act(prepayId, 'merchant-with-balance');
    expect((await refund(outTradeNo, 'R5', 1)).resultCode).toBe('SUCCESS');
    expect((await pay('queryRefund', { outRefundNo: 'R99' })).errCodeDes).toContain('不存在');
  });
});

describe('the daily bill', () => {
  it('is there from ten the next morning, with each payment and refund', async () => {
    machine.cloud.clock.setToday('2023-12-05');
    const { outTradeNo, prepayId } = await place({ totalFee: 6_005 });
    await act(prepayId, 'callback-lost');
    await pay('refund', { outTradeNo, outRefundNo: 'B1', refundFee: 5, totalFee: 6_005 });
    const bill = () => pay('downloadBill', { billDate: '20231205', billType: 'ALL' });
    expect(await bill()).toMatchObject({ returnCode: 'FAIL', returnMsg: 'No Bill Exist' });
    machine.cloud.clock.setToday('2023-12-07');
    const lines = String((await bill()).data).split('\r\n');
    expect(lines[1]).toContain(`\`${outTradeNo}`);
    expect(lines[1]).toContain('`60.05');
    expect(lines[2]).toContain('`REFUND');
    expect(lines[2]).toContain('`0.05');
    expect(lines[4]).toMatch(/^`2,`60\.05,`0\.05/);
    expect(lines[0]?.split(',')).toHaveLength(lines[1]?.split(',').length ?? 0);
  });
});

it('an interface that is not offered says so', async () => {
  expect(await pay('micropay', {})).toMatchObject({ returnCode: 'FAIL' });
});
