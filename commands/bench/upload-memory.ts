/** Reads a workbook in a process of its own and prints what that took, as JSON: see `uploads.bench.ts`. */
import { readFileSync } from 'node:fs';
import { CountedUpload } from './counted-upload';

const sampleMs = 20;
const mb = 1024 * 1024;

async function main(): Promise<void> {
  const [file = '', people] = process.argv.slice(2);
  const body = readFileSync(file);
  // The parts lie in the database, not in the function.
  const upload = new CountedUpload(
    () => Promise.resolve(),
    (db) => ({
      ...bound(db),
      insert: (collection, doc) =>
        collection === 'upload-parts' ? Promise.resolve() : db.insert(collection, doc),
    }),
  );
  await upload.hire();
  const uploadId = await upload.handIn(body);
  global.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, sampleMs);
  const began = process.cpuUsage();
  const view = await upload.goOn(uploadId);
  const { user, system } = process.cpuUsage(began);
  clearInterval(sampling);
  if (view.state !== 'checking' || view.counts.rows !== Number(people)) throw new Error(JSON.stringify(view));
  const ms = (user + system) / 1000;
  process.stdout.write(JSON.stringify({ fileMb: body.length / mb, ms, grownMb: (most - before) / mb }));
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
