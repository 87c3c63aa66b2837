import type { DuplicatesActions } from '../../../contract/duplicates';
import { officerTable } from '../../../server/actions/officer';
import { markGone } from '../../../server/residents/gone';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { handIn, lives } from '../residents/lists';
import { dispatched } from '../said';
import { father, grandmother, ruizhou, tekun } from '../sample';

let server: PaymentTestServer;

async function ask<Name extends keyof DuplicatesActions & string>(
  action: Name,
  request: DuplicatesActions[Name]['request'],
): Promise<DuplicatesActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(officer), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as DuplicatesActions[Name]['data'];
}

async function factsUnder(heading: string) {
  const { parts } = await server.resident('oSelf', 'me.copy', {});
  const [entry] = parts.find((part) => part.heading === heading)?.entries ?? [];
  return new Map(entry?.facts);
}

beforeEach(async () => {
  server = await startTestServer();
  // Where he were the only one listed, a whole list might end nobody.
  await handIn(server, [
    lives(father, { village: '濠溪', agent: '周有田' }),
    lives(grandmother, { village: '濠溪' }),
  ]);
  await server.certify(father, ruizhou, tekun);
  const { code } = await server.officer(officer, 'codes.issue', { ...father, region: ruizhou });
  await server.resident('oSelf', 'self.confirm', { ...father, code });
});

describe('the copy of what offices say of somebody', () => {
  it('says that a whole list no longer had him, and since when', async () => {
    const before = await factsUnder('经办机构名单上的住处');
    expect(before.has('名单的变化')).toBe(false);
    expect(before.get('上门提醒的代办员')).toBe('周有田');
    const [person] = server.all('rosters');
    const listed = server.all('residents').find(({ personId }) => personId === person?._id);
    const hired = server.one('officers', officer);
    const part = { region: ruizhou, year, batch: 'all-2', part: 1, ids: [listed?._id ?? ''] };
    await markGone(server.cloudFor(officer), hired, part);
    expect((await factsUnder('经办机构名单上的住处')).get('名单的变化')).toBe(
      '2023年11月20日起，2024年度的全部名单上没有了',
    );
  });

  it('has how a case of another insurance ended, and the office’s words on it', async () => {
    const atWork = { ...father, since: '2023-10-01', where: '高安市某厂' };
    const part = {
      region: ruizhou,
      year,
      kind: 'employee',
      batch: 'list-1',
      part: 1,
      rows: [atWork],
    } as const;
    await ask('duplicates.import', part);
    const [ended] = (await ask('duplicates.list', { region: ruizhou, year, state: 'ended' })).duplicates;
    const duplicateId = ended?.duplicateId ?? '';
    await ask('duplicates.decide', {
      duplicateId,
      region: ruizhou,
      decision: 'not-so',
      note: '同名的另一个人',
    });
    expect((await factsUnder('重复参保的核对')).get('处理')).toBe('2023-11-20 名单写错了：同名的另一个人');
  });

  it('has why an office did not give benefits back', async () => {
    const recordId = await server.enrol('oSelf', father, ruizhou, 'self');
    server.setToday('2024-03-01');
    const atWork = { ...father, since: '2024-02-01', where: '高安市某厂' };
    const part = {
      region: ruizhou,
      year,
      kind: 'employee',
      batch: 'list-1',
      part: 1,
      rows: [atWork],
    } as const;
    await ask('duplicates.import', part);
    const [open] = (await ask('duplicates.list', { region: ruizhou, year, state: 'open' })).duplicates;
    const about = { duplicateId: open?.duplicateId ?? '', region: ruizhou };
    await server.byTwo('duplicates.suspend', { ...about, from: '2024-02-01', reason: '参加了职工医保' });
    server.setToday('2024-06-03');
    await server.resident('oSelf', 'records.ask-to-resume', { recordId, workEndedOn: '2024-05-31' });
    expect((await factsUnder('参保记录')).get('待遇暂停')).toContain('写的是那边2024年5月31日结束');
    await ask('duplicates.decline-resume', { ...about, words: '工厂说还没有停保' });
    expect((await factsUnder('参保记录')).get('待遇暂停')).toBe(
      '2024年2月1日起，还没有恢复，2024-06-03没有同意恢复：工厂说还没有停保',
    );
  });

  it('says nothing of who else may pay, or asked to', async () => {
    await server.enrol('oDaughter', father, ruizhou);
    const { parts } = await server.resident('oSelf', 'me.copy', {});
    expect(JSON.stringify(parts)).not.toContain('oDaughter');
  });
});
