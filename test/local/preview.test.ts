import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import vm from 'node:vm';
import { startLocalCloud, type LocalCloud } from '../../local/main';
import { layOut } from './probe';

jest.setTimeout(30_000);

const laid = layOut();
let cloud: LocalCloud;
beforeAll(async () => {
  mkdirSync(join(laid.h5Dir, 'js'), { recursive: true });
  writeFileSync(join(laid.h5Dir, 'index.html'), '<!doctype html><html><head><title>t</title></head></html>');
  writeFileSync(join(laid.h5Dir, 'js', 'app.0123abcd.js'), 'let 一 = 1;');
  const ticking = join(laid.functionsDir, 'ticking');
  mkdirSync(ticking);
  writeFileSync(join(ticking, 'index.js'), 'exports.main = async (event) => event;');
  const triggers = [{ name: 'often', type: 'timer', config: '0 0 3 * * * *' }];
  writeFileSync(join(ticking, 'config.json'), JSON.stringify({ triggers, access: 'none' }));
  cloud = await startLocalCloud({ ...laid, today: '2023-11-20' });
});
afterAll(() => cloud.stop());

function post(path: string, body: object, headers: Record<string, string> = {}) {
  return fetch(cloud.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
}
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    get(cloud.url + path, { headers }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      resolve({ headers: answer.headers, body: Buffer.concat(chunks) });
    }).on('error', reject);
  });
}

it.each(['//', '//\\\\', '/%', '/files/%', '//[', '/cashier/%'])(
  'an address that is none, as %s, is answered with words, and the preview lives on',
  async (path) => {
    const answered = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(cloud.url);
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`),
      );
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.on('end', () => resolve(Buffer.concat(chunks).toString()));
      socket.on('error', reject);
    });
    if (path.startsWith('//')) expect(answered).toMatch(/^HTTP\/1\.1 400 /);
    else expect(answered).toMatch(/^HTTP\/1\.1 [24]/);
    expect((await fetch(cloud.url)).status).toBe(200);
  },
);

describe('the page', () => {
  it('lives on the machine’s day, with real dates', async () => {
    const page = await (await fetch(cloud.url)).text();
    const script = /<head><script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    const inPage = vm.createContext({});
    vm.runInContext(`globalThis.window = globalThis; ${script}`, inPage);
    const seen = vm.runInContext(
      `({ preview: typeof __PREVIEW__, now: Date.now(), made: new Date().getTime(), given: new Date(5).getTime(),
          is: new Date() instanceof Date, same: new Date().constructor === Date, utc: Date.UTC(2020, 0, 1),
          text: typeof Date(), sub: new (class extends Date {})() instanceof Date })`,
      inPage,
    ) as Record<string, unknown>;
    expect(seen).toMatchObject({
      preview: 'object',
      given: 5,
      is: true,
      same: true,
      text: 'string',
      sub: true,
    });
    expect(seen.utc).toBe(Date.UTC(2020, 0, 1));
    for (const time of [seen.now, seen.made]) {
      expect(Math.abs(Number(time) - cloud.clock.now())).toBeLessThan(60_000);
    }
  });

  it('and its files come with their types, zipped where one takes it', async () => {
    const plain = await raw('/js/app.0123abcd.js', {});
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(plain.headers['cache-control']).toContain('immutable');
    expect(plain.body.toString()).toBe('let 一 = 1;');
    const zipped = await raw('/js/app.0123abcd.js', { 'accept-encoding': 'gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toBe('let 一 = 1;');
    expect((await raw('/', {})).headers['cache-control']).toBe('no-store');
  });

  it.each(['/nothing.js', '/../database.json', '/%2e%2e/database.json', '/%00', '/%'])(
    '%s is not there',
    async (path) => {
      const status = await new Promise((resolve, reject) => {
        const { port } = new URL(cloud.url);
        get({ host: '127.0.0.1', port, path }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on('error', reject);
      });
      expect(status).toBe(404);
    },
  );
});

describe('the preview', () => {
  it('names the day and the people, and the first of them holds the phone', async () => {
    const state = await (await fetch(`${cloud.url}/preview/state`)).json();
    expect(state).toMatchObject({ date: '2023-11-20', user: 'one', users: [{ id: 'one' }, { id: 'two' }] });
  });

  it('gives the phone to somebody else, for one browser', async () => {
    const answer = await post('/preview/state', { user: 'two' });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const called = await post('/preview/call', { name: 'who' }, { cookie });
    expect(await called.json()).toMatchObject({ openId: 'two' });
    expect(await (await post('/preview/call', { name: 'who' })).json()).toMatchObject({ openId: 'one' });
  });

  it('moves the calendar for functions that already run', async () => {
    await post('/preview/call', { name: 'counter' });
    await post('/preview/state', { date: '2024-02-29' });
    const { now } = (await (await post('/preview/call', { name: 'counter' })).json()) as { now: number };
    expect(new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)).toBe('2024-02-29');
    await post('/preview/state', { date: '2023-11-20' });
  });

  it.each([
    [{ date: '2023-02-29' }, '日期'],
    [{ date: '2023-13-01' }, '日期'],
    [{ date: 5 }, '日期'],
    [{ user: 'nobody' }, '没有这个人'],
  ])('refuses %j in words', async (change, words) => {
    const answer = await post('/preview/state', change);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { message: string }).message).toContain(words);
  });

  it('refuses somebody unknown by header', async () => {
    expect((await post('/preview/call', { name: 'who' }, { 'x-preview-user': 'forged' })).status).toBe(400);
  });

  it('fires a timer when asked to, as nobody', async () => {
    const fired = (await (await post('/preview/fire-timer', { name: 'ticking' })).json()) as {
      answers: object[];
    };
    expect(fired.answers).toHaveLength(1);
    expect(fired.answers[0]).toMatchObject({ Type: 'Timer', TriggerName: 'often' });
    const none = await post('/preview/fire-timer', { name: 'who' });
    expect([none.status, ((await none.json()) as { message: string }).message]).toEqual([
      400,
      'no such timer; there are: ticking',
    ]);
  });
});
