import hunanNotice from '../../../policy/notices/hunan-2024.json';
import { fen } from '../../../policy/money';
import type { Wire } from '../../../server/platform/memory/database';
import { tellAnew } from '../../../server/enrolment/notice-changes/tell-anew';
import { policyInForce } from '../../../server/policy-registry';
import { migrate } from '../../../server/migrations';
import { dieEverywhere } from '../crash';
import { PaymentTestServer, hunan, officer, jincheng, year } from '../money';
import { Release01TestServer } from '../release-0-1';
import { dibao, father, grandmother } from '../sample';

const province = '430000';
const two = [officer, 'officer-2'] as const;
const minute = 60_000;

type Rule = (typeof hunanNotice)['rules'][number];

/** Hunan's notice, amended by a paper of its own. */
function amended(change: (rule: Rule) => object) {
  return {
    ...hunanNotice,
    documentNumber: '湘医保发〔2023〕99号（测试）',
    rules: hunanNotice.rules.map(change),
  };
}
const dearer = amended((rule) => (rule.kind === 'premium' ? { ...rule, amountFen: 40_000 } : rule));

async function open(): Promise<PaymentTestServer> {
  const server = new PaymentTestServer('2023-11-20');
  for (const one of two) await server.hireOfficer(one, [province]);
  return server;
}

let server: PaymentTestServer;
beforeEach(async () => {
  server = await open();
});

async function said(openId: string): Promise<readonly (string | undefined)[]> {
  const { records } = await server.resident(openId, 'records.mine', {});
  return records.map(({ status }) => status.change);
}
function withdraw(number: number) {
  const request = { notice: 'hunan-2024', number, words: '金额写错了，应是380元' } as const;
  return server.officer(officer, 'notices.withdraw', request);
}

describe('after a new version of a notice', () => {
  it('who was told another amount reads what it was, what it is, and by which paper', async () => {
    const record = await server.enrol('oDaughter', father, hunan);
    await server.publish(dearer, two, province);
    await server.tick();
    const words =
      `通知有变动：2023年11月20日起执行《${hunanNotice.title}》（湘医保发〔2023〕99号（测试）），` +
      '原来应缴380元，现在应缴400元。';
    expect(await said('oDaughter')).toEqual([words]);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    expect(relatives.map((one) => one.record?.status.change)).toEqual([words]);
    const { applications, history } = server.one('records', record);
    expect(applications[0]?.determination.payFen).toBe(40_000);
    expect(history.map(({ event }) => event)).toEqual(['applied', 'notice-changed']);
  });

  it('is told also where a roster changes his answer before the timer has come round', async () => {
    await server.enrol('oDaughter', father, hunan);
    await server.publish(dearer, two, province);
    await server.certify(father, hunan, dibao);
    await server.tick();
    const [words] = await said('oDaughter');
    expect(words).toContain('原来应缴190元，现在应缴');
  });

  it('is told on every page alike from its hour on, before the timer has come round', async () => {
    await server.enrol('oDaughter', father, hunan);
    await server.publish(dearer, two, province);
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    const preview = await server.ask('oDaughter', 'order.preview', {
      recordIds: records.map(({ recordId }) => recordId),
    });
    expect(records.map(({ status }) => status.dueFen)).toEqual([40_000]);
    expect(relatives.map(({ record }) => record?.status.dueFen)).toEqual([40_000]);
    expect(preview.totalFen).toBe(40_000);
  });

  it('an order at the price of before is refused at once, with the new price', async () => {
    const record = await server.enrol('oDaughter', father, hunan);
    await server.publish(dearer, two, province);
    const refusal = await server.refusal('oDaughter', 'order.place', server.request([record], fen(38_000)));
    expect(refusal).toMatchObject({
      code: 'AMOUNT_CHANGED',
      details: { totalFen: 40_000, line0Fen: 40_000 },
    });
    expect(server.all('orders')).toEqual([]);
  });

  it('that prolongs the window, the day is said that it prolongs it to', async () => {
    await server.enrol('oDaughter', father, hunan);
    const longer = amended((rule) => (rule.kind === 'window' ? { ...rule, to: '2024-01-31' } : rule));
    await server.publish(longer, two, province);
    await server.tick();
    const [words] = await said('oDaughter');
    expect(words).toContain('这个金额原来到2023年12月31日，现在到2024年1月31日');
    expect(words).not.toContain('应缴');
  });

  it('that changes nothing for him, he is told nothing and nothing is written', async () => {
    const record = await server.enrol('oDaughter', father, hunan);
    const before = server.one('records', record);
    await server.publish(
      amended((rule) => rule),
      two,
      province,
    );
    await server.tick();
    expect(await said('oDaughter')).toEqual([undefined]);
    expect(server.one('records', record)).toEqual(before);
  });

  it('nothing is kept of him whose application is gone in that very moment', async () => {
    await server.enrol('oDaughter', father, hunan);
    await server.publish(dearer, two, province);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    const { relativeId = '' } = relatives[0] ?? {};
    let removed = false;
    const wire: Wire = async ({ operation, collection }, when) => {
      if (removed || operation !== 'get' || collection !== 'records' || when !== 'before') return;
      removed = true;
      await server.resident('oDaughter', 'family.remove', { relativeId });
    };
    await server.tick(wire);
    expect(removed).toBe(true);
    expect(server.all('records')).toEqual([]);
    expect(server.logged.filter((line) => line.includes('failed'))).toEqual([]);
  });

  it('nobody of another place is told anything', async () => {
    await server.enrol('oDaughter', father, jincheng);
    await server.publish(dearer, two, province);
    await server.tick();
    expect(await said('oDaughter')).toEqual([undefined]);
  });

  it('who has paid meanwhile stays as he paid, and is asked for nothing more', async () => {
    const record = await server.enrol('oDaughter', father, hunan);
    const orderId = await server.place('oDaughter', [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    // The places' counts have him by then.
    await server.tick();
    const before = server.one('records', record);
    const { version } = await server.publish(dearer, two, province);
    await server.tick();
    expect(server.one('records', record)).toEqual(before);
    expect(Object.values(before.insurance?.noticeVersions ?? {})).not.toContain(version);
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records.map(({ status }) => [status.state, status.dueFen])).toEqual([['paid', 0]]);
  });

  it('an order that is placed is paid at the price it was placed at, also past the hour', async () => {
    const record = await server.enrol('oDaughter', father, hunan);
    await server.publish(dearer, two, province);
    const cheap = await server.enrol('oSon', grandmother, hunan);
    const orderId = await server.place('oSon', [cheap], fen(40_000));
    const { from } = await withdraw(1);
    server.pass(from - server.cloudFor('').now());
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect(server.one('records', cheap).insurance).toMatchObject({ paidFen: 40_000 });
    await server.tick();
    expect(server.one('records', record).applications[0]?.determination.payFen).toBe(38_000);
  });
});

describe('after a version is withdrawn', () => {
  it('who was told by it is told what holds again, and that it was withdrawn', async () => {
    await server.publish(dearer, two, province);
    await server.enrol('oDaughter', father, hunan);
    const { from } = await withdraw(1);
    server.pass(from - server.cloudFor('').now());
    await server.tick();
    const [words] = await said('oDaughter');
    expect(words).toContain('起撤回了《');
    expect(words).toContain('原来应缴400元，现在应缴380元');
  });

  it('who applies again reads the new amount alone', async () => {
    await server.enrol('oDaughter', father, hunan);
    await server.publish(dearer, two, province);
    await server.tick();
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    const relativeId = relatives[0]?.relativeId ?? '';
    const { record } = await server.resident('oDaughter', 'records.enrol-relative', { relativeId, year });
    expect(record.status).toMatchObject({ dueFen: 40_000 });
    expect(record.status.change).toBeUndefined();
  });
});

describe('the telling', () => {
  const people = Array.from({ length: 60 }, (_, at) => `p${String(at).padStart(2, '0')}`);

  /** Sixty more records like the one there is: more than a page. */
  async function manyRecords(one: PaymentTestServer): Promise<void> {
    const record = await one.enrol('oDaughter', father, hunan);
    const held = one.one('records', record);
    for (const person of people) {
      await one.cloudFor('').db.put('records', { ...held, _id: `${person}-${year}`, personId: person });
    }
  }
  function told(one: PaymentTestServer): number {
    return one.all('records').filter(({ applications }) => applications[0]?.toldAnew !== undefined).length;
  }

  it('goes through all pages, and once', async () => {
    await manyRecords(server);
    await server.publish(dearer, two, province);
    await server.tick();
    expect(told(server)).toBe(61);
    expect(server.all('notice-changes')).toMatchObject([{ told: 61, nextAt: null }]);
    const after = server.all('records');
    server.pass(minute);
    await server.tick();
    expect(server.all('records')).toEqual(after);
  });

  it('knows the version, also by an instance that is ahead and read what holds before it came', async () => {
    await server.enrol('oDaughter', father, hunan);
    const ahead = { ...server.cloudFor('', 'function'), settings: { ...server.settings } };
    const now = ahead.now();
    await policyInForce({ ...ahead, now: () => now + 40_000 });
    await server.publish(dearer, two, province);
    const [change] = server.all('notice-changes');
    if (change === undefined) throw new Error('no change is noted');
    await tellAnew({ ...ahead, now: () => change.from }, change);
    expect(told(server)).toBe(1);
  });

  it('goes on where it was cut off, wherever that is', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => {
        const one = await open();
        await one.enrol('oDaughter', father, hunan);
        await one.publish(dearer, two, province);
        return { server: one, prepared: null };
      },
      act: (one, _, wire) => one.tick(wire),
      recover: (one) => one.minutes(3),
      outcome: (one) => ({
        told: told(one),
        events: one.all('records').map(({ history }) => history.map(({ event }) => event)),
        left: one.all('notice-changes').map(({ nextAt }) => nextAt),
      }),
    });
    expect(deaths).toBeGreaterThan(20);
  });
});

it('records that release 0.1 stored are told anew once they are migrated', async () => {
  const old = new Release01TestServer();
  await migrate(old.cloudFor('', 'function'));
  const open01 = old.all('records').filter(({ state }) => state !== 'insured');
  expect(open01.length).toBeGreaterThan(0);
  for (const { openIn, applications } of open01) expect(openIn).toContain(applications[0]?.region);
  const insured = old.all('records').filter(({ state }) => state === 'insured');
  expect(insured.flatMap(({ openIn }) => openIn)).toEqual([]);
});
