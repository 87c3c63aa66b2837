import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import type { SdkAnswer } from '../../../server/platform/wechat/sdk';
import { readBill, UnreadableBillError } from '../../../server/platform/wechat/answers';
import { weChatPay } from '../../../server/platform/wechat/pay';

const configuration = {
  envId: 'env-1',
  callbackFunction: 'payment',
  payer: 'oDaughter',
  nonce: () => 'n',
  log: () => undefined,
};
const done = { returnCode: 'SUCCESS', resultCode: 'SUCCESS' };

/** WeChat's side: answers as given, remembers what it was sent. */
function weChat(answer: SdkAnswer | Error) {
  const sent: object[] = [];
  const api = (request: object): Promise<SdkAnswer> => {
    sent.push(request);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const cloudPay = {
    unifiedOrder: api,
    queryOrder: api,
    closeOrder: api,
    refund: api,
    queryRefund: api,
    downloadBill: api,
  };
  return { sent, pay: weChatPay(cloudPay, configuration) };
}

const merchantId = '1900000109';
const R1 = { merchantId, outTradeNo: 'R1' };
const order = {
  ...R1,
  openId: 'oDaughter',
  description: '2024年度居民医保',
  totalFen: fen(38000),
  // 2023-11-20 23:59:30 in China
  expiresAt: Date.parse('2023-11-20T15:59:30Z'),
};

describe('placing an order at WeChat', () => {
  it('hands over fen, the end in China time and where to call back', async () => {
    const payment = {
      timeStamp: '1',
      nonceStr: 'a',
      package: 'prepay_id=wx1',
      signType: 'MD5',
      paySign: 'S',
    };
    const { pay, sent } = weChat({ ...done, payment });
    expect(await pay.placeOrder(order)).toEqual(payment);
    expect(sent[0]).toMatchObject({
      totalFee: 38000,
      timeExpire: '20231120235930',
      outTradeNo: 'R1',
      subMchId: '1900000109',
      envId: 'env-1',
      functionName: 'payment',
      tradeType: 'JSAPI',
    });
  });

  it('knows nothing of the outcome where no answer came', async () => {
    const { pay } = weChat(new Error('timeout'));
    await expect(pay.placeOrder(order)).rejects.toMatchObject({ code: 'NO_ANSWER', outcomeUnknown: true });
  });

  it('is only for who calls: WeChat takes the payer from the context', async () => {
    const { pay, sent } = weChat({ ...done, payment: { package: 'prepay_id=wx1' } });
    const anothers = { ...order, openId: 'oSon' };
    await expect(pay.placeOrder(anothers)).rejects.toMatchObject({ code: 'PAYER_DIFFERS' });
    expect(sent).toEqual([]);
  });

  it('knows that nothing happened where WeChat refused', async () => {
    const { pay } = weChat({ ...done, resultCode: 'FAIL', errCode: 0, errCodeDes: '商户余额不足' });
    await expect(pay.placeOrder(order)).rejects.toMatchObject({ code: 'NOTENOUGH', outcomeUnknown: false });
  });
});

describe('asking WeChat what became of an order', () => {
  it('reads a paid one, by camelCase and by snake_case names', async () => {
    const camel = { tradeState: 'SUCCESS', transactionId: '42', totalFee: 38000, timeEnd: '20231120235931' };
    const snake = {
      trade_state: 'SUCCESS',
      transaction_id: '42',
      total_fee: '38000',
      time_end: '20231120235931',
      fee_type: 'CNY',
    };
    for (const answer of [camel, snake]) {
      expect(await weChat({ ...done, ...answer }).pay.queryOrder(R1)).toEqual({
        state: 'paid',
        transactionId: '42',
        totalFen: 38000,
        currency: 'CNY',
        paidAt: Date.parse('2023-11-20T15:59:31Z'),
      });
    }
  });

  it.each([
    ['NOTPAY', 'not-paid'],
    ['USERPAYING', 'not-paid'],
    ['PAYERROR', 'not-paid'],
    ['CLOSED', 'closed'],
    ['REVOKED', 'closed'],
    ['ACCEPT', 'not-paid'],
  ])('takes %s for %s', async (tradeState, state) => {
    expect(await weChat({ ...done, tradeState }).pay.queryOrder(R1)).toEqual({ state });
  });

  it('takes an order WeChat never heard of for unknown', async () => {
    const missing = { returnCode: 'SUCCESS', resultCode: 'FAIL', errCode: 0, errCodeDes: '订单不存在' };
    expect(await weChat(missing).pay.queryOrder(R1)).toEqual({ state: 'unknown' });
  });
});

describe('closing and refunding', () => {
  it('says that the order was paid, although the SDK loses WeChat’s own code', async () => {
    const paid = { returnCode: 'SUCCESS', resultCode: 'FAIL', errCode: 0, errCodeDes: '该订单已支付' };
    const { pay } = weChat({ ...paid, errCodeDes: '订单已支付' });
    await expect(pay.closeOrder(R1)).rejects.toMatchObject({ code: 'ORDERPAID' });
  });

  it('reads the first refund of an answer', async () => {
    const answer = { ...done, refundStatus_0: 'SUCCESS', refundFee_0: '6000' };
    expect(await weChat(answer).pay.queryRefund({ merchantId, outRefundNo: 'F1' })).toEqual({
      state: 'done',
      refundFen: 6000,
    });
    const wire = { ...done, refund_status_0: 'PROCESSING' };
    expect(await weChat(wire).pay.queryRefund({ merchantId, outRefundNo: 'F1' })).toEqual({
      state: 'processing',
    });
  });

  it('hands over who is to hear of a refund’s end', async () => {
    const { pay, sent } = weChat(done);
    await pay.refund({ ...R1, outRefundNo: 'F1', totalFen: fen(2), refundFen: fen(1), reason: '退费' });
    expect(sent[0]).toMatchObject({ envId: 'env-1', functionName: 'payment', outRefundNo: 'F1' });
  });
});

describe('WeChat’s daily bill', () => {
  const header =
    '交易时间,公众账号ID,商户订单号,交易状态,应结订单金额,商户退款单号,退款金额,订单金额,申请退款金额,费率备注';
  const bill = [
    `\uFEFF${header}`,
    '`2023-11-20 10:00:00,`wx1,`R1,`SUCCESS,`380.00,`0,`0.00,`380.00,`0.00,`',
    '`2023-11-20 11:00:00,`wx1,`R2,`REFUND,`0.00,`F2,`320.05,`0.00,`320.05,`',
    '`2023-11-20 12:00:00,`wx1,`R3,`SUCCESS,`60.5,`0,`0,`60.5,`0,`',
    '总交易单数,应结订单总金额,退款总金额',
    '`3,`440.50,`320.05',
    '',
  ].join('\r\n');

  it('comes out line by line, in fen', () => {
    expect(readBill(bill)).toEqual([
      { kind: 'payment', outTradeNo: 'R1', amountFen: 38000 },
      { kind: 'refund', outTradeNo: 'R2', outRefundNo: 'F2', amountFen: 32005 },
      { kind: 'payment', outTradeNo: 'R3', amountFen: 6050 },
    ]);
  });

  it('is refused as a whole where it cannot be read', () => {
    expect(() => readBill('something else')).toThrow(UnreadableBillError);
    expect(() => readBill(bill.replaceAll('380.00', '38O.00'))).toThrow(UnreadableBillError);
    expect(() => readBill(bill.replaceAll('380.00', `${'9'.repeat(20)}.00`))).toThrow(UnreadableBillError);
    expect(() => readBill(bill.replace('`REFUND', '`TURNED'))).toThrow(UnreadableBillError);
    expect(() => readBill(bill.replace(',`R2', ',`more,`R2'))).toThrow(UnreadableBillError);
    expect(() => readBill(bill.slice(0, bill.indexOf('总')))).toThrow(UnreadableBillError);
  });

  it('is empty where WeChat has none for the day', async () => {
    const none = { returnCode: 'FAIL', returnMsg: 'No Bill Exist' };
    expect(await weChat(none).pay.downloadBill({ merchantId, day: isoDay('2023-11-20') })).toEqual([]);
  });
});

describe('a WeChat that hangs', () => {
  afterEach(() => void jest.useRealTimers());

  it.each([
    ['queryOrder', 5_000],
    ['refund', 5_000],
    ['downloadBill', 10_000],
  ] as const)('is given up at %s after %i ms, and nobody knows the outcome', async (call, limitMs) => {
    jest.useFakeTimers();
    const forever = (): Promise<SdkAnswer> => new Promise(() => undefined);
    const pay = weChatPay({ queryOrder: forever, refund: forever, downloadBill: forever }, configuration);
    const refund = { ...R1, outRefundNo: 'R1-all', totalFen: fen(1), refundFen: fen(1), reason: 'x' };
    const asked = {
      queryOrder: () => pay.queryOrder(R1),
      refund: () => pay.refund(refund),
      downloadBill: () => pay.downloadBill({ merchantId, day: isoDay('2023-11-20') }),
    }[call]();
    let ended = false;
    const end = asked.catch((error: unknown) => {
      ended = true;
      return error;
    });
    await jest.advanceTimersByTimeAsync(limitMs - 1);
    expect(ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await end).toMatchObject({ code: 'NO_ANSWER', outcomeUnknown: true });
  });
});
