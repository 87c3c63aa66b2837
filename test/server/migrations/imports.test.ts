import { isoDay } from '../../../policy/calendar';
import { migrate } from '../../../server/migrations';
import { balancesOf } from '../billing/mutual-aid/bureau';
import { officer } from '../money';
import { Release01TestServer, raw, storedBefore } from '../release-0-1';

/** What release 0.1 was handed before it stored its fixture. */
const part = {
  batch: 'roster-1',
  part: 1,
  region: '360983001',
  rows: [
    {
      name: '何德福',
      document: { kind: 'resident-id' as const, number: '369901195904040055' },
      identities: [{ code: 'dibao' as const, since: isoDay('2023-11-20') }],
    },
  ],
};
const balances = { region: '140502', number: 'x-1', asOf: isoDay('2023-11-19'), csv: balancesOf('600') };

let server: Release01TestServer;
beforeEach(() => {
  server = new Release01TestServer();
});

function run(): Promise<unknown> {
  return migrate(server.cloudFor('', 'function'));
}

/** Writes over what release 0.1 stored of the part. */
function partBefore(fields: object): void {
  const [before] = storedBefore().get('roster-batches') ?? [];
  if (before === undefined) throw new Error('the fixture has no part of a roster');
  const doc = { ...before, ...fields };
  server.store.commit([{ collection: 'roster-batches', id: before._id, doc }]);
}

it('every import of release 0.1 ends among the imports, and nothing of it is lost', async () => {
  const [roster] = storedBefore().get('roster-batches') ?? [];
  const files = storedBefore().get('mutual-aid-imports') ?? [];
  await run();
  expect(raw(server, 'roster-batches')).toEqual([]);
  expect(raw(server, 'mutual-aid-imports')).toEqual([]);
  const { redetermined, _id, ...kept } = roster as { _id: string; redetermined: number };
  expect(raw(server, 'imports')).toEqual(
    expect.arrayContaining([
      { ...kept, _id: `roster-${_id}`, counts: { redetermined } },
      ...files.map((file) => ({ ...file, counts: {} })),
    ]),
  );
  expect(raw(server, 'imports')).toHaveLength(3);
});

describe.each([
  ['before it is migrated', false],
  ['once it is migrated', true],
])('an import of release 0.1, %s', (_, migrated) => {
  beforeEach(() => (migrated ? run() : undefined));

  it('answers a repeat as it did', async () => {
    const again = { taken: 1, rejected: [], repeated: true };
    const movements = server.all('mutual-aid-movements');
    expect(await server.byTwo('roster.import', part)).toEqual({ ...again, redetermined: 0 });
    expect(await server.byTwo('mutual-aid.import-balances', balances)).toEqual(again);
    expect(server.all('mutual-aid-movements')).toEqual(movements);
  });

  it('refuses another content under its number', async () => {
    const other = { ...part, rows: part.rows.map((row) => ({ ...row, identities: [] })) };
    expect((await server.refusedByTwo('roster.import', other)).code).toBe('BATCH_DIFFERS');
    const more = { ...balances, csv: balancesOf('601') };
    expect((await server.refusedByTwo('mutual-aid.import-balances', more)).code).toBe('IMPORT_DIFFERS');
  });
});

it('a part that was cut off under release 0.1 goes on here, and is not moved over again', async () => {
  partBefore({ state: 'running', taken: 0 });
  expect(await server.byTwo('roster.import', part)).toMatchObject({ taken: 1, repeated: false });
  expect(raw(server, 'roster-batches')).toEqual([]);
  // An old instance still stores it: what is done here stays done.
  partBefore({ state: 'running', taken: 0 });
  await run();
  expect(raw(server, 'roster-batches')).toEqual([]);
  expect(server.one('imports', 'roster-360983001-roster-1-1')).toMatchObject({
    state: 'done',
    taken: 1,
    officerId: officer,
  });
});

it('rows that release 0.1 counted from 0 are counted from 1, and answered as it did', async () => {
  partBefore({ taken: 0, rejected: [{ row: 0, field: 'name', message: '姓名不对' }] });
  await run();
  expect(server.one('imports', 'roster-360983001-roster-1-1')).toMatchObject({ rejected: [{ row: 1 }] });
  expect(await server.byTwo('roster.import', part)).toMatchObject({
    rejected: [{ row: 0, field: 'name' }],
  });
});
