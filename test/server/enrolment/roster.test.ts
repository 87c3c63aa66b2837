import type { RosterRow } from '../../../contract/officer';
import type { ProposalActions } from '../../../contract/proposals';
import { isoDay } from '../../../policy/calendar';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { certify } from '../../../server/enrolment/roster/certify';
import { type PaymentTestServer, officer, startTestServer } from '../money';
import { dibao, father, ruizhou, tekun } from '../sample';

const ended: CertifiedIdentity = { ...dibao, until: isoDay('2023-06-30') };

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

function roster() {
  const [only] = server.all('rosters');
  if (only === undefined) throw new Error('nobody is certified');
  return only;
}

describe('a row of a roster', () => {
  const words = async (row: Omit<RosterRow, 'name' | 'document'>) => {
    const proposalId = 'b'.repeat(32);
    const content = { batch: 'list', part: 1, region: ruizhou, rows: [{ ...father, ...row }] };
    await server.proposals(officer, 'proposals.propose', {
      proposalId,
      act: 'roster.import',
      part: 1,
      parts: 1,
      content,
    });
    const second = await server.secondOf(officer);
    const reply = await server.proposals(second, 'proposals.get', { proposalId });
    if (!reply.ok) throw new Error(reply.error.message);
    return (reply.data as ProposalActions['proposals.get']['data']).rows[0];
  };

  it('is read by the second officer as what it certifies, from when and until when', async () => {
    const circumstances = [{ code: 'returned-from-abroad' }] as const;
    expect(await words({ identities: [ended, tekun], circumstances })).toEqual({
      name: '王**',
      document: '369***********0017',
      words: '低保对象（2022-06-01至2023-06-30）、特困人员（2015-01-01起）、1件情形',
    });
  });

  it('that certifies nothing says so', async () => {
    expect((await words({ identities: [] }))?.words).toBe('没有身份');
  });
});

it('a roster of one place certifies nobody in another one of its officer’s: the second answers for the first alone', async () => {
  const there = { ...dibao, region: '430102' };
  const content = { batch: 'list', part: 1, region: ruizhou, rows: [{ ...father, identities: [there] }] };
  const { taken, rejected } = await server.byTwo('roster.import', content, officer);
  expect([taken, rejected]).toMatchObject([0, [{ row: 0, field: 'identities' }]]);
  expect(server.all('rosters')).toEqual([]);
});

it('what a part of a roster came to is in the log, once however often it is handed in', async () => {
  const wrong = { ...father, name: '李四', document: { ...father.document, number: '369901195805120018' } };
  const rows = [
    { ...father, identities: [dibao] },
    { ...wrong, identities: [dibao] },
  ];
  await server.enrol('oDaughter', father, ruizhou);
  const content = { batch: 'list', part: 3, region: ruizhou, rows };
  await server.byTwo('roster.import', content);
  await server.byTwo('roster.import', content);
  const lines = server.logged.map((line) => JSON.parse(line) as { readonly event: string });
  expect(lines.filter(({ event }) => event === 'roster-imported')).toEqual([
    { event: 'roster-imported', part: 3, taken: 1, rejected: 1, redetermined: 1 },
  ]);
});

describe('of two parts that say it differently', () => {
  const part = (batch: string, number: number, identity: CertifiedIdentity) =>
    server.byTwo('roster.import', {
      batch,
      part: number,
      region: ruizhou,
      rows: [{ ...father, identities: [identity] }],
    });

  it('the later one of a batch stands, whichever has its effect first', async () => {
    await part('list', 2, ended);
    await part('list', 1, dibao);
    expect(roster().identities).toMatchObject([{ until: '2023-06-30', source: 'list-2' }]);
  });

  it('of two batches the one that came later stands, whatever their parts', async () => {
    await part('first', 2, ended);
    await part('second', 1, dibao);
    expect(roster().identities).toMatchObject([{ source: 'second-1' }]);
    expect(roster().identities[0]).not.toHaveProperty('until');
    await part('third', 3, ended);
    expect(roster().identities).toMatchObject([{ source: 'third-3', until: '2023-06-30' }]);
  });
});

describe('what offices confirm of a person himself', () => {
  const confirm = async (year: number, region: string, facts: object, at: number) => {
    const personId = roster()._id;
    await server.cloudFor('').db.transaction((tx) =>
      certify(tx, {
        personId,
        identities: [],
        circumstances: [],
        facts: { year, facts },
        region,
        source: `officer-${at}`,
        at,
      }),
    );
  };
  const held = () => (roster().facts ?? []).map(({ year, region, facts }) => [year, region, facts]);

  beforeEach(() => server.certify(father, ruizhou, dibao));

  it('stands apart for each year and county, and together within them', async () => {
    await confirm(2024, ruizhou, { student: true }, 1);
    await confirm(2025, ruizhou, { student: false }, 2);
    await confirm(2024, '430102', { householdHere: true }, 3);
    expect(held()).toEqual([
      [2024, ruizhou, { student: true }],
      [2025, ruizhou, { student: false }],
      [2024, '430102', { householdHere: true }],
    ]);
    // Another street of the same county, later: its word stands, and what it says nothing of stays.
    await confirm(2024, '360983002', { householdHere: false }, 4);
    expect(held()).toEqual([
      [2025, ruizhou, { student: false }],
      [2024, '430102', { householdHere: true }],
      [2024, '360983002', { householdHere: false, student: true }],
    ]);
  });
});
