import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import { callerOf } from '../../../server/platform/wechat/caller-of';
import { callbackNotice } from '../../../server/platform/wechat/answers';
import { weChatMessages } from '../../../server/platform/wechat/messages';
import { weChatMiniCodes } from '../../../server/platform/wechat/mini-codes';
import { weChatPay } from '../../../server/platform/wechat/pay';
import type { SdkAnswer } from '../../../server/platform/wechat/sdk';
import { MessageConfigurationError } from '../../../server/platform/messages';
import { type Fields, recorded, type RecordedShape, recording } from '../../fixtures/wechat';

const merchantId = '1900000001';

const orderId = '0123456789abcdef0123456789abcdef';
const refundId = `${orderId}-0-day`;
const paidAt = Date.parse('2023-11-20T15:59:31Z');

/** WeChat answers what was recorded; what it was sent and what was logged is kept. */
function weChat(answer: Fields) {
  const sent: Fields[] = [];
  const logged: string[] = [];
  const api = async (request: object): Promise<SdkAnswer> => {
    sent.push(request as Fields);
    return answer;
  };
  const names = ['unifiedOrder', 'queryOrder', 'closeOrder', 'refund', 'queryRefund', 'downloadBill'];
  const pay = weChatPay(Object.fromEntries(names.map((name) => [name, api])), {
    envId: 'env-1',
    callbackFunction: 'payment',
    payer: 'oPayer',
    nonce: () => 'n',
    log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })),
  });
  return { pay, sent, logged };
}

function place(answer: Fields) {
  const { pay, ...seen } = weChat(answer);
  const order = {
    merchantId,
    outTradeNo: orderId,
    openId: 'oPayer',
    description: '医保',
    totalFen: fen(38_000),
    expiresAt: paidAt,
  };
  return { ...seen, placed: pay.placeOrder(order) };
}

function named(name: string) {
  return recording(name).shapes.map((shape) => [shape.name, shape] as const);
}

describe('every recorded answer is read', () => {
  it('of a placed order, with the parameters that a phone needs', async () => {
    const shape = recorded('unified-order', 'placed');
    const { appId: _, ...parameters } = shape.says.payment as Fields;
    expect(await place(shape.says).placed).toEqual(parameters);
  });

  it.each(named('unified-order').filter(([, { means }]) => means !== undefined))(
    'of an order that WeChat refuses: %s',
    async (_, shape) => {
      await expect(place(shape.says).placed).rejects.toMatchObject({ code: shape.means });
    },
  );

  it('of an order that the merchant’s contract forbids, as the operator’s to set right', async () => {
    const fault = async (name: string): Promise<unknown> =>
      place(recorded('unified-order', name).says).placed.catch(
        (error: { readonly isConfigurationFault: boolean }) => error.isConfigurationFault,
      );
    expect(await fault('no relation between merchant and mini-program')).toBe(true);
    expect(await fault('merchant may not collect')).toBe(true);
    expect(await fault('system error')).toBe(false);
  });

  it.each(named('query-order'))('about an order: %s', async (_, shape) => {
    const answer = await weChat(shape.says).pay.queryOrder({ merchantId, outTradeNo: orderId });
    expect(answer.state).toBe(shape.means);
    if (shape.means !== 'paid' && shape.means !== 'refunding') return;
    expect(answer).toEqual({
      state: shape.means,
      transactionId: '4200000000202311200000000001',
      totalFen: 38_000,
      currency: 'CNY',
      paidAt,
    });
  });

  it.each(named('close-order'))('to closing an order: %s', async (_, shape) => {
    const closing = weChat(shape.says).pay.closeOrder({ merchantId, outTradeNo: orderId });
    if (shape.means === undefined) await expect(closing).resolves.toBeUndefined();
    else await expect(closing).rejects.toMatchObject({ code: shape.means });
  });

  it.each(named('refund'))('to giving money back: %s', async (_, shape) => {
    const refund = {
      merchantId,
      outTradeNo: orderId,
      outRefundNo: refundId,
      totalFen: fen(38_000),
      refundFen: fen(6000),
      reason: '退费',
    };
    const asked = weChat(shape.says).pay.refund(refund);
    if (shape.means === undefined) await expect(asked).resolves.toBeUndefined();
    else await expect(asked).rejects.toMatchObject({ code: shape.means, outcomeUnknown: false });
  });

  it.each(named('query-refund').filter(([, { means }]) => means !== 'unreadable'))(
    'about a refund: %s',
    async (name, shape) => {
      const answer = await weChat(shape.says).pay.queryRefund({ merchantId, outRefundNo: refundId });
      expect(answer.state).toBe(shape.means);
      expect(answer.silent).toBe(name === 'empty lists' ? true : undefined);
      if (answer.silent !== true && answer.state !== 'unknown') expect(answer.refundFen).toBe(6000);
    },
  );
});

describe('an answer that nobody recorded', () => {
  it.each(named('query-refund').filter(([, { means }]) => means === 'unreadable'))(
    'about a refund is not believed: %s',
    async (_, shape) => {
      const { pay, logged } = weChat(shape.says);
      await expect(pay.queryRefund({ merchantId, outRefundNo: refundId })).rejects.toMatchObject({
        code: 'UNKNOWN_SHAPE',
        outcomeUnknown: true,
      });
      expect(logged.join()).toContain('wechat-shape-unknown');
    },
  );

  it.each<[string, Fields]>([
    ['nothing', {}],
    ['neither yes nor no', { tradeState: 'SUCCESS' }],
    ['an order without a state', { returnCode: 'SUCCESS', resultCode: 'SUCCESS', totalFee: 1 }],
    ['a state of tomorrow', { returnCode: 'SUCCESS', resultCode: 'SUCCESS', tradeState: 'constructor' }],
  ])('is logged by its names, never by a value: %s', async (_, answer) => {
    const { pay, logged } = weChat({ ...answer, secret: 'oPayer-1' });
    await expect(pay.queryOrder({ merchantId, outTradeNo: orderId })).rejects.toMatchObject({
      code: 'UNKNOWN_SHAPE',
    });
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('secret');
    expect(logged[0]).not.toContain('oPayer-1');
  });

  it('to an order leaves nobody with an empty prepay_id', async () => {
    const done = { returnCode: 'SUCCESS', resultCode: 'SUCCESS' };
    const empty = recorded('unified-order', 'no relation between merchant and mini-program').says.payment;
    await expect(place({ ...done, payment: empty }).placed).rejects.toMatchObject({ code: 'UNKNOWN_SHAPE' });
  });
});

describe('what is asked of WeChat', () => {
  const documented = (name: string, sent: Fields | undefined): void => {
    const { must, may, never } = recording(name).request ?? { must: [], may: [], never: [] };
    const fields = Object.keys(sent ?? {});
    expect(fields).toEqual(expect.arrayContaining([...must]));
    expect([...must, ...may]).toEqual(expect.arrayContaining(fields));
    expect(fields.filter((field) => never.includes(field))).toEqual([]);
  };

  it('has the documented fields of an order, and leaves the payer to the context', async () => {
    const { sent, placed } = place(recorded('unified-order', 'placed').says);
    await placed;
    documented('unified-order', sent[0]);
  });

  it('has the documented fields of a refund, and who hears of its end', async () => {
    const { pay, sent } = weChat(recorded('refund', 'taken').says);
    await pay.refund({
      merchantId,
      outTradeNo: orderId,
      outRefundNo: refundId,
      totalFen: fen(2),
      refundFen: fen(1),
      reason: '退费',
    });
    documented('refund', sent[0]);
  });
});

describe('every recorded bill is read', () => {
  const billOf = async (name: string) =>
    weChat({
      ...recorded('bill', 'bill').says,
      data: recorded<readonly string[]>('bill', name).says.join('\r\n'),
    }).pay.downloadBill({ merchantId, day: isoDay('2023-11-20') });
  const payment = { kind: 'payment', outTradeNo: orderId, amountFen: 38_000 };
  const refund = { kind: 'refund', outTradeNo: orderId };

  it('with payments, refunds and those that are under way or failed', async () => {
    expect(await billOf('ALL')).toEqual([
      payment,
      { ...refund, outRefundNo: refundId, amountFen: 6005, refundState: 'done' },
      { ...refund, outRefundNo: `${orderId}-1-day`, amountFen: 5000, refundState: 'processing' },
      { ...refund, outRefundNo: `${orderId}-2-day`, amountFen: 4000, refundState: 'failed' },
    ]);
  });

  it('of payments alone, of refunds alone, and with the headings of old', async () => {
    expect(await billOf('SUCCESS')).toEqual([payment]);
    expect(await billOf('REFUND')).toEqual([
      { ...refund, outRefundNo: refundId, amountFen: 6005, refundState: 'done' },
    ]);
    expect(await billOf('ALL, of old')).toEqual([{ ...payment, amountFen: 38_050 }]);
  });

  it('that isn’t there', async () => {
    expect(
      await weChat(recorded('bill', 'none for the day').says).pay.downloadBill({
        merchantId,
        day: isoDay('2023-11-20'),
      }),
    ).toEqual([]);
    const making = weChat(recorded('bill', 'being made').says).pay.downloadBill({
      merchantId,
      day: isoDay('2023-11-20'),
    });
    await expect(making).rejects.toMatchObject({ code: 'BILL_CREATING' });
  });
});

describe('every recorded event is read', () => {
  it.each(named('payment-callback'))('of a payment, in %s', (_, { says }) => {
    expect(callbackNotice(says)).toEqual({
      kind: 'payment',
      orderId,
      success: true,
      merchantId: '1900000001',
    });
  });

  it.each(named('refund-notice').filter(([, { means }]) => means === undefined))(
    'of a refund’s end, in %s',
    (name, { says }) => {
      expect(callbackNotice(says)).toEqual({
        kind: 'refund',
        orderId,
        refundId,
        state: name === 'camelCase' ? 'done' : 'failed',
        refundFen: 6000,
        merchantId: '1900000001',
      });
    },
  );

  it('but for one that is sealed', () => {
    expect(callbackNotice(recorded('refund-notice', 'sealed').says)).toBeNull();
  });
});

describe('every recorded context is read', () => {
  it.each([
    ['mini-program', 'client'],
    ['developer tools', 'client'],
    ['local debugging', 'client'],
    ['payment callback', 'wechat-pay'],
    ['timer', 'timer'],
    ['http interface', 'client'],
    ['crawler', 'client'],
    ['unknown to WeChat', 'client'],
    ["function called by a client's function", 'client'],
  ])('%s comes from: %s', (name, source) => {
    const { says } = recorded('context', name);
    expect(callerOf(says as Parameters<typeof callerOf>[0]).source).toBe(source);
  });

  it('and none was forgotten', () => {
    expect(recording('context').shapes).toHaveLength(9);
  });
});

describe('every recorded answer to a code is read', () => {
  it.each(named('wxacode'))('%s', async (_, shape) => {
    const getUnlimited = async (): Promise<SdkAnswer> => {
      if (shape.error === true) throw Object.assign(new Error(String(shape.says.errMsg)), shape.says);
      return shape.says;
    };
    const picture = weChatMiniCodes({ wxacode: { getUnlimited } }).picture({ scene: 'r=1', page: 'p' });
    if (shape.error === true) await expect(picture).rejects.toMatchObject({ code: shape.says.errCode });
    else expect(await picture).toBe(shape.says.buffer);
  });
});

describe('every recorded answer to a message is read', () => {
  const outcome = async (shape: RecordedShape): Promise<string> => {
    const send = async (): Promise<SdkAnswer> => {
      if (shape.error === true) throw Object.assign(new Error(String(shape.says.errMsg)), shape.says);
      return shape.says;
    };
    const messages = weChatMessages(
      { subscribeMessage: { send } },
      { payment: { id: 't', amount: 'amount1', words: 'thing2' } },
    );
    const message = {
      key: 'k',
      openId: 'oPayer',
      kind: 'payment',
      page: 'p',
      values: { amount: '380元', words: '已缴' },
    } as const;
    try {
      return (await messages.send(message)) ? 'sent' : 'refused';
    } catch (error) {
      return error instanceof MessageConfigurationError ? 'configuration' : 'again';
    }
  };

  it.each(named('subscribe-message'))('%s', async (_, shape) => {
    expect(await outcome(shape)).toBe(shape.means);
  });
});
