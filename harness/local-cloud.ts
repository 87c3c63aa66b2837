import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { copyDataToBeginWith } from './data-to-begin-with';

const root = path.resolve(__dirname, '..');

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The product as `npm start` runs it, on a port and with data of its own. */
export class LocalCloud {
  private child: ChildProcess | undefined;
  private clockAheadMs = 0;
  private said = '';

  private constructor(
    readonly address: string,
    private readonly port: number,
    private readonly dataDir: string,
    private readonly today: string | undefined,
  ) {}

  /** @param today the calendar's first day; without it the local cloud's own. */
  static async start(today?: string): Promise<LocalCloud> {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'medical-insurance-'));
    copyDataToBeginWith(dataDir);
    return LocalCloud.startIn(dataDir, today);
  }

  /** Its data lie in `dataDir`, and stay there when it is ended. */
  static async startIn(dataDir: string, today?: string): Promise<LocalCloud> {
    const port = await freePort();
    const cloud = new LocalCloud(`http://127.0.0.1:${port}/`, port, dataDir, today);
    await cloud.run();
    return cloud;
  }

  /**
   * Calls its functions as the phone of one of the sample people: `user` is an id of `/preview/state`, the first of them
   * where none is given.
   */
  caller(user?: string): (name: string, data: object) => Promise<unknown> {
    let cookie: Promise<string> | undefined;
    return async (name, data) => {
      cookie ??= this.signIn(user);
      const reply = await this.post('preview/call', { name, data }, await cookie);
      return reply.json();
    };
  }

  /** Puts a file into the cloud's storage as the phone of one of the sample people does. Throws where it may not. */
  uploader(user?: string): (path: string, body: Uint8Array) => Promise<void> {
    let cookie: Promise<string> | undefined;
    return async (where, body) => {
      cookie ??= this.signIn(user);
      const reply = await fetch(`${this.address}preview/upload?path=${encodeURIComponent(where)}`, {
        method: 'POST',
        headers: { cookie: await cookie },
        body: Buffer.from(body),
      });
      if (!reply.ok) throw new Error(await reply.text());
    };
  }

  /**
   * Stands at WeChat's cashier for a phone: answers `wx.requestPayment`.
   * @param act what the person there does, or a bad day: see `cashierActs` of the local cloud
   */
  readonly payer =
    (act: string) =>
    async (parameters: Readonly<Record<string, unknown>>): Promise<string> => {
      const prepayId = String(parameters.package).replace(/^prepay_id=/, '');
      const reply = await this.post(`cashier/${prepayId}`, { act });
      const { result } = (await reply.json()) as { readonly result: string };
      return result === 'paid' ? 'ok' : result === 'cancelled' ? 'cancel' : result;
    };

  /** Moves the calendar to another day, for everyone. */
  async setDay(date: string): Promise<void> {
    const reply = await this.post('preview/state', { date });
    if (!reply.ok) throw new Error(await reply.text());
    await this.readClock();
  }

  /** Runs the server's timer now, as it does by itself every minute. */
  async fireTimer(): Promise<void> {
    const reply = await this.post('preview/fire-timer', {});
    if (!reply.ok) throw new Error(await reply.text());
  }

  /** Lets time go by for everyone, in ms. */
  async advance(ms: number): Promise<void> {
    const reply = await this.post('preview/state', { advanceMs: ms });
    if (!reply.ok) throw new Error(await reply.text());
    await this.readClock();
  }

  /** The clock of a phone in its calendar, ms since 1970. */
  readonly now = (): number => Date.now() + this.clockAheadMs;

  /** Stops it as Ctrl-C does and starts it again on the same data. */
  async restart(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await this.end(signal);
    await this.run();
  }

  async stop(): Promise<void> {
    await this.end();
    fs.rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async run(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join('commands', 'serve.ts')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        ...(this.today ? { TODAY: this.today } : {}),
      },
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (part: Buffer) => (this.said += part.toString('utf8')));
    }
    const end = Date.now() + 60_000;
    while (!(await this.answers())) {
      if (child.exitCode !== null || Date.now() > end) {
        throw new Error(`The local cloud did not start:\n${this.said}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await this.readClock();
  }

  private async readClock(): Promise<void> {
    const { now } = (await (await fetch(`${this.address}preview/state`)).json()) as { readonly now: number };
    this.clockAheadMs = now - Date.now();
  }

  /** Answers the cookie by which the host knows the phone. */
  private async signIn(user: string | undefined): Promise<string> {
    const reply = await this.post('preview/state', user === undefined ? {} : { user });
    if (!reply.ok) throw new Error(await reply.text());
    return reply.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .join('; ');
  }

  private post(where: string, body: object, cookie = ''): Promise<Response> {
    return fetch(`${this.address}${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(body),
    });
  }

  /** Asked for what stands in no build, for tests of the mini-program need no page of the browser's. */
  private answers(): Promise<boolean> {
    return fetch(`${this.address}preview/state`).then(
      (reply) => reply.ok,
      () => false,
    );
  }

  /** Ends it and leaves its data. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  }
}
