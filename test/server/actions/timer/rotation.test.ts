import { runTimer } from '../../../../server/actions/timer';
import { numbersOf } from '../../../../server/identity';
import { TestServer } from '../../test-server';
import { child, daughter, father, grandmother, nothing, onBehalf, ruizhou } from '../../sample';

const family = [father, grandmother, daughter, child];
function keyOf(version: number, byte: number) {
  return { version, bytes: new Uint8Array(32).fill(byte) };
}

describe('new keys', () => {
  let server: TestServer;
  const people = () => server.store.snapshot('people');
  const keys = () => server.store.snapshot('person-keys');
  const { encryptionKeys: oldSeals, lookupKeys: oldKeys } = new TestServer().settings;

  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    for (const [at, person] of family.entries()) {
      await server.resident('oDaughter', 'family.add', {
        requestId: `request-${at}`,
        person,
        relation: person === child ? 'child' : 'other',
        region: ruizhou,
        claims: nothing,
        consent: person === child ? { ...onBehalf, by: 'guardian' } : onBehalf,
      });
    }
  });

  it('leave the store alone while they only stand behind the old ones', async () => {
    const before = JSON.stringify([people(), keys()]);
    server.settings = {
      ...server.settings,
      encryptionKeys: [...oldSeals, keyOf(2, 7)],
      lookupKeys: [...oldKeys, keyOf(2, 8)],
    };
    await runTimer(server.cloudFor('', 'timer'), 'upkeep');
    expect(JSON.stringify([people(), keys()])).toBe(before);
  });

  it('are taken into use by the timer in one run, for everybody, and the old ones may go', async () => {
    server.settings = {
      ...server.settings,
      encryptionKeys: [keyOf(2, 7), ...oldSeals],
      lookupKeys: [keyOf(2, 8), ...oldKeys],
    };
    await runTimer(server.cloudFor('', 'timer'), 'upkeep');
    server.settings = { ...server.settings, encryptionKeys: [keyOf(2, 7)], lookupKeys: [keyOf(2, 8)] };
    const cloud = server.cloudFor('');
    const stored = await cloud.db.find('people', { filter: {}, limit: 10 });
    expect(
      stored
        .flatMap((person) => numbersOf(cloud, person))
        .map(({ number }) => number)
        .sort(),
    ).toEqual(family.map(({ document }) => document.number).sort());
    expect(keys().map(({ version }) => version)).toEqual([2, 2, 2, 2]);
  });

  it('cost the timer nothing where there is one of each', async () => {
    const asked: string[] = [];
    const cloud = server.cloudFor('', 'timer', async ({ collection }) => {
      asked.push(collection ?? '');
    });
    await runTimer(cloud, 'upkeep');
    expect(asked).not.toContain('person-keys');
  });
});
