import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CloudError, invalidParameter } from '../errors';
import { appId } from '../wechat-pay/fields';
import { readFunctionConfig, type FunctionConfig } from './config';
import { environmentId, identityEnvironment, sdkEnvironment, type Identity } from './identity';
import { Pool } from './pool';

export interface HostOptions {
  /** One folder a function, each with `index.js` and perhaps `config.json`. */
  readonly folder: string;
  /** Address of the gateway, for the SDK inside the functions. */
  readonly gatewayUrl: () => string;
  /** What every function finds in its environment besides. */
  readonly environment: Readonly<Record<string, string>>;
  /** Shared with the clock; see `Clock.shared`. */
  readonly shift: SharedArrayBuffer;
  readonly log: (line: string) => void;
  /** Instances a function has at most; more calls wait. */
  readonly mostInstances?: number;
}

const defaultInstances = 8;
const mostRequestBytes = 100 * 1024;
const mostReplyBytes = 6 * 1024 * 1024;
const fromClient = /^wx_(client|devtools|localdebug|crawler|http)/;

/** Runs the bundles that are uploaded to the cloud, as the cloud does. */
export class FunctionHost {
  private readonly pools = new Map<string, Pool>();
  private readonly configs = new Map<string, FunctionConfig>();

  constructor(private readonly options: HostOptions) {}

  names(): string[] {
    if (!existsSync(this.options.folder)) return [];
    return readdirSync(this.options.folder).filter((name) => existsSync(this.entry(name)));
  }

  /** Throws {@link FunctionConfigError}. */
  config(name: string): FunctionConfig {
    const known = this.configs.get(name);
    if (known !== undefined) return known;
    const read = readFunctionConfig(join(this.options.folder, name, 'config.json'));
    this.configs.set(name, read);
    return read;
  }

  /**
   * What the function answered. Throws {@link CloudError}: no such function, refused to clients, too long a request
   * or reply, timed out, or failed.
   */
  async invoke(name: string, data: unknown, identity: Identity): Promise<unknown> {
    if (!/^[\w-]{1,60}$/.test(name) || !existsSync(this.entry(name))) {
      throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`);
    }
    const { limitMs, clientsMayCall } = this.config(name);
    if (!clientsMayCall && identity.nested !== true && fromClient.test(identity.source)) {
      throw new CloudError('FUNCTIONS_PERMISSION_DENIED', `clients may not call ${name}`);
    }
    const event = eventOf(data, identity);
    if (Buffer.byteLength(JSON.stringify(data ?? {})) > mostRequestBytes) {
      throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'what a function is called with is at most 100 KB');
    }
    const answer = await this.pool(name).call({
      id: randomUUID(),
      functionName: name,
      event,
      environment: identityEnvironment(identity),
      namespace: environmentId,
      limitMs,
    });
    if (Buffer.byteLength(answer) > mostReplyBytes) {
      throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', 'what a function answers is at most 6 MB');
    }
    return JSON.parse(answer) as unknown;
  }

  /** Loads one instance of each function ahead of the first call. */
  warm(): void {
    for (const name of this.names()) this.pool(name).warm();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
    this.pools.clear();
  }

  private entry(name: string): string {
    return join(this.options.folder, name, 'index.js');
  }

  private pool(name: string): Pool {
    const known = this.pools.get(name);
    if (known !== undefined) return known;
    const { environment, shift, log, gatewayUrl, mostInstances = defaultInstances } = this.options;
    const { PATH = '', NODE_PATH = '' } = process.env;
    const made = new Pool(
      {
        name,
        data: { entry: this.entry(name), shift },
        environment: { PATH, NODE_PATH, ...environment, ...sdkEnvironment(gatewayUrl()) },
        log,
      },
      mostInstances,
    );
    this.pools.set(name, made);
    return made;
  }
}

/** The event, with the caller as the platform adds him; what a client sends under that name is overwritten. */
function eventOf(data: unknown, { openId, source }: Identity): object {
  if (data !== undefined && data !== null && (typeof data !== 'object' || Array.isArray(data))) {
    throw invalidParameter('a function is called with an object');
  }
  const given = { ...(data ?? {}) };
  if (!fromClient.test(source) && 'userInfo' in given) return given;
  return { ...given, userInfo: openId === '' ? { appId } : { appId, openId } };
}
