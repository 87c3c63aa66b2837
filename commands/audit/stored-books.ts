import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../../local/store/store';
import type { CollectionName, Collections } from '../../server/schema';
import database from '../../server/schema/database.json';
import { loadExport, takeDatabase } from '../restore/copy';
import type { Books } from './books';

const pageSize = 500;

/**
 * Opens a data folder, also of a running product, or an export as `restore:rehearse` takes it, and hands it to `use`. It
 * is copied first: nothing in it is changed, and what is written meanwhile changes nothing of what is read. Throws a
 * CopyError where it can't be read.
 */
export async function withStoredBooks<Result>(
  folder: string,
  use: (books: Books) => Promise<Result>,
): Promise<Result> {
  const copy = mkdtempSync(join(tmpdir(), 'audit-'));
  try {
    const readAt = Date.now();
    const whole = takeDatabase(folder, copy);
    const store = new Store({ file: join(copy, 'cloud.db'), synchronous: 'NORMAL' });
    try {
      const names = database.collections.map(({ name }) => name);
      for (const name of names) store.declare({ name, indexes: [] });
      if (!whole) await loadExport(folder, store, names);
      return await use({ readAt, all: (collection) => pagesOf(store, collection) });
    } finally {
      store.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function* pagesOf<Name extends CollectionName>(
  store: Store,
  collection: Name,
): AsyncIterable<Collections[Name]> {
  for (let last = ''; ;) {
    const page = store.find(collection, { query: { _id: { $gt: last } }, sort: { _id: 1 }, limit: pageSize });
    yield* page as unknown as readonly Collections[Name][];
    if (page.length < pageSize) return;
    last = String(page.at(-1)?._id);
  }
}
