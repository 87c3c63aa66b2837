import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { migrate } from '../../../server/migrations';
import { runTimer } from '../../../server/actions/timer';
import type { PlaceProgress } from '../../../server/schema';
import { fileOf, paid } from '../billing/elsewhere-payments/tax-office';
import { dieEverywhere } from '../crash';
import { officerTable } from '../../../server/actions/officer';
import { dispatched } from '../said';
import { type PaymentTestServer, officer, startTestServer } from '../money';
import { child, daughter, dibao, father, grandmother, ruizhou, tekun } from '../sample';

const places = ['360000', '360900', '360983', ruizhou];

function fold(server: PaymentTestServer): Promise<void> {
  return runTimer(server.cloudFor('', 'timer'), 'progress');
}

function progressOf(server: PaymentTestServer, region: string): Partial<PlaceProgress> {
  const found = server.all('progress').find((one) => one.region === region && one.year === 2024);
  const { enrolled, days, channels, groups } = found ?? {};
  return { enrolled, days, channels, groups };
}

/** The daughter pays 380 for herself and 60 for her father, who is on the list of dibao. */
async function familyPays(server: PaymentTestServer): Promise<void> {
  await server.certify(father, ruizhou, dibao);
  const records = [
    await server.enrol('daughter', daughter, ruizhou, 'self'),
    await server.enrol('daughter', father, ruizhou),
  ];
  const orderId = await server.place('daughter', records, fen(44_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
}

describe('the counts of places', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });

  it('count who paid in his place and in all above it, by day, channel and group', async () => {
    await familyPays(server);
    expect(server.all('progress')).toEqual([]);
    await fold(server);
    const today = isoDay('2023-11-20');
    for (const region of places) {
      expect(progressOf(server, region)).toEqual({
        enrolled: 2,
        days: { [today]: 2 },
        channels: { 'wechat-pay': 2 },
        groups: { none: 1, dibao: 1 },
      });
    }
    expect(server.all('progress')).toHaveLength(places.length);
  });

  it('count nobody twice, however often the timer comes', async () => {
    await familyPays(server);
    await fold(server);
    await fold(server);
    await Promise.all([fold(server), fold(server)]);
    expect(progressOf(server, ruizhou).enrolled).toBe(2);
  });

  it('count who pays nothing as exempt, and who paid at a bank by the day on which he did', async () => {
    await server.certify(grandmother, ruizhou, tekun);
    const record = await server.enrol('daughter', grandmother, ruizhou);
    await server.place('daughter', [record], fen(0));
    await server.byTwo('elsewhere.import', fileOf([paid(child)]));
    await fold(server);
    expect(progressOf(server, '360000')).toEqual({
      enrolled: 2,
      days: { '2023-11-15': 1, '2023-11-20': 1 },
      channels: { exempt: 1, 'elsewhere-bank': 1 },
      groups: { none: 1, tekun: 1 },
    });
  });

  it('take off who is insured no more, also where nothing of his record is left', async () => {
    await server.byTwo('elsewhere.import', fileOf([paid(child), paid(father)]));
    await fold(server);
    expect(progressOf(server, ruizhou).enrolled).toBe(2);
    await server.byTwo('elsewhere.undo', fileOf([paid(child), paid(father)]));
    expect(server.all('records')).toEqual([]);
    expect(server.all('uncounted')).toHaveLength(2);
    await fold(server);
    expect(progressOf(server, ruizhou)).toEqual({ enrolled: 0, days: {}, channels: {}, groups: {} });
    expect(server.all('uncounted')).toEqual([]);
  });

  it('count in the village of an office’s list, also where the list comes after the payment, and goes', async () => {
    const village = '360983001201';
    await server.byTwo('elsewhere.import', fileOf([paid(child)]));
    await fold(server);
    expect(progressOf(server, village).enrolled).toBeUndefined();
    const asOfficer = async (action: string, request: object) =>
      expect(await dispatched(officerTable, server.cloudFor(officer), { action, ...request })).toMatchObject({
        ok: true,
      });
    const list = {
      region: ruizhou,
      year: 2024,
      batch: 'list-1',
      part: 1,
      rows: [{ ...child, village: '月潭' }],
    };
    await asOfficer('residents.import', list);
    await fold(server);
    expect(progressOf(server, village).enrolled).toBe(1);
    expect(progressOf(server, ruizhou).enrolled).toBe(1);
    await asOfficer('residents.undo', list);
    await fold(server);
    expect(progressOf(server, village).enrolled).toBe(0);
    expect(progressOf(server, ruizhou).enrolled).toBe(1);
  });

  it('take off nobody who was never counted', async () => {
    await server.byTwo('elsewhere.import', fileOf([paid(child)]));
    await server.byTwo('elsewhere.undo', fileOf([paid(child)]));
    await fold(server);
    expect(server.all('progress')).toEqual([]);
  });

  it('count who was insured under the release before, after its migration', async () => {
    await familyPays(server);
    const { db } = server.cloudFor('');
    for (const { countAt: _, ...before } of server.all('records')) await db.put('records', before);
    await fold(server);
    expect(server.all('progress')).toEqual([]);
    while (!(await migrate(server.cloudFor('', 'function'))).done);
    await fold(server);
    expect(progressOf(server, ruizhou).enrolled).toBe(2);
  });

  it('are the same wherever the timer is cut off', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => {
        const fresh = await startTestServer();
        await familyPays(fresh);
        return { server: fresh, prepared: null };
      },
      act: (fresh, _, wire) => runTimer(fresh.cloudFor('', 'timer', wire), 'progress'),
      recover: fold,
      outcome: (fresh) => places.map((region) => progressOf(fresh, region)),
    });
    expect(deaths).toBeGreaterThan(20);
  });

  it('are told by a field of the record, not in the act of paying', async () => {
    await familyPays(server);
    const now = server.cloudFor('').now();
    expect(server.all('records').map(({ countAt }) => countAt)).toEqual([now, now]);
    await fold(server);
    expect(server.all('records').map(({ countAt }) => countAt)).toEqual([null, null]);
  });
});
