import { readDeclarations } from '../../local/store/declarations';
import { Store } from '../../local/store/store';
import { makeMany } from './many-documents';
import { type Database, type ListOptions, listPage } from '../../server/platform';
import type { CollectionName, Collections } from '../../server/schema';
import database from '../../server/schema/database.json';

const limit = 50;
const firstAt = 1_700_000_000_000;
const measures = 60;

/** A list of the product, with what its documents hold of what it asks for. */
export interface MeasuredList {
  readonly figure: string;
  readonly collection: CollectionName;
  readonly filter: object;
  /** As `listPage` takes it. */
  readonly among?: readonly object[];
  readonly by: string;
  /** As `listPage` takes it. */
  readonly within?: object;
  readonly order: 'asc' | 'desc';
  readonly holds: object;
}

interface Finding {
  readonly filter: object;
  readonly orderBy?: readonly (readonly [string, 'asc' | 'desc'])[];
  readonly limit: number;
}

/** As much of the database as a list asks for, on a store of the local cloud. */
function reading(store: Store): Database {
  const find = async (collection: string, { filter, orderBy = [], limit: most }: Finding) =>
    store.find(collection, {
      query: Object.fromEntries(Object.entries(filter).map(([field, value]) => [field, condition(value)])),
      sort: Object.fromEntries(orderBy.map(([field, order]) => [field, order === 'asc' ? 1 : -1])),
      limit: most,
    });
  return { find } as unknown as Database;
}

/** As the store spells it: `{ $gt: 1 }`. */
function condition(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [`$${name}`, of]));
}

export interface ListTimes {
  readonly first: number;
  /** The page behind so many others. */
  readonly late: number;
}

/** Milliseconds of a list's first page and of a late one, in a collection of so many documents. */
export async function timesOf(
  file: string,
  list: MeasuredList,
  count: number,
  latePage: number,
): Promise<ListTimes> {
  const first = documentOf(list, 0);
  const one = openStore(file, list.collection);
  one.insert(list.collection, [first]);
  one.close();
  makeMany(file, { id: first._id, at: firstAt }, count);
  const store = openStore(file, list.collection);
  try {
    const page = (after: string | null) => listPage(reading(store), list.collection, options(list, after));
    // Where the page before the late one ends is known: the documents are numbered.
    const place = list.order === 'asc' ? latePage * limit : count - 1 - latePage * limit;
    const { [list.by]: at, _id } = documentOf(list, place) as Record<string, unknown>;
    return {
      first: await fastest(() => page(null)),
      late: await fastest(() => page(`${String(at)}-${String(_id)}`)),
    };
  } finally {
    store.close();
  }
}

function openStore(file: string, collection: CollectionName): Store {
  const store = new Store({ file, synchronous: 'NORMAL' });
  for (const one of readDeclarations(database, 'database.json'))
    if (one.name === collection) store.declare(one);
  return store;
}

function documentOf({ by, holds }: MeasuredList, at: number): { readonly _id: string } {
  return { _id: `d${String(at).padStart(9, '0')}`, [by]: firstAt + at, ...holds };
}

function options(
  { filter, among, by, within, order }: MeasuredList,
  after: string | null,
): ListOptions<Collections[CollectionName]> {
  return { filter, among, by, within, order, limit, after } as unknown as ListOptions<
    Collections[CollectionName]
  >;
}

async function fastest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < measures; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}
