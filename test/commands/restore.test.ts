import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearse } from '../../commands/restore/rehearse';
import { startLocalCloud } from '../../local/main';
import { storedBefore } from '../server/release-0-1';

const root = join(__dirname, '..', '..');
const fixture = join(root, 'test', 'fixtures', 'release-0.1');

let copy: string;
let lines: string[];
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'copy-'));
  lines = [];
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function rehearsed(from = copy): Promise<number> {
  return rehearse(from, (line) => lines.push(line));
}

/** An export as WeChat's console names it. */
function exportInto(folder: string): void {
  for (const name of readdirSync(fixture).filter((one) => one.endsWith('.jsonl'))) {
    cpSync(join(fixture, name), join(folder, name.replace('.jsonl', '.json')));
  }
}

function without(collection: string, part: string): void {
  const file = join(copy, `${collection}.json`);
  const left = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.includes(part));
  writeFileSync(file, left.join('\n'));
}

describe('a rehearsed restore', () => {
  it('of an export of the release before migrates it and finds that everything holds', async () => {
    exportInto(copy);
    expect(await rehearsed()).toBe(0);
    expect(lines).toContain('Taken: 105 documents of an export.');
    expect(lines).toContain('Migrated: 47 documents rewritten.');
    expect(lines).toContain('  refunds: 5 (11 in the copy)');
    expect(lines).toContain('  refund-requests: 6 (0 in the copy)');
    expect(lines).toContain('ok  5 insured records have their orders');
    expect(lines.filter((line) => line.startsWith('NOT'))).toEqual([]);
  });

  it('of a copied data folder does the same, and leaves the copy as it is', async () => {
    const cloud = await startLocalCloud({
      port: 0,
      dataDir: copy,
      functionsDir: join(copy, 'none'),
      h5Dir: join(copy, 'none'),
      databaseFile: join(root, 'server', 'schema', 'database.json'),
      seedDir: null,
      log: () => undefined,
    });
    for (const [collection, docs] of storedBefore()) cloud.store.insert(collection, docs);
    await cloud.stop();
    expect(await rehearsed()).toBe(0);
    expect(lines).toContain('Taken: a copied data folder.');
    // A second time there is as much to do: the copy itself was not migrated.
    expect(await rehearsed()).toBe(0);
    expect(lines.filter((line) => line === 'Migrated: 47 documents rewritten.')).toHaveLength(2);
  });

  it('names an order that is missing to those who belong to it', async () => {
    exportInto(copy);
    const order = 'a'.repeat(32);
    without('orders', `"_id":"${order}"`);
    expect(await rehearsed()).toBeGreaterThan(0);
    expect(lines).toContain('NOT 5 insured records have their orders');
    expect(lines.join('\n')).toContain(`is insured by ${order}`);
    expect(lines).toContain(`      ${order}-1-granted belongs to order ${order}`);
  });

  it('finds a refund that the books know and the copy lacks', async () => {
    exportInto(copy);
    without('refunds', '-granted-account"');
    expect(await rehearsed()).toBe(1);
    expect(lines).toContain('      the books owe 38000 fen');
  });

  it('says of a line that was cut off where it is and what to do', async () => {
    exportInto(copy);
    appendFileSync(join(copy, 'orders.json'), '{"_id":"f');
    await expect(rehearsed()).rejects.toThrow('orders.json, line 6 is no JSON: was the copy cut off?');
  });

  it('leaves out files that are of no collection, and says so', async () => {
    exportInto(copy);
    writeFileSync(join(copy, 'notes.json'), '{"_id":"1"}\n');
    expect(await rehearsed()).toBe(0);
    expect(lines).toContain('  left out: notes.json, which is no collection of this release');
  });

  it.each([
    ['an empty folder', () => copy, 'holds neither cloud.db nor files named after collections'],
    ['a folder that is not there', () => join(copy, 'nowhere'), 'is no folder'],
  ])('of %s is refused', async (_, from, words) => {
    await expect(rehearsed(from())).rejects.toThrow(words);
  });
});
