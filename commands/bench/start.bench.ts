import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Row } from './row';

const command = path.resolve(__dirname, '../start.mjs');
const limitSeconds = 15;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts the product on `dataDir`, waits until its page is there, and stops it. Seconds from command to page. */
async function secondsToStart(dataDir: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [command], {
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      (reply) => reply.ok,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error('npm start ended by itself; run it to see why');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  await ended;
  return seconds;
}

export const name = 'start';

/** The second `npm start`: packages and builds are there, and so are the data. */
export async function run(): Promise<Row[]> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'start-bench-'));
  try {
    await secondsToStart(dataDir);
    const seconds = await secondsToStart(dataDir);
    return [
      { figure: 'second npm start', value: Math.round(seconds * 10) / 10, unit: 's', limit: limitSeconds },
    ];
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}
