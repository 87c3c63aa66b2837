import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CloudError } from '../errors';

/** Who calls. An empty `openId` is a timer, WeChat's payment or the seed. */
export interface Identity {
  readonly openId: string;
  readonly source: string;
}

interface FunctionConfig {
  readonly timeout?: number;
  readonly access?: 'none' | 'client';
  readonly triggers?: readonly { readonly name: string; readonly type: string; readonly config: string }[];
}

export interface HostOptions {
  readonly folder: string;
  /** Address of the gateway, for the SDK inside the functions. */
  readonly gatewayUrl: () => string;
  readonly environment: Readonly<Record<string, string>>;
  readonly shiftMs: () => number;
  readonly log: (line: string) => void;
  readonly mostInstances?: number;
}

interface Instance {
  readonly worker: Worker;
  readonly ready: Promise<void>;
}

interface Pool {
  readonly idle: Instance[];
  readonly waiting: ((instance: Instance) => void)[];
  size: number;
}

const ENVIRONMENT_ID = 'local-dev';
const APP_ID = 'wxlocal0000000001';
const DEFAULT_TIMEOUT_S = 3;
const MOST_TIMEOUT_S = 60;
const MOST_REPLY_BYTES = 6 * 1024 * 1024;
const MOST_REQUEST_BYTES = 100 * 1024;
const WORKER = join(__dirname, 'worker.cjs');

export const tokenOf = (identity: Identity): string =>
  Buffer.from(JSON.stringify(identity)).toString('base64url');
export const identityOf = (token: string): Identity =>
  JSON.parse(Buffer.from(token, 'base64url').toString()) as Identity;

/** Runs the bundles of a folder as the cloud does: a pool of instances a function, one call at a time in each. */
export class FunctionHost {
  private readonly pools = new Map<string, Pool>();
  private readonly instances = new Set<Instance>();

  constructor(private readonly options: HostOptions) {}

  names(): string[] {
    if (!existsSync(this.options.folder)) return [];
    return readdirSync(this.options.folder).filter((name) => existsSync(this.entry(name)));
  }

  config(name: string): FunctionConfig {
    const file = join(this.options.folder, name, 'config.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as FunctionConfig) : {};
  }

  /** Throws {@link CloudError}: no such function, refused to clients, too large, timed out, or failed. */
  async invoke(name: string, data: unknown, identity: Identity): Promise<unknown> {
    if (!/^[\w-]+$/.test(name) || !existsSync(this.entry(name))) {
      throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`);
    }
    const config = this.config(name);
    if (config.access === 'none' && identity.source.startsWith('wx_client')) {
      throw new CloudError('FUNCTIONS_PERMISSION_DENIED', `clients may not call ${name}`);
    }
    if (Buffer.byteLength(JSON.stringify(data ?? {})) > MOST_REQUEST_BYTES) {
      throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'the data of a call is limited to 100 KB');
    }
    const instance = await this.take(name);
    return this.run(
      name,
      instance,
      data,
      identity,
      Math.min(config.timeout ?? DEFAULT_TIMEOUT_S, MOST_TIMEOUT_S) * 1000,
    );
  }

  async stop(): Promise<void> {
    await Promise.all([...this.instances].map(({ worker }) => worker.terminate()));
    this.instances.clear();
    this.pools.clear();
  }

  private entry(name: string): string {
    return join(this.options.folder, name, 'index.js');
  }

  private pool(name: string): Pool {
    const known = this.pools.get(name);
    if (known !== undefined) return known;
    const made: Pool = { idle: [], waiting: [], size: 0 };
    this.pools.set(name, made);
    return made;
  }

  private async take(name: string): Promise<Instance> {
    const pool = this.pool(name);
    const idle = pool.idle.pop();
    if (idle !== undefined) return idle;
    if (pool.size < (this.options.mostInstances ?? 4)) {
      pool.size += 1;
      const instance = this.start(name);
      try {
        await instance.ready;
      } catch (error) {
        pool.size -= 1;
        this.instances.delete(instance);
        throw new CloudError('FUNCTIONS_EXECUTE_FAIL', `${name} does not start: ${String(error)}`);
      }
      return instance;
    }
    return new Promise((resolve) => pool.waiting.push(resolve));
  }

  private release(name: string, instance: Instance): void {
    const pool = this.pool(name);
    const next = pool.waiting.shift();
    if (next === undefined) pool.idle.push(instance);
    else next(instance);
  }

  private start(name: string): Instance {
    const worker = new Worker(WORKER, {
      workerData: { entry: this.entry(name), shiftMs: this.options.shiftMs() },
      env: {
        PATH: process.env.PATH,
        NODE_PATH: process.env.NODE_PATH,
        ...this.options.environment,
        TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${this.options.gatewayUrl()}/admin` }),
        TENCENTCLOUD_RUNENV: 'SCF',
        TENCENTCLOUD_REGION: 'ap-shanghai',
        SCF_NAMESPACE: ENVIRONMENT_ID,
        TCB_ENV: ENVIRONMENT_ID,
        TENCENTCLOUD_SECRETID: 'local',
        TENCENTCLOUD_SECRETKEY: 'local',
        TENCENTCLOUD_SESSIONTOKEN: 'local',
      },
      stdout: true,
      stderr: true,
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.on('data', (part: Buffer) => this.options.log(`[${name}] ${part.toString().trimEnd()}`));
    }
    const ready = new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.on('message', (message: { kind: string; level?: string; text?: string }) => {
        if (message.kind === 'ready') resolve();
        if (message.kind === 'log') this.options.log(`[${name}] ${message.text ?? ''}`);
      });
    });
    const instance = { worker, ready };
    this.instances.add(instance);
    return instance;
  }

  private run(
    name: string,
    instance: Instance,
    data: unknown,
    identity: Identity,
    limitMs: number,
  ): Promise<unknown> {
    const call = randomUUID();
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        instance.worker.off('message', onMessage);
        instance.worker.off('exit', onExit);
        settle();
      };
      const lose = (message: string): void => {
        this.instances.delete(instance);
        void instance.worker.terminate();
        this.replace(name);
        finish(() => reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', message)));
      };
      const timer = setTimeout(
        () => lose(`Invoking task timed out after ${limitMs / 1000} seconds`),
        limitMs,
      );
      const onExit = (): void => lose(`${name} ended in the middle of a call`);
      const onMessage = (message: {
        kind: string;
        call?: string;
        result?: string;
        message?: string;
      }): void => {
        if (message.call !== call) return;
        this.release(name, instance);
        finish(() => {
          if (message.kind === 'error')
            reject(new CloudError('FUNCTIONS_EXECUTE_FAIL', message.message ?? 'failed'));
          else if (Buffer.byteLength(message.result ?? '') > MOST_REPLY_BYTES) {
            reject(new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'the reply of a call is limited to 6 MB'));
          } else resolve(JSON.parse(message.result ?? 'null'));
        });
      };
      instance.worker.on('message', onMessage);
      instance.worker.once('exit', onExit);
      instance.worker.postMessage(this.request(name, call, data, identity, limitMs));
    });
  }

  /** A lost instance makes room: whoever waits gets a new one. */
  private replace(name: string): void {
    const pool = this.pool(name);
    const next = pool.waiting.shift();
    if (next === undefined) {
      pool.size -= 1;
      return;
    }
    const instance = this.start(name);
    void instance.ready.then(() => next(instance));
  }

  private request(name: string, call: string, data: unknown, identity: Identity, limitMs: number): object {
    const wx = {
      WX_CLIENTIP: '127.0.0.1',
      WX_OPENID: identity.openId,
      WX_APPID: APP_ID,
      WX_UNIONID: '',
      WX_API_TOKEN: tokenOf(identity),
    };
    const environment = { ...wx, WX_CONTEXT_KEYS: Object.keys(wx).join(','), TCB_SOURCE: identity.source };
    return {
      call,
      shift: this.options.shiftMs(),
      environment,
      event: { ...(data as object), userInfo: { appId: APP_ID, openId: identity.openId } },
      context: {
        callbackWaitsForEmptyEventLoop: false,
        function_name: name,
        function_version: '$LATEST',
        namespace: ENVIRONMENT_ID,
        memory_limit_in_mb: 256,
        time_limit_in_ms: limitMs,
        request_id: call,
        environment: JSON.stringify(environment),
      },
    };
  }
}
