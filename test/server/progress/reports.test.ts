import { unzipSync } from 'fflate';
import type { ReportActions } from '../../../contract/reports';
import { isoDay } from '../../../policy/calendar';
import { officerTable } from '../../../server/actions/officer';
import { filesTable } from '../../../server/actions/files';
import { makeWeeklyReports, reportWorkbook } from '../../../server/progress';
import { runTimer } from '../../../server/actions/timer';
import { dispatched } from '../said';
import { rowsOf, written } from '../spreadsheets/files';
import { publishHere } from '../publishing-place';
import { type PaymentTestServer, officer, startTestServer } from '../money';

const city = '140500';

type Request = ReportActions['reports.of']['request'];

async function report(
  server: PaymentTestServer,
  request: Request,
): Promise<ReportActions['reports.of']['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(officer), {
    action: 'reports.of',
    ...request,
  });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.data as ReportActions['reports.of']['data'];
}

/** Counts as the timer would have left them, by the day on which people were insured. */
async function counted(
  server: PaymentTestServer,
  region: string,
  above: string,
  days: Readonly<Record<string, number>>,
) {
  const enrolled = Object.values(days).reduce((sum, people) => sum + people, 0);
  await server.cloudFor('').db.put('progress', {
    _id: `2024-${region}`,
    year: 2024,
    region,
    above,
    enrolled,
    days,
    channels: { 'wechat-pay': enrolled },
    groups: { none: enrolled },
    updatedAt: 0,
  });
}

function timer(server: PaymentTestServer): Promise<void> {
  return runTimer(server.cloudFor('', 'timer'), 'progress');
}

/** An instance that knows nothing of the run before. */
function timerAnew(server: PaymentTestServer): Promise<void> {
  const cloud = server.cloudFor('', 'timer');
  return runTimer({ ...cloud, settings: { ...cloud.settings } }, 'progress');
}

const hour = 3_600_000;

describe('the weekly report of Jincheng, due on Fridays by 17:00 (5.5)', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    // A Friday, whose noon the server starts with.
    server = await startTestServer('2023-11-17');
    await counted(server, '140502', city, { '2023-11-16': 1000 });
    await counted(server, city, '140000', { '2023-11-16': 1010 });
  });

  function passTo(clock: string, day = '2023-11-17'): void {
    server.pass(Date.parse(`${day}T${clock}:00+08:00`) - server.cloudFor('').now());
  }

  it('is there at 16:00 and not before, for the city and each county', async () => {
    passTo('15:59');
    await timer(server);
    expect(server.all('progress-reports')).toEqual([]);
    passTo('16:00');
    await timer(server);
    const regions = server.all('progress-reports').map(({ region }) => region);
    expect(regions).toEqual(
      expect.arrayContaining([city, '140502', '140521', '140522', '140524', '140525', '140581']),
    );
  });

  it('stays as it was, whatever is counted later', async () => {
    passTo('16:00');
    await timer(server);
    await counted(server, '140502', city, { '2023-11-16': 1000, '2023-11-17': 50 });
    server.pass(60_000);
    await timer(server);
    const { report: made } = await report(server, { region: '140502', kind: 'weekly' });
    expect(made).toMatchObject({
      asOf: '2023-11-17',
      before: null,
      whole: { enrolled: 1000, inPeriod: null },
    });
  });

  it('has last week’s beside it, and ranks the counties', async () => {
    passTo('16:00');
    await timer(server);
    await counted(server, '140502', city, { '2023-11-16': 1000, '2023-11-20': 400 });
    await counted(server, '140525', city, { '2023-11-21': 3919 });
    passTo('16:00', '2023-11-24');
    await timer(server);
    const { report: made, days } = await report(server, { region: city, kind: 'weekly' });
    expect(days).toEqual(['2023-11-24', '2023-11-17']);
    expect(made?.before).toBe('2023-11-17');
    // 3,919 of 391,890 are 1.0; 1,400 of 190,670 are 0.73.
    expect(made?.rows.slice(0, 2)).toEqual([
      {
        region: '140525',
        name: '泽州县',
        target: 391_890,
        enrolled: 3919,
        inPeriod: 3919,
        percent: 1,
        rank: 1,
      },
      {
        region: '140502',
        name: '城区',
        target: 190_670,
        enrolled: 1400,
        inPeriod: 400,
        percent: 0.7,
        rank: 2,
      },
    ]);
  });

  it('is a workbook with a sheet for the city and one for each county, in which last week stands beside this', async () => {
    passTo('16:00');
    await timer(server);
    await counted(server, '140502', city, { '2023-11-16': 1000, '2023-11-20': 400 });
    passTo('16:00', '2023-11-24');
    await timer(server);
    const asked = { action: 'reports.workbook', region: city, kind: 'weekly' };
    const reply = await dispatched(filesTable, server.cloudFor(officer), asked);
    expect(reply).toMatchObject({ ok: true, data: { name: '参保进展周报-晋城市-2023-11-24.xlsx' } });
    const { body } = await reportWorkbook(server.cloudFor(officer), server.one('officers', officer), {
      region: city,
      kind: 'weekly',
    });
    const lines = written(await rowsOf(body));
    expect(lines.slice(0, 2)).toEqual([
      '1: 晋城市2024年度城乡居民基本医疗保险参保缴费进展（周报）',
      '2: 截至2023年11月24日报表做好的时候，和2023年11月17日比',
    ]);
    expect(lines[3]).toBe('4: 1 | 城区 | 190670 | 1400 | 0.7 | 1000 | 400');
    const sheets = Object.keys(unzipSync(body)).filter((name) => name.startsWith('xl/worksheets/'));
    expect(sheets.length).toBeGreaterThanOrEqual(7);
  });

  it('has a line of those written to no county, so that this week’s and last week’s add up to the whole', async () => {
    passTo('16:00');
    await timer(server);
    await counted(server, '140502', city, { '2023-11-16': 1000, '2023-11-20': 400 });
    // One more who stands at the city alone.
    await counted(server, city, '140000', { '2023-11-16': 1010, '2023-11-20': 401 });
    passTo('16:00', '2023-11-24');
    await timer(server);
    const { report: made } = await report(server, { region: city, kind: 'weekly' });
    expect(made?.notBelow).toEqual({
      region: city,
      name: '没有写到下面哪个地方',
      ...{ target: null, percent: null, rank: null },
      ...{ enrolled: 11, inPeriod: 1 },
    });
    const { body } = await reportWorkbook(server.cloudFor(officer), server.one('officers', officer), {
      region: city,
      kind: 'weekly',
    });
    const lines = written(await rowsOf(body));
    expect(lines.slice(9, 11)).toEqual([
      '10:  | 没有写到下面哪个地方 |  | 11 |  | 10 | 1',
      '11:  | 合计 | 1583685 | 1411 | 0 | 1010 | 401',
    ]);
  });

  it('has no such line where everybody stands in a county', async () => {
    await counted(server, city, '140000', { '2023-11-16': 1000 });
    passTo('16:00');
    await timer(server);
    const { report: made } = await report(server, { region: city, kind: 'weekly' });
    expect(made?.notBelow).toBeNull();
  });

  it('is nobody’s from another place', async () => {
    await server
      .cloudFor('')
      .db.put('officers', { _id: 'other', name: '外地', regions: ['430102'], duties: [] });
    const asked = { action: 'reports.workbook', region: city, kind: 'weekly' };
    expect(await dispatched(filesTable, server.cloudFor('other'), asked)).toMatchObject({
      error: { code: 'OTHER_REGION' },
    });
    expect(await dispatched(filesTable, server.cloudFor(officer), asked)).toMatchObject({
      error: { code: 'NO_REPORT' },
    });
  });

  it('is not made outside of the window, or on a Thursday', async () => {
    passTo('16:30', '2023-11-23');
    await timer(server);
    passTo('16:30', '2023-12-29');
    await timer(server);
    const ofJincheng = server.all('progress-reports').filter(({ region }) => region.startsWith('1405'));
    expect(ofJincheng).toEqual([]);
  });

  it('is finished by the next run where one was cut off', async () => {
    passTo('16:00');
    await timer(server);
    const { db } = server.cloudFor('');
    await db.remove('progress-reports', `2024-${city}-2023-11-17`);
    await db.remove('progress-reports', '2024-140581-2023-11-17');
    server.pass(hour);
    await timerAnew(server);
    expect(server.all('progress-reports').map(({ region }) => region)).toEqual(
      expect.arrayContaining([city, '140581']),
    );
  });
});

describe('the weekly report of a place whose notice asks for none', () => {
  const street = '360983001';
  const village = '360983001201';
  const weekly = (server: PaymentTestServer, region: string) => report(server, { region, kind: 'weekly' });
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startTestServer('2023-11-17');
    const { db } = server.cloudFor('');
    await db.put('officers', {
      _id: officer,
      name: '陈',
      regions: [street, city, '430102', '430000'],
      duties: [],
    });
    await counted(server, village, street, { '2023-11-16': 40 });
    await counted(server, street, '360983', { '2023-11-16': 40 });
    server.pass(Date.parse('2023-11-17T16:00:00+08:00') - server.cloudFor('').now());
  });

  it('is there on Friday at 16:00 for the street of Ruizhou and its villages, as its own', async () => {
    await timer(server);
    const { report: made } = await weekly(server, street);
    // 25,645 and, of Yuetan, 1,555: the table of Ruizhou.
    expect(made).toMatchObject({ asOf: '2023-11-17', askedBy: null });
    expect(made?.whole).toMatchObject({ enrolled: 40, target: 25_645 });
    expect(made?.rows[0]).toMatchObject({ region: village, target: 1555, enrolled: 40 });
    expect((await weekly(server, village)).report?.whole).toMatchObject({ enrolled: 40 });
  });

  it('has last week’s beside it', async () => {
    await timer(server);
    await counted(server, street, '360983', { '2023-11-16': 40, '2023-11-20': 60 });
    server.pass(7 * 24 * hour);
    await timer(server);
    expect((await weekly(server, street)).report).toMatchObject({
      before: '2023-11-17',
      whole: { enrolled: 100, inPeriod: 60 },
    });
  });

  it('is made below the places of a notice wherever anybody is an officer, and says so in its workbook', async () => {
    await timer(server);
    expect((await weekly(server, '430102')).report).toMatchObject({ askedBy: null });
    const { body } = await reportWorkbook(server.cloudFor(officer), server.one('officers', officer), {
      region: street,
      kind: 'weekly',
    });
    expect(written(await rowsOf(body))[1]).toBe(
      '2: 截至2023年11月17日报表做好的时候，没有上一周的数可比；通知没有要求这里每周报送，这份供本地自己看',
    );
  });

  it('is made where the officer is the last of more than a thousand, most of whom are none any more', async () => {
    const { db } = server.cloudFor('');
    const ended = { at: 0, by: '甲', reason: '调走' };
    for (let at = 0; at < 1000; at += 1) {
      await db.put('officers', {
        _id: `a${String(at).padStart(4, '0')}`,
        name: '陈',
        regions: ['430103'],
        duties: [],
        ended,
      });
    }
    await db.put('officers', { _id: 'z', name: '陈', regions: ['430104'], duties: [] });
    await timer(server);
    const made = server.all('progress-reports').map(({ region }) => region);
    expect(made).toContain('430104');
    expect(made).not.toContain('430103');
  });

  it('cites the clause where a notice asks for it', async () => {
    await timer(server);
    expect((await weekly(server, city)).report?.askedBy).toMatch(/五（五）$/);
  });

  it('is made of a city’s districts before the province’s of the city, which would stand for them', async () => {
    const province = (await import('../../../policy/notices/hunan-2024.json')).default;
    server = await startTestServer('2023-11-10');
    await publishHere(server, { ...province, id: 'changsha-2024', regions: ['430100'] }, '430100');
    server.pass(Date.parse('2023-11-17T16:00:00+08:00') - server.cloudFor('').now());
    const cloud = server.cloudFor('', 'timer');
    const begun = cloud.now();
    let looks = 0;
    const later = { ...cloud, now: () => begun + (looks += 1) };
    await makeWeeklyReports(later, begun + hour);
    const madeAt = (region: string) =>
      server.all('progress-reports').find((one) => one.region === region)?.at ?? 0;
    expect(madeAt('430111')).toBeGreaterThan(begun);
    expect(madeAt('430111')).toBeLessThan(madeAt('430100'));
    expect(madeAt('430100')).toBeLessThan(madeAt('430000'));
  });

  it('goes on in the next run where the time is up', async () => {
    const cloud = server.cloudFor('', 'timer');
    await makeWeeklyReports(cloud, cloud.now());
    expect(server.all('progress-reports')).toEqual([]);
    await makeWeeklyReports(cloud, cloud.now() + hour);
    expect(server.all('progress-reports').map(({ region }) => region)).toContain('430000');
  });

  it('is looked for once more only by an instance that didn’t make it', async () => {
    const cloud = server.cloudFor('', 'timer');
    await makeWeeklyReports(cloud, cloud.now() + hour);
    const before = server.roundTrips;
    await makeWeeklyReports(cloud, cloud.now() + hour);
    const warm = server.roundTrips - before;
    await makeWeeklyReports({ ...cloud, settings: { ...cloud.settings } }, cloud.now() + hour);
    const cold = server.roundTrips - before - warm;
    // The cold one reads the notices too.
    expect(warm).toBe(0);
    expect(cold).toBeLessThanOrEqual(4);
  });
});

describe('a monthly bulletin', () => {
  it('counts until the end of its month by the day of insurance, those of the month apart', async () => {
    const server = await startTestServer('2023-11-20');
    const days = { '2023-09-30': 10, '2023-10-01': 20, '2023-10-31': 30, '2023-11-01': 40 };
    await counted(server, '140502', city, days);
    await counted(server, city, '140000', days);
    const { report: october } = await report(server, { region: city, kind: 'monthly', month: '2023-10' });
    expect(october).toMatchObject({
      asOf: '2023-10-31',
      whole: { enrolled: 60, inPeriod: 50, target: 1_583_685 },
    });
    expect(october?.rows[0]).toMatchObject({ region: '140502', enrolled: 60, inPeriod: 50, rank: 1 });
    const { report: now } = await report(server, { region: city, kind: 'monthly' });
    expect(now).toMatchObject({ asOf: isoDay('2023-11-20'), whole: { enrolled: 100, inPeriod: 40 } });
  });

  it('counts apart who is written to no county, in all and in the month', async () => {
    const server = await startTestServer('2023-11-20');
    await counted(server, '140502', city, { '2023-09-30': 10, '2023-10-01': 20 });
    await counted(server, city, '140000', { '2023-09-30': 13, '2023-10-01': 24 });
    const { report: october } = await report(server, { region: city, kind: 'monthly', month: '2023-10' });
    expect(october?.notBelow).toMatchObject({ enrolled: 7, inPeriod: 4 });
  });
});

describe('the assessment at the end of the year', () => {
  it('counts until the last day of the window: who came later is not in it', async () => {
    const server = await startTestServer('2024-01-10');
    const days = { '2023-12-25': 190_670, '2023-12-26': 5 };
    await counted(server, '140502', city, days);
    await counted(server, city, '140000', days);
    const { report: made } = await report(server, { region: city, kind: 'year-end', year: 2024 });
    expect(made?.asOf).toBe('2023-12-25');
    expect(made?.rows[0]).toMatchObject({ region: '140502', enrolled: 190_670, percent: 100, rank: 1 });
  });
});
