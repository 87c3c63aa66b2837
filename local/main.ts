import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Clock } from './clock';
import { FunctionHost } from './functions/host';
import { Timers } from './functions/timers';
import { Files } from './gateway/files';
import { Gateway } from './gateway/gateway';
import { openApiCollections } from './gateway/openapi';
import { Pages } from './h5/pages';
import { Preview, type PreviewUser } from './h5/preview';
import { seed, seedCollections } from './seed';
import { functionEnvironment } from './settings';
import { readDeclarations } from './store/declarations';
import { Store } from './store/store';
import { Cashier } from './wechat-pay/cashier';
import { Merchant, payCollections } from './wechat-pay/merchant';

export interface LocalCloudOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly functionsDir: string;
  readonly h5Dir: string;
  /** The collections and indexes to have. */
  readonly databaseFile: string;
  readonly usersFile: string;
  readonly seedDir: string | null;
  /** `YYYY-MM-DD`; without it the calendar of the last start, at first in November 2023. */
  readonly today?: string;
  readonly log: (line: string) => void;
}

export interface LocalCloud {
  readonly url: string;
  readonly store: Store;
  readonly functions: FunctionHost;
  readonly clock: Clock;
  stop(): Promise<void>;
}

export class PortTakenError extends Error {
  constructor(readonly port: number) {
    super(`port ${port} is taken by another program; set another one with PORT`);
    this.name = 'PortTakenError';
  }
}

function openStore(options: LocalCloudOptions): Store {
  mkdirSync(options.dataDir, { recursive: true });
  const store = new Store({ file: join(options.dataDir, 'cloud.db') });
  const declared = existsSync(options.databaseFile)
    ? readDeclarations(JSON.parse(readFileSync(options.databaseFile, 'utf8')), options.databaseFile)
    : [];
  for (const collection of [...declared, ...payCollections, ...openApiCollections, ...seedCollections]) {
    store.declare(collection);
  }
  return store;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

interface Rooms {
  readonly gateway: Gateway;
  readonly files: Files;
  readonly preview: Preview;
  readonly pages: Pages;
  readonly clock: Clock;
}

async function route(rooms: Rooms, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname.startsWith('/admin')) return rooms.gateway.handle(request, response);
  if (url.pathname.startsWith('/files/'))
    return file(rooms.files, url.pathname.slice('/files/'.length), request, response);
  if (await rooms.preview.handle(url.pathname, url.searchParams, request, response)) return;
  const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  rooms.pages.serve(url.pathname, gzip, rooms.clock.shiftMs, response);
}

async function file(
  files: Files,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = decodeURIComponent(path);
  if (request.method === 'PUT') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    files.write(name, Buffer.concat(chunks));
    response.statusCode = 204;
    response.end();
    return;
  }
  const body = files.read(name);
  response.statusCode = body === null ? 404 : 200;
  response.end(body ?? '');
}

/** Starts the whole cloud on loopback. Throws {@link PortTakenError}, or what is wrong with a file it reads. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const store = openStore(options);
  const clock = new Clock(join(options.dataDir, 'clock.json'), options.today);
  const now = (): number => clock.now();
  let url = '';
  const functions = new FunctionHost({
    folder: options.functionsDir,
    gatewayUrl: () => url,
    environment: functionEnvironment(join(options.dataDir, 'functions.env.json')),
    shiftMs: () => clock.shiftMs,
    log: options.log,
  });
  const files = new Files(join(options.dataDir, 'files'));
  const merchant = new Merchant(store, now);
  const timers = new Timers(functions, options.log);
  const rooms: Rooms = {
    gateway: new Gateway({ store, files, merchant, functions, now, baseUrl: () => url }),
    files,
    pages: new Pages(options.h5Dir),
    preview: new Preview({
      users: JSON.parse(readFileSync(options.usersFile, 'utf8')) as PreviewUser[],
      clock,
      functions,
      timers,
      merchant,
      cashier: new Cashier(merchant, functions, options.log),
    }),
    clock,
  };
  let ready = false;
  const server = createServer((request, response) => {
    if (!ready && !(request.url ?? '').startsWith('/admin')) {
      response.statusCode = 503;
      response.end('starting');
      return;
    }
    route(rooms, request, response).catch((error: unknown) => {
      options.log(`[local] ${String(error)}`);
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : '');
    });
  });
  url = `http://127.0.0.1:${await listen(server, options.port)}`;
  if (options.seedDir !== null) await seed(options.seedDir, store, functions);
  timers.start();
  ready = true;
  return {
    url,
    store,
    functions,
    clock,
    stop: async () => {
      timers.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await functions.stop();
      store.close();
    },
  };
}
