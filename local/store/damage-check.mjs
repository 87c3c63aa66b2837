/**
 * Reads every page of a database for damage, in a process of its own and behind everybody else: `node damage-check.mjs FILE`, forked.
 * Tells its parent `{ damage }`, what SQLite says is wrong or null, and ends. Ends at once where the parent is gone: SQLite
 * can't be interrupted, so it works in a thread, and the process kills itself.
 */
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import Database from 'libsql';

/** Between two tables: whoever writes gets its log back. */
const restMs = 100;

async function check(file) {
  const database = new Database(file);
  database.exec('PRAGMA query_only = ON');
  const read = (sql) => database.prepare(sql).raw(true).all([]);
  // A table at a time: as long as one is read, SQLite keeps what is written meanwhile in the log.
  for (const [table] of read("SELECT name FROM sqlite_master WHERE type = 'table'")) {
    const [[found]] = read(`PRAGMA quick_check('${table}')`);
    if (found !== 'ok') return found;
    await pause(restMs);
  }
  return null;
}

async function work() {
  const damage = await check(workerData).catch((error) => {
    if (error.code === 'SQLITE_CORRUPT' || error.code === 'SQLITE_NOTADB') return error.message;
    throw error;
  });
  parentPort.postMessage({ damage });
}

function wait() {
  const end = () => process.kill(process.pid, 'SIGKILL');
  process.once('disconnect', end);
  // Threads begin with it.
  setPriority(constants.priority.PRIORITY_LOW);
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: process.argv[2] });
  worker.once('message', (message) => process.send(message, end));
}

if (isMainThread) wait();
else void work();
