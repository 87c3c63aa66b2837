import { copyFileSync, createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { EJSON } from 'bson';
import type { Store } from '../../local/store/store';

/** The copy can't be read; the message says which file, which line, and what to do. */
export class CopyError extends Error {}

/** Files of a data folder's database: with what its last moments left beside it. */
const databaseFiles = ['cloud.db', 'cloud.db-wal', 'cloud.db-shm'];

const exported = /^(?<collection>[\w-]+)\.(?:json|jsonl)$/;

/** Documents put in at once. */
const batch = 500;

/** A copied data folder's database goes into the fresh folder before it is opened. Says whether the copy is one. */
export function takeDatabase(copy: string, dataDir: string): boolean {
  if (!existsSync(copy) || !statSync(copy).isDirectory()) {
    throw new CopyError(`${copy} is no folder: give the folder that holds the copy`);
  }
  if (!existsSync(join(copy, 'cloud.db'))) return false;
  for (const name of databaseFiles) {
    if (existsSync(join(copy, name))) copyFileSync(join(copy, name), join(dataDir, name));
  }
  return true;
}

export interface Loaded {
  readonly documents: number;
  /** Files that stand for no collection of this release. */
  readonly unknown: readonly string[];
}

/**
 * Puts an export into a fresh store: a file a collection, named after it, a document a line, as WeChat's console writes
 * them. Throws a {@link CopyError} where a line is no document.
 */
export async function loadExport(
  copy: string,
  store: Store,
  collections: readonly string[],
): Promise<Loaded> {
  let documents = 0;
  const unknown: string[] = [];
  const files = readdirSync(copy).filter((name) => exported.test(name));
  if (files.length === 0) {
    throw new CopyError(
      `${copy} holds neither cloud.db nor files named after collections, such as orders.json`,
    );
  }
  for (const name of files.sort()) {
    const collection = exported.exec(name)?.groups?.collection ?? '';
    if (collections.includes(collection)) documents += await loadFile(join(copy, name), store, collection);
    else unknown.push(name);
  }
  return { documents, unknown };
}

async function loadFile(file: string, store: Store, collection: string): Promise<number> {
  let line = 0;
  let waiting: ReturnType<typeof documentOf>[] = [];
  let documents = 0;
  const put = (): void => {
    documents += waiting.length;
    try {
      if (waiting.length > 0) store.insert(collection, waiting);
    } catch (error) {
      throw new CopyError(
        `${basename(file)}, up to line ${line}: ${error instanceof Error ? error.message : ''}`,
      );
    }
    waiting = [];
  };
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    waiting.push(documentOf(text, `${basename(file)}, line ${line}`));
    if (waiting.length === batch) put();
  }
  put();
  return documents;
}

function documentOf(
  text: string,
  where: string,
): Readonly<Record<string, unknown>> & { readonly _id: string } {
  let value: unknown;
  try {
    value = EJSON.parse(text.replace(/^\uFEFF/, ''), { relaxed: true });
  } catch {
    throw new CopyError(`${where} is no JSON: was the copy cut off? Export the collection anew`);
  }
  if (typeof value === 'object' && value !== null && '_id' in value && typeof value._id === 'string') {
    return { ...value, _id: value._id };
  }
  throw new CopyError(`${where} is no document with an _id: export as JSON, not as CSV`);
}
