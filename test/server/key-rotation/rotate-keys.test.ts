import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CheckedPerson } from '../../../contract/person-check';
import { isoDay } from '../../../policy/calendar';
import { countAttempt } from '../../../server/identity/count-attempt';
import { dailyLimits } from '../../../server/identity/daily-limits';
import { findOrCreatePerson, findPerson, nameOf } from '../../../server/identity/people';
import { rotateKeys, underKeys } from '../../../server/key-rotation';
import type { Cloud } from '../../../server/platform/cloud';
import {
  accountLine,
  accountsOf,
  dibao,
  lookOn,
  officer,
  paidFor,
  paysFen,
  publishNotice,
  somebody,
  startJilin,
} from '../reimbursements/jilin-city';
import { startTestServer } from '../money';
import { handIn, lives } from '../residents/lists';
import { father } from '../sample';
import { TestServer } from '../test-server';

const wang: CheckedPerson = {
  name: '王小明',
  kind: 'resident-id',
  number: '36990119900307001X',
  birthDate: isoDay('1990-03-07'),
};

function key(version: number, fill: number) {
  return { version, bytes: new Uint8Array(32).fill(fill) };
}

describe('rotating the keys', () => {
  const numbers = ['36990119900307001X', '369901199003070028', '369901199003070036'];
  const people = (cloud: Cloud) =>
    Promise.all(numbers.map((number) => findOrCreatePerson(cloud, { ...wang, number }, 'office')));

  it('rewrites everyone under the new keys, in batches, stopping anywhere; then the old keys can go', async () => {
    const server = new TestServer();
    const before = await people(server.cloudFor('o'));
    const newKeys = { encryptionKeys: [key(2, 7), key(1, 1)], lookupKeys: [key(2, 8), key(1, 2)] };
    server.settings = { ...server.settings, ...newKeys };
    const cloud = server.cloudFor('o');

    const first = await rotateKeys(cloud, 2);
    // No old key goes while somebody is found by his alone.
    expect(first).toMatchObject({ done: false, rewritten: 2 });
    for (const number of numbers) {
      expect(await findPerson(cloud, { kind: 'resident-id', number })).not.toBeNull();
    }
    let rotation = first;
    for (let call = 0; !rotation.done && call < 10; call += 1) rotation = await rotateKeys(cloud, 2);
    expect(rotation).toMatchObject({ done: true, remaining: 0 });

    server.settings = { ...server.settings, encryptionKeys: [key(2, 7)], lookupKeys: [key(2, 8)] };
    const after = await Promise.all(
      numbers.map((number) => findPerson(server.cloudFor('o'), { kind: 'resident-id', number })),
    );
    expect(after.map((person) => person?._id)).toEqual(before.map(({ _id }) => _id));
    expect(after.map((person) => (person === null ? '' : nameOf(server.cloudFor('o'), person)))).toEqual(
      Array(3).fill('王小明'),
    );
    expect(server.store.snapshot('person-keys').every(({ version }) => version === 2)).toBe(true);
  });

  it('isn’t done while an account is sealed under an older key', async () => {
    const server = await startJilin();
    await publishNotice(server);
    server.setToday('2023-11-25');
    const father = somebody(1, '王建国');
    await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
    await lookOn(server, '2024-01-02');
    await server.byTwo('reimbursements.accounts', accountsOf(accountLine(father, 'relief')), officer);
    const { encryptionKeys } = server.settings;
    server.settings = { ...server.settings, encryptionKeys: [key(9, 9), ...encryptionKeys] };
    const cloud = server.cloudFor('', 'function');

    const people = server.store.snapshot('people').length;
    const first = await rotateKeys(cloud, people);
    expect(first).toMatchObject({ done: true, rewritten: people + 1 });
    expect(server.store.snapshot('reimbursements').map(({ sealVersion }) => sealVersion)).toEqual([9]);
  });

  it('goes on behind a telephone number that no key opens, which stays and isn’t done', async () => {
    const server = await startTestServer();
    await handIn(server, [lives(father, { village: '濠溪', phone: '13800000000' })]);
    const [listed] = server.all('residents');
    if (!listed?.phone) throw new Error('no number is kept');
    const broken = { ...listed, phone: { ...listed.phone, sealed: 'broken' } };
    await server.cloudFor('', 'function').db.put('residents', broken);
    const { encryptionKeys } = server.settings;
    server.settings = { ...server.settings, encryptionKeys: [key(9, 9), ...encryptionKeys] };

    const people = server.store.snapshot('people').length;
    const rotation = await rotateKeys(server.cloudFor('', 'function'));
    const unreadable = [{ what: 'phone', count: 1 }];
    expect(rotation).toEqual({ done: false, rewritten: people, remaining: 1, unreadable });
    expect(server.store.snapshot('residents')).toEqual([broken]);
    expect(server.logged.join('\n')).toMatch(/key-rotation-failed.*"phone"/);
  });

  it('goes on behind a whole batch that no key opens, and says how many of which kind', async () => {
    const server = new TestServer();
    await people(server.cloudFor('o'));
    const newKeys = { encryptionKeys: [key(2, 7), key(1, 1)], lookupKeys: [key(2, 8), key(1, 2)] };
    server.settings = { ...server.settings, ...newKeys };
    const cloud = server.cloudFor('o');
    const [first, second] = server.store.snapshot('people');
    if (first === undefined || second === undefined) throw new Error('nobody is stored');
    for (const { _id } of [first, second])
      await cloud.db.updateIf('people', _id, {}, { sealedName: 'broken' });

    // Two lie in front of the third, and a batch is two.
    const rotation = await rotateKeys(cloud, 2);
    // The third, and his lookup key of before; those of the two stay, for they are found by these alone.
    expect(rotation).toMatchObject({ done: false, rewritten: 2, unreadable: [{ what: 'key', count: 2 }] });
    expect(await rotateKeys(cloud, 2)).toMatchObject({ rewritten: 0, unreadable: [{ count: 2 }] });
    const kept = server.store.snapshot('person-keys').filter(({ version }) => version === 1);
    expect(kept.map(({ personId }) => personId).sort()).toEqual([first._id, second._id].sort());
    for (const number of numbers) {
      expect(await findPerson(cloud, { kind: 'resident-id', number })).not.toBeNull();
    }
  });

  it('gives nobody a second limit of the day', async () => {
    const server = new TestServer();
    const { perDay } = dailyLimits['name-and-number'];
    const attempts = async (times: number) => {
      for (let time = 0; time < times; time += 1)
        await countAttempt(server.cloudFor('guesser'), 'name-and-number');
    };
    await attempts(perDay - 1);
    const { lookupKeys } = server.settings;
    server.settings = { ...server.settings, lookupKeys: [key(9, 9), ...lookupKeys] };
    await attempts(1);
    await expect(attempts(1)).rejects.toThrow('TOO_MANY_LOOKUPS');
  });

  it('knows of everything that says under which key it is', () => {
    const folder = path.join(__dirname, '../../../server/schema');
    const named = readdirSync(folder).filter((file) =>
      /readonly (?:sealVersion|keyVersion)\b/.test(readFileSync(path.join(folder, file), 'utf8')),
    );
    // `old-key` is of person.ts too.
    expect(named.sort()).toEqual(['evidence.ts', 'person.ts', 'reimbursement.ts', 'resident.ts']);
    expect(underKeys.map(({ what }) => what).sort()).toEqual([
      'account',
      'askers-phone',
      'key',
      'old-key',
      'phone',
    ]);
  });
});
