import { unzipSync } from 'fflate';
import type { ChangesAsked, MonthlyListsActions } from '../../../contract/monthly-lists';
import type { DeskActions } from '../../../contract/desk';
import { isoDay } from '../../../policy/calendar';
import { filesTable } from '../../../server/actions/files';
import { officerTable } from '../../../server/actions/officer';
import { runTimer } from '../../../server/actions/timer';
import { removeExpired } from '../../../server/actions/timer/retention';
import { countAttempt } from '../../../server/identity/count-attempt';
import { dailyLimits } from '../../../server/identity/daily-limits';
import { monthlyListWorkbook } from '../../../server/progress';
import { type PaymentTestServer, hunan, officer, startTestServer } from '../money';
import { dispatched } from '../said';
import { rowsOf, written } from '../spreadsheets/files';
import { child, daughter, dibao, father, grandmother, ruizhou, tekun } from '../sample';

const county = hunan;
const city = '430100';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer('2023-11-08');
});

type Actions = MonthlyListsActions & DeskActions;

async function ask<Name extends keyof Actions & string>(
  action: Name,
  request: Actions[Name]['request'],
  by = officer,
): Promise<Actions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(by), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as Actions[Name]['data'];
}

function timer(): Promise<void> {
  return runTimer(server.cloudFor('', 'timer'), 'progress');
}

/** A department's months in the county. */
async function listsOf(office: string, region = county) {
  const { departments } = await ask('monthly-lists.of', { region });
  const found = departments.find((one) => one.office === office);
  return found?.places.find((place) => place.region === county)?.months ?? [];
}

describe('lists that Hunan 3 (2) wants by the 10th of each month', () => {
  it('are asked of three departments, each for its own groups', async () => {
    const { departments } = await ask('monthly-lists.of', { region: county });
    expect(departments.map(({ office, codes }) => [office, codes])).toEqual([
      ['民政部门', ['tekun', 'dibao', 'dibao-margin', 'orphan', 'de-facto-unattended-child']],
      ['乡村振兴部门', ['unstable-poverty-exit', 'poverty-prone-margin', 'sudden-hardship']],
      ['残联', ['severe-disability']],
    ]);
    expect(departments[0]?.source).toMatch(/三（二）$/);
  });

  it('are waited for until the 10th, and overdue since', async () => {
    expect(await listsOf('残联')).toMatchObject([
      { month: '2023-11', due: '2023-11-10', state: 'waited-for' },
    ]);
    server.setToday('2023-11-10');
    expect(await listsOf('残联')).toMatchObject([{ state: 'waited-for' }]);
    server.setToday('2023-11-13');
    expect(await listsOf('残联')).toMatchObject([{ state: 'overdue', overdueDays: 3 }]);
  });

  it('have come with a roster of their groups, in time or late', async () => {
    await server.certify(father, county, { code: 'severe-disability', since: isoDay('2020-01-01') });
    expect(await listsOf('残联')).toMatchObject([
      { state: 'here', groups: [{ code: 'severe-disability', on: '2023-11-08' }] },
    ]);
    server.setToday('2023-12-12');
    await server.certify(grandmother, county, { code: 'severe-disability', since: isoDay('2023-12-01') });
    expect(await listsOf('残联')).toMatchObject([
      { month: '2023-12', state: 'late' },
      { month: '2023-11', state: 'here' },
    ]);
  });

  it('have come where nothing in them is new', async () => {
    await server.certify(father, county, { code: 'severe-disability', since: isoDay('2020-01-01') });
    server.setToday('2023-12-05');
    await server.certify(father, county, { code: 'severe-disability', since: isoDay('2020-01-01') });
    expect(await listsOf('残联')).toMatchObject([{ month: '2023-12', state: 'here' }, {}]);
  });

  it('come group by group: with dibao alone the department’s others are still missing', async () => {
    await server.certify(father, county, dibao);
    server.setToday('2023-11-11');
    const [now] = await listsOf('民政部门');
    expect(now).toMatchObject({ state: 'overdue', overdueDays: 1 });
    expect(now?.groups.filter(({ on }) => on === null).map(({ code }) => code)).toEqual([
      'tekun',
      'dibao-margin',
      'orphan',
      'de-facto-unattended-child',
    ]);
  });

  it('are without a change where a department says so; a list that comes after all stands above it', async () => {
    const codes = ['severe-disability'] as const;
    expect(await ask('monthly-lists.unchanged', { region: county, codes })).toEqual({ noted: 1 });
    expect(await ask('monthly-lists.unchanged', { region: county, codes })).toEqual({ noted: 0 });
    expect(await listsOf('残联')).toMatchObject([{ state: 'here' }]);
    expect((await listsOf('残联'))[0]?.groups[0]?.unchangedBy).toBe(`测试员${officer}`);
    await server.certify(father, county, { code: 'severe-disability', since: isoDay('2020-01-01') });
    expect((await listsOf('残联'))[0]?.groups[0]?.unchangedBy).toBeUndefined();
  });

  it('keep nobody’s name longer than the month’s changes: 400 days', async () => {
    await ask('monthly-lists.unchanged', { region: county, codes: ['severe-disability'] });
    const after = async (day: string) => {
      server.setToday(day);
      await removeExpired(server.cloudFor('', 'timer'), Infinity);
      return server.store.snapshot('lists-came').length;
    };
    expect(await after('2024-12-11')).toBe(1);
    expect(await after('2024-12-13')).toBe(0);
  });

  it('that came to the city stand for its counties, and each county has its own', async () => {
    await server.certify(father, city, { code: 'severe-disability', since: isoDay('2020-01-01') });
    expect(await listsOf('残联')).toMatchObject([{ state: 'here' }]);
    const { departments } = await ask('monthly-lists.of', { region: city });
    const places = departments[2]?.places ?? [];
    expect(places.length).toBeGreaterThan(5);
    expect(places.every(({ months }) => months[0]?.state === 'here')).toBe(true);
  });

  it('are asked by no notice of Ruizhou, and shown by the city, not by the province', async () => {
    expect(await ask('monthly-lists.of', { region: ruizhou })).toEqual({ departments: [] });
    await expect(ask('monthly-lists.of', { region: '430000' })).rejects.toThrow('REGION_TOO_WIDE');
  });

  it('stand on the first page once they are overdue, for who keeps rosters', async () => {
    expect((await ask('desk.waiting', { region: county })).overdue).toBeUndefined();
    server.setToday('2023-11-13');
    expect((await ask('desk.waiting', { region: county })).overdue).toEqual({
      count: 3,
      since: '2023-11-10',
    });
    expect((await ask('desk.waiting', { region: ruizhou })).overdue).toBeUndefined();
  });
});

describe('what a month changed', () => {
  async function kinds(month = '2023-11') {
    const { changes } = await ask('monthly-lists.changes', { region: county, month });
    return Object.fromEntries(
      changes.map(({ person, group, kind, before, after }) => [
        `${person.name} ${group}`,
        [kind, before, after],
      ]),
    );
  }

  it('is who is new, ended or changed, by the month in which an office said so', async () => {
    await server.certify(father, county, dibao);
    await server.certify(grandmother, county, tekun);
    await timer();
    expect(await kinds()).toEqual({
      '王建国 低保对象': ['new', '', '2022-06-01起'],
      '陈桂花 特困人员': ['new', '', '2015-01-01起'],
    });
    server.setToday('2023-12-05');
    await server.certify(father, county, { ...dibao, until: isoDay('2023-12-31') });
    await server.certify(child, county, dibao);
    await timer();
    expect(await kinds('2023-12')).toEqual({
      '王建国 低保对象': ['ended', '2022-06-01起', '2022-06-01至2023-12-31'],
      '王小满 低保对象': ['new', '', '2022-06-01起'],
    });
    const of = async (asked: ChangesAsked) => {
      const { changes } = await ask('monthly-lists.changes', { region: city, month: '2023-12', ...asked });
      return changes.map(({ person }) => person.name);
    };
    expect(await of({ kind: 'ended' })).toEqual(['王建国']);
    expect(await of({ kind: 'new', code: 'dibao' })).toEqual(['王小满']);
    expect(await of({ code: 'tekun' })).toEqual([]);
    expect(await of({ kind: 'withdrawn' })).toEqual([]);
    const { counts, before } = await ask('monthly-lists.counts', { region: city, month: '2023-12' });
    expect(counts).toMatchObject([{ code: 'dibao', counts: { new: 1, ended: 1, withdrawn: 0, changed: 0 } }]);
    expect(before).toMatchObject({ month: '2023-11', counts: [{ code: 'dibao' }, { code: 'tekun' }] });
  });

  it('is nothing where a batch was taken back within it', async () => {
    const part = { batch: 'mistaken', part: 1, region: county, rows: [{ ...daughter, identities: [tekun] }] };
    await server.byTwo('roster.import', part, officer);
    await timer();
    expect(Object.keys(await kinds())).toHaveLength(1);
    await server.byTwo('roster.undo', part, officer);
    await timer();
    expect(await kinds()).toEqual({});
  });

  it('leaves for the tax office as a workbook, with numbers in full and nothing that runs', async () => {
    await server.certify(father, county, dibao);
    await timer();
    const cloud = server.cloudFor(officer);
    const { body } = await monthlyListWorkbook(cloud, server.one('officers', officer), {
      region: county,
      month: '2023-11',
    });
    const lines = written(await rowsOf(body));
    expect(lines).toContain('4: 低保对象 | 1 | 0 | 0 | 0');
    expect(lines.find((line) => line.includes('369901195805120017'))).toMatch(
      /新增 \| 王建国 \| 居民身份证 \| 369901195805120017 \| 芙蓉区 \|.*2022-06-01起/,
    );
    const sheets = Object.entries(unzipSync(body)).filter(([name]) => name.startsWith('xl/worksheets/'));
    for (const [, bytes] of sheets) expect(Buffer.from(bytes).toString()).not.toContain('<f>');
    const reply = await dispatched(filesTable, server.cloudFor(officer), {
      action: 'monthly-lists.workbook',
      region: county,
      month: '2023-11',
    });
    expect(reply).toMatchObject({ ok: true, data: { people: 1 } });
  });

  it('names nobody to the province, which reads counts alone', async () => {
    await server.certify(father, county, dibao);
    await timer();
    const asked = { region: '430000', month: '2023-11' };
    expect((await ask('monthly-lists.counts', asked)).counts).toMatchObject([{ code: 'dibao' }]);
    await expect(ask('monthly-lists.changes', asked)).rejects.toThrow('REGION_TOO_WIDE');
    expect((await server.refusedFiles(officer, 'monthly-lists.workbook', asked)).code).toBe(
      'REGION_TOO_WIDE',
    );
  });

  it('is made as a file fifty times a day', async () => {
    const asked = { region: county, month: '2023-11' };
    const times = dailyLimits['month-changes'].perDay;
    expect(times).toBe(50);
    for (let time = 0; time < times; time += 1) await countAttempt(server.cloudFor(officer), 'month-changes');
    const refusal = await server.refusedFiles(officer, 'monthly-lists.workbook', asked);
    expect(refusal.message).toContain('今天取的名单变化太多');
  });
});
