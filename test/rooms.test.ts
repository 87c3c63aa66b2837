import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const project = path.resolve(__dirname, '..');

/** A tree that keeps the plan: an app and a server on one contract, and a layer that is used by its index. */
const sound: Readonly<Record<string, string>> = {
  'contract/reply.ts': 'export interface Reply { readonly ok: boolean }',
  'policy/index.ts': "import * as v from 'valibot';\nexport const schema = v;",
  'server/schema/index.ts': "export type { Order } from './order';",
  'server/schema/order.ts': 'export interface Order { readonly _id: string }',
  'server/platform/index.ts': "export { readOrder } from './read-order';",
  'server/platform/read-order.ts':
    "import type { Order } from '../schema';\nexport function readOrder(): Order { return { _id: '' }; }",
  'server/actions/index.ts':
    "import { readOrder } from '../platform';\nexport const actions = { readOrder };",
  'simulation/invariants/apart.ts':
    "import type { Order } from '../../server/schema';\nexport type Judged = Order;",
  'src/app.ts':
    "import type { Reply } from '../contract/reply';\nimport dayjs from 'dayjs';\nexport const at = { dayjs } as unknown as Reply;",
  'node_modules/dayjs/package.json': '{ "name": "dayjs", "version": "1.0.0", "main": "index.js" }',
  'node_modules/dayjs/index.js': 'module.exports = {};',
  'node_modules/valibot/package.json': '{ "name": "valibot", "version": "1.0.0", "main": "index.js" }',
  'node_modules/valibot/index.js': 'module.exports = {};',
  'node_modules/wx-server-sdk/package.json':
    '{ "name": "wx-server-sdk", "version": "1.0.0", "main": "index.js" }',
  'node_modules/wx-server-sdk/index.js': 'module.exports = {};',
  'package.json': '{ "dependencies": { "dayjs": "1.0.0", "valibot": "1.0.0", "wx-server-sdk": "1.0.0" } }',
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "Bundler" } }',
};

interface Departure {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** `rule: file`, as the tool names it. */
  readonly refused: string;
}

const departures: readonly Departure[] = [
  {
    what: 'a room that imports one above it',
    files: { 'policy/up.ts': "import '../server/platform';" },
    refused: 'policy-may-import: policy/up.ts',
  },
  {
    what: 'a room that imports the tests',
    files: { 'test/tested.ts': '', 'src/tested.ts': "import '../test/tested';" },
    refused: 'src-may-import: src/tested.ts',
  },
  {
    what: 'a room that the plan does not name',
    files: { 'utils/reply.ts': "import '../contract/reply';" },
    refused: 'rooms-are-named: utils/reply.ts',
  },
  {
    what: 'a layer of the server that imports one above it',
    files: { 'server/platform/up.ts': "import '../actions';" },
    refused: 'server-platform-imports-downward: server/platform/up.ts',
  },
  {
    what: "a layer that is entered beside its index, from the server's layers and from other rooms",
    files: { 'simulation/beside.ts': "import '../server/platform/read-order';" },
    refused: 'server-platform-by-index: simulation/beside.ts',
  },
  {
    what: 'an invariant that judges the server by a function of its own',
    files: { 'simulation/invariants/shared.ts': "import { readOrder } from '../../server/platform';" },
    refused: 'oracles-stand-apart: simulation/invariants/shared.ts',
  },
  {
    what: 'two files that need each other, be it for a type',
    files: {
      'contract/one.ts': "import type { Two } from './two';\nexport type One = Two | 1;",
      'contract/two.ts': "import type { One } from './one';\nexport type Two = One | 2;",
    },
    refused: 'no-circle: contract/one.ts',
  },
  {
    what: 'a file that is not there',
    files: { 'src/missing.ts': "import './nowhere';" },
    refused: 'not-to-unresolvable: src/missing.ts',
  },
  {
    what: "the cloud's SDK outside the port",
    files: { 'server/actions/sdk.ts': "import 'wx-server-sdk';" },
    refused: 'cloud-sdk-behind-the-port: server/actions/sdk.ts',
  },
  {
    what: 'dayjs in the server',
    files: { 'server/actions/days.ts': "import 'dayjs';" },
    refused: 'dayjs-in-app: server/actions/days.ts',
  },
  {
    what: 'a package in the policy',
    files: { 'policy/package.ts': "import 'wx-server-sdk';" },
    refused: 'policy-by-itself: policy/package.ts',
  },
  {
    what: 'the disk in the policy',
    files: { 'policy/disk.ts': "import 'node:fs';" },
    refused: 'pure-rooms-without-node: policy/disk.ts',
  },
];

/** Holds a made-up tree against the project's plan: `rule: file` for each place that departs from it. */
async function refusedOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rooms-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
    return await cruise(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function cruise(folder: string): Promise<readonly string[]> {
  const tool = path.join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const plan = path.join(project, '.dependency-cruiser.cjs');
  const command = [tool, '--config', plan, '--output-type', 'err', '.'];
  const { code, stdout } = await new Promise<{ code: number | null; stdout: string }>((resolve) => {
    const child = execFile(process.execPath, command, { cwd: folder }, (_error, said) =>
      resolve({ code: child.exitCode, stdout: said }),
    );
  });
  const refused = [...stdout.matchAll(/error (\S+): (\S+)/g)].map(([, rule, file]) => `${rule}: ${file}`);
  if ((code === 0) !== (refused.length === 0)) throw new Error(`ended with ${code}:\n${stdout}`);
  return refused;
}

describe('who may import whom', () => {
  it('lets a tree pass that keeps the plan', async () => {
    expect(await refusedOf(sound)).toEqual([]);
  });

  describe('fails for', () => {
    let refused: readonly string[] = [];
    beforeAll(async () => {
      refused = await refusedOf(Object.assign({}, sound, ...departures.map(({ files }) => files)));
    });

    it.each(departures.map(({ what, refused: expected }) => [what, expected]))('%s', (_what, expected) => {
      expect(refused).toContain(expected);
    });
  });
});
