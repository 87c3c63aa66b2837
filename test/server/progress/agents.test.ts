import type { AgentProgress } from '../../../contract/progress';
import { officerTable } from '../../../server/actions/officer';
import { runTimer } from '../../../server/actions/timer';
import { migrate } from '../../../server/migrations';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { handIn, haoxi, lives, yuetan } from '../residents/lists';
import { dispatched } from '../said';
import { child, daughter, father, grandmother, ruizhou, tekun } from '../sample';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [
    lives(father, { village: '濠溪', household: '0001', agent: '周有田' }),
    lives(grandmother, { village: '濠溪', household: '0001', agent: '周有田' }),
    lives(daughter, { village: '月潭', household: '0002', agent: '周有田' }),
    lives(child, { village: '月潭', household: '0003', agent: '李秀英' }),
  ]);
});

async function agents(region: string, by = officer): Promise<readonly AgentProgress[]> {
  const reply = await dispatched(officerTable, server.cloudFor(by), {
    action: 'progress.agents',
    region,
    year,
  });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return (reply.data as { readonly agents: readonly AgentProgress[] }).agents;
}

async function figures(region: string) {
  return (await agents(region)).map(({ name, listed, insured, toInsure }) => [
    name,
    listed,
    insured,
    toInsure,
  ]);
}

/** Tekun pay nothing in Ruizhou: whoever applies is insured. */
async function insure(person = grandmother): Promise<void> {
  await server.certify(person, ruizhou, tekun);
  await server.enrol('oDaughter', person, ruizhou);
  await runTimer(server.cloudFor('', 'timer'), 'progress');
}

describe('agents', () => {
  it('have the people whom the lists give them, who is furthest behind first', async () => {
    await insure();
    expect(await figures(ruizhou)).toEqual([
      ['李秀英', 1, 0, 1],
      ['周有田', 3, 1, 3],
    ]);
  });

  it('have in a village those of that village alone', async () => {
    expect(await figures(haoxi)).toEqual([['周有田', 2, 0, 2]]);
    expect(await figures(yuetan)).toEqual([
      ['周有田', 1, 0, 1],
      ['李秀英', 1, 0, 1],
    ]);
  });

  it('are held against the days gone as places are', async () => {
    await insure();
    const [, zhou] = await agents(ruizhou);
    // Ruizhou collects from 15 September to 31 December 2023: 66 of 108 days are over; 3 · 66 / 108 = 1.8.
    expect(zhou?.pace).toEqual({ percent: 33.3, expected: 2, behind: 1, neededADay: 1 });
  });

  it('lose whom a new list gives to another', async () => {
    const more = { batch: 'list-2' };
    await handIn(server, [lives(daughter, { village: '月潭', household: '0002', agent: '李秀英' })], more);
    expect(await figures(yuetan)).toEqual([['李秀英', 2, 0, 2]]);
    expect(await figures(ruizhou)).toContainEqual(['周有田', 2, 0, 2]);
  });

  it('are shown to officers of the place alone, and to nobody above a street', async () => {
    expect(await agents('360983')).toEqual([]);
    await server.hireOfficer('elsewhere', ['140502']);
    await expect(agents(ruizhou, 'elsewhere')).rejects.toThrow('OTHER_REGION');
  });

  it('of a release that counted nobody with them are counted after the migration', async () => {
    const { db } = server.cloudFor('');
    for (const { insuredWith: _, ...one } of server.all('residents')) {
      const listed = one.listed.filter((key) => !key.endsWith(String(one.agentId)));
      await db.put('residents', { ...one, listed } as never);
    }
    for (const { villages: _, ...one } of server.all('village-agents')) await db.put('village-agents', one);
    expect(await figures(haoxi)).toEqual([]);
    while (!(await migrate(server.cloudFor('', 'function'))).done);
    expect(await figures(haoxi)).toEqual([['周有田', 2, 0, 2]]);
  });
});
