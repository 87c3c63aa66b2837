import { foldCounts } from '../../../server/progress';
import { countMany } from '../../../server/progress/first-count';
import { addLanes } from '../../../server/progress/lanes';
import type { PlainDocument } from '../../../server/platform/plain';
import type { EnrolmentRecord, PlaceProgress } from '../../../server/schema';
import { fen } from '../../../policy/money';
import { audit } from '../../../commands/audit/audit';
import { booksOf } from '../../commands/audit/town';
import { dieEverywhere } from '../crash';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { dispatched } from '../said';
import { father, tekun } from '../sample';

const villages = [`${jincheng}001001`, `${jincheng}001002`, `${jincheng}002001`];

/** Records of an exempt person, copied: as a city's are before anybody counted them. */
async function withRecords(count: number): Promise<PaymentTestServer> {
  const server = await startTestServer();
  await server.certify(father, jincheng, tekun);
  const id = await server.enrol('daughter', father, jincheng);
  await server.place('daughter', [id], fen(0));
  const record = server.one('records', id);
  const { db } = server.cloudFor('');
  await db.remove('records', id);
  for (let at = 0; at < count; at += 1) {
    const region = villages[at % villages.length] ?? jincheng;
    const personId = at.toString(16).padStart(24, '0');
    const copy: EnrolmentRecord = {
      ...record,
      _id: `${personId}-2024`,
      personId,
      insurance: record.insurance && { ...record.insurance, region },
      insuredIn: region,
    };
    await db.put('records', copy);
  }
  return server;
}

function enrolled(server: PaymentTestServer): Readonly<Record<string, number>> {
  const all = server.all('progress').map((one: PlaceProgress) => [one.region, one.enrolled] as const);
  return Object.fromEntries(all.sort());
}

function soon(server: PaymentTestServer): number {
  return server.cloudFor('').now() + 60_000;
}

describe('a first count', () => {
  it('counts who waits by the thousand in lanes, and ends as the ordinary count would', async () => {
    const server = await withRecords(1002);
    await foldCounts(server.cloudFor('', 'timer'), soon(server));
    expect(enrolled(server)).toEqual({
      '140000': 1002,
      '140500': 1002,
      [jincheng]: 1002,
      [`${jincheng}001`]: 668,
      [`${jincheng}002`]: 334,
      [`${jincheng}001001`]: 334,
      [`${jincheng}001002`]: 334,
      [`${jincheng}002001`]: 334,
    });
    expect(server.all('records').every(({ countAt }) => countAt === null)).toBe(true);
    expect(server.all('count-lanes')).toEqual([]);
  });

  it('takes some fifty round trips a thousand records in each of its lanes', async () => {
    const server = await withRecords(1000);
    const before = server.roundTrips;
    await foldCounts(server.cloudFor('', 'timer'), soon(server));
    // Two for each record, and what a page, its lanes and its places take.
    expect(server.roundTrips - before).toBeLessThan(2400);
  });

  it('goes on where it was cut off, and counts nobody twice', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => ({ server: await withRecords(6), prepared: null }),
      act: (server, _, wire) => countMany(server.cloudFor('', 'timer', wire), 2024, soon(server)),
      recover: async (server) => {
        const cloud = () => server.cloudFor('', 'timer');
        await Promise.all([countMany(cloud(), 2024, soon(server)), countMany(cloud(), 2024, soon(server))]);
        await addLanes(cloud(), soon(server));
      },
      outcome: enrolled,
    });
    expect(deaths).toBeGreaterThan(40);
  });

  it('is told to officers with how far it has come, and audited with what its lanes hold', async () => {
    const server = await withRecords(6);
    const cloud = server.cloudFor('', 'timer');
    let trips = 0;
    const dying = server.cloudFor('', 'timer', async () => {
      trips += 1;
      if (trips > 60) throw new Error('cut off');
    });
    await countMany(dying, 2024, soon(server)).catch(() => undefined);
    const lanes = server.all('count-lanes');
    expect(lanes.some(({ places }) => places > 0)).toBe(true);
    const asked = { action: 'progress.of', region: jincheng, year: 2024 };
    const told = await dispatched(officerTable, server.cloudFor(officer), asked);
    expect(told).toMatchObject({ ok: true, data: { counting: expect.any(String) as string } });
    const names = ['records', 'progress', 'uncounted', 'count-lanes'] as const;
    const town = new Map(
      names.map((name) => [name, server.store.snapshot(name) as PlainDocument[]] as const),
    );
    expect(await audit(booksOf(town, cloud.now()), () => undefined)).toEqual([]);
  });
});
