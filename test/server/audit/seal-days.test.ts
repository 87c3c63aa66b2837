import { createHash } from 'node:crypto';
import { sealDays } from '../../../server/audit';
import type { AuditEntry, AuditSeal } from '../../../server/schema';
import { dieEverywhere } from '../crash';
import { PaymentTestServer } from '../money';

const minute = 60_000;
const shards = [...'0123456789abcdef'];

/** An entry as it is hashed: its fields by name, as docs/security-and-privacy.md says. */
function asHashed(entry: AuditEntry): string {
  const sorted = Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

function hashOver(before: string, entries: readonly AuditEntry[]): string {
  return entries.reduce(
    (hash, entry) =>
      createHash('sha256')
        .update(`${hash}\n${asHashed(entry)}`)
        .digest('hex'),
    before,
  );
}

/** 20 November 2023, noon; each officer's reading is an entry. */
async function started(readings = 20): Promise<PaymentTestServer> {
  const server = new PaymentTestServer('2023-11-20');
  await server.hireOfficer('oOfficer', ['140502']);
  await read(server, readings);
  return server;
}

async function read(server: PaymentTestServer, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    await server.asOfficer('cases.list', { region: '140502' }, 'oOfficer');
  }
}

function seal(server: PaymentTestServer): Promise<void> {
  return sealDays(server.cloudFor('', 'timer'));
}

/** To twenty past midnight of a day, and as many runs of the timer as a sealing takes. */
async function sealAtNight(server: PaymentTestServer, day: string): Promise<void> {
  server.setToday(day);
  server.pass(-11 * 60 * minute - 40 * minute);
  for (let run = 0; run < 3; run += 1) {
    await seal(server);
    server.pass(minute);
  }
}

function sealsOf(server: PaymentTestServer, day: string): readonly AuditSeal[] {
  return server.all('audit-seals').filter((one) => one.day === day);
}

function entriesOf(server: PaymentTestServer, day: string, shard: string): readonly AuditEntry[] {
  return server
    .all('audit-log')
    .filter(({ _id }) => _id.startsWith(`${day}-${shard}-`))
    .sort((one, other) => (one._id < other._id ? -1 : 1));
}

describe('the audit log of a day that is over', () => {
  it('is sealed shard by shard, each seal over its entries and the shard’s seal of the day before', async () => {
    const server = await started();
    await sealAtNight(server, '2023-11-21');
    await read(server, 10);
    await sealAtNight(server, '2023-11-22');
    expect(server.all('audit-seals')).toHaveLength(32);
    for (const shard of shards) {
      const [first, second] = ['2023-11-20', '2023-11-21'].map((day) => entriesOf(server, day, shard));
      const firstHash = hashOver('', first ?? []);
      expect(sealsOf(server, '2023-11-20').find(({ _id }) => _id.endsWith(shard))).toMatchObject({
        count: first?.length,
        hash: firstHash,
        previous: '',
      });
      expect(sealsOf(server, '2023-11-21').find(({ _id }) => _id.endsWith(shard))).toMatchObject({
        count: second?.length,
        hash: hashOver(firstHash, second ?? []),
        previous: firstHash,
      });
    }
    const counts = sealsOf(server, '2023-11-20').map(({ count }) => count);
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
  });

  it('counts who did what how often, and what was outside of hours', async () => {
    const server = await started(3);
    // Monday, 18:30.
    server.pass(6.5 * 60 * minute);
    await read(server, 2);
    await server.officerRefusal('cases.list', { region: '360983' }, 'oOfficer');
    await sealAtNight(server, '2023-11-21');
    const sums = sealsOf(server, '2023-11-20').flatMap((one) => one.sums);
    const times = (outcome: string) =>
      sums
        .filter((one) => one.outcome === outcome && one.actor === 'oOfficer' && one.action === 'cases.list')
        .reduce((sum, one) => [(sum[0] ?? 0) + one.times, (sum[1] ?? 0) + one.timesOutOfHours], [0, 0]);
    expect(times('done')).toEqual([5, 2]);
    expect(times('OTHER_REGION')).toEqual([1, 1]);
  });

  it('takes nothing more once its sealing has begun: what comes late stands in the next day', async () => {
    const server = await started(1);
    server.setToday('2023-11-21');
    server.pass(-11 * 60 * minute - 40 * minute);
    await seal(server);
    expect(server.all('audit-seals')).toEqual([]);
    // An instance whose clock is half an hour behind: to it, it is still 23:50.
    server.pass(-30 * minute);
    await read(server, 1);
    server.pass(31 * minute);
    for (let run = 0; run < 2; run += 1) await seal(server);
    const days = server.all('audit-log').map(({ _id }) => _id.slice(0, 10));
    expect(days.sort()).toEqual(['2023-11-20', '2023-11-21']);
    const counts = sealsOf(server, '2023-11-20').map(({ count }) => count);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  });

  it('is not begun before ten past midnight, and today never', async () => {
    const server = await started(1);
    await seal(server);
    server.setToday('2023-11-21');
    server.pass(-12 * 60 * minute + 9 * minute);
    await seal(server);
    expect(server.all('audit-sealings')).toEqual([]);
  });

  it('is made up for where the timer stood still, and a day without entries has its seals too', async () => {
    const server = await started(1);
    server.setToday('2023-11-23');
    for (let run = 0; run < 12; run += 1) {
      await seal(server);
      server.pass(minute);
    }
    const days = new Set(server.all('audit-seals').map(({ day }) => day));
    expect([...days].sort()).toEqual(['2023-11-20', '2023-11-21', '2023-11-22']);
    expect(server.all('audit-seals')).toHaveLength(48);
  });

  it('needs no seal before anything was logged', async () => {
    const server = new PaymentTestServer('2023-11-20');
    await seal(server);
    expect(server.all('audit-sealings')).toEqual([]);
  });

  it('is read page by page, however long it is', async () => {
    const server = await started(0);
    const told = { actor: 'o', action: 'x', kind: 'act', outcome: 'done', region: '' } as const;
    const many = Array.from({ length: 1001 }, (_, at): AuditEntry => {
      const _id = `2023-11-20-3-1700452800000-${String(at).padStart(13, '0')}`;
      return { _id, ...told, concerns: [], people: 0, at: 1_700_452_800_000 };
    });
    for (const entry of many) await server.cloudFor('').db.insert('audit-log', entry);
    await sealAtNight(server, '2023-11-21');
    const sealed = server.all('audit-seals').find(({ _id }) => _id === '2023-11-20-3');
    expect(sealed).toMatchObject({ count: 1001, hash: hashOver('', many), sums: [{ times: 1001 }] });
  });

  it('cut off at any moment, or sealed by two runs at once, ends in the same seals', async () => {
    const atNight = async () => {
      const server = await started(6);
      server.setToday('2023-11-21');
      await seal(server);
      server.pass(minute);
      return { server, prepared: null };
    };
    const deaths = await dieEverywhere({
      prepare: atNight,
      act: (server, _, wire) => sealDays(server.cloudFor('', 'timer', wire)),
      recover: seal,
      outcome: (server) => server.all('audit-seals').map(({ _id, count, hash }) => [_id, count, hash]),
    });
    expect(deaths).toBeGreaterThan(100);
    const { server } = await atNight();
    await Promise.all([seal(server), seal(server)]);
    await seal(server);
    const alone = await atNight();
    await seal(alone.server);
    expect(server.all('audit-seals')).toEqual(alone.server.all('audit-seals'));
  });
});
