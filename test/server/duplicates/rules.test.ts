import type { DuplicateRow, DuplicatesActions } from '../../../contract/duplicates';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { handIn, lives, missingIn, haoxi } from '../residents/lists';
import { fen } from '../../../policy/money';
import { dispatched } from '../said';
import { daughter, father, grandmother, ruizhou, tekun } from '../sample';

type Kind = DuplicatesActions['duplicates.import']['request']['kind'];

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

function bring(kind: Kind, rows: readonly DuplicateRow[], batch = `${kind}-1`) {
  return ask('duplicates.import', { region: ruizhou, year, kind, batch, part: 1, rows });
}

async function cases(state: 'open' | 'ended') {
  return (await ask('duplicates.list', { region: ruizhou, year, state })).duplicates;
}

async function onlyCase() {
  const [one, ...others] = await cases('open');
  if (one === undefined || others.length > 0) throw new Error('not one case');
  return one;
}

/** Tekun pay nothing in Ruizhou: whoever applies is insured, from 1 January to 31 December 2024. */
async function insuredHere(): Promise<void> {
  await server.certify(father, ruizhou, tekun);
  await server.enrol('oSelf', father, ruizhou, 'self');
}

const atWork = { ...father, since: '2024-02-01', where: '高安市某厂' };

describe('somebody who is insured as an employee and not here', () => {
  it('is nobody to look for by Ruizhou 1, without anybody deciding', async () => {
    await bring('employee', [{ ...father, since: '2023-11-01', where: '高安市某厂' }]);
    expect(await cases('open')).toEqual([]);
    const [one] = await cases('ended');
    expect(one?.end).toMatchObject({ end: 'stands', byRule: true });
    expect(one?.end?.note).toBe('按通知一：参加职工医保的人不在居民医保的参保范围里。');
    expect(await missingIn(server, haoxi)).toEqual(['陈桂花']);
  });

  it('is looked for again where an officer says that it is not so', async () => {
    await bring('employee', [father]);
    const [one] = await cases('ended');
    const request = { duplicateId: one?.duplicateId ?? '', region: ruizhou, note: '电话核实' };
    await ask('duplicates.decide', { ...request, decision: 'not-so' });
    expect((await missingIn(server, haoxi)).length).toBe(2);
    // An officer has decided: no list opens it again, and nobody decides it twice.
    await bring('employee', [father], 'list-2');
    await expect(ask('duplicates.decide', { ...request, decision: 'stands' })).rejects.toThrow('NOT_OPEN');
  });

  it('goes back with its list, for no officer decided it', async () => {
    const request = {
      region: ruizhou,
      year,
      kind: 'employee',
      batch: 'list-1',
      part: 1,
      rows: [father],
    } as const;
    await ask('duplicates.import', request);
    expect(await ask('duplicates.undo', request)).toEqual({ undone: 1, rejected: [] });
    expect(server.all('duplicates')).toEqual([]);
  });

  it('is a case again when the next list comes after he was insured here', async () => {
    await bring('employee', [father]);
    await insuredHere();
    await bring('employee', [father], 'list-2');
    expect(await onlyCase()).toMatchObject({ insured: 'here', end: null });
  });

  it('waits while somebody is paying for him', async () => {
    const recordId = await server.enrol('oSelf', father, ruizhou, 'self');
    await server.place('oSelf', [recordId], fen(38_000));
    await bring('employee', [father]);
    expect((await onlyCase()).ruling).toMatchObject({
      rule: 'facts-missing',
      lacks: expect.stringContaining('正在替他缴费') as string,
    });
  });
});

describe('somebody who is insured here and as an employee', () => {
  beforeEach(insuredHere);

  it('who became so while his cover here lasts has his benefits rest by Ruizhou 4.6, prepared for two', async () => {
    server.setToday('2024-03-01');
    await bring('employee', [atWork]);
    const { ruling } = await onlyCase();
    expect(ruling).toMatchObject({
      rule: 'decided',
      act: 'suspend',
      from: '2024-02-01',
      usually: false,
      facts: ['2024年2月1日起参加职工医保（高安市某厂）', '在这里参保，待遇从2024年1月1日到2024年12月31日'],
      clauses: [{ clause: '4.6', label: '四（六）' }],
    });
    // Prepared, and no more: what takes a right away waits for two.
    expect(server.all('records')[0]?.suspensions).toBeUndefined();
  });

  it('who was so before it began is no case of 4.6, and is found out about', async () => {
    await bring('employee', [{ ...father, since: '2023-11-01' }]);
    expect((await onlyCase()).ruling).toMatchObject({
      rule: 'facts-missing',
      lacks: expect.stringContaining('2024年1月1日才开始') as string,
    });
  });

  it('of whom the list names no day isn’t decided', async () => {
    await bring('employee', [father]);
    expect((await onlyCase()).ruling).toMatchObject({
      rule: 'facts-missing',
      lacks: expect.stringContaining('从哪天起') as string,
    });
  });
});

describe('somebody who is insured as a resident elsewhere too', () => {
  it('and lives here by the office’s list stays here by Ruizhou 1, which an officer has to say', async () => {
    await bring('elsewhere', [{ ...father, where: '南昌市' }]);
    expect((await onlyCase()).ruling).toMatchObject({
      rule: 'decided',
      act: 'kept-here',
      usually: true,
      facts: ['这里的居民名单上有他', '在别处也参加了居民医保（南昌市）'],
    });
  });

  it('and of whom no list says where he lives isn’t decided', async () => {
    await server.certify(daughter, ruizhou, tekun);
    await server.enrol('oSelf', daughter, ruizhou, 'self');
    await bring('elsewhere', [daughter]);
    expect((await onlyCase()).ruling).toMatchObject({
      rule: 'facts-missing',
      lacks: expect.stringContaining('不知道他常住哪里') as string,
    });
  });
});

it('a county’s office is told the rule of the street where the case lies', async () => {
  await server.hireOfficer('oCounty', ['360983']);
  await bring('elsewhere', [father]);
  const request = { region: '360983', year, state: 'open' } as const;
  const { duplicates } = await ask('duplicates.list', request, 'oCounty');
  expect(duplicates[0]?.ruling).toMatchObject({ rule: 'decided', act: 'kept-here' });
});

it('of the dead no rule says anything: the case says whom to ask, and what the notice leaves open of the money', async () => {
  await bring('dead', [father]);
  const { ruling } = await onlyCase();
  expect(ruling).toMatchObject({ rule: 'no-rule', ask: expect.stringContaining('12393') as string });
  expect(ruling?.clauses.map(({ says }) => says)).toEqual([
    '交错了、交重了，或者人去世了，交的钱退不退，通知没有写。',
  ]);
});
