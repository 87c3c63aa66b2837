import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import database from '../../../server/schema/database.json';
import { type LocalCloud, startLocalCloud } from '../../../local/main';

const root = join(__dirname, '..', '..', '..');

export interface Running {
  readonly cloud: LocalCloud;
  /** Everything that the functions and the cloud logged. */
  readonly lines: string[];
  readonly dataDir: string;
  clear(): void;
  stop(): Promise<void>;
}

interface RunOptions {
  /** Brings the sample's people in. */
  readonly seeded?: boolean;
  /** The built functions, whose timers do their work too; without them nothing but the test touches what is stored. */
  readonly functions?: boolean;
}

/** The cloud on this machine with the product's collections, on a folder of its own that goes when it stops. */
export async function runLocalCloud({ seeded = false, functions = true }: RunOptions = {}): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const lines: string[] = [];
  const cloud = await startLocalCloud({
    port: 0,
    dataDir,
    functionsDir: functions ? join(root, 'dist', 'cloudfunctions') : join(dataDir, 'no-functions'),
    h5Dir: join(root, 'dist', 'h5'),
    databaseFile: join(root, 'server', 'schema', 'database.json'),
    usersFile: join(root, 'local', 'sample', 'users.json'),
    seedDir: seeded ? join(root, 'local', 'sample', 'seed') : null,
    today: '2023-11-20',
    log: (line) => lines.push(line),
  });
  return {
    cloud,
    lines,
    dataDir,
    clear: () => {
      for (const { name } of database.collections) cloud.store.remove(name, {}, true);
    },
    stop: async () => {
      await cloud.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What the SDK reads from its environment to talk to a gateway, as the local host sets it for functions. */
export function sdkEnvironment(gatewayUrl: string): Readonly<Record<string, string>> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: gatewayUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-dev',
    TCB_ENV: 'local-dev',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
  };
}
