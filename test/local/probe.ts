import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '../../local/main';

const PROBE = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const db = cloud.database();
exports.main = async (event, context) => {
  const work = eval('(' + event.work + ')');
  return work({ cloud, db, _: db.command, $: db.command.aggregate, event, context, failure: async (doing) => {
    try { await doing(); } catch (error) { return { code: error.errCode, message: String(error.message) }; }
    throw new Error('was not refused');
  } });
};`;

function inner(body: string): string {
  return `const cloud = require('wx-server-sdk'); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
   exports.main = async (event, context) => { ${body} };`;
}

const functions: Readonly<Record<string, { readonly code: string; readonly config?: object }>> = {
  probe: { code: PROBE, config: { timeout: 20 } },
  who: {
    code: inner(
      'const { OPENID, SOURCE } = cloud.getWXContext(); return { openId: OPENID, source: SOURCE };',
    ),
  },
  stuck: { code: inner('return new Promise(() => {});'), config: { timeout: 1 } },
  busy: { code: inner('for (;;) {}'), config: { timeout: 1 } },
  broken: { code: inner("throw new Error('broken inside');") },
  gone: { code: inner('process.exit(3);') },
  secret: { code: inner('return "inside";'), config: { access: 'none' } },
  large: { code: inner("return 'x'.repeat(7 * 1024 * 1024);") },
  counter: { code: `let calls = 0; exports.main = async () => ({ calls: ++calls, now: Date.now() });` },
  'no-start': { code: "throw new Error('cannot be loaded');" },
  callback: {
    code: inner(
      "await cloud.database().collection('items').add({ data: { kind: 'callback', source: cloud.getWXContext().SOURCE, ...event } }); return { errcode: 0 };",
    ),
  },
  stone: {
    code: inner(
      "await cloud.database().collection('items').add({ data: { kind: 'stone', outTradeNo: event.outTradeNo } }); return { errcode: 1 };",
    ),
  },
  deaf: {
    code: inner(
      "const items = cloud.database().collection('items'); const { outTradeNo } = event; const before = (await items.where({ kind: 'deaf', outTradeNo }).count()).total; await items.add({ data: { kind: 'deaf', outTradeNo } }); return { errcode: before === 0 ? 1 : 0 };",
    ),
  },
};

export const collections = {
  collections: [
    { name: 'items', indexes: [{ name: 'kind', keys: [{ field: 'kind', order: 'asc' }], unique: false }] },
    {
      name: 'orders',
      indexes: [{ name: 'number', keys: [{ field: 'number', order: 'asc' }], unique: true }],
    },
    { name: 'many', indexes: [] },
  ],
};

export interface Machine {
  readonly cloud: LocalCloud;
  readonly options: LocalCloudOptions;
  readonly logged: string[];
  call(name: string, data?: object, user?: string): Promise<never>;
  /** Runs code, given as text, inside a function on the real SDK, with `{cloud, db, _, $, event, failure}`. */
  inside(work: string, event?: object): Promise<never>;
  end(): Promise<void>;
}

/** A folder with the probe's functions, declarations and people, for one test file. */
export function layOut(): LocalCloudOptions & { readonly folder: string; readonly logged: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  for (const [name, { code, config }] of Object.entries(functions)) {
    mkdirSync(join(folder, 'functions', name), { recursive: true });
    writeFileSync(join(folder, 'functions', name, 'index.js'), code);
    if (config) writeFileSync(join(folder, 'functions', name, 'config.json'), JSON.stringify(config));
  }
  process.env.NODE_PATH = join(__dirname, '..', '..', 'node_modules');
  writeFileSync(join(folder, 'database.json'), JSON.stringify(collections));
  writeFileSync(
    join(folder, 'users.json'),
    JSON.stringify(['one', 'two'].map((id) => ({ id, name: id, about: id }))),
  );
  const logged: string[] = [];
  return {
    folder,
    logged,
    port: 0,
    dataDir: join(folder, 'data'),
    functionsDir: join(folder, 'functions'),
    h5Dir: join(folder, 'h5'),
    databaseFile: join(folder, 'database.json'),
    usersFile: join(folder, 'users.json'),
    seedDir: null,
    merchants: ['1900000001', '1900000002'],
    log: (line) => void logged.push(line),
  };
}

export async function startMachine(changes: Partial<LocalCloudOptions> = {}): Promise<Machine> {
  const laid = layOut();
  const options = { ...laid, ...changes };
  const cloud = await startLocalCloud(options);
  const call = async (name: string, data: object = {}, user = 'one'): Promise<never> => {
    const answer = await fetch(`${cloud.url}/preview/call`, {
      method: 'POST',
      headers: { 'x-preview-user': user },
      body: JSON.stringify({ name, data }),
    });
    return (await answer.json()) as never;
  };
  return {
    cloud,
    options,
    logged: laid.logged,
    call,
    inside: async (work, event = {}) => {
      const answer = (await call('probe', { ...event, work })) as { errMsg?: string; errCode?: string };
      if (answer?.errCode === 'FUNCTIONS_EXECUTE_FAIL') throw new Error(answer.errMsg);
      return answer as never;
    },
    end: async () => {
      await cloud.stop();
      rmSync(laid.folder, { recursive: true, force: true });
    },
  };
}
