import { isoDay } from '../../../policy/calendar';
import { dieEverywhere } from '../crash';
import { dispatch } from '../../../server/platform';
import { officerTable } from '../../../server/actions/officer';
import { jincheng, type PaymentTestServer, officer, startTestServer } from '../money';
import { seal } from '../../../server/identity';
import { child, daughter, father } from '../sample';
import { act, ask, balances, proposalId, proposed, refusal } from './proposing';

const second = 'officer-2';
const dayMs = 24 * 3_600_000;

async function start(): Promise<PaymentTestServer> {
  const server = await startTestServer();
  await server.hireOfficer(second, [jincheng]);
  return server;
}

let server: PaymentTestServer;
beforeEach(async () => {
  server = await start();
});

function held(one = server) {
  return one.one('proposals', proposalId);
}

function part(at: number) {
  const person = [daughter, father, child][at - 1] ?? daughter;
  return { proposalId, act, part: at, parts: 3, content: balances(`${at}00`, person, `b-${at}`) };
}

function accounts(one: PaymentTestServer) {
  return one.all('mutual-aid-accounts').map(({ balanceFen }) => balanceFen);
}

describe('a proposal of several parts', () => {
  it('waits once all are there, in whichever order, and holds part by part', async () => {
    expect(await ask(server, officer, 'proposals.propose', part(3))).toEqual({ state: 'gathering' });
    await ask(server, officer, 'proposals.propose', part(1));
    await ask(server, officer, 'proposals.propose', part(1));
    expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('NOT_WAITING');
    expect(await ask(server, officer, 'proposals.propose', part(2))).toEqual({ state: 'proposed' });
    expect(held().sums).toEqual({ rows: 3, sumFen: 60_000 });
    expect(await ask(server, second, 'proposals.agree', { proposalId })).toMatchObject({
      state: 'applying',
      applied: 1,
    });
    await ask(server, second, 'proposals.go-on', { proposalId });
    expect(await ask(server, second, 'proposals.go-on', { proposalId })).toMatchObject({ state: 'done' });
    expect(accounts(server)).toEqual([10_000, 20_000, 30_000]);
  });

  it('takes no other content for a part that is there, and none from another officer', async () => {
    await ask(server, officer, 'proposals.propose', part(1));
    const other = { ...part(1), content: balances('999') };
    expect((await refusal(server, officer, 'proposals.propose', other)).code).toBe('PROPOSAL_DIFFERS');
    expect((await refusal(server, second, 'proposals.propose', part(2))).code).toBe('PROPOSAL_DIFFERS');
    const longer = { ...part(2), parts: 4 };
    expect((await refusal(server, officer, 'proposals.propose', longer)).code).toBe('PROPOSAL_DIFFERS');
  });

  it('is gone on with by the timer where the page is left', async () => {
    for (const at of [1, 2, 3]) await ask(server, officer, 'proposals.propose', part(at));
    await ask(server, second, 'proposals.agree', { proposalId });
    await server.minutes(6);
    expect(held()).toMatchObject({ state: 'done', applied: 3, nextAt: null });
    expect(accounts(server)).toEqual([10_000, 20_000, 30_000]);
  });

  it('of which one always fails is given up, stands on the list, and keeps the others waiting no longer', async () => {
    for (const at of [1, 2, 3]) await ask(server, officer, 'proposals.propose', part(at));
    const cloud = server.cloudFor('', 'timer');
    const id = `${proposalId}-2`;
    const broken = seal(cloud.settings, (bytes) => cloud.randomHex(bytes), `proposal/${id}`, 'no content');
    await cloud.db.updateIf('proposal-parts', id, {}, { sealed: broken });
    await ask(server, second, 'proposals.agree', { proposalId });
    await server.minutes(15);
    expect(held()).toMatchObject({ state: 'applying', applied: 1 });
    await server.minutes(15);
    expect(held()).toMatchObject({ state: 'done', applied: 3 });
    expect(accounts(server)).toEqual([10_000, 30_000]);
    const { outcomes } = await ask(server, second, 'proposals.get', { proposalId });
    expect(outcomes[1]).toMatchObject({ refusal: { code: 'PART_FAILED' } });
    const { cases } = await server.asOfficer('cases.list', { region: jincheng });
    expect(cases).toMatchObject([{ kind: 'proposal-failed' }]);
  });

  it('stands in the audit log with whom each part concerned, also where the timer gave it its effect', async () => {
    for (const at of [1, 2, 3]) await ask(server, officer, 'proposals.propose', part(at));
    await ask(server, second, 'proposals.agree', { proposalId });
    await server.minutes(6);
    const entries = server.all('audit-log').filter(({ actor }) => actor === 'timer');
    expect(entries.map(({ file }) => file?.number).sort()).toEqual(['b-2', 'b-3']);
    for (const entry of entries) {
      expect(entry).toMatchObject({ action: 'proposals.go-on', decision: act, region: jincheng, people: 1 });
      expect(entry.concerns).toContain(`proposal:${proposalId}`);
    }
  });

  it('that stays unfinished for a day lapses, and nothing of it is kept', async () => {
    await ask(server, officer, 'proposals.propose', part(1));
    server.pass(dayMs);
    await server.tick();
    await server.tick();
    expect(held()).toMatchObject({ state: 'withdrawn', decider: null, nextAt: null });
    expect(server.all('proposal-parts')).toEqual([]);
  });

  it('says of a part that is refused why, and gives the others their effect', async () => {
    await server.byTwo(act, balances('5', daughter, 'b-2'));
    for (const at of [1, 2, 3]) await ask(server, officer, 'proposals.propose', part(at));
    await ask(server, second, 'proposals.agree', { proposalId });
    await server.minutes(6);
    const { outcomes } = await ask(server, second, 'proposals.get', { proposalId });
    expect(outcomes).toMatchObject([
      { data: { taken: 1 } },
      { refusal: { code: 'IMPORT_DIFFERS' } },
      { data: { taken: 1 } },
    ]);
  });
});

it('an agreement that is cut off anywhere ends in the same place', async () => {
  const deaths = await dieEverywhere({
    prepare: async () => {
      const one = await start();
      for (const at of [1, 2, 3]) await ask(one, officer, 'proposals.propose', part(at));
      return { server: one, prepared: null };
    },
    act: (one, _, wire) =>
      dispatch(officerTable, one.cloudFor(second, 'client', wire), {
        action: 'proposals.agree',
        proposalId,
      }),
    recover: async (one) => {
      await ask(one, second, 'proposals.agree', { proposalId });
      await one.minutes(8);
    },
    outcome: (one) => ({
      accounts: accounts(one),
      state: held(one).state,
      balances: Object.values(one.balances()).sort((a, b) => a - b),
    }),
  });
  expect(deaths).toBeGreaterThan(5);
});

it('a part keeps what came of it, where a slower call finds the proposer gone', async () => {
  await proposed(server);
  const decider = { id: second, name: '第二人' };
  const agreed = { ...held(), state: 'applying' as const, decider, decidedAt: 1, nextAt: 1 };
  await server.cloudFor('').db.put('proposals', agreed);
  let overtaken = false;
  const slow = server.cloudFor(second, 'client', async ({ collection }, when) => {
    if (overtaken || collection !== 'proposal-parts' || when !== 'after') return;
    overtaken = true;
    await server.tick();
    await server.cloudFor('').db.remove('officers', officer);
  });
  await dispatch(officerTable, slow, { action: 'proposals.go-on', proposalId });
  expect(accounts(server)).toEqual([100_000]);
  const { outcomes } = await ask(server, second, 'proposals.get', { proposalId });
  expect(outcomes).toMatchObject([{ data: { taken: 1 } }]);
});

describe('a proposal that nobody answers', () => {
  it('rises after a working day, and over a weekend on Monday', async () => {
    // 24 November 2023 is a Friday.
    server.setToday('2023-11-24');
    await proposed(server);
    server.setToday('2023-11-26');
    await server.tick();
    expect(held().places).toEqual([jincheng]);
    server.setToday('2023-11-27');
    await server.tick();
    expect(held().places).toEqual([jincheng, '140500']);
    server.setToday('2023-11-28');
    await server.tick();
    expect(held().places).toEqual([jincheng, '140500', '140000']);
  });

  it('is a case once there is no office above, and lapses after thirty days', async () => {
    await proposed(server);
    for (const day of ['2023-11-21', '2023-11-22', '2023-11-23', '2023-11-24']) {
      server.setToday(day);
      await server.tick();
    }
    expect(server.all('cases')).toMatchObject([{ kind: 'proposal-unanswered', region: jincheng }]);
    expect(held().state).toBe('proposed');
    server.setToday(isoDay('2023-12-20'));
    await server.tick();
    await server.tick();
    expect(held()).toMatchObject({ state: 'withdrawn', reason: '30天没有人答复，自动撤回' });
    expect(server.all('proposal-parts')).toEqual([]);
  });
});

it('bad input is refused in words', async () => {
  const request = { ...part(1), part: 4 };
  expect((await refusal(server, officer, 'proposals.propose', request)).code).toBe('BAD_REQUEST');
  const unread = { ...part(1), content: { ...balances('1'), priceFen: 1 } };
  expect((await refusal(server, officer, 'proposals.propose', unread)).code).toBe('BAD_REQUEST');
  const file = { ...part(1), content: { ...balances('1'), csv: '姓名' } };
  expect(await refusal(server, officer, 'proposals.propose', file)).toMatchObject({
    code: 'FILE_WRONG',
    field: 'csv',
  });
  expect(server.all('proposals')).toEqual([]);
});

function numbered(at: number) {
  const content = balances('100', daughter, `b-${at}`);
  return { proposalId: at.toString(16).padStart(32, '0'), act, part: 1, parts: 1, content };
}

it('No officer lays more than fifty before others in a place at once', async () => {
  for (let at = 1; at <= 50; at += 1) await ask(server, officer, 'proposals.propose', numbered(at));
  const refused = await refusal(server, officer, 'proposals.propose', numbered(51));
  expect(refused.code).toBe('TOO_MANY_PROPOSALS');
  // What waits already may be handed in again, and another officer has room.
  await ask(server, officer, 'proposals.propose', numbered(50));
  await ask(server, second, 'proposals.propose', numbered(51));
});
