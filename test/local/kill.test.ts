import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Store } from '../../local/store/store';

jest.setTimeout(60_000);

/** Lets the writer run until it has acknowledged something and `ms` more, kills it, and answers its last word. */
function writeAndKill(file: string, ms: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'writer.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = -1;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (acknowledged < 0) setTimeout(() => child.kill('SIGKILL'), ms);
      acknowledged = Number(line);
    });
    child.once('error', reject);
    child.once('close', () => resolve(acknowledged));
  });
}

it('kill -9 at any moment loses nothing that was acknowledged, and leaves nothing half', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const file = join(folder, 'cloud.db');
  for (let round = 0; round < 4; round += 1) {
    const acknowledged = await writeAndKill(file, Math.floor(Math.random() * 200));
    const store = new Store({ file });
    const written = store.count('transfers', {});
    // The last word may have been lost in the pipe; the write before it may not.
    expect(written).toBeGreaterThan(acknowledged);
    const serials = store.find('transfers', { query: {}, sort: { serial: 1 }, limit: Infinity });
    expect(serials.map(({ serial }) => serial)).toEqual(Array.from({ length: written }, (_, at) => at));
    const accounts = store.find('accounts', { query: {}, sort: { _id: 1 }, limit: 10 });
    const sentBy = (at: number): number => Math.floor((written + 4 - at) / 5);
    const expected = [0, 1, 2, 3, 4].map((at) => 1000 - 7 * sentBy(at) + 7 * sentBy((at + 4) % 5));
    expect(accounts.map(({ fen }) => fen)).toEqual(expected);
    store.close();
  }
  rmSync(folder, { recursive: true, force: true });
});
