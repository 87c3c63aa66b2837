import { isoDay } from '../../../policy/calendar';
import type { ProposalActions } from '../../../contract/proposals';
import { officerTable } from '../../../server/actions/officer';
import { dispatch } from '../../../server/platform';
import { jincheng, type PaymentTestServer, officer, startTestServer } from '../money';
import { dieEverywhere } from '../crash';
import { child, daughter, dibao, father, grandmother, tekun } from '../sample';
import { ask, proposalId } from './proposing';

const second = 'officer-2';
const people = [daughter, father, child, grandmother, { ...father, name: '王建国二' }];

async function start(): Promise<PaymentTestServer> {
  const server = await startTestServer();
  await server.hireOfficer(second, [jincheng]);
  return server;
}

function part(at: number, identities = [dibao]): ProposalActions['proposals.propose']['request'] {
  const [person] = people.slice(at - 1);
  const rows = person === undefined ? [] : [{ ...person, identities }];
  const content = { batch: 'roster-1', part: at, region: jincheng, rows };
  return { proposalId, act: 'roster.import', part: at, parts: people.length, content };
}

async function propose(server: PaymentTestServer): Promise<void> {
  for (const [at] of people.entries()) await ask(server, officer, 'proposals.propose', part(at + 1));
}

function certified(server: PaymentTestServer) {
  return server
    .all('rosters')
    .map(({ identities }) => identities.map(({ code, source }) => `${code} ${source}`));
}

describe('parts of a roster, whose order doesn’t matter', () => {
  it('end in the same place where two of them say one identity differently: the later part stands', async () => {
    const ends = ['2023-06-30', '2024-06-30'].map((until) => ({ ...dibao, until: isoDay(until) }));
    const parts = ends.map((identity, at) => ({
      batch: 'roster-1',
      part: at + 1,
      region: jincheng,
      rows: [{ ...father, identities: [identity] }],
    }));
    for (const order of [parts, [...parts].reverse()]) {
      const server = await start();
      for (const one of order) await server.byTwo('roster.import', one);
      expect(server.all('rosters').map(({ identities }) => identities)).toMatchObject([
        [{ code: 'dibao', until: '2024-06-30', source: 'roster-1-2' }],
      ]);
    }
  });

  it('take none of the rows of one person who has several in a part', async () => {
    const server = await start();
    const rows = [
      { ...father, identities: [dibao] },
      { ...grandmother, identities: [tekun] },
      { ...father, identities: [tekun] },
    ];
    const answer = await server.byTwo('roster.import', {
      batch: 'roster-1',
      part: 1,
      region: jincheng,
      rows,
    });
    expect(answer).toMatchObject({ taken: 1, rejected: [{ row: 0 }, { row: 2 }] });
    expect(server.all('rosters')).toHaveLength(1);
  });

  it('have their effect four at once, each with its entry in the log, and the timer goes on with the rest', async () => {
    const server = await start();
    await propose(server);
    expect(await ask(server, second, 'proposals.agree', { proposalId })).toMatchObject({
      state: 'applying',
      applied: 4,
    });
    await server.minutes(3);
    expect(server.one('proposals', proposalId)).toMatchObject({ state: 'done', applied: 5, nextAt: null });
    const entries = server.all('audit-log').filter(({ file }) => file !== undefined);
    expect(entries.map(({ actor, file }) => [file?.number, actor]).sort()).toEqual([
      ['roster-1-1', second],
      ['roster-1-2', second],
      ['roster-1-3', second],
      ['roster-1-4', second],
      ['roster-1-5', 'timer'],
    ]);
    // The fifth has the number of the second under another name, which an office gave him before.
    const { outcomes } = await ask(server, second, 'proposals.get', { proposalId });
    expect(outcomes.map((one) => ('data' in one ? one.data : null))).toMatchObject([
      { taken: 1 },
      { taken: 1 },
      { taken: 1 },
      { taken: 1 },
      { taken: 0, rejected: [{ field: 'name' }] },
    ]);
  });

  it('end in the same place wherever they are cut off', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => {
        const server = await start();
        await propose(server);
        return { server, prepared: null };
      },
      act: (server, _, wire) =>
        dispatch(officerTable, server.cloudFor(second, 'client', wire), {
          action: 'proposals.agree',
          proposalId,
        }),
      recover: async (server) => {
        await ask(server, second, 'proposals.agree', { proposalId });
        await server.minutes(8);
      },
      outcome: (server) => ({
        certified: certified(server).sort(),
        state: server.one('proposals', proposalId).state,
        people: server.all('people').length,
      }),
    });
    expect(deaths).toBeGreaterThan(20);
  });
});

describe('a row that says what is certified already', () => {
  it('changes nothing, and keeps the batch that certified it first', async () => {
    const server = await start();
    await server.certify(father, jincheng, dibao);
    const [before] = server.all('rosters');
    server.pass(1000);
    await server.certify(father, jincheng, dibao);
    expect(server.all('rosters')).toEqual([before]);
    await server.certify(father, jincheng, dibao, tekun);
    expect(certified(server)).toEqual([[expect.stringContaining('dibao'), expect.stringContaining('tekun')]]);
  });
});
