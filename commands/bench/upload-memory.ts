/** Reads and checks a workbook in a process of its own, call by call, and prints what each took, as JSON: see `uploads.bench.ts`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from '../../server/platform';
import type { UploadPart } from '../../server/schema';
import { CountedUpload } from './counted-upload';

const sampleMs = 20;
const mb = 1024 * 1024;

async function main(): Promise<void> {
  const [file = '', people] = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'upload-parts-'));
  try {
    // The parts lie in the database, not in the function.
    const upload = new CountedUpload(
      () => Promise.resolve(),
      (db) => ({ ...bound(db), ...onDisk(db, folder) }),
    );
    await upload.hire();
    const uploadId = await upload.handIn(readFileSync(file));
    process.stdout.write(JSON.stringify(await measured(upload, uploadId, Number(people))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured(upload: CountedUpload, uploadId: string, people: number) {
  global.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, sampleMs);
  const calls: number[] = [];
  let state = 'awaited';
  while (state !== 'checked') {
    const began = process.cpuUsage();
    const view = await upload.goOn(uploadId);
    const { user, system } = process.cpuUsage(began);
    calls.push((user + system) / 1000);
    ({ state } = view);
    if (state === 'failed' || (state === 'checked' && view.counts.going !== people)) {
      throw new Error(JSON.stringify(view));
    }
  }
  clearInterval(sampling);
  return { callsMs: calls, grownMb: (most - before) / mb };
}

/** Parts of uploads as files: what a database keeps is not the function's memory. */
function onDisk(db: Cloud['db'], folder: string): Partial<Cloud['db']> {
  const path = (id: string) => join(folder, id);
  const read = (id: string) => JSON.parse(readFileSync(path(id), 'utf8')) as UploadPart;
  const write = (part: UploadPart) => writeFileSync(path(part._id), JSON.stringify(part));
  const isPart = (collection: string) => collection === 'upload-parts';
  return {
    insert: (collection, doc) =>
      isPart(collection) ? Promise.resolve(write(doc as never)) : db.insert(collection, doc),
    get: (collection, id) =>
      isPart(collection) ? Promise.resolve(read(id) as never) : db.get(collection, id),
    updateIf: (collection, id, filter, changes) => {
      if (!isPart(collection)) return db.updateIf(collection, id, filter, changes);
      write({ ...read(id), ...(changes as Partial<UploadPart>) });
      return Promise.resolve(true);
    },
  };
}

function bound<Database extends object>(db: Database): Database {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(db) as object) as (keyof Database)[];
  const methods = names.flatMap((name) => {
    const method: unknown = db[name];
    return typeof method === 'function' ? [[name, method.bind(db) as unknown]] : [];
  });
  return Object.fromEntries(methods) as Database;
}

void main();
