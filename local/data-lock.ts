import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Another process works on the data folder. The message says which, and what to do. */
export class FolderTakenError extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    const other = join(dirname(folder), `${basename(folder)}-2`);
    super(
      `数据文件夹 ${folder} 正在被另一个已启动的家医保使用（进程号 ${pid}）。请直接用那一个，或先停止它；要同时再开一个，就换一个文件夹：` +
        `DATA_DIR=${other} npm start\n` +
        `The data folder ${folder} is in use by another process (${pid}). Use that one or stop it first; for a second one beside it choose ` +
        `another folder: DATA_DIR=${other} npm start`,
    );
    this.name = 'FolderTakenError';
  }
}

export interface FolderLock {
  release(): void;
}

/** Folders that this very process holds: its own number in a lock says nothing by itself. */
const held = new Set<string>();

/**
 * Keeps a data folder to this process: two on one file know nothing of each other's transactions. The lock of a process
 * that is gone is taken over. Throws {@link FolderTakenError}.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'lock');
  while (!written(file)) {
    const pid = holderOf(file);
    if (pid !== null && lives(pid, folder)) throw new FolderTakenError(folder, pid);
    rmSync(file, { force: true });
  }
  held.add(folder);
  return {
    release() {
      held.delete(folder);
      rmSync(file, { force: true });
    },
  };
}

/** Whether the lock is ours now; false where there is one already. */
function written(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${process.pid}\n`);
    fsyncSync(handle);
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The number in the lock; null where none can be read: its process died while writing it, or released it just now. */
function holderOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function lives(pid: number, folder: string): boolean {
  if (pid === process.pid) return held.has(folder);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
