import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
  closeSync,
  mkdirSync,
  renameSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { DamagedDatabaseError, FolderTakenError, startLocalCloud } from '../../local/main';
import { layOut } from './probe';

jest.setTimeout(60_000);

describe('a data folder that another server works on', () => {
  it('is refused, naming its process and another folder, and is free when that one stops', async () => {
    const laid = layOut();
    const first = await startLocalCloud(laid);
    const second = startLocalCloud(laid);
    await expect(second).rejects.toThrow(FolderTakenError);
    await expect(second).rejects.toThrow(`进程号 ${process.pid}`);
    await expect(second).rejects.toThrow(`DATA_DIR=${laid.dataDir}-2 npm start`);
    await first.stop();
    const third = await startLocalCloud(laid);
    await third.stop();
    expect(existsSync(join(laid.dataDir, 'lock'))).toBe(false);
  });

  it('is refused while the process in its lock lives, whoever’s it is', async () => {
    const laid = layOut();
    mkdirSync(laid.dataDir, { recursive: true });
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    writeFileSync(join(laid.dataDir, 'lock'), `${other.pid}\n`);
    await expect(startLocalCloud(laid)).rejects.toThrow(`进程号 ${other.pid}`);
    const gone = new Promise((resolve) => other.once('close', resolve));
    other.kill('SIGKILL');
    await gone;
    const cloud = await startLocalCloud(laid);
    expect(readFileSync(join(laid.dataDir, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
    await cloud.stop();
  });

  it.each(['', 'no number', '-1'])('is taken over where its lock says "%s"', async (text) => {
    const laid = layOut();
    mkdirSync(laid.dataDir, { recursive: true });
    writeFileSync(join(laid.dataDir, 'lock'), text);
    const cloud = await startLocalCloud(laid);
    await cloud.stop();
  });

  it('says so in words when it is started as people start it', async () => {
    const laid = layOut();
    const first = await startLocalCloud(laid);
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'commands/serve.ts'], {
      env: { ...process.env, PORT: '8999', DATA_DIR: laid.dataDir },
      encoding: 'utf8',
    });
    await first.stop();
    expect(status).toBe(1);
    expect(stderr).toContain(`is in use by another process (${process.pid})`);
    expect(stderr).not.toContain('    at ');
  });
});

describe('a damaged database', () => {
  /** A data folder that was used and stopped. */
  async function used() {
    const laid = layOut();
    const cloud = await startLocalCloud(laid);
    const documents = Array.from({ length: 2_000 }, (_, n) => ({ _id: `d${n}`, kind: 'x'.repeat(100), n }));
    cloud.store.insert('items', documents);
    await cloud.stop();
    const file = join(laid.dataDir, 'cloud.db');
    // Another file by the same name: this process still has the one that was used.
    copyFileSync(file, `${file}.copy`);
    for (const old of ['', '-wal', '-shm']) rmSync(`${file}${old}`, { force: true });
    renameSync(`${file}.copy`, file);
    return { laid, file };
  }

  /** Writes over two pages of it, `share` of the way from its start to its end. */
  function writeOver(file: string, share: number): void {
    const handle = openSync(file, 'r+');
    const at = Math.floor((statSync(file).size / 4096) * share) * 4096;
    writeSync(handle, Buffer.alloc(8192, 0x5a), 0, 8192, at);
    closeSync(handle);
  }

  /** As if it were too large to be read before it is used. */
  const large = { upTo: 0, afterMs: 0 };

  it('in the middle is found at start, with its path and what to do; nothing of it is changed', async () => {
    const { laid, file } = await used();
    writeOver(file, 0.5);
    const before = readFileSync(file);
    const starting = startLocalCloud(laid);
    await expect(starting).rejects.toThrow(DamagedDatabaseError);
    await expect(starting).rejects.toThrow(`数据库文件 ${file} 损坏`);
    await expect(starting).rejects.toThrow('npm run restore:rehearse -- COPY');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(laid.dataDir, 'lock'))).toBe(false);
  });

  it('that is no database at all is named as well', async () => {
    const { laid, file } = await used();
    writeFileSync(file, 'not a database, but a text of some length that somebody saved under its name');
    await expect(startLocalCloud(laid)).rejects.toThrow(`The database ${file} is damaged`);
  });

  it.each([
    ['at its beginning', (file: string) => writeOver(file, 0)],
    [
      'by being cut short',
      (file: string) => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096),
    ],
  ])('%s is found at start however large it is', async (_, damage) => {
    const { laid, file } = await used();
    damage(file);
    const starting = startLocalCloud({ ...laid, damageCheck: large });
    await expect(starting).rejects.toThrow(`The database ${file} is damaged, nothing was started`);
    expect(existsSync(join(laid.dataDir, 'lock'))).toBe(false);
  });

  it('in the middle of a large file is found beside the work, and stops everything with what to do', async () => {
    const { laid, file } = await used();
    writeOver(file, 0.5);
    const found = new Promise<DamagedDatabaseError>((onDamage) => {
      void startLocalCloud({ ...laid, damageCheck: large, onDamage });
    });
    const { message } = await found;
    expect(message).toContain(`数据库文件 ${file} 损坏，已全部停止`);
    expect(message).toContain('npm run restore:rehearse -- COPY');
    expect(laid.logged).toContain(message);
    expect(existsSync(join(laid.dataDir, 'lock'))).toBe(false);
  });

  it('is told from one that is large and whole, which goes on', async () => {
    const { laid, file } = await used();
    const cloud = await startLocalCloud({ ...laid, damageCheck: large });
    const told = `Every page of ${file} was read: no damage.`;
    while (!laid.logged.includes(told)) await new Promise((resolve) => setTimeout(resolve, 20));
    cloud.store.insert('items', [{ _id: 'new' }]);
    expect(cloud.store.count('items', {})).toBe(2_001);
    await cloud.stop();
  });
});
