import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Clock } from './clock/clock';
import { lockFolder } from './data-lock';
import { FunctionHost } from './functions/host';
import { Files } from './gateway/files';
import { Gateway } from './gateway/gateway';
import { OpenApi, openApiCollections } from './gateway/open-api';
import { Pages } from './h5/pages';
import { Preview } from './h5/preview';
import { PreviewUsers } from './h5/users';
import { sendText } from './http';
import { Offices } from './offices/offices';
import { seed, seedCollections } from './seed';
import { LocalServer, type Respond } from './server';
import { functionEnvironment, merchantsIn } from './settings';
import type { DamagedDatabaseError } from './store/damage';
import { DamageWatch } from './store/damage-watch';
import { readDeclarations } from './store/declarations';
import type { Synchronous } from './store/sql';
import { Store } from './store/store';
import { Timers } from './timer/timers';
import { Callbacks, callbackCollections } from './wechat-pay/callbacks';
import { Cashier } from './wechat-pay/cashier';
import type { Spelling } from './wechat-pay/fields';
import { Merchant } from './wechat-pay/merchant';
import { PayBooks, payCollections } from './wechat-pay/orders';
import type { RefundForm } from './wechat-pay/refund-answers';

export { FolderTakenError } from './data-lock';
export { PortTakenError } from './server';
export { DamagedDatabaseError } from './store/damage';

const sample = join(__dirname, 'sample');

export interface DamageCheck {
  /** Bytes up to which each page is read before anything starts. */
  readonly upTo?: number;
  /** From the start until a larger database is read beside the work. */
  readonly afterMs?: number;
}

export interface LocalCloudOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** The built functions, one folder each. */
  readonly functionsDir: string;
  /** The built preview. */
  readonly h5Dir: string;
  /** Collections and indexes to have; without it `database.json` beside the functions. */
  readonly databaseFile?: string;
  /** Who the preview can be; without it the sample's people. */
  readonly usersFile?: string;
  /** What functions find in their environment at first; without it the sample's. */
  readonly settingsFile?: string;
  /** Sample data to bring in once; null for none. */
  readonly seedDir?: string | null;
  /** `YYYY-MM-DD`; without it the calendar of the last start, at first in November 2023. */
  readonly today?: string;
  /** The merchants that WeChat knows, by number; without it those of `MERCHANTS` in the functions' environment. */
  readonly merchants?: readonly string[];
  /** How the payment callback spells its fields. */
  readonly callbackSpelling?: Spelling;
  /** How `queryRefund` speaks; without it with empty lists, as printed answers of cloudPay are. */
  readonly refundForm?: RefundForm;
  /** Without it GROUPED. NORMAL is faster, and loses the last moments when the power goes. */
  readonly synchronous?: Synchronous;
  /** How the database is looked through for damage; without it as the rest does. */
  readonly damageCheck?: DamageCheck;
  /** Told when damage was found while it ran, after all was stopped. */
  readonly onDamage?: (error: DamagedDatabaseError) => void;
  /** Instances that a function has at most. */
  readonly mostInstances?: number;
  readonly log: (line: string) => void;
}

export interface LocalCloud {
  readonly url: string;
  /** Where the SDK speaks to it: only who was told the address, as functions are, reaches the database there. */
  readonly gatewayUrl: string;
  readonly store: Store;
  readonly functions: FunctionHost;
  readonly clock: Clock;
  readonly merchant: Merchant;
  readonly cashier: Cashier;
  readonly callbacks: Callbacks;
  readonly timers: Timers;
  stop(): Promise<void>;
}

function openStore(options: LocalCloudOptions): Store {
  const { dataDir, functionsDir, synchronous = 'GROUPED', damageCheck = {} } = options;
  const file = options.databaseFile ?? join(functionsDir, 'database.json');
  const declared = existsSync(file) ? readDeclarations(JSON.parse(readFileSync(file, 'utf8')), file) : [];
  const own = [...payCollections, ...callbackCollections, ...openApiCollections, ...seedCollections];
  const { upTo } = damageCheck;
  const store = new Store({
    file: join(dataDir, 'cloud.db'),
    synchronous,
    ...(upTo === undefined ? {} : { checkUpTo: upTo }),
  });
  for (const collection of [...declared, ...own]) store.declare(collection);
  return store;
}

/** Everything but the server, wired together; nothing runs yet. */
function assemble(options: LocalCloudOptions, url: () => string, gatewayUrl: () => string) {
  const { dataDir, functionsDir, log, mostInstances } = options;
  const store = openStore(options);
  const clock = new Clock(join(dataDir, 'clock.json'), options.today);
  const now = (): number => clock.now();
  const settings = options.settingsFile ?? join(sample, 'settings.json');
  const settingsFile = join(dataDir, 'settings.json');
  const environment = functionEnvironment(settingsFile, settings);
  const functions = new FunctionHost({
    folder: resolve(functionsDir),
    gatewayUrl,
    environment,
    shift: clock.shared,
    log,
    ...(mostInstances === undefined ? {} : { mostInstances }),
  });
  const files = new Files(join(dataDir, 'files'), url);
  const openApi = new OpenApi(store, now, url);
  const books = new PayBooks(store);
  const merchant = new Merchant({
    books,
    now,
    known: options.merchants ?? merchantsIn(environment, settingsFile),
    ...(options.refundForm === undefined ? {} : { refundForm: options.refundForm }),
  });
  const callbacks = new Callbacks({
    store,
    merchant,
    now,
    log,
    spelling: options.callbackSpelling ?? 'camelCase',
    notify: (name, event, openId) => functions.invoke(name, event, { openId, source: 'wx_paycallback' }),
  });
  merchant.onRefund = (refund) => callbacks.announceRefund(refund);
  const cashier = new Cashier(merchant, callbacks, now);
  const timers = new Timers(functions, now, log);
  const gateway = new Gateway({ store, files, merchant, openApi, functions, now });
  const users = new PreviewUsers(options.usersFile ?? join(sample, 'users.json'));
  const offices = new Offices(join(sample, 'offices.json'), functions, clock);
  const preview = new Preview({ users, clock, functions, files, openApi, timers, books, cashier, offices });
  return { store, clock, functions, merchant, callbacks, cashier, timers, gateway, preview };
}

/**
 * Starts the whole cloud on loopback. Throws {@link FolderTakenError}, {@link DamagedDatabaseError},
 * {@link PortTakenError}, or what is wrong with a file it reads.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataDir);
  try {
    const cloud = await startInFolder({ ...options, dataDir });
    const watch = new DamageWatch(join(dataDir, 'cloud.db'), options.log, options.damageCheck?.afterMs);
    let stopped: Promise<void> | null = null;
    const stop = (): Promise<void> => {
      watch.stop();
      stopped ??= cloud.stop().finally(() => lock.release());
      return stopped;
    };
    if (!cloud.store.isCheckedWhole) {
      watch.start((error) => {
        options.log(error.message);
        const tell = (): void => options.onDamage?.(error);
        stop().then(tell, tell);
      });
    }
    return { ...cloud, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startInFolder(options: LocalCloudOptions): Promise<LocalCloud> {
  let url = '';
  let ready = false;
  const gatewayPath = `/admin/${randomBytes(16).toString('hex')}`;
  const parts = assemble(
    options,
    () => url,
    () => url + gatewayPath,
  );
  const { store, clock, functions, callbacks, timers, gateway, preview } = parts;
  const pages = new Pages(options.h5Dir);
  const respond: Respond = async (address, request, response) => {
    if (address.pathname === gatewayPath) return gateway.handle(request, response);
    if (/^\/admin(\/|$)/.test(address.pathname)) return sendText(response, 404, '没有这个地址');
    if (!ready && !address.pathname.startsWith('/files/'))
      return sendText(response, 503, '正在准备示例数据，请稍候');
    if (await preview.handle(address, request, response)) return;
    const zips = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    pages.serve(address.pathname, zips, clock.shiftMs, response);
  };
  const server = new LocalServer(respond, options.log);
  const stop = async (): Promise<void> => {
    timers.stop();
    const told = callbacks.stop();
    await functions.stop();
    await told;
    await server.close();
    store.close();
  };
  try {
    url = await server.listen(options.port);
    const seedDir = options.seedDir === undefined ? join(sample, 'seed') : options.seedDir;
    if (seedDir !== null) await seed(seedDir, store, functions);
  } catch (error) {
    await stop();
    throw error;
  }
  timers.start();
  callbacks.start();
  ready = true;
  return { url, gatewayUrl: url + gatewayPath, ...parts, stop };
}
