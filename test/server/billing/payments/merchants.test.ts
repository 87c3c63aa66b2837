import type { OrderPart, PaymentSource } from '../../../../contract/orders';
import { fen, noFen } from '../../../../policy/money';
import { isoDay } from '../../../../policy/calendar';
import type { Merchant } from '../../../../server/platform';
import { at, hunan, jincheng, type PaymentTestServer, officer, startTestServer } from '../../money';
import { silence } from '../../shop';
import { daughter as student, dibao, father, grandmother, tekun } from '../../sample';

const payer = 'daughter';
const ruizhou = '360983001';
const gaoan: Merchant = { merchantId: '1900000101', payee: '高安市税务局', collectsFor: ['360983'] };
const changsha: Merchant = { merchantId: '1900000103', payee: '芙蓉区税务局', collectsFor: ['430102'] };

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  server.settings = { ...server.settings, merchants: [gaoan, changsha] };
});

function moveTo(day: string, time: string): void {
  server.pass(at(day, time) - server.cloudFor('').now());
}

/** A father on dibao (60 yuan, Ruizhou 四(二)) and a grandmother (380) in Ruizhou, a student in Changsha (380). */
async function family(): Promise<readonly string[]> {
  await server.certify(father, ruizhou, dibao);
  return [
    await server.enrol(payer, father, ruizhou),
    await server.enrol(payer, student, hunan, 'child'),
    await server.enrol(payer, grandmother, ruizhou, 'grandparent'),
  ];
}

async function partsOf(
  recordIds: readonly string[],
  paymentSource: PaymentSource = 'wechat',
): Promise<readonly OrderPart[]> {
  const preview = await server.ask(payer, 'order.preview', { recordIds });
  return preview.paymentSources.find((one) => one.paymentSource === paymentSource)?.parts ?? [];
}

async function placeParts(recordIds: readonly string[]): Promise<readonly string[]> {
  const placed: string[] = [];
  for (const part of await partsOf(recordIds)) {
    placed.push(await server.place(payer, part.recordIds, part.totalFen));
  }
  return placed;
}

describe('a family in several places', () => {
  it('is told beforehand which orders it takes, of whom, to whom and how much', async () => {
    const [dad = '', kid = '', gran = ''] = await family();
    expect(await partsOf([dad, kid, gran])).toEqual([
      {
        recordIds: [dad, gran],
        paymentSource: 'wechat',
        totalFen: 44_000,
        accountFen: 0,
        wechatFen: 44_000,
        payee: gaoan.payee,
      },
      {
        recordIds: [kid],
        paymentSource: 'wechat',
        totalFen: 38_000,
        accountFen: 0,
        wechatFen: 38_000,
        payee: changsha.payee,
      },
    ]);
  });

  it('has who is exempt in the order of his own place, and once', async () => {
    await server.certify(grandmother, hunan, tekun);
    const dad = await server.enrol(payer, father, ruizhou);
    const kid = await server.enrol(payer, student, hunan, 'child');
    const gran = await server.enrol(payer, grandmother, hunan, 'grandparent');
    expect((await partsOf([dad, kid, gran])).map(({ recordIds, totalFen }) => [recordIds, totalFen])).toEqual(
      [
        [[dad], 38_000],
        [[kid, gran], 38_000],
      ],
    );
  });

  it('confirms once where one merchant was commissioned by both', async () => {
    const both = { ...gaoan, collectsFor: ['360983', '430102'], commissionedBy: '两地委托书' };
    server.settings = { ...server.settings, merchants: [both] };
    expect(await partsOf(await family())).toHaveLength(1);
  });

  it('cannot pay two merchants with one order', async () => {
    const records = await family();
    const refusal = await server.refusal(payer, 'order.place', server.request(records, fen(82_000)));
    expect(refusal).toMatchObject({
      code: 'ORDER_SPANS_MERCHANTS',
      details: { line0Payee: gaoan.payee, line1Payee: changsha.payee, line2Payee: gaoan.payee },
    });
    expect(server.all('orders')).toEqual([]);
    expect(server.all('records').map(({ state }) => state)).toEqual(['open', 'open', 'open']);
  });

  it('has each order at its own merchant, in WeChat, in the books and on the receipt', async () => {
    const [first = '', second = ''] = await placeParts(await family());
    for (const orderId of [first, second]) {
      server.shop.pay(orderId);
      await server.callback(orderId);
    }
    expect(server.shop.orders.get(first)?.merchantId).toBe(gaoan.merchantId);
    expect(server.shop.orders.get(second)?.merchantId).toBe(changsha.merchantId);
    expect(server.balances()).toEqual({
      'office:360983': 44_000,
      'office:430102': 38_000,
      'wechat:1900000101': -44_000,
      'wechat:1900000103': -38_000,
    });
    const { receipts } = await server.ask(payer, 'receipt.get', { orderId: second });
    expect(receipts).toMatchObject([{ payee: changsha.payee }]);
  });

  it('keeps what it paid where the other order fails, and may pay that anew', async () => {
    const [first = '', second = ''] = await placeParts(await family());
    server.shop.pay(first);
    await server.callback(first);
    await server.ask(payer, 'order.cancel', { orderId: second });
    expect(server.one('orders', first).state).toBe('settled');
    expect(server.one('orders', second).state).toBe('closed');
    const [part] = await partsOf(server.one('orders', second).lines.map(({ recordId }) => recordId));
    expect(part).toMatchObject({ totalFen: 38_000, payee: changsha.payee });
  });

  it('gets money back through the merchant that took it', async () => {
    const [, second = ''] = await placeParts(await family());
    await server.ask(payer, 'order.cancel', { orderId: second });
    server.shop.pay(second);
    await server.minutes(1);
    await server.callback(second);
    await server.minutes(3);
    expect([...server.shop.refunds.values()]).toMatchObject([{ outTradeNo: second, refundFen: 38_000 }]);
    expect(server.all('refunds')).toMatchObject([{ merchantId: changsha.merchantId }]);
  });
});

describe('a place where nobody collects by WeChat', () => {
  it('takes no order by WeChat and says what to do instead; the others go on', async () => {
    await server.certify(father, jincheng, dibao);
    const dad = await server.enrol(payer, father, jincheng);
    const kid = await server.enrol(payer, student, hunan, 'child');
    const preview = await server.ask(payer, 'order.preview', { recordIds: [dad, kid] });
    expect(preview.lines[0]?.onlineReason).toMatch(/还不能在线缴费.*办税服务厅/);
    expect(preview.paymentSources[0]?.parts.map(({ recordIds }) => recordIds)).toEqual([[kid]]);
    const refusal = await server.refusal(payer, 'order.place', server.request([dad], fen(7600)));
    expect(refusal).toMatchObject({ code: 'NO_MERCHANT', details: { line: 0 } });
  });

  it('still enrols who has nothing to pay', async () => {
    await server.certify(father, jincheng, tekun);
    const dad = await server.enrol(payer, father, jincheng);
    const [part] = await partsOf([dad]);
    expect(part).toMatchObject({ totalFen: 0, recordIds: [dad] });
    const orderId = await server.place(payer, [dad], noFen);
    expect(server.one('orders', orderId)).toMatchObject({ state: 'settled', merchantId: null, payee: null });
  });
});

describe('news of a payment', () => {
  it('that names another of our merchants is not of this order', async () => {
    const [first = ''] = await placeParts(await family());
    server.shop.pay(first);
    expect((await server.callback(first, { subMchId: changsha.merchantId })).errcode).not.toBe(0);
    expect(server.one('orders', first).state).toBe('awaiting-payment');
    expect((await server.callback(first)).errcode).toBe(0);
  });

  it('of an order whose merchant is not declared any more is still taken', async () => {
    const [first = ''] = await placeParts(await family());
    server.settings = { ...server.settings, merchants: [changsha] };
    server.shop.pay(first);
    expect((await server.callback(first)).errcode).toBe(0);
    expect(server.one('orders', first).state).toBe('settled');
  });
});

describe('the bills of a day', () => {
  it('are compared merchant by merchant: what stands on another’s is a difference', async () => {
    const [first = '', second = ''] = await placeParts(await family());
    for (const orderId of [first, second]) {
      server.shop.pay(orderId);
      await server.callback(orderId);
    }
    moveTo('2023-11-21', '10:06:00');
    const download = server.shop.downloadBill.bind(server.shop);
    server.shop.downloadBill = async (asked) => {
      const bills = [gaoan, changsha].map(({ merchantId }) => download({ ...asked, merchantId }));
      return asked.merchantId === gaoan.merchantId ? (await Promise.all(bills)).flat() : [];
    };
    await server.minutes(5);
    moveTo('2023-11-21', '20:01:00');
    await server.minutes(5);
    await server.hireOfficer('operator', ['000000']);
    const { compared, differences } = await server.asOfficer(
      'bills.differences',
      { day: isoDay('2023-11-20') },
      'operator',
    );
    expect(compared).toBe(true);
    expect(differences).toMatchObject([
      { kind: 'missing-in-ledger', number: second, payee: gaoan.payee },
      { kind: 'missing-in-bill', number: second, payee: changsha.payee },
    ]);
  });
});

describe('a day of which one merchant’s bill is awaited', () => {
  const day = isoDay('2023-11-20');
  const compared = async () => {
    await server.hireOfficer('operator', ['000000']);
    return (await server.asOfficer('bills.differences', { day }, 'operator')).compared;
  };
  const withoutBillOf = (merchantId: string) => {
    const download = server.shop.downloadBill.bind(server.shop);
    server.shop.downloadBill = (asked) =>
      asked.merchantId === merchantId ? Promise.reject(silence()) : download(asked);
  };

  it('is not compared, whatever the other’s came to', async () => {
    withoutBillOf(changsha.merchantId);
    moveTo('2023-11-21', '10:06:00');
    await server.minutes(2);
    expect(await compared()).toBe(false);
  });

  it('counts what the release before compared as the legacy merchant’s alone', async () => {
    server.settings = { ...server.settings, merchants: [{ ...gaoan, legacy: true }] };
    const before = { _id: day, phase: 'done', position: '', differences: [], updatedAt: 0 } as const;
    await server.cloudFor('').db.put('bill-comparisons', before);
    moveTo('2023-11-21', '10:06:00');
    expect(await compared()).toBe(true);
    server.settings = { ...server.settings, merchants: [{ ...gaoan, legacy: true }, changsha] };
    expect(await compared()).toBe(false);
  });

  it('is left as it is found once nobody compares it any more', async () => {
    server.settings = { ...server.settings, merchants: [{ ...gaoan, legacy: true }, changsha] };
    const before = { _id: day, phase: 'done', position: '', differences: [], updatedAt: 0 } as const;
    await server.cloudFor('').db.put('bill-comparisons', before);
    moveTo('2023-11-30', '10:06:00');
    expect(await compared()).toBe(true);
  });
});

describe('an order of the release before', () => {
  it('is settled, refunded and compared as the legacy merchant’s', async () => {
    server.settings = { ...server.settings, merchants: [{ ...gaoan, legacy: true }, changsha] };
    const gran = await server.enrol(payer, grandmother, ruizhou, 'grandparent');
    const orderId = await server.place(payer, [gran], fen(38_000));
    const { merchantId: _, payee: __, ...before } = server.one('orders', orderId);
    await server.cloudFor('').db.put('orders', before);
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect(server.balances()).toEqual({ 'office:360983': 38_000, wechat: -38_000 });
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'paid-twice' });
    const { cases } = await server.asOfficer('cases.list', { region: '360983' });
    await server.asOfficer('cases.resolve', {
      caseId: cases[0]?.caseId ?? '',
      decision: 'approve',
      note: '看过户口簿',
    });
    await server.minutes(2);
    expect(server.shop.refunds.size).toBe(1);
    moveTo('2023-11-21', '10:06:00');
    await server.minutes(5);
    const { compared, differences } = await server.asOfficer('bills.differences', {
      day: isoDay('2023-11-20'),
    });
    expect({ compared, differences }).toEqual({ compared: true, differences: [] });
  });

  it('has its day’s comparison read as it was stored', async () => {
    const day = isoDay('2023-10-01');
    const difference = {
      kind: 'missing-in-bill',
      entry: 'payment',
      number: 'x',
      billFen: null,
      ledgerFen: fen(1),
    } as const;
    const before = {
      _id: day,
      phase: 'done',
      position: '',
      differences: [difference],
      updatedAt: 0,
    } as const;
    await server.cloudFor('').db.put('bill-comparisons', before);
    await server.hireOfficer('operator', ['000000']);
    expect(await server.asOfficer('bills.differences', { day }, 'operator')).toEqual({
      compared: true,
      differences: [difference],
    });
  });
});

describe('the statement of a collecting office', () => {
  it('names the merchant through which the money came', async () => {
    const [first = ''] = await placeParts(await family());
    server.shop.pay(first);
    await server.callback(first);
    moveTo('2023-11-21', '00:05:00');
    await server.minutes(10);
    const { statements } = await server.asOfficer(
      'statements.get',
      { region: '360983', day: isoDay('2023-11-20') },
      officer,
    );
    expect(statements[0]?.lines.map(({ payee, amountFen }) => [payee, amountFen])).toEqual([
      [gaoan.payee, 6000],
      [gaoan.payee, 38_000],
    ]);
  });
});
