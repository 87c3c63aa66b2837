import type { ProgressActions } from '../../../contract/progress';
import type { TargetActions } from '../../../contract/targets';
import { officerTable } from '../../../server/actions/officer';
import type { PlaceProgress } from '../../../server/schema';
import { dispatched } from '../said';
import { type PaymentTestServer, officer, startTestServer } from '../money';
import { ruizhou } from '../sample';

const jinchengCity = '140500';

type Actions = ProgressActions & TargetActions;

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function ask<Name extends keyof Actions & string>(
  action: Name,
  request: Actions[Name]['request'],
  openId = officer,
): Promise<Actions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(openId), { action, ...request });
  if (!reply.ok) throw new Error(`${action} was refused: ${reply.error.code} ${reply.error.message}`);
  return reply.data as Actions[Name]['data'];
}

async function refusal(action: keyof Actions, request: object, openId = officer) {
  const reply = await dispatched(officerTable, server.cloudFor(openId), { action, ...request });
  if (reply.ok) throw new Error(`${action} was granted`);
  return reply.error;
}

/** Counts as the timer would have left them. */
async function counted(region: string, above: string | null, enrolled: number, days = {}): Promise<void> {
  const count: PlaceProgress = {
    _id: `2024-${region}`,
    year: 2024,
    region,
    above,
    enrolled,
    days,
    channels: { 'wechat-pay': enrolled },
    groups: { none: enrolled },
    updatedAt: 0,
  };
  await server.cloudFor('').db.put('progress', count);
}

describe('progress of Jincheng', () => {
  // The annex: 190,670 + 391,890 + 363,059 + 280,110 + 205,908 + 152,048 = 1,583,685.
  const annex = [
    ['140502', 190_670],
    ['140525', 391_890],
    ['140581', 363_059],
    ['140522', 280_110],
    ['140524', 205_908],
    ['140521', 152_048],
  ] as const;

  it('holds the city to the total of the annex and its six counties to their rows', async () => {
    const { year, target, below, collecting } = await ask('progress.of', { region: jinchengCity });
    expect(year).toBe(2024);
    expect(target).toMatchObject({ people: 1_583_685, from: 'notice' });
    const held = below.filter((row) => row.target !== null);
    expect(new Map(held.map((row) => [row.region, row.target?.people]))).toEqual(new Map(annex));
    expect(collecting).toMatchObject({ gone: 69, left: 31 });
  });

  it('ranks the counties as a bulletin does, by share and not by number', async () => {
    await counted('140502', jinchengCity, 150_000);
    await counted('140525', jinchengCity, 200_000);
    const { below } = await ask('progress.of', { region: jinchengCity });
    // 78.67 and 51.03 of 100; the other four have none and share the third place.
    expect(below.slice(0, 3).map(({ region, rank }) => [region, rank])).toEqual([
      ['140502', 1],
      ['140525', 2],
      ['140521', 3],
    ]);
    expect(below.slice(2, 6).map(({ rank }) => rank)).toEqual([3, 3, 3, 3]);
    expect(below[0]?.pace).toEqual({ percent: 78.6, expected: 131_562, behind: -18_438, neededADay: 1312 });
  });

  it('says who is counted in the city and in none of its counties', async () => {
    await counted(jinchengCity, '140000', 500);
    await counted('140502', jinchengCity, 480);
    expect(await ask('progress.of', { region: jinchengCity })).toMatchObject({ enrolled: 500, notBelow: 20 });
  });
});

describe('progress of Ruizhou', () => {
  it('adds the ten rows up, for the notice has no total, and says which place a name was taken for', async () => {
    const { target, below } = await ask('progress.of', { region: ruizhou });
    expect(target).toMatchObject({ people: 25_645, from: 'sum' });
    const first = below.find(({ region }) => region === '360983001201');
    expect(first).toMatchObject({ name: '月潭村委会', target: { people: 1555, named: '月潭' } });
    expect(below.filter((row) => row.target !== null)).toHaveLength(10);
  });

  it('is one sentence on the first page: how many, against what, how far behind', async () => {
    await counted(ruizhou, '360983', 14_000);
    // 66 of 108 days of 25,645 are 15,671.9.
    expect(await ask('progress.line', { region: ruizhou })).toEqual({
      line: {
        year: 2024,
        enrolled: 14_000,
        target: 25_645,
        pace: { percent: 54.5, expected: 15_672, behind: 1672, neededADay: 278 },
        farBehind: 10,
        words: '已参保14,000人，任务25,645人，按过去的征缴天数少1,672人，10个村、社区落后较多',
      },
    });
  });

  it('counts today and the seven days before it apart', async () => {
    const days = { '2023-11-20': 5, '2023-11-19': 3, '2023-11-13': 2, '2023-11-12': 9 };
    await counted(ruizhou, '360983', 19, days);
    const { today, week, days: all } = await ask('progress.of', { region: ruizhou });
    expect({ today, week }).toEqual({ today: 5, week: 5 });
    expect(all.map(({ day }) => day)).toEqual([...Object.keys(days)].sort());
  });
});

describe('who sees it', () => {
  it('any officer of the place, without a duty', async () => {
    await server
      .cloudFor('')
      .db.put('officers', { _id: 'agent', name: '村干部', regions: [ruizhou], duties: [] });
    expect(await ask('progress.of', { region: ruizhou }, 'agent')).toMatchObject({ region: ruizhou });
    expect(await refusal('progress.of', { region: jinchengCity }, 'agent')).toMatchObject({
      code: 'OTHER_REGION',
    });
    expect(await refusal('progress.of', { region: ruizhou }, 'stranger')).toMatchObject({
      code: 'NOT_AN_OFFICER',
    });
  });

  it('the groups of a village only who keeps rosters: a group of one is somebody', async () => {
    const village = '360983001201';
    await counted(village, ruizhou, 3);
    const { db } = server.cloudFor('');
    await db.put('officers', { _id: 'agent', name: '村干部', regions: [village], duties: [] });
    await db.put('officers', { _id: 'clerk', name: '民政员', regions: [village], duties: ['roster'] });
    expect((await ask('progress.of', { region: village }, 'agent')).groups).toEqual([]);
    expect((await ask('progress.of', { region: village }, 'clerk')).groups).toHaveLength(1);
  });
});

describe('targets that an office sets', () => {
  const source = '瑞州街道办〔2023〕5号';
  const table = { region: ruizhou, year: 2024, source };

  it('are found by name or code, and stand in place of the notice’s', async () => {
    const rows = [
      { name: '月潭', people: 1600 },
      { code: '360983001205', people: 1500 },
    ];
    const looked = await ask('targets.look', { ...table, rows });
    expect(looked).toMatchObject({ problems: [], sum: 3100, ownTarget: 25_645 });
    expect(looked.rows[0]).toMatchObject({
      region: '360983001201',
      name: '月潭村委会',
      named: '月潭',
      before: 1555,
    });
    expect(looked.missing.map(({ code }) => code)).toContain('360983001204');
    await ask('targets.set', { ...table, rows });
    const { below } = await ask('progress.of', { region: ruizhou });
    expect(below.find(({ region }) => region === '360983001201')?.target).toEqual({
      people: 1600,
      from: 'office',
      source,
      named: '月潭',
    });
  });

  it('are refused where the file’s total is another', async () => {
    const rows = [{ name: '月潭', people: 1600 }];
    const wrong = await refusal('targets.look', { ...table, total: 1700, rows });
    expect(wrong).toMatchObject({ code: 'TOTAL_DIFFERS', message: expect.stringContaining('差100') });
  });

  it('name the row and what to do where a place is not found, or is there twice', async () => {
    const rows = [
      { name: '没有村', people: 1 },
      { name: '月潭', people: 1 },
      { name: '月潭村委会', people: 2 },
      { name: '文昌', employees: 3 },
    ];
    const { problems } = await ask('targets.look', { ...table, rows });
    expect(problems).toEqual([
      { row: 1, field: 'name', message: expect.stringContaining('没有叫“没有村”的地方') },
      { row: 3, field: 'name', message: expect.stringContaining('去掉一行') },
      { row: 4, field: 'people', message: expect.stringContaining('任务人数') },
    ]);
    expect(await refusal('targets.set', { ...table, rows })).toMatchObject({ code: 'TARGETS_WRONG' });
    expect(server.all('targets')).toEqual([]);
  });

  it('are kept when others take their place', async () => {
    await ask('targets.set', { ...table, rows: [{ name: '月潭', people: 1 }] });
    await ask('targets.set', { ...table, source: '更正', rows: [{ name: '月潭', people: 2 }] });
    const { tables } = await ask('targets.history', { region: ruizhou, year: 2024 });
    expect(tables.map(({ number, sum, source: of }) => [number, sum, of])).toEqual([
      [2, 2, '更正'],
      [1, 1, source],
    ]);
  });

  it('take an officer with the duty for notices, of the place', async () => {
    await server
      .cloudFor('')
      .db.put('officers', { _id: 'clerk', name: '核对员', regions: [ruizhou], duties: ['roster'] });
    const rows = [{ name: '月潭', people: 1 }];
    expect(await refusal('targets.set', { ...table, rows }, 'clerk')).toMatchObject({
      code: 'NOT_AN_OFFICER',
    });
  });
});

describe('a rate in place of a number', () => {
  it('is over the permanent residents that the office named, those in employee insurance counted with', async () => {
    await counted('430102', '430100', 300_000);
    const rows = [
      { code: '430102', population: 640_000, employees: 290_000 },
      { code: '430103', population: 100_000 },
    ];
    const table = { region: '430100', year: 2024, source: '市统计公报', percent: 95, rows };
    await ask('targets.set', table);
    const { below } = await ask('progress.of', { region: '430100', year: 2024 });
    const furong = below.find(({ region }) => region === '430102');
    // 300,000 and 290,000 of 640,000 are 92.1875; 95 of 100 are 608,000, less 290,000.
    expect(furong?.rate).toEqual({
      population: 640_000,
      employees: 290_000,
      percent: 92.1,
      toReach: 95,
      source: '市统计公报',
    });
    expect(furong?.target).toMatchObject({ people: 318_000, from: 'rate' });
    // Without those in employee insurance nothing can be said of who is missing.
    const other = below.find(({ region }) => region === '430103');
    expect(other).toMatchObject({ target: null, rate: { employees: null, percent: 0 } });
  });

  it('is the notice’s where the office named none: Hunan 1 asks 95 of 100, Jincheng asks none', async () => {
    const rows = [{ code: '430102', population: 640_000, employees: 290_000 }];
    await ask('targets.set', { region: '430100', year: 2024, source: '市统计公报', rows });
    const { below } = await ask('progress.of', { region: '430100', year: 2024 });
    expect(below.find(({ region }) => region === '430102')).toMatchObject({
      target: { people: 318_000, from: 'rate' },
      rate: { toReach: 95 },
    });
    const other = { region: '140500', year: 2024, source: '市统计公报' };
    await ask('targets.set', {
      ...other,
      rows: [{ code: '140502', population: 400_000, employees: 100_000 }],
    });
    const jincheng = await ask('progress.of', { region: '140500', year: 2024 });
    expect(jincheng.below.find(({ region }) => region === '140502')?.rate).toMatchObject({ toReach: null });
  });
});
