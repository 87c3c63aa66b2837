import type { Store } from '../../local/store/store';
import type { CollectionName, Collections } from '../../server/schema';
import { everyDocument, withStore } from '../restore/with-store';
import type { Books } from './books';

/**
 * Hands the books in a data folder, also of a running product, or in an export, to `use`; nothing in it is changed. Throws
 * a CopyError where it can't be read.
 */
export function withStoredBooks<Result>(
  folder: string,
  use: (books: Books) => Promise<Result>,
): Promise<Result> {
  const readAt = Date.now();
  return withStore(folder, (store) => use(booksIn(store, readAt)));
}

/** The books in a store that nobody else writes to meanwhile, as of `readAt`, ms. */
export function booksIn(store: Store, readAt: number): Books {
  return { readAt, all: (collection) => allOf(store, collection) };
}

async function* allOf<Name extends CollectionName>(
  store: Store,
  collection: Name,
): AsyncIterable<Collections[Name]> {
  yield* everyDocument<Collections[Name]>(store, collection);
}
