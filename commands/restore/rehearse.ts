import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud } from '../../local/main';
import { migrate } from '../../server/migrations';
import type { Cloud } from '../../server/platform';
import { memoryCloud } from '../../server/platform/memory';
import database from '../../server/schema/database.json';
import { check } from './check';
import { loadExport, takeDatabase } from './copy';

const names = database.collections.map(({ name }) => name);

/**
 * Restores a copy of the data into a fresh local store, migrates it and holds it against itself. Nothing of the copy is
 * changed, and nothing is left behind. Answers how many problems there are. Throws a CopyError where the copy can't be
 * read.
 */
export async function rehearse(copy: string, say: (line: string) => void): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'restore-'));
  try {
    const whole = takeDatabase(copy, dataDir);
    const cloud = await startLocalCloud({
      port: 0,
      dataDir,
      functionsDir: join(dataDir, 'no-functions'),
      h5Dir: join(dataDir, 'no-pages'),
      databaseFile: join(__dirname, '..', '..', 'server', 'schema', 'database.json'),
      seedDir: null,
      damageCheck: { upTo: Infinity },
      log: () => undefined,
    });
    try {
      if (whole) say('Taken: a copied data folder.');
      else {
        const { documents, unknown } = await loadExport(copy, cloud.store, names);
        say(`Taken: ${documents} documents of an export.`);
        for (const name of unknown) say(`  left out: ${name}, which is no collection of this release`);
      }
      const counts = (): ReadonlyMap<string, number> =>
        new Map(names.map((name) => [name, cloud.store.count(name, {})]));
      return await look(await operator(cloud.gatewayUrl), counts, say);
    } finally {
      await cloud.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function look(
  cloud: Cloud,
  counts: () => ReadonlyMap<string, number>,
  say: (line: string) => void,
): Promise<number> {
  const before = counts();
  let rewritten = 0;
  for (let over = false; !over;) {
    const status = await migrate(cloud);
    rewritten += status.rewritten;
    over = status.done;
  }
  say(rewritten === 0 ? 'Migrated: nothing was to do.' : `Migrated: ${rewritten} documents rewritten.`);
  say('Documents by collection:');
  for (const [name, count] of counts()) {
    const held = before.get(name) ?? 0;
    if (count > 0 || held > 0) say(`  ${name}: ${count}${held === count ? '' : ` (${held} in the copy)`}`);
  }
  let problems = 0;
  for (const finding of await check(cloud)) {
    say(`${finding.problems.length === 0 ? 'ok ' : 'NOT'} ${finding.what}`);
    for (const problem of finding.problems) say(`      ${problem}`);
    problems += finding.problems.length;
  }
  return problems;
}

/** The real SDK on the local gateway, as a deployed function would read the restored data. */
async function operator(gatewayUrl: string): Promise<Cloud> {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: gatewayUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-dev',
    TCB_ENV: 'local-dev',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
  });
  // The SDK reads its environment when it is loaded.
  const { weChatDatabase } = await import('../../server/platform/wechat');
  return memoryCloud({
    db: weChatDatabase(),
    caller: { openId: '', source: 'function' },
    now: () => Date.now(),
  });
}
