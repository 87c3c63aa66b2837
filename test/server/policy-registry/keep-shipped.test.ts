import { migrate } from '../../../server/migrations';
import { runTimer } from '../../../server/actions/timer';
import { operatorTable } from '../../../server/actions/operator';
import { shippedNotices, versionOf } from '../../../policy';
import { storedVersion } from '../../../server/policy-registry';
import { Release01TestServer } from '../release-0-1';
import { TestServer } from '../test-server';
import { dispatch } from '../../../server/platform/dispatch';

function kept(server: TestServer): readonly { notice: string; version: string; json: string }[] {
  return server.store.snapshot('notice-versions') as never;
}

describe('the notices that a release ships with', () => {
  const all = shippedNotices.map((notice) => ({
    notice: notice.id,
    version: versionOf(notice),
    json: JSON.stringify(notice),
  }));

  it('are stored by the timer the first time it sees them, and once', async () => {
    const server = new TestServer();
    await runTimer(server.cloudFor('', 'timer'), 'upkeep');
    expect(kept(server)).toHaveLength(5);
    expect(kept(server)).toEqual(expect.arrayContaining(all.map((one) => expect.objectContaining(one))));
    await runTimer({ ...server.cloudFor('', 'timer'), settings: { ...server.settings } }, 'upkeep');
    expect(kept(server)).toHaveLength(5);
    expect(server.logged.filter((line) => line.includes('shipped-notices-kept'))).toHaveLength(1);
  });

  it('are stored at the deployment too, before the timer runs', async () => {
    const server = new TestServer();
    await dispatch(operatorTable, server.cloudFor('', 'function'), { action: 'data.migrate' });
    expect(kept(server)).toHaveLength(5);
  });

  it('never stand for what an older release shipped under the same number', async () => {
    const server = new TestServer();
    const { db } = server.cloudFor('');
    const older = { _id: 'ruizhou-2024.0000-older', notice: 'ruizhou-2024', number: 0, version: 'older' };
    await db.put('notice-versions', { ...older, json: '{}', trials: [] });
    await runTimer(server.cloudFor('', 'timer'), 'upkeep');
    expect(kept(server)).toHaveLength(6);
    const shipped = shippedNotices.find(({ id }) => id === 'ruizhou-2024');
    expect(await storedVersion(db, 'ruizhou-2024', 0)).toBe(JSON.stringify(shipped));
  });
});

it('a notice that release 0.1 published keeps the version that answers of then name', async () => {
  const server = new Release01TestServer();
  const [before] = server.store.snapshot('published-notices') as unknown as { version: string }[];
  await migrate(server.cloudFor('', 'function'));
  expect(kept(server)).toContainEqual(
    expect.objectContaining({ notice: 'jincheng-2024', versionBefore: before?.version }),
  );
});
