import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../../commands/audit/audit';
import { withStoredBooks } from '../../../commands/audit/stored-books';
import { Store } from '../../../local/store/store';
import { type Town, playTown } from './town';

let folder: string;
let town: Town;
beforeAll(async () => {
  ({ town } = await playTown(1));
  folder = mkdtempSync(join(tmpdir(), 'audited-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function problems(of: string): Promise<readonly unknown[]> {
  return withStoredBooks(of, (books) => audit(books, () => undefined));
}

it('a data folder is audited while the product runs on it, page by page', async () => {
  const store = new Store({ file: join(folder, 'cloud.db'), synchronous: 'NORMAL' });
  for (const [name, docs] of town) {
    store.declare({ name, indexes: [] });
    store.insert(name, docs);
  }
  expect(await problems(folder)).toEqual([]);
  const [entry] = town.get('audit-log') ?? [];
  store.remove('audit-log', { _id: entry?._id }, false);
  expect(await problems(folder)).not.toEqual([]);
  store.close();
});

it('an export is audited too: what was sealed reads the same out of it', async () => {
  const exported = join(folder, 'export');
  mkdirSync(exported);
  for (const [name, docs] of town) {
    writeFileSync(join(exported, `${name}.json`), docs.map((doc) => `${JSON.stringify(doc)}\n`).join(''));
  }
  expect(await problems(exported)).toEqual([]);
});

it('a folder without data is refused', async () => {
  await expect(problems(join(folder, 'nowhere'))).rejects.toThrow('is no folder');
});
