import type { DuplicatesActions } from '../../../contract/duplicates';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { handIn, lives } from '../residents/lists';
import { dispatched } from '../said';
import { father, ruizhou, tekun } from '../sample';

let server: PaymentTestServer;
let recordId: string;
let duplicateId: string;

async function ask<Name extends keyof DuplicatesActions & string>(
  action: Name,
  request: DuplicatesActions[Name]['request'],
): Promise<DuplicatesActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(officer), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as DuplicatesActions[Name]['data'];
}

async function open() {
  return (await ask('duplicates.list', { region: ruizhou, year, state: 'open' })).duplicates;
}

function asked(workEndedOn: string, by = 'oSelf') {
  return server.resident(by, 'records.ask-to-resume', { recordId, workEndedOn });
}

async function status() {
  const { records } = await server.resident('oSelf', 'records.mine', {});
  return records[0]?.status;
}

/** In 2024 father goes to a factory in February; his benefits rest from then on, by two officers. */
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [lives(father, { village: '濠溪' })]);
  await server.certify(father, ruizhou, tekun);
  recordId = await server.enrol('oSelf', father, ruizhou, 'self');
  const { code } = await server.officer(officer, 'codes.issue', { ...father, region: ruizhou });
  await server.resident('oSelf', 'self.confirm', { ...father, code });
  server.setToday('2024-03-01');
  const atWork = { ...father, since: '2024-02-01', where: '高安市某厂' };
  const part = { region: ruizhou, year, kind: 'employee', batch: 'list-1', part: 1, rows: [atWork] } as const;
  await ask('duplicates.import', part);
  duplicateId = (await open())[0]?.duplicateId ?? '';
  await server.byTwo('duplicates.suspend', {
    duplicateId,
    region: ruizhou,
    from: '2024-02-01',
    reason: '参加了职工医保',
  });
  server.setToday('2024-06-03');
});

describe('who asks for benefits again that rest', () => {
  it('reads what the clause asks before, and afterwards that he has asked', async () => {
    expect((await status())?.resumption).toMatchObject({
      asked: { state: 'not-yet' },
      clause: { notice: 'ruizhou-2024', clause: '4.6', label: '四（六）' },
    });
    const { record } = await asked('2024-05-31');
    expect(record.status.resumption?.asked).toEqual({
      state: 'asked',
      on: '2024-06-03',
      workEndedOn: '2024-05-31',
    });
    expect(record.status.reason).toContain('已经申请恢复');
    expect(record.status.suspendedFrom).toBe('2024-02-01');
  });

  it('lays it before the office that let them rest, once however often he asks', async () => {
    expect(await open()).toEqual([]);
    await asked('2024-05-31');
    await asked('2024-05-31');
    expect(server.one('duplicates', duplicateId).askedAt).toBeGreaterThan(0);
    expect(await open()).toMatchObject([
      { duplicateId, asked: { on: '2024-06-03', workEndedOn: '2024-05-31' }, ruling: null },
    ]);
    const events = server.all('records')[0]?.history.map(({ event }) => event);
    expect(events?.filter((event) => event === 'resume-asked')).toEqual(['resume-asked']);
  });

  it('has them from the day that the office says, and it is no case any more', async () => {
    await asked('2024-05-31');
    await ask('duplicates.resume', { duplicateId, region: ruizhou, on: '2024-06-01', note: '核实了' });
    expect(await open()).toEqual([]);
    expect(server.one('duplicates', duplicateId).askedAt).toBeUndefined();
    expect((await status())?.suspendedFrom).toBeUndefined();
    expect((await status())?.resumption).toBeUndefined();
  });

  it('reads why the office doesn’t agree, and may ask again', async () => {
    await asked('2024-05-31');
    const request = { duplicateId, region: ruizhou, words: '职工医保还在保' };
    await ask('duplicates.decline-resume', request);
    expect((await status())?.resumption?.asked).toEqual({
      state: 'declined',
      on: '2024-06-03',
      words: '职工医保还在保',
    });
    expect(await open()).toEqual([]);
    expect(server.one('duplicates', duplicateId).askedAt).toBeUndefined();
    // The same answer again changes nothing; another one has nothing to answer.
    await ask('duplicates.decline-resume', request);
    await expect(ask('duplicates.decline-resume', { ...request, words: '另一个原因' })).rejects.toThrow(
      'NOT_SO',
    );
    await asked('2024-06-02');
    expect((await open()).length).toBe(1);
  });

  it('is refused a day before they rested, one to come, and where they don’t rest', async () => {
    const refused = (workEndedOn: string) =>
      server.refusedResident('oSelf', 'records.ask-to-resume', { recordId, workEndedOn });
    expect((await refused('2024-01-31')).code).toBe('NOT_SO');
    expect((await refused('2024-06-04')).code).toBe('NOT_SO');
    expect((await refused('2024-02-30')).code).not.toBe('NOT_SO');
    await ask('duplicates.resume', { duplicateId, region: ruizhou, on: '2024-06-01', note: '本人来了' });
    expect((await refused('2024-05-31')).code).toBe('NOT_SO');
  });

  it('must be himself, or a payer whom he let see all of him', async () => {
    const stranger = await server.refusedResident('oStranger', 'records.ask-to-resume', {
      recordId,
      workEndedOn: '2024-05-31',
    });
    expect(stranger.code).toBe('NO_RECORD');
    expect(await open()).toEqual([]);
  });

  it('isn’t turned into a new case by a list that comes meanwhile', async () => {
    await asked('2024-05-31');
    const again = { ...father, since: '2024-05-01' };
    await ask('duplicates.import', {
      ...{ region: ruizhou, year, kind: 'employee', batch: 'list-2', part: 1, rows: [again] },
    });
    expect(await open()).toMatchObject([{ duplicateId, end: { end: 'suspended' } }]);
  });
});
