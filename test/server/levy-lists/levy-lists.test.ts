import type { LevyListView } from '../../../contract/levy-lists';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { goOnWithLevyList } from '../../../server/levy-lists';
import { runTimer } from '../../../server/actions/timer';
import { dieEverywhere } from '../crash';
import { officer, type PaymentTestServer, startTestServer, year } from '../money';
import { handIn, lives } from '../residents/lists';
import { somebody } from '../reimbursements/jilin-city';
import { daughter, dibao, father, grandmother, ruizhou, tekun } from '../sample';
import { rowsOf, written } from '../spreadsheets/files';

const gaoan = '360983';
const levyListId = 'ab'.repeat(16);
const on = isoDay('2023-11-20');
const asked = { levyListId, region: gaoan, year, on };

const [onDibao, onTekun, student] = [somebody(1, '低保人'), somebody(2, '特困人'), somebody(3, '大学生')];

async function pays(server: PaymentTestServer, person: typeof father, region: string, amount: number) {
  const recordId = await server.enrol('oPayer', person, region);
  const orderId = await server.place('oPayer', [recordId], fen(amount));
  server.shop.pay(orderId);
  await server.callback(orderId);
}

/**
 * A street of Ruizhou: a father who paid 380 (2.1), somebody on dibao who paid 60 of it (3.1), somebody in tekun and a student on
 * rosters alone (3.1, 3.3), a grandmother and a child on the village's list, of whom the child is insured in Jincheng.
 */
async function street(): Promise<PaymentTestServer> {
  const server = await startTestServer('2023-11-20');
  await server.certify(onDibao, ruizhou, dibao);
  await server.certify(onTekun, ruizhou, tekun);
  await server.byTwo('roster.import', {
    batch: 'college-2024',
    part: 1,
    region: ruizhou,
    rows: [{ ...student, identities: [], circumstances: [{ code: 'college-student' }] }],
  });
  await handIn(server, [
    lives(grandmother, { village: '月潭', household: '1' }),
    lives(daughter, { village: '月潭', household: '1' }),
    lives(father, { village: '月潭', household: '2' }),
  ]);
  await pays(server, father, ruizhou, 38_000);
  await pays(server, onDibao, ruizhou, 6_000);
  await pays(server, daughter, '140502', 38_000);
  return server;
}

async function made(server: PaymentTestServer, region = gaoan): Promise<LevyListView> {
  await server.askFiles(officer, 'levy-lists.begin', { ...asked, region });
  let view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
  while (view.state !== 'done') view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
  return view;
}

async function opened(server: PaymentTestServer, name: string, view: LevyListView): Promise<Uint8Array> {
  const file = view.files.find((one) => one.name === name);
  if (file === undefined) throw new Error(`no ${name} among ${view.files.map((one) => one.name).join()}`);
  const { link } = await server.askFiles(officer, 'hand-outs.open', { handOutId: file.handOutId });
  return server.files.open(link) ?? new Uint8Array();
}

/** WeChat has given back what it was asked to. */
function wechatEndsRefunds({ shop }: PaymentTestServer): void {
  for (const refund of shop.refunds.values()) refund.state = 'done';
}

let server: PaymentTestServer;

describe('the levy list of a place, from what is stored', () => {
  let view: LevyListView;
  beforeAll(async () => {
    server = await street();
    view = await made(server);
  });

  it('has everybody once: insured, listed as a resident, applied, or certified; not who is insured elsewhere', () => {
    expect(view).toMatchObject({ state: 'done', elsewhere: 1, excused: 0, unregistered: 3 });
    expect(view.totals.whole).toMatchObject({ people: 5, paidPeople: 2, paidFen: 44_000, notNow: 0 });
  });

  it('adds up by group to the whole: standard 5 × 380, aid 320 and twice 380, the rest to pay', () => {
    expect(view.totals.whole).toMatchObject({ standardFen: 190_000, deductedFen: 108_000, payFen: 82_000 });
    const groups = view.totals.groups.map(({ group, people, payFen }) => [group, people, payFen]);
    expect(groups).toEqual(
      expect.arrayContaining([
        ['不享受资助', 2, 76_000],
        ['低保对象', 1, 6_000],
        ['特困人员', 1, 0],
      ]),
    );
    expect(groups.reduce((sum, [, people]) => sum + Number(people), 0)).toBe(5);
  });

  it('counts as really given only what the books have: of tekun and student, who aren’t enrolled, nothing', () => {
    const due = view.totals.funds.reduce((sum, { dueFen }) => sum + dueFen, 0);
    const given = view.totals.funds.filter(({ paidFen }) => paidFen > 0);
    expect(due).toBe(108_000);
    expect(given).toMatchObject([
      { group: '低保对象', duePeople: 1, dueFen: 32_000, paidPeople: 1, paidFen: 32_000 },
    ]);
  });

  it('is a workbook with identity, standard, aid, own payment and clause, and marks who isn’t registered', async () => {
    const rows = written(await rowsOf(await opened(server, '应缴清册-高安市-2024.xlsx', view)));
    const row = (name: string): string => rows.find((one) => one.includes(name)) ?? '';
    expect(row('王建国')).toContain(
      `居民身份证 | ${father.document.number} | 不享受资助 | 380 | 0 |  | 380 | 0 | 380 | 2023-11-20`,
    );
    expect(row('低保人')).toContain(`${onDibao.document.number} | 低保对象 | 380 | 320`);
    expect(row('低保人')).toContain('三（一）');
    expect(row('陈桂花')).toContain('居民名单上的人，还没有登记');
    expect(row('特困人')).toContain('认定名册上的人，还没有登记');
    expect(rows.join()).not.toContain('王芳');
  });

  it('is lines for the tax office’s program', async () => {
    const csv = Buffer.from(await opened(server, '税务导入-高安市-2024.csv', view)).toString('utf8');
    expect(csv).toContain(
      `${ruizhou},低保人,居民身份证,${onDibao.document.number},2024,380.00,320.00,60.00,是`,
    );
    expect(csv).toContain(`居民身份证,${grandmother.document.number},2024,380.00,0.00,380.00,否`);
  });

  it('has whole schools by the list on which they handed in their students', async () => {
    const rows = written(await rowsOf(await opened(server, '学校整体参保清册-高安市-2024.xlsx', view)));
    expect(rows[0]).toContain('college-2024');
    expect(rows.filter((row) => row.includes('大学生'))).toHaveLength(1);
  });

  it('leaves nobody’s rows in the store once its files are written', () => {
    expect(server.all('levy-list-parts')).toEqual([]);
    expect(JSON.stringify(server.all('levy-lists'))).not.toContain(father.document.number);
  });
});

describe('somebody whom only the next street’s office certified', () => {
  const onList = somebody(4, '邻街人');
  const asksFor = async (region: string) => {
    await server.askFiles(officer, 'levy-lists.begin', { ...asked, region });
    let view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
    while (view.state !== 'done') view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
    await server.askFiles(officer, 'levy-lists.remove', { levyListId });
    const { people, deductedFen } = view.totals.whole;
    return [people, deductedFen, view.files.some(({ name }) => name.startsWith('学校整体参保'))];
  };
  const certifiedNextDoor = async (...circumstances: { code: 'college-student' }[]) => {
    await server.byTwo('roster.import', {
      batch: 'next-street',
      part: 1,
      region: '360983002',
      rows: [{ ...onList, identities: [dibao], circumstances }],
    });
  };
  beforeEach(async () => {
    server = await startTestServer('2023-11-20');
  });

  it('stands there as anybody, whoever wrote him on a list or enrolled him: no list tells who gets what', async () => {
    await handIn(server, [lives(onList, { village: '月潭' })]);
    await server.enrol('oFriend', onList, ruizhou);
    await certifiedNextDoor();
    expect(await asksFor(ruizhou)).toEqual([1, 0, false]);
  });

  it('stands as certified on the list of the county around both, and where he enrolled himself', async () => {
    const { code } = await server.asOfficer('codes.issue', { ...onList, region: ruizhou });
    await server.resident('oHimself', 'self.confirm', { ...onList, code });
    await handIn(server, [lives(onList, { village: '月潭' })]);
    await certifiedNextDoor({ code: 'college-student' });
    expect(await asksFor(ruizhou)).toEqual([1, 0, false]);
    expect((await asksFor(gaoan)).slice(0, 2)).toEqual([1, 38_000]);
    await server.enrol('oHimself', onList, ruizhou, 'self');
    expect((await asksFor(ruizhou)).slice(0, 2)).toEqual([1, 38_000]);
  });

  it('stands apart where a friend had him insured: no figure tells his group, and the sums say whom they leave out', async () => {
    await certifiedNextDoor();
    await pays(server, onList, ruizhou, 6_000);
    await pays(server, father, ruizhou, 38_000);
    const view = await made(server, ruizhou);
    expect(view.totals.whole).toMatchObject({ people: 2, paidPeople: 1, paidFen: 38_000, notNow: 0 });
    expect(view.totals.groups).toContainEqual(
      expect.objectContaining({ group: '认定在别处', people: 1, payFen: 0, deductedFen: 0, paidFen: 0 }),
    );
    expect(view.totals.funds).toEqual([]);
    const rows = written(await rowsOf(await opened(server, '应缴清册-瑞州街道-2024.xlsx', view)));
    const row = rows.find((one) => one.includes(onList.name)) ?? '';
    expect(row).toContain('认定在别处');
    expect(row).not.toMatch(/低保|320|\b60\b|（一）/);
    const csv = Buffer.from(await opened(server, '税务导入-瑞州街道-2024.csv', view)).toString('utf8');
    expect(csv).toContain(`${onList.document.number},2024,,,,是`);
    const sums = written(await rowsOf(await opened(server, '控制数和资助台账-瑞州街道-2024.xlsx', view)));
    expect(sums.join()).toContain('另有1人由他人代办参保、身份由别处认定');
    await server.askFiles(officer, 'levy-lists.remove', { levyListId });
    expect((await made(server)).totals.whole).toMatchObject({ paidPeople: 2, paidFen: 44_000 });
  });

  it('stands in full where he had himself insured', async () => {
    const { code } = await server.asOfficer('codes.issue', { ...onList, region: ruizhou });
    await server.resident('oHimself', 'self.confirm', { ...onList, code });
    await certifiedNextDoor();
    const recordId = await server.enrol('oHimself', onList, ruizhou, 'self');
    const orderId = await server.place('oHimself', [recordId], fen(6_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const view = await made(server, ruizhou);
    expect(view.totals.groups).toMatchObject([{ group: '低保对象', people: 1, paidFen: 6_000 }]);
  });
});

describe('who is certified after he paid (Ruizhou 3.2)', () => {
  it('is owed the aided part, and has had it once the refund is done', async () => {
    server = await street();
    await server.certify(father, ruizhou, { code: 'dibao', since: isoDay('2023-12-01') });
    server.setToday('2023-12-06');
    await server.tick();
    const before = await made(server);
    expect(before.totals.funds).toContainEqual(
      expect.objectContaining({ fund: 'unstated', group: '不享受资助', dueFen: 32_000, paidFen: 0 }),
    );
    const [record] = server.all('refund-dues');
    const giving = { region: ruizhou, dues: [{ recordId: record?._id ?? '', amountFen: fen(32_000) }] };
    await server.byTwo('refund-dues.give', giving, officer);
    await server.minutes(3);
    wechatEndsRefunds(server);
    await server.minutes(10);
    await server.askFiles(officer, 'levy-lists.remove', { levyListId });
    expect((await made(server)).totals.funds).toContainEqual(
      expect.objectContaining({ fund: 'unstated', dueFen: 32_000, paidPeople: 1, paidFen: 32_000 }),
    );
  });
});

describe('a levy list', () => {
  beforeEach(async () => {
    server = await street();
  });

  it('goes on by the timer where its page was closed, is found again, and goes after thirty days', async () => {
    await server.askFiles(officer, 'levy-lists.begin', asked);
    server.pass(3 * 60_000);
    await runTimer(server.cloudFor('', 'timer'), 'upkeep');
    const { lists } = await server.askFiles(officer, 'levy-lists.list', { region: gaoan });
    expect(lists).toMatchObject([{ levyListId, state: 'done', totals: { whole: { people: 5 } } }]);
    expect(lists[0]?.files).toHaveLength(4);
    const logged = server.all('audit-log').filter(({ actor }) => actor === 'timer');
    expect(logged).toMatchObject([{ action: 'levy-lists.go-on', people: 5 }]);
    server.pass(30 * 86_400_000);
    await runTimer(server.cloudFor('', 'timer'), 'upkeep');
    expect(server.all('levy-lists')).toEqual([]);
  });

  it('is begun once, however often it is asked for, and is nobody else’s', async () => {
    await server.askFiles(officer, 'levy-lists.begin', asked);
    await server.askFiles(officer, 'levy-lists.begin', asked);
    expect(server.all('levy-lists')).toHaveLength(1);
    await server.hireOfficer('oColleague', [gaoan]);
    for (const action of ['levy-lists.go-on', 'levy-lists.remove'] as const) {
      expect((await server.refusedFiles('oColleague', action, { levyListId })).code).toBe('NO_LEVY_LIST');
    }
    expect(await server.askFiles('oColleague', 'levy-lists.list', { region: gaoan })).toEqual({ lists: [] });
  });

  it('is refused for another’s place, for a province, without the duty, and for a place that is none', async () => {
    const begin = async (by: string, region: string) =>
      (await server.refusedFiles(by, 'levy-lists.begin', { ...asked, region })).code;
    await server.hireOfficer('oElsewhere', ['140502']);
    expect(await begin('oElsewhere', gaoan)).toBe('OTHER_REGION');
    expect(await begin(officer, '360000')).toBe('REGION_TOO_WIDE');
    expect(await begin(officer, '360999')).toBe('REGION_UNKNOWN');
    await server
      .cloudFor('')
      .db.put('officers', { _id: 'oRoster', name: '名册员', regions: [gaoan], duties: ['roster'] });
    expect(await begin('oRoster', gaoan)).toBe('NOT_AN_OFFICER');
    expect(await begin('oPayer', gaoan)).toBe('NOT_AN_OFFICER');
  });

  it('of an officer whose place was taken meanwhile is not made', async () => {
    await server.askFiles(officer, 'levy-lists.begin', asked);
    await server.hireOfficer(officer, ['140000']);
    expect((await server.refusedFiles(officer, 'levy-lists.go-on', { levyListId })).code).toBe(
      'OTHER_REGION',
    );
    server.pass(3 * 60_000);
    await runTimer(server.cloudFor('', 'timer'), 'upkeep');
    expect([server.all('levy-lists'), server.all('hand-outs')]).toEqual([[], []]);
  });

  it('of a city goes county by county, with a workbook for each that has people', async () => {
    const request = { ...asked, region: '140500' };
    await server.askFiles(officer, 'levy-lists.begin', request);
    let view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
    while (view.state !== 'done') view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
    expect(view.places.map(({ region, totals }) => [region, totals.whole.people])).toEqual([['140502', 1]]);
    expect(view.files.map(({ name }) => name)).toEqual([
      '应缴清册-城区-2024.xlsx',
      '税务导入-城区-2024.csv',
      '控制数和资助台账-晋城市-2024.xlsx',
    ]);
  });

  it('stands in the log of acts for each file that is opened', async () => {
    const view = await made(server);
    await opened(server, '应缴清册-高安市-2024.xlsx', view);
    const actions = server.all('audit-log').map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['levy-lists.begin', 'levy-lists.go-on', 'hand-outs.open']),
    );
  });
});

it('a list that is cut off anywhere has the same sums and nobody twice', async () => {
  const deaths = await dieEverywhere({
    prepare: async () => {
      const begun = await street();
      await begun.askFiles(officer, 'levy-lists.begin', asked);
      return { server: begun, prepared: null };
    },
    act: (begun, _, wire) => goOnWithLevyList(begun.cloudFor(officer, 'client', wire), levyListId),
    recover: async (begun) => {
      begun.pass(3 * 60_000);
      await runTimer(begun.cloudFor('', 'timer'), 'upkeep');
      begun.pass(3 * 60_000);
      await runTimer(begun.cloudFor('', 'timer'), 'upkeep');
    },
    outcome: (begun) => ({
      lists: begun
        .all('levy-lists')
        .map(({ state, places, parts, filesDone }) => ({ state, places, parts, filesDone })),
      parts: begun.all('levy-list-parts'),
    }),
  });
  expect(deaths).toBeGreaterThan(40);
}, 120_000);
