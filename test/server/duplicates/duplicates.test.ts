import type { DuplicateRow, DuplicatesActions } from '../../../contract/duplicates';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { ask as askResidents, handIn, haoxi, listOf, lives, missingIn } from '../residents/lists';
import { dispatched } from '../said';
import { daughter, father, grandmother, ruizhou, tekun } from '../sample';

type Kind = DuplicatesActions['duplicates.import']['request']['kind'];

const street = '360983002';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [lives(father, { village: '濠溪' }), lives(grandmother, { village: '濠溪' })]);
});

async function ask<Name extends keyof DuplicatesActions & string>(
  action: Name,
  request: DuplicatesActions[Name]['request'],
  by = officer,
): Promise<DuplicatesActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(by), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as DuplicatesActions[Name]['data'];
}

function partOf(kind: Kind, rows: readonly DuplicateRow[], batch = `${kind}-1`) {
  return { region: ruizhou, year, kind, batch, part: 1, rows };
}

function bring(kind: Kind, rows: readonly DuplicateRow[]) {
  return ask('duplicates.import', partOf(kind, rows));
}

async function open(region = ruizhou, by = officer) {
  return (await ask('duplicates.list', { region, year, state: 'open' }, by)).duplicates;
}

/** Cases that have ended, by an officer or by the notice's rule. */
async function ended() {
  return (await ask('duplicates.list', { region: ruizhou, year, state: 'ended' })).duplicates;
}

/** The one case that nobody but the notice's rule, if that, has decided. */
async function onlyId(): Promise<string> {
  const byRule = (await ended()).filter(({ end }) => end?.byRule === true);
  const [one, ...others] = [...(await open()), ...byRule];
  if (one === undefined || others.length > 0) throw new Error('not one case');
  return one.duplicateId;
}

const atWork = { ...father, since: '2023-11-01', where: '高安市某厂' };

async function decide(decision: 'stands' | 'kept-here' | 'not-so') {
  return ask('duplicates.decide', {
    duplicateId: await onlyId(),
    region: ruizhou,
    decision,
    note: '电话核实',
  });
}

describe('a list of who is insured as an employee', () => {
  it('makes a case of those who live here, and keeps nothing of anybody else', async () => {
    expect(await bring('employee', [atWork, daughter])).toMatchObject({ taken: 2, found: 1, notHere: 1 });
    expect(await ended()).toMatchObject([
      {
        kind: 'employee',
        person: { name: '王建国', document: '369***********0017' },
        since: '2023-11-01',
        where: '高安市某厂',
        livesIn: [haoxi],
        insured: 'no',
        end: { end: 'stands', byRule: true },
      },
    ]);
    expect(server.all('people').length).toBe(2);
  });

  it('takes him off the list of who is missing, until somebody says that it is not so', async () => {
    await bring('employee', [atWork]);
    expect(await missingIn(server, haoxi)).toEqual(['陈桂花']);
    await decide('not-so');
    expect([...(await missingIn(server, haoxi))].sort()).toEqual(['王建国', '陈桂花']);
    expect(await open()).toEqual([]);
  });

  it('keeps him off the list where it stands, and on it where he stays here', async () => {
    await bring('employee', [atWork]);
    await decide('stands');
    expect(await missingIn(server, haoxi)).toEqual(['陈桂花']);
    await bring('elsewhere', [father]);
    await decide('kept-here');
    expect(await missingIn(server, haoxi)).toEqual(['陈桂花']);
  });

  it('calls nobody dead by a number typed wrong', async () => {
    const { rejected } = await bring('dead', [{ ...father, name: '李四' }]);
    expect(rejected).toMatchObject([{ row: 0, field: 'name' }]);
    expect(await open()).toEqual([]);
  });

  it('refuses a day that has not come, and two lines of one person', async () => {
    const { rejected } = await bring('employee', [{ ...father, since: '2024-01-01' }]);
    expect(rejected).toMatchObject([{ field: 'since' }]);
    const twice = await ask('duplicates.import', partOf('employee', [atWork, atWork], 'list-2'));
    expect(twice.rejected).toMatchObject([{ row: 0 }, { row: 1 }]);
  });

  it('makes one case however often it comes, and none of what was decided', async () => {
    await bring('employee', [atWork]);
    await ask('duplicates.import', partOf('employee', [atWork], 'list-2'));
    expect((await ended()).length).toBe(1);
    await decide('not-so');
    await ask('duplicates.import', partOf('employee', [atWork], 'list-3'));
    expect(await open()).toEqual([]);
    expect(await ended()).toMatchObject([{ end: { end: 'not-so' } }]);
  });

  it('goes back as a whole, but for what somebody has decided', async () => {
    await bring('employee', [atWork]);
    expect(await ask('duplicates.undo', partOf('employee', [atWork]))).toEqual({ undone: 1, rejected: [] });
    expect((await missingIn(server, haoxi)).length).toBe(2);
    await bring('dead', [father]);
    await decide('stands');
    expect(await ask('duplicates.undo', partOf('dead', [father]))).toMatchObject({ undone: 0 });
  });

  it('counts for a list of residents that comes after it', async () => {
    await bring('dead', [father]);
    await handIn(server, [lives(father, { village: '月潭' })], { batch: 'list-2' });
    expect(await missingIn(server, '360983001201')).toEqual([]);
  });
});

describe('the whole number of whom a case is about', () => {
  const number = (openId: string, region: string, personId: string) =>
    dispatched(officerTable, server.cloudFor(openId), {
      action: 'persons.number',
      region,
      personId,
      reason: 'papers',
    });

  it('is shown to the office whose list of residents has him, though he is insured elsewhere', async () => {
    await server.hireOfficer('oElsewhere', ['430100']);
    await server.certify(father, '430102', tekun);
    await server.enrol('oSelf', father, '430102', 'self');
    await bring('dead', [father]);
    const personId = (await open())[0]?.personId ?? '';
    expect(await number(officer, ruizhou, personId)).toMatchObject({
      ok: true,
      data: { documents: [father.document] },
    });
    const entry = server.all('audit-log').find(({ action }) => action === 'persons.number');
    expect(entry).toMatchObject({ kind: 'read', decision: 'papers', concerns: [`person:${personId}`] });
    const other = { error: { code: 'NO_PERSON' } };
    await server.hireOfficer('oThird', ['140502']);
    expect(await number('oThird', '140502', personId)).toMatchObject(other);
  });
});

describe('what the notice says', () => {
  it('stands over the list in its own clauses', async () => {
    const { clauses } = await ask('duplicates.list', { region: ruizhou, year, state: 'open' });
    expect(clauses.map(({ clause }) => clause)).toEqual(['1', '4.3', '4.6']);
    expect(clauses[0]?.says).toContain('重复参保的一般保留常住地的，大学生保留学校的');
  });

  it('is nothing where it says nothing', async () => {
    const { clauses } = await ask('duplicates.list', { region: '220202', year, state: 'open' });
    expect(clauses.map(({ clause }) => clause)).not.toContain('4.6');
  });
});

describe('benefits of somebody who is insured here and as an employee', () => {
  const suspension = (duplicateId: string, from = '2023-11-10') => ({
    duplicateId,
    region: ruizhou,
    from,
    reason: '参加了职工医保',
  });

  /** Tekun pay nothing in Ruizhou: whoever applies is insured. */
  async function insuredAndAtWork(): Promise<string> {
    await server.certify(father, ruizhou, tekun);
    await server.enrol('oSelf', father, ruizhou, 'self');
    await bring('employee', [atWork]);
    return onlyId();
  }

  async function sentence(): Promise<string> {
    const { relatives } = await server.resident('oSelf', 'family.list', { year });
    return relatives[0]?.record?.status.reason ?? '';
  }

  it('are suspended by two officers, and the family reads since when and what to do', async () => {
    const duplicateId = await insuredAndAtWork();
    expect(await server.byTwo('duplicates.suspend', suspension(duplicateId))).toEqual({ end: 'suspended' });
    expect(await sentence()).toMatch(/从2023年11月10日起暂停.*申请恢复/);
    const [record] = server.all('records');
    expect(record?.state).toBe('insured');
    expect(record?.history.at(-1)).toMatchObject({ event: 'suspended' });
    const ended = await ask('duplicates.list', { region: ruizhou, year, state: 'ended' });
    expect(ended.duplicates).toMatchObject([{ end: { end: 'suspended' }, suspendedFrom: '2023-11-10' }]);
  });

  it('are suspended once, though the second officer’s word comes twice', async () => {
    const duplicateId = await insuredAndAtWork();
    await server.byTwo('duplicates.suspend', suspension(duplicateId));
    await server.byTwo('duplicates.suspend', suspension(duplicateId));
    expect(server.all('records')[0]?.suspensions?.length).toBe(1);
  });

  it('come back on his application, with the days between in his record', async () => {
    const duplicateId = await insuredAndAtWork();
    await server.byTwo('duplicates.suspend', suspension(duplicateId));
    const resume = { duplicateId, region: ruizhou, note: '务工结束，本人申请' };
    await expect(ask('duplicates.resume', { ...resume, on: '2023-11-01' })).rejects.toThrow('NOT_SO');
    await ask('duplicates.resume', { ...resume, on: '2023-11-18' });
    expect(await sentence()).toBe('');
    expect(server.all('records')[0]?.suspensions).toMatchObject([
      { from: '2023-11-10', resumedOn: '2023-11-18' },
    ]);
  });

  it('rest a second time when he goes to work anew', async () => {
    const duplicateId = await insuredAndAtWork();
    await server.byTwo('duplicates.suspend', suspension(duplicateId));
    await ask('duplicates.resume', { duplicateId, region: ruizhou, on: '2023-11-18', note: '本人申请' });
    const again = { ...atWork, since: '2023-11-19' };
    await ask('duplicates.import', partOf('employee', [again], 'list-2'));
    await server.byTwo('duplicates.suspend', suspension(await onlyId(), '2023-11-19'));
    expect(server.all('records')[0]?.suspensions?.map(({ from }) => from)).toEqual([
      '2023-11-10',
      '2023-11-19',
    ]);
  });

  it('are not suspended of somebody who isn’t insured, nor of the dead', async () => {
    await bring('employee', [atWork]);
    const refused = await server.refusedByTwo('duplicates.suspend', suspension(await onlyId()));
    expect(refused.code).toBe('NOT_SO');
    await decide('stands');
    await bring('dead', [father]);
    expect((await server.refusedByTwo('duplicates.suspend', suspension(await onlyId()))).code).toBe('NOT_SO');
  });
});

describe('somebody whom two offices list', () => {
  beforeEach(async () => {
    await server.hireOfficer('oOther', [street]);
    await handIn(server, [lives(father, { village: street })], { region: street }, 'oOther');
  });

  it('is a case of both, each reading the other’s street alone', async () => {
    expect(await open()).toMatchObject(
      [{ kind: 'two-lists', livesIn: [haoxi], alsoIn: [] }].map((one) => ({
        ...one,
        livesIn: expect.arrayContaining([haoxi]) as string[],
      })),
    );
    expect(await open(street, 'oOther')).toMatchObject([
      { kind: 'two-lists', livesIn: [street], alsoIn: [ruizhou] },
    ]);
  });

  it('ends when one of them gives him up, and the other keeps him', async () => {
    const [one] = await open(street, 'oOther');
    const duplicateId = one?.duplicateId ?? '';
    await ask('duplicates.give-up', { duplicateId, region: street, note: '搬走了' }, 'oOther');
    expect(server.all('residents').map(({ village }) => village)).toEqual([haoxi, haoxi]);
    expect(await open()).toEqual([]);
    expect(await missingIn(server, haoxi)).toContain('王建国');
  });

  it('ends by itself when a list is taken back', async () => {
    const other = listOf([lives(father, { village: street })], { region: street });
    await askResidents(server, 'residents.undo', other, 'oOther');
    expect(await open()).toEqual([]);
  });

  it('is nobody’s case elsewhere', async () => {
    const [one] = await open();
    await server.hireOfficer('oThird', ['360983100']);
    const give = { duplicateId: one?.duplicateId ?? '', region: '360983100', note: '不在这里' };
    await expect(ask('duplicates.give-up', give, 'oThird')).rejects.toThrow('NO_DUPLICATE');
  });
});
