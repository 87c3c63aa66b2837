/**
 * Reads every page of a database for damage, in a process of its own and behind everybody else: `node damage-check.mjs FILE`, forked.
 * Tells its parent `{ damage }`, what SQLite says is wrong or null, and ends.
 */
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';

/** Between two tables: whoever writes gets its log back, and a parent that is gone is noticed. */
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

process.once('disconnect', () => process.exit(0));
setPriority(constants.priority.PRIORITY_LOW);
const [file] = process.argv.slice(2);
const damage = await check(file).catch((error) => {
  if (error.code === 'SQLITE_CORRUPT' || error.code === 'SQLITE_NOTADB') return error.message;
  throw error;
});
process.send({ damage }, () => process.exit(0));
