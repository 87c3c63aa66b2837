import type { PersonEntry } from '../../../contract/claims';
import { checkCharacter } from '../../../contract/identity-document';
import type { ReimbursementBatchView } from '../../../contract/reimbursements';
import { sumFen } from '../../../policy/money';
import { officerTable } from '../../../server/actions/officer';
import { dispatch } from '../../../server/platform';
import { sealAccount } from '../../../server/reimbursements/accounts';
import type { Wire } from '../../../server/platform/memory/database';
import { dieEverywhere } from '../crash';
import type { PaymentTestServer } from '../money';
import {
  accountLine,
  accountsOf,
  answerOf,
  batchOf,
  changyi,
  dibao,
  lookOn,
  officer,
  own,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
  startJilin,
  year,
} from './jilin-city';

// Each story is played once for every round trip, or with two thousand people.
jest.setTimeout(200_000);

const dueFen = 14_000;

/** One of two thousand: born on one of many days, in an area that is no place’s. */
function numbered(at: number): PersonEntry {
  const digits = `369901197${String(at % 10)}0${String(1 + (at % 9))}01${String(Math.floor(at / 10)).padStart(3, '0')}`;
  return { name: '测试人', document: { kind: 'resident-id', number: digits + checkCharacter(digits) } };
}

/** One is due his 140 yuan to civil affairs’ account, and so are as many others as are wanted, who are stored as he is. */
async function due(people: number): Promise<PaymentTestServer> {
  const server = await startJilin();
  await publishNotice(server);
  server.setToday('2023-11-25');
  const first = somebody(1, '王建国');
  const id = await paidFor(server, first, { fen: paysFen.dibao, identities: [dibao] });
  await lookOn(server, '2024-01-02');
  await server.byTwo('reimbursements.accounts', accountsOf(accountLine(first, 'relief')), officer);
  const [record, stored] = [server.one('records', id), server.one('reimbursements', id)];
  for (let from = 2; from <= people; from += 100) {
    const some = Array.from({ length: Math.min(100, people - from + 1) }, (_, at) => numbered(from + at));
    const rows = some.map((person) => ({ ...person, identities: [dibao] }));
    await server.byTwo('roster.import', { batch: 'many', part: from, region: changyi, rows });
  }
  const cloud = server.cloudFor('');
  const kind = 'relief';
  for (const { _id: personId } of server.all('rosters').filter((one) => one._id !== record.personId)) {
    const _id = `${personId}-${year}`;
    await cloud.db.put('records', { ...record, _id, personId });
    const account = sealAccount(cloud, { id: _id, kind }, own('王建国'));
    await cloud.db.put('reimbursements', { ...stored, _id, personId, account });
  }
  return server;
}

function preparing(number: string) {
  return { region: changyi, year, number, fund: 'city-finance', accountKind: 'relief' } as const;
}

function prepared(server: PaymentTestServer, number: string) {
  return server.asOfficer('reimbursements.prepare-batch', preparing(number));
}

function states(server: PaymentTestServer): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of server.all('reimbursements')) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

describe('a batch of thousands', () => {
  it('holds two thousand, released by two at once; its file names each, and the others come into the next', async () => {
    const server = await due(2_010);
    const { batch, more } = await prepared(server, 'jl-1');
    expect(batch).toMatchObject({ lines: 2_000, sumFen: 2_000 * dueFen, isDone: true });
    expect(more).toBe(true);
    const next = await prepared(server, 'jl-2');
    expect(next).toMatchObject({ batch: { lines: 10, sumFen: 10 * dueFen, isDone: true }, more: false });
    expect(states(server)).toEqual({ batched: 2_010 });
    await server.byTwo('reimbursements.release', releasing(batch), officer);
    expect(states(server)).toEqual({ released: 2_000, batched: 10 });
    const { csv } = await server.asOfficer('reimbursements.batch-file', { region: changyi, number: 'jl-1' });
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(2_002);
    expect(lines[2_001]).toContain('合计2000笔,,,,280000.00');
    expect(new Set(lines.slice(1, -1).map((line) => line.split(',')[0])).size).toBe(2_000);
  });

  it('is read from lists of 20, and of 100 for a computer’s table', async () => {
    const server = await due(101);
    const whose = { region: changyi, year, state: 'due' } as const;
    const few = await server.asOfficer('reimbursements.list', whose);
    const many = await server.asOfficer('reimbursements.list', { ...whose, many: true });
    expect([few, many].map(({ reimbursements }) => reimbursements.length)).toEqual([20, 100]);
    const last = await server.asOfficer('reimbursements.list', { ...whose, many: true, after: many.next });
    expect(last).toMatchObject({ reimbursements: { length: 1 }, next: null });
  });

  it('has an entry in the log for everybody whose money was let go', async () => {
    const server = await due(30);
    await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'jl-1')), officer);
    const released = server
      .all('audit-log')
      .filter(
        ({ decision, action }) => decision === 'reimbursements.release' && action === 'proposals.go-on',
      );
    expect(released.map(({ people }) => people)).toEqual([30]);
  });

  it('is answered line by line, a fen off not at all', async () => {
    const server = await due(30);
    const batch = await batchOf(server, 'jl-1');
    await server.byTwo('reimbursements.release', releasing(batch), officer);
    const [one, other] = server.all('reimbursements').map(({ _id }) => _id);
    const lines = [`${one ?? ''},已发放,140.00,2024-01-02,`, `${other ?? ''},已发放,140.01,2024-01-02,`];
    const outcome = await server.byTwo('reimbursements.answer', answerOf('jl-1', ...lines), officer);
    expect(outcome).toMatchObject({ paid: 1, rejected: [{ row: 2, field: '金额(元)' }] });
  });
});

describe('a call that prepares a batch', () => {
  it('ends after a third of a function’s minute and says how far it is; the same again goes on', async () => {
    const server = await due(300);
    // A slow line: a tenth of a second for each way.
    const slow: Wire = () => {
      server.pass(100);
      return Promise.resolve();
    };
    const asked = async () => {
      const event = { action: 'reimbursements.prepare-batch', ...preparing('jl-1') };
      const reply = await dispatch(officerTable, server.cloudFor(officer, 'client', slow), event);
      if (!reply.ok) throw new Error(reply.error.message);
      return (reply.data as { readonly batch: ReimbursementBatchView }).batch;
    };
    const begun = server.cloudFor('').now();
    const first = await asked();
    expect(first.isDone).toBe(false);
    expect(first.lines).toBeGreaterThan(0);
    expect(server.cloudFor('').now() - begun).toBeLessThan(60_000);
    const refusal = await server.refusedByTwo('reimbursements.release', releasing(first), officer);
    expect(refusal.code).toBe('BATCH_DIFFERS');
    let batch = first;
    while (!batch.isDone) batch = await asked();
    expect(batch).toMatchObject({ lines: 300, sumFen: 300 * dueFen });
  });

  const outcome = (server: PaymentTestServer) => {
    const [batch] = server.all('reimbursement-batches');
    const inIt = server.all('reimbursements').filter(({ batchId }) => batchId !== null);
    expect(sumFen(inIt.map(({ amountFen }) => amountFen))).toBe(batch?.sumFen ?? 0);
    return { isWhole: batch?.isWhole, state: batch?.state, lines: batch?.lines, states: states(server) };
  };
  const call = (server: PaymentTestServer, action: string, request: object, wire: Wire) =>
    dispatch(officerTable, server.cloudFor(officer, 'client', wire), { action, ...request });

  it('or dies anywhere takes each line once', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => ({ server: await due(4), prepared: null }),
      act: (server, _none, wire) => call(server, 'reimbursements.prepare-batch', preparing('jl-1'), wire),
      recover: (server) => prepared(server, 'jl-1'),
      outcome,
    });
    expect(deaths).toBeGreaterThan(10);
  });

  it('at the same moment as another’s takes each line once', async () => {
    const server = await due(60);
    await Promise.all([prepared(server, 'jl-1'), prepared(server, 'jl-1')]);
    expect(outcome(server)).toMatchObject({ isWhole: true, lines: 60, states: { batched: 60 } });
  });
});

describe('a batch that is dissolved', () => {
  it('gives all of its lines back, wherever it was cut off', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => {
        const server = await due(3);
        await batchOf(server, 'jl-1');
        return { server, prepared: { region: changyi, number: 'jl-1' } };
      },
      act: (server, one, wire) =>
        dispatch(officerTable, server.cloudFor(officer, 'client', wire), {
          action: 'reimbursements.dissolve-batch',
          ...one,
        }),
      recover: (server, one) => server.asOfficer('reimbursements.dissolve-batch', one),
      outcome: (server) => [states(server), server.all('reimbursement-batches').map(({ state }) => state)],
    });
    expect(deaths).toBeGreaterThan(5);
  });
});
