import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { FunctionConfigError, readFunctionConfig } from '../../local/functions/config';
import { PortTakenError, startLocalCloud } from '../../local/main';
import { SeedError } from '../../local/seed';
import { DeclarationError, readDeclarations } from '../../local/store/declarations';
import { CronError, parseCron } from '../../local/timer/cron';
import { layOut, startMachine } from './probe';

jest.setTimeout(30_000);

function chinaTime(text: string): number {
  return Date.parse(`${text}+08:00`);
}

describe('a data folder', () => {
  it('keeps documents, calendar and keys over a restart, and brings sample data in once', async () => {
    const laid = layOut();
    const seedDir = join(laid.folder, 'seed');
    mkdirSync(seedDir);
    const steps = [
      { collection: 'items', document: { _id: 'seeded', n: 1 } },
      { function: 'callback', openId: 'one', action: 'seeded-by-call', payload: { outTradeNo: 'S' } },
    ];
    writeFileSync(join(seedDir, '10.json'), JSON.stringify(steps));
    const options = { ...laid, seedDir };
    const first = await startLocalCloud({ ...options, today: '2023-12-31' });
    const keys = readFileSync(join(laid.dataDir, 'settings.json'), 'utf8');
    expect(statSync(join(laid.dataDir, 'settings.json')).mode & 0o777).toBe(0o600);
    expect(statSync(laid.dataDir).mode & 0o777).toBe(0o700);
    first.store.modify('items', {
      query: { _id: 'seeded' },
      change: { $set: { n: 2 } },
      merge: true,
      multi: false,
      upsert: false,
    });
    await first.stop();
    const second = await startLocalCloud(options);
    expect(second.clock.today()).toBe('2023-12-31');
    expect(second.store.get('items', 'seeded')).toEqual({ _id: 'seeded', n: 2 });
    expect(second.store.count('items', { action: 'seeded-by-call', source: 'wx_client' })).toBe(1);
    expect(readFileSync(join(laid.dataDir, 'settings.json'), 'utf8')).toBe(keys);
    expect(Object.keys(JSON.parse(keys) as object)).toContain('ENCRYPTION_KEYS');
    await second.stop();
  });

  it('begins in November 2023', async () => {
    const machine = await startMachine();
    expect(machine.cloud.clock.today()).toBe('2023-11-15');
    await machine.end();
  });

  it('says which step of the sample data is wrong', async () => {
    const laid = layOut();
    const seedDir = join(laid.folder, 'seed');
    mkdirSync(seedDir);
    writeFileSync(join(seedDir, '10.json'), '[{"function":"broken","openId":"one","action":"a"}]');
    const starting = startLocalCloud({ ...laid, seedDir });
    await expect(starting).rejects.toThrow(SeedError);
    await expect(starting).rejects.toThrow(/10\.json, step 1: .*broken inside/);
  });
});

it('a taken port is named in words', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const starting = startLocalCloud({ ...layOut(), port });
  await expect(starting).rejects.toThrow(PortTakenError);
  await expect(starting).rejects.toThrow(`端口 ${port} 已被别的程序占用`);
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'commands/serve.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: layOut().dataDir },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain(`PORT=${port + 1} npm start`);
  other.close();
});

describe('a declaration file', () => {
  const declared = (collection: object) => () =>
    readDeclarations({ collections: [collection] }, 'database.json');
  const key = { field: 'a', order: 'asc' };
  const manyIndexes = Array.from({ length: 21 }, (_, at) => ({ name: `i${at}`, keys: [key] }));

  it.each([
    ['without collections', () => readDeclarations({}, 'database.json'), /needs a list "collections"/],
    ['with a name that is none', declared({ name: 'a b' }), /collection needs a name/],
    [
      'with 21 indexes',
      declared({ name: 'a', indexes: manyIndexes }),
      /collection a: has more than 20 indexes/,
    ],
    [
      'with an index without keys',
      declared({ name: 'a', indexes: [{ name: 'i', keys: [] }] }),
      /index i: needs its keys/,
    ],
    [
      'with an order that is none',
      declared({ name: 'a', indexes: [{ name: 'i', keys: [{ field: 'b', order: 'up' }] }] }),
      /index i, key b: order is asc or desc/,
    ],
    ['with a field that is none', declared({ name: 'a', index: [] }), /collection a: unknown field "index"/],
    [
      'with an index twice',
      declared({ name: 'a', indexes: [manyIndexes[0], manyIndexes[0]] }),
      /index i0: is declared twice/,
    ],
  ])('%s is refused, and the message says where', (_, reading, words) => {
    expect(reading).toThrow(DeclarationError);
    expect(reading).toThrow(words);
  });

  it('takes an order as the words or the numbers of the cloud', () => {
    const [collection] = declared({
      name: 'a',
      indexes: [{ name: 'i', keys: [{ field: 'b', order: -1 }] }],
    })();
    expect(collection?.indexes).toEqual([
      { name: 'i', keys: [{ field: 'b', order: 'desc' }], unique: false },
    ]);
  });
});

describe('a function’s configuration', () => {
  it.each([
    [{ timeout: 61 }, /"timeout" is a number of seconds up to 60/],
    [{ access: 'some' }, /"access" is/],
    [{ runtime: 'node' }, /"runtime" is/],
    [{ triggers: [{ name: 'a', type: 'cos' }] }, /of type "timer"/],
  ])('%j is refused', (config, words) => {
    const { folder } = layOut();
    const file = join(folder, 'config.json');
    writeFileSync(file, JSON.stringify(config));
    expect(() => readFunctionConfig(file)).toThrow(FunctionConfigError);
    expect(() => readFunctionConfig(file)).toThrow(words);
  });

  it('has three seconds where it says nothing', () => {
    expect(readFunctionConfig('nowhere.json')).toEqual({
      limitMs: 3000,
      clientsMayCall: true,
      triggers: [],
      runtime: 'Nodejs18.15',
    });
  });
});

describe('a timer', () => {
  it.each([
    ['0 */5 * * * * *', '2023-11-20T10:35:00', true],
    ['0 */5 * * * * *', '2023-11-20T10:36:00', false],
    ['0 */5 * * * * *', '2023-11-20T10:35:01', false],
    ['0 30 2 * * * *', '2023-11-20T02:30:00', true],
    ['0 30 2 * * * *', '2023-11-20T18:30:00', false],
    ['0 0 0 1 1 * 2024', '2024-01-01T00:00:00', true],
    ['0 0 8-18/2 * * 1,5 *', '2023-11-20T10:00:00', true],
    ['0 0 8-18/2 * * 1,5 *', '2023-11-21T10:00:00', false],
  ])('%s at %s in China: %s', (cron, time, due) => {
    expect(parseCron(cron)(chinaTime(time))).toBe(due);
  });

  it.each(['* * * * *', '60 * * * * * *', '0 */0 * * * * *', '0 x * * * * *', '0 5-3 * * * * *'])(
    '%s is refused',
    (cron) => {
      expect(() => parseCron(cron)).toThrow(CronError);
    },
  );
});
