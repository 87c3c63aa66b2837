import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const command = path.resolve(__dirname, '../../commands/start.mjs');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'start-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts with wrong settings, so it ends before it installs or builds anything. */
function start(environment: Readonly<Record<string, string>>) {
  const { status, stderr } = spawnSync(process.execPath, [command], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: folder, ...environment },
    timeout: 20_000,
  });
  return { status, words: stderr };
}

describe('npm start, told something it cannot do', () => {
  it.each(['0', '65536', '80a', '-1', '3.5'])('says what a port is when PORT is %s', (port) => {
    const { status, words } = start({ PORT: port });
    expect(status).toBe(1);
    expect(words).toContain(`PORT 应是 1 到 65535 的整数，现在是“${port}”`);
    expect(words).toContain('PORT=8080 npm start');
  });

  it.each(['2023-02-29', '2023-13-01', '2023-1-1', 'tomorrow'])(
    'says how to write a day when TODAY is %s',
    (day) => {
      const { status, words } = start({ TODAY: day });
      expect(status).toBe(1);
      expect(words).toContain(`现在是“${day}”`);
      expect(words).toContain('TODAY must be a day of the calendar');
    },
  );

  it('says that DATA_DIR is a file', () => {
    const { status, words } = start({ DATA_DIR: command });
    expect(status).toBe(1);
    expect(words).toContain('是一个文件，不是文件夹');
    expect(words).toContain(command);
  });

  it('names the port that another program has, and one to try instead', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { status, words } = start({ PORT: String(port) });
    other.close();
    expect(status).toBe(1);
    expect(words).toContain(`端口 ${port} 已被别的程序占用`);
    expect(words).toMatch(/Set another one: PORT=\d+ npm start/);
    expect(words).not.toContain(`PORT=${port} npm start`);
    // It may be this product: its data folder is not for two.
    expect(words).toMatch(/choose another of both: PORT=\d+ DATA_DIR=\.data-2 npm start/);
  });
});
