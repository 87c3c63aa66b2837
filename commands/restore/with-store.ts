import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../../local/store/store';
import database from '../../server/schema/database.json';
import { loadExport, takeDatabase } from './copy';

const pageSize = 500;

/**
 * Opens a data folder, also of a running product, or an export as `restore:rehearse` takes it, and hands its store to
 * `use`. It is copied first: nothing in it is changed, and what is written meanwhile changes nothing of what is read. Throws
 * a CopyError where it can't be read.
 */
export async function withStore<Result>(
  folder: string,
  use: (store: Store) => Result | Promise<Result>,
): Promise<Result> {
  const copy = mkdtempSync(join(tmpdir(), 'stored-'));
  try {
    const whole = takeDatabase(folder, copy);
    const store = new Store({ file: join(copy, 'cloud.db'), synchronous: 'NORMAL' });
    try {
      const names = database.collections.map(({ name }) => name);
      for (const name of names) if (!store.has(name)) store.declare({ name, indexes: [] });
      if (!whole) await loadExport(folder, store, names);
      return await use(store);
    } finally {
      store.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** A collection from its start to its end, in the order of `_id`. */
export function* everyDocument<Doc extends { readonly _id: string }>(
  store: Store,
  collection: string,
): Iterable<Doc> {
  for (let last = ''; ;) {
    const page = store.find(collection, { query: { _id: { $gt: last } }, sort: { _id: 1 }, limit: pageSize });
    yield* page as unknown as readonly Doc[];
    if (page.length < pageSize) return;
    last = String(page.at(-1)?._id);
  }
}
