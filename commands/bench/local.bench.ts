import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { startLocalCloud, type LocalCloud } from '../../local/main';
import { Store } from '../../local/store/store';
import type { Row } from './row';

const writes = 500;
const stored = 100_000;
const reads = 5_000;
function perSecond(count: number, ms: number): number {
  return Math.round((count / ms) * 1000);
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function repeated(times: number, work: (at: number) => void): number {
  return timed(() => {
    for (let at = 0; at < times; at += 1) work(at);
  });
}

const byPlace = { name: 'place', keys: [{ field: 'place', order: 'asc' as const }], unique: false };
function documentOf(at: number): { readonly _id: string; readonly place: string; readonly fen: number } {
  return {
    _id: `d${at}`,
    place: `p${at % 50}`,
    fen: at,
  };
}

/** The same table without a query language, transactions or documents in between. */
class RawTable {
  private readonly database: Database.Database;

  constructor(file: string) {
    this.database = new Database(file);
    this.database.exec('PRAGMA journal_mode = WAL');
    this.database.exec('PRAGMA synchronous = FULL');
    this.database.exec('CREATE TABLE t (id PRIMARY KEY, body TEXT, place TEXT); CREATE INDEX i ON t (place)');
  }

  write(count: number): number {
    const insert = this.database.prepare('INSERT INTO t VALUES (?, ?, ?)');
    return repeated(count, (at) => {
      const document = documentOf(at);
      insert.run([document._id, JSON.stringify(document), document.place]);
    });
  }

  read(count: number, among: number): number {
    const select = this.database.prepare('SELECT body FROM t WHERE id = ?');
    return repeated(count, (at) => {
      JSON.parse((select.get([`d${at % among}`]) as { readonly body: string }).body);
    });
  }

  close(): void {
    this.database.close();
  }
}

function storeRows(folder: string): Row[] {
  const store = new Store({ file: path.join(folder, 'store.db') });
  const raw = new RawTable(path.join(folder, 'raw.db'));
  store.declare({ name: 'things', indexes: [byPlace] });
  const inserting = repeated(writes, (at) => store.insert('things', [documentOf(at)]));
  const rawWriting = raw.write(writes);
  const updating = repeated(writes, (at) => {
    const change = { $set: { fen: at + 1_000_000 } };
    store.modify('things', { query: { _id: `d${at}` }, change, merge: true, multi: false, upsert: false });
  });
  const transacting = repeated(writes, (at) => {
    const transaction = store.begin();
    store.insert('things', [{ _id: `x${at}` }, { _id: `y${at}` }], transaction);
    store.commit(transaction);
  });
  const reading = repeated(reads, (at) => store.get('things', `d${at % writes}`));
  const rawReading = raw.read(reads, writes);
  const many = Array.from({ length: stored }, (_, at) => documentOf(at + writes));
  const filling = timed(() => store.insert('things', many));
  const counting = repeated(100, () => store.count('things', { place: 'p7' }));
  const querying = repeated(100, () => store.find('things', { query: { place: 'p7' }, limit: 100 }));
  store.close();
  raw.close();
  const peer = (count: number, ms: number): string => `${perSecond(count, ms)} for bare libsql`;
  return [
    {
      figure: 'insert, each flushed to disk',
      value: perSecond(writes, inserting),
      unit: '/s',
      peer: peer(writes, rawWriting),
    },
    { figure: 'update by id, each flushed', value: perSecond(writes, updating), unit: '/s' },
    { figure: 'transaction of two inserts, each flushed', value: perSecond(writes, transacting), unit: '/s' },
    { figure: 'read by id', value: perSecond(reads, reading), unit: '/s', peer: peer(reads, rawReading) },
    { figure: `insert of ${stored} documents at once`, value: Math.round(filling), unit: 'ms' },
    { figure: `count by index among ${stored}`, value: Math.round(counting) / 100, unit: 'ms' },
    { figure: `100 rows by index among ${stored}`, value: Math.round(querying) / 100, unit: 'ms' },
  ];
}

const functionCode = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const db = cloud.database();
exports.main = async ({ trips }) => {
  await db.collection('things').doc('one').set({ data: { n: 1 } });
  const times = [];
  for (let at = 0; at < trips; at += 1) {
    const began = performance.now();
    await db.collection('things').doc('one').get();
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other);
};`;

async function callRows(cloud: LocalCloud): Promise<Row[]> {
  const caller = { openId: 'bench', source: 'wx_client' };
  const call = (trips: number) => cloud.functions.invoke('trip', { trips }, caller);
  const began = performance.now();
  await call(1);
  const cold = performance.now() - began;
  const times = (await call(300)) as readonly number[];
  const calls = 200;
  const calling = performance.now();
  for (let at = 0; at < calls; at += 1) await call(0);
  const warm = (performance.now() - calling) / calls;
  const rounded = (ms: number | undefined): number => Math.round((ms ?? 0) * 100) / 100;
  return [
    { figure: 'bare round trip of the SDK, median', value: rounded(times[150]), unit: 'ms' },
    { figure: 'bare round trip of the SDK, p95', value: rounded(times[285]), unit: 'ms' },
    { figure: 'first call of a function (SDK loaded)', value: Math.round(cold), unit: 'ms' },
    { figure: 'further call with one flushed write', value: rounded(warm), unit: 'ms' },
  ];
}

async function roundTrips(folder: string): Promise<Row[]> {
  const functionsDir = path.join(folder, 'functions');
  mkdirSync(path.join(functionsDir, 'trip'), { recursive: true });
  writeFileSync(path.join(functionsDir, 'trip', 'index.js'), functionCode);
  writeFileSync(path.join(functionsDir, 'trip', 'config.json'), '{ "timeout": 60 }');
  writeFileSync(path.join(functionsDir, 'database.json'), '{ "collections": [{ "name": "things" }] }');
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const options = { port: 0, functionsDir, h5Dir: folder, seedDir: null, log };
  const cloud = await startLocalCloud({ ...options, dataDir: path.join(folder, 'data') });
  try {
    return await callRows(cloud);
  } finally {
    await cloud.stop();
  }
}

export const name = 'local';

/** The cloud on this machine: its database beside the bare one, and what a round trip costs a function. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'local-bench-'));
  // The function lies in no project; this is how it finds the SDK.
  process.env.NODE_PATH ??= path.resolve(__dirname, '../../node_modules');
  try {
    return [...storeRows(folder), ...(await roundTrips(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
