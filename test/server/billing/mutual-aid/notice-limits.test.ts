import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PersonEntry } from '../../../../contract/claims';
import type { NoticeDocument } from '../../../../policy';
import { fen } from '../../../../policy/money';
import { officer, PaymentTestServer } from '../../money';
import { publishHere } from '../../publishing-place';
import { asGuardian, child, father, grandmother, nothing, onBehalf } from '../../sample';
import { holder, openAccount, resultOf } from './bureau';

const year = 2026;
/** 虚构甲市: near relatives, two people a year, 1,000 yuan stay in the account (clause 4). A grown-up pays 400. */
const near = madeUp('made-up-household-2026');
const nearHere = '650200';
/** 虚构丙市: spouse, parents, children, the spouse's parents, one person a year (clause 6). 400 in October. */
const one = madeUp('made-up-windows-2026');
const oneHere = '650500';

function madeUp(id: string): NoticeDocument {
  const file = path.join(__dirname, `../../../policy/notices/${id}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as NoticeDocument;
}

async function serverWith(notice: NoticeDocument, region: string): Promise<PaymentTestServer> {
  const server = new PaymentTestServer('2025-10-15');
  await publishHere(server, notice, region);
  await server.hireOfficer(officer, [region]);
  return server;
}

async function enrol(server: PaymentTestServer, person: PersonEntry, region: string): Promise<string> {
  const consent = person === child ? asGuardian : onBehalf;
  const request = { person, region, year, claims: nothing, consent };
  const { record } = await server.resident(holder, 'records.enrol', request);
  return record.recordId;
}

async function reasonsFor(
  server: PaymentTestServer,
  recordIds: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const { lines } = await server.ask(holder, 'order.preview', { recordIds });
  return lines.map(({ accountReason }) => accountReason);
}

describe('the relatives whom a notice names', () => {
  const reasonAs = async (relation: string): Promise<string | undefined> => {
    const server = await serverWith(near, nearHere);
    const relatives = [[father, relation]] as const;
    await openAccount(server, { yuan: '5000', relatives, authorisedFen: fen(500_000), region: nearHere });
    return (await reasonsFor(server, [await enrol(server, father, nearHere)]))[0];
  };

  it.each(['妻子', '父亲', '女儿', '兄弟姐妹', '外祖父母', '孙子女'])(
    'may be paid for: %s',
    async (relation) => {
      expect(await reasonAs(relation)).toBeUndefined();
    },
  );

  it('are all: a father-in-law isn’t one of the near relatives', async () => {
    expect(await reasonAs('岳父')).toBe(
      '按通知第四条，家庭共济账户只能为配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女缴费，请用微信支付。',
    );
  });
});

describe('the count of people whom one account pays for', () => {
  const family = [
    [father, '父亲'],
    [grandmother, '祖母'],
    [child, '子女'],
  ] as const;

  const opened = async (): Promise<{ server: PaymentTestServer; records: readonly [string, string] }> => {
    const server = await serverWith(one, oneHere);
    const relatives = [
      [father, '父亲'],
      [grandmother, '婆婆'],
    ] as const;
    await openAccount(server, { yuan: '2000', relatives, authorisedFen: fen(200_000), region: oneHere });
    const records = [
      await enrol(server, father, oneHere),
      await enrol(server, grandmother, oneHere),
    ] as const;
    return { server, records };
  };

  it('is given to the first of an order; who comes after is told before', async () => {
    const { server, records } = await opened();
    expect(await reasonsFor(server, records)).toEqual([
      undefined,
      '按通知第六条，一个家庭共济账户一年最多为1个人缴费，还剩1个名额，先给了排在前面的人。请用微信支付，或返回重新选人。',
    ]);
    expect(await reasonsFor(server, [records[1]])).toEqual([undefined]);
  });

  it('is kept by the server whatever a phone sends', async () => {
    const { server, records } = await opened();
    const both = { ...server.request(records, fen(80_000)), paymentSource: 'mutual-aid' };
    expect((await server.refusal(holder, 'order.place', both)).code).toBe('ACCOUNT_NOT_OFFERED');
    const more = { ...server.request(records, fen(80_000)), paymentSource: 'both', accountFen: 40_001 };
    expect(await server.refusal(holder, 'order.place', more)).toMatchObject({
      code: 'ACCOUNT_SHORT',
      details: { maximumFen: 40_000 },
    });
    await server.place(holder, [records[0]], fen(40_000), { paymentSource: 'mutual-aid' });
    const next = { ...server.request([records[1]], fen(40_000)), paymentSource: 'mutual-aid' };
    expect(await server.refusal(holder, 'order.place', next)).toMatchObject({
      code: 'ACCOUNT_NOT_OFFERED',
      message: '按通知第六条，一个家庭共济账户一年最多为1个人缴费，2026年度的名额已经用完，请用微信支付。',
    });
  });

  it('lets one of two orders through that come at once', async () => {
    const { server, records } = await opened();
    const replies = await Promise.all(
      records.map((record) => {
        const request = { ...server.request([record], fen(40_000)), paymentSource: 'mutual-aid' };
        return server.reply(holder, 'order.place', request);
      }),
    );
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ balanceFen: 160_000 }]);
  });

  it('counts an order that is being paid, and no more once it is given up', async () => {
    const { server, records } = await opened();
    const more = { paymentSource: 'both', accountFen: fen(10_000) } as const;
    await server.place(holder, [records[0]], fen(40_000), more);
    expect((await reasonsFor(server, [records[1]]))[0]).toContain('名额已经用完');
    await server.minutes(17);
    expect(await reasonsFor(server, [records[1]])).toEqual([undefined]);
  });

  it('is free again where the bureau took nothing', async () => {
    const { server, records } = await opened();
    await server.place(holder, [records[0]], fen(40_000), { paymentSource: 'mutual-aid' });
    const batch = { region: oneHere, number: 'batch-1' };
    const { csv } = await server.asOfficer('mutual-aid.make-batch', batch);
    await server.byTwo('mutual-aid.read-result', { ...batch, csv: resultOf(csv, '失败') });
    expect(await reasonsFor(server, [records[1]])).toEqual([undefined]);
  });

  it('leaves out who is paid for by WeChat alone', async () => {
    const { server, records } = await opened();
    const orderId = await server.place(holder, [records[0]], fen(40_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect(await reasonsFor(server, [records[1]])).toEqual([undefined]);
  });

  it('of two is taken by the first two of three', async () => {
    const server = await serverWith(near, nearHere);
    await openAccount(server, {
      yuan: '5000',
      relatives: family,
      authorisedFen: fen(500_000),
      region: nearHere,
    });
    const records = [
      await enrol(server, father, nearHere),
      await enrol(server, grandmother, nearHere),
      await enrol(server, child, nearHere),
    ];
    const reasons = await reasonsFor(server, records);
    expect(reasons.map((reason) => reason?.includes('还剩2个名额'))).toEqual([undefined, undefined, true]);
  });
});

describe('the balance that must stay', () => {
  const opened = async (yuan: string): Promise<{ server: PaymentTestServer; record: string }> => {
    const server = await serverWith(near, nearHere);
    const relatives = [[father, '父亲']] as const;
    await openAccount(server, { yuan, relatives, authorisedFen: fen(500_000), region: nearHere });
    return { server, record: await enrol(server, father, nearHere) };
  };

  // 1,399.99 − 1,000 = 399.99, a fen less than the 400 that are due.
  it('is the notice’s 1,000 yuan: 1,399.99 can’t give 400', async () => {
    const { server, record } = await opened('1399.99');
    const { paymentSources } = await server.ask(holder, 'order.preview', { recordIds: [record] });
    const [, alone] = paymentSources;
    expect(alone).toMatchObject({ available: false, accountMaximumFen: 39_999 });
    expect(alone?.reason).toContain('按通知第四条，账户里最少要留1000元。');
    const request = { ...server.request([record], fen(40_000)), paymentSource: 'mutual-aid' };
    const refusal = await server.refusal(holder, 'order.place', request);
    expect(refusal).toMatchObject({ code: 'ACCOUNT_SHORT', details: { maximumFen: 39_999 } });
    expect(refusal.message).toContain('按通知第四条，账户里最少要留1000元。');
  });

  it('is left to the fen: 1,400 gives 400', async () => {
    const { server, record } = await opened('1400');
    await server.place(holder, [record], fen(40_000), { paymentSource: 'mutual-aid' });
    const { account } = await server.ask(holder, 'mutual-aid.account', {});
    expect(account).toMatchObject({ balanceFen: 100_000, floorFen: 100_000, usableFen: 0 });
  });

  it('is the office’s where that is more, and the notice’s where it is less', async () => {
    const { server, record } = await opened('2000');
    const mostAt = async (floorFen: number): Promise<number | undefined> => {
      await server.asOfficer('mutual-aid.set-floor', { region: nearHere, floorFen: fen(floorFen) });
      server.pass(61_000);
      const { paymentSources } = await server.ask(holder, 'order.preview', { recordIds: [record] });
      return paymentSources[1]?.accountMaximumFen;
    };
    // 2,000 − 1,800 = 200; 2,000 − 1,000 is more than the 400 that are due.
    expect(await mostAt(180_000)).toBe(20_000);
    expect(await mostAt(0)).toBe(40_000);
  });
});
