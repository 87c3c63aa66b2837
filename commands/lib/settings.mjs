import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { isAbsolute, join } from 'node:path';

/** A setting that a person can put right; its message says how, in Chinese and English. */
export class SettingError extends Error {}

export const defaultPort = 8720;
export const defaultDataDir = '.data';

function readPort(text) {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new SettingError(
    `PORT 应是 1 到 65535 的整数，现在是“${text}”。例如：PORT=8080 npm start\n` +
      `PORT must be a whole number from 1 to 65535, but is "${text}". For example: PORT=8080 npm start`,
  );
}

function readToday(text) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  // A day that no month has (30 February) moves on to another one, or to none.
  if (!Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text) return text;
  throw new SettingError(
    `TODAY 应是日历上有的一天，写成 2023-11-20 这样，现在是“${text}”。\n` +
      `TODAY must be a day of the calendar, written as 2023-11-20, but is "${text}".`,
  );
}

function readDataDir(text, base) {
  const folder = isAbsolute(text) ? text : join(base, text);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return folder;
  } catch {
    const file = existsSync(folder) && !statSync(folder).isDirectory();
    throw new SettingError(
      `DATA_DIR（${folder}）${file ? '是一个文件，不是文件夹' : '无法写入'}。换一个文件夹：DATA_DIR=别处 npm start\n` +
        `DATA_DIR (${folder}) ${file ? 'is a file, not a folder' : 'cannot be written'}. ` +
        'Choose another folder: DATA_DIR=elsewhere npm start',
    );
  }
}

/**
 * PORT, DATA_DIR and TODAY of an environment, checked. `today` is absent where the local cloud's own first day counts.
 * A relative DATA_DIR begins at `base`.
 * @throws {SettingError} naming the setting, what is wrong with it and how to set it
 */
export function readSettings(environment, base) {
  return {
    port: environment.PORT ? readPort(environment.PORT) : defaultPort,
    dataDir: readDataDir(environment.DATA_DIR || defaultDataDir, base),
    ...(environment.TODAY ? { today: readToday(environment.TODAY) } : {}),
  };
}

/** Where it is this product that listens there, a second one needs a data folder of its own. */
function sameProduct(port) {
  const both = `PORT=${port} DATA_DIR=${defaultDataDir}-2 npm start`;
  return (
    `\n如果占用它的是已启动的家医保：它还在用自己的数据文件夹，要同时再开一个，连文件夹一起换：${both}\n` +
    `If it is this product that runs there, it has its data folder too; for a second one choose another of both: ${both}`
  );
}

/**
 * Resolves where `port` can be listened on.
 * @throws {SettingError} where another program has it, or it isn't allowed, with another port to try
 */
export function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const other = port < 65000 ? port + 1 : 8720;
    const probe = createServer();
    probe.once('error', ({ code }) => {
      const taken = code === 'EADDRINUSE';
      reject(
        new SettingError(
          `端口 ${port} ${taken ? '已被别的程序占用' : `不能使用（${code}）`}。换一个端口：PORT=${other} npm start\n` +
            `Port ${port} ${taken ? 'is taken by another program' : `cannot be used (${code})`}. ` +
            `Set another one: PORT=${other} npm start` +
            (taken ? sameProduct(other) : ''),
        ),
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
