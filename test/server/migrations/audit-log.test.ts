import { migrate } from '../../../server/migrations';
import { dieEverywhere } from '../crash';
import type { PaymentTestServer } from '../money';
import { Release01TestServer, raw, storedBefore } from '../release-0-1';

const before = storedBefore().get('officer-log') ?? [];

/** What stands in the log, however its entries are named. */
function logged(server: PaymentTestServer): readonly unknown[] {
  return server
    .all('audit-log')
    .map(({ _id, ...entry }) => entry)
    .sort((one, other) => one.at - other.at);
}

const expected = before.map(({ _id, officerId, ...kept }) => ({
  ...kept,
  actor: officerId,
  kind: kept.action === 'mutual-aid.batch-file' ? 'read' : 'act',
  outcome: 'done',
  concerns: [],
  people: 0,
}));

it('what officers did under release 0.1 stands in the log of today, each act once', async () => {
  const server = new Release01TestServer();
  await migrate(server.cloudFor('', 'function'));
  expect(before).toHaveLength(10);
  expect(logged(server)).toEqual(expected);
  expect(raw(server, 'officer-log')).toEqual([]);
});

it('lies among what was logged on the day of the migration, which is yet to be sealed', async () => {
  const server = new Release01TestServer();
  const today = new Date(server.cloudFor('').now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await migrate(server.cloudFor('', 'function'));
  expect(raw(server, 'audit-log').every(({ _id }) => _id.startsWith(`${today}-`))).toBe(true);
});

it('cut off at any moment, it loses and doubles none', async () => {
  await dieEverywhere({
    prepare: async () => ({ server: new Release01TestServer(), prepared: null }),
    act: (server, _, wire) => migrate(server.cloudFor('', 'function', wire)),
    recover: (server) => migrate(server.cloudFor('', 'function')),
    outcome: logged,
  });
});
