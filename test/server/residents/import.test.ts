import { villagesOf } from '../../../server/residents';
import { dieEverywhere } from '../crash';
import { type PaymentTestServer, officer, startTestServer } from '../money';
import { child, daughter, father, grandmother, ruizhou, tekun } from '../sample';
import { ask, calledIn, handIn, handInOver, haoxi, listOf, lives, mizhou, missingIn, yuetan } from './lists';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

function residents() {
  return server.all('residents');
}

describe('a list of residents', () => {
  it('says in which village somebody lives, in which household, and who walks there', async () => {
    const row = lives(father, { village: '濠溪村', household: '0017', isHead: true, agent: '周有田' });
    expect(await handIn(server, [row])).toEqual({
      taken: 1,
      unchanged: 0,
      moved: 0,
      listedTwice: 0,
      repeated: false,
      rejected: [],
    });
    const [agent] = server.all('village-agents');
    expect(agent).toMatchObject({ region: ruizhou, name: '周有田' });
    const [only] = residents();
    expect(only).toMatchObject({ village: haoxi, household: '0017', isHead: true, years: [2024] });
    const cloud = server.cloudFor('');
    expect(await villagesOf(cloud, [only?.personId ?? ''])).toEqual(
      new Map([[only?.personId, { village: haoxi, agentId: agent?._id }]]),
    );
  });

  it.each([
    ['as the register has it', '濠溪村委会'],
    ['as the notice has it', '濠溪'],
    ['with the street before it', '瑞州街道濠溪村'],
    ['by its code', haoxi],
    ['with blanks', ' 濠溪 村 '],
  ])('finds a village %s', async (_, village) => {
    expect(await handIn(server, [lives(father, { village })])).toMatchObject({ taken: 1 });
    expect(residents()).toMatchObject([{ village: haoxi }]);
  });

  it('names a community as the notice does', async () => {
    await handIn(server, [lives(father, { village: '米州社区' })]);
    expect(residents()).toMatchObject([{ village: mizhou }]);
  });

  it('refuses what is wrong line by line, in words, and takes the rest', async () => {
    const wrongDigit = { ...father.document, number: '369901195805120018' };
    const { taken, rejected } = await handIn(server, [
      lives(grandmother, { village: '濠溪' }),
      lives(father, { village: '没有村' }),
      lives(father, { village: '140502001001' }),
      lives({ ...father, document: wrongDigit }, { village: '濠溪' }),
      lives(daughter, { village: '濠溪', phone: '12345' }),
    ]);
    expect(taken).toBe(1);
    expect(rejected.map(({ row, field }) => [row, field])).toEqual([
      [1, 'village'],
      [2, 'village'],
      [3, 'document.number'],
      [4, 'phone'],
    ]);
  });

  it('takes none of two lines about one person', async () => {
    const rows = [lives(father, { village: '濠溪' }), lives(father, { village: '月潭' })];
    expect(await handIn(server, rows)).toMatchObject({ taken: 0, rejected: [{ row: 0 }, { row: 1 }] });
    expect(residents()).toEqual([]);
  });

  it('takes the first of two parts that have him in two villages', async () => {
    await handIn(server, [lives(father, { village: '濠溪' })]);
    const later = await handIn(server, [lives(father, { village: '月潭' })], { part: 2 });
    expect(later.rejected).toMatchObject([{ field: 'village' }]);
    expect(residents()).toMatchObject([{ village: haoxi }]);
  });

  it('changes nothing when it comes again, and says so', async () => {
    const rows = [lives(father, { village: '濠溪', phone: '13800000000' })];
    await handIn(server, rows);
    const before = residents();
    expect(await handIn(server, rows)).toMatchObject({ taken: 1, repeated: true });
    expect(await handIn(server, rows, { batch: 'list-2' })).toMatchObject({ taken: 1, unchanged: 1 });
    expect(residents()).toEqual(before);
  });

  it('moves who lives in another village of the place now', async () => {
    await handIn(server, [lives(father, { village: '濠溪' })]);
    const moved = await handIn(server, [lives(father, { village: '月潭' })], { batch: 'list-2' });
    expect(moved).toMatchObject({ taken: 1, moved: 1 });
    expect(residents()).toMatchObject([{ village: yuetan }]);
  });

  it('puts no name right: who goes by another is listed', async () => {
    await server.certify(father, ruizhou, tekun);
    const other = { ...father, name: '李四' };
    const { rejected } = await handIn(server, [lives(other, { village: '濠溪' })]);
    expect(rejected).toMatchObject([{ field: 'name' }]);
  });

  it('locks no family out by a wrong name for somebody whom nobody knew', async () => {
    await handIn(server, [lives({ ...father, name: '王建军' }, { village: '濠溪' })]);
    await server.enrol('oDaughter', father, ruizhou);
    await server.certify(father, ruizhou, tekun);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year: 2024 });
    expect(relatives[0]?.person.name).toBe('王建国');
  });

  it('is refused above a county, for another’s place, and without the duty', async () => {
    const rows = [lives(father, { village: '濠溪' })];
    await expect(handIn(server, rows, { region: '360900' })).rejects.toThrow('REGION_TOO_WIDE');
    await server.hireOfficer('oOther', ['360983002']);
    await expect(handIn(server, rows, {}, 'oOther')).rejects.toThrow('OTHER_REGION');
    await expect(handIn(server, rows, {}, 'oNobody')).rejects.toThrow('NOT_AN_OFFICER');
  });
});

describe('telephone numbers', () => {
  it('are not taken without the office’s word on where they come from', async () => {
    const row = lives(father, { village: '濠溪', phone: '138 0000 0000' });
    const { phonesFrom: _, ...without } = listOf([row]);
    const { rejected } = await ask(server, 'residents.import', without);
    expect(rejected).toMatchObject([{ field: 'phone' }]);
  });

  it('are sealed where they are stored', async () => {
    await handIn(server, [lives(father, { village: '濠溪', phone: '138 0000 0000' })]);
    expect(server.dump()).not.toContain('13800000000');
    expect(await calledIn(server, haoxi)).toMatchObject([
      { phone: { number: '13800000000', from: '村委会登记时说过' } },
    ]);
  });
});

describe('a list that was taken by mistake', () => {
  it('goes back as a whole: who was on none is on none, and nothing of him stays', async () => {
    const list = listOf([lives(father, { village: '濠溪', phone: '13800000000' })]);
    await ask(server, 'residents.import', list);
    expect(await ask(server, 'residents.undo', list)).toEqual({ undone: 1, rejected: [] });
    expect(residents()).toEqual([]);
    server.pass(20 * 60_000);
    await server.tick();
    expect(server.all('people')).toEqual([]);
  });

  it('puts who moved by it back, with his telephone number', async () => {
    await handIn(server, [lives(father, { village: '濠溪', phone: '13800000000' })]);
    const wrong = listOf([lives(father, { village: '月潭' })], { batch: 'list-2' });
    await ask(server, 'residents.import', wrong);
    await ask(server, 'residents.undo', wrong);
    expect(await calledIn(server, haoxi)).toMatchObject([
      { village: haoxi, phone: { number: '13800000000' } },
    ]);
    expect(await missingIn(server, yuetan)).toEqual([]);
  });

  it('stays where later lists changed what it said', async () => {
    const first = listOf([lives(father, { village: '濠溪' })]);
    await ask(server, 'residents.import', first);
    await handIn(server, [lives(father, { village: '月潭' })], { batch: 'list-2' });
    expect(await ask(server, 'residents.undo', first)).toMatchObject({ undone: 0, rejected: [{ row: 1 }] });
    expect(residents()).toMatchObject([{ village: yuetan }]);
  });
});

describe('two offices with one person', () => {
  const street = '360983002';
  beforeEach(async () => {
    await server.hireOfficer('oOther', [street]);
    await handIn(server, [lives(father, { village: '濠溪' })]);
    const other = lives(father, { village: street });
    expect(await handIn(server, [other], { region: street }, 'oOther')).toMatchObject({ listedTwice: 1 });
  });

  it('both keep theirs, marked, and he is counted where he stood first', async () => {
    expect(residents()).toMatchObject([{ listedTwice: true }, { listedTwice: true }]);
    const [{ personId } = { personId: '' }] = residents();
    const lived = await villagesOf(server.cloudFor(''), [personId]);
    expect(lived.get(personId)?.village).toBe(haoxi);
  });

  it('the mark goes when one of them takes its list back', async () => {
    await ask(server, 'residents.undo', listOf([lives(father, { village: '濠溪' })]));
    expect(residents()).toMatchObject([{ village: street, listedTwice: false }]);
  });
});

it('a list that is cut off anywhere and handed in again ends in the same place', async () => {
  const part = listOf([
    lives(father, { village: '月潭', agent: '周有田', phone: '13800000000' }),
    lives(child, { village: '濠溪', household: '2' }),
  ]);
  const deaths = await dieEverywhere({
    prepare: async () => {
      const fresh = await startTestServer();
      await handIn(fresh, [lives(father, { village: '濠溪' })], { batch: 'list-0' });
      const other = { region: '360983002', batch: 'list-0' };
      await handIn(fresh, [lives(child, { village: '360983002' })], other);
      return { server: fresh, prepared: part };
    },
    act: (fresh, prepared, wire) => handInOver(fresh, prepared, wire),
    recover: (fresh, prepared) => ask(fresh, 'residents.import', prepared, officer),
    outcome: (fresh) => [
      fresh
        .all('residents')
        .map(({ village, household, missing, listedTwice }) => ({ village, household, missing, listedTwice }))
        .sort((one, other) => one.village.localeCompare(other.village)),
      fresh.all('duplicates').map(({ kind, state }) => [kind, state]),
    ],
  });
  expect(deaths).toBeGreaterThan(20);
});
