/** Collections and indexes that a store is opened with. */
export interface IndexDeclaration {
  readonly name: string;
  readonly keys: readonly { readonly field: string; readonly order: 'asc' | 'desc' }[];
  readonly unique: boolean;
}

export interface CollectionDeclaration {
  readonly name: string;
  readonly indexes: readonly IndexDeclaration[];
}

export const mostIndexes = 20;
const mostFields = 32;

/** A declaration file is wrong; the message names file, collection and index. */
export class DeclarationError extends Error {
  constructor(where: string, problem: string) {
    super(`${where}: ${problem}`);
    this.name = 'DeclarationError';
  }
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function requireKnownFields(value: Json, known: readonly string[], where: string): void {
  for (const field of Object.keys(value)) {
    if (!known.includes(field)) throw new DeclarationError(where, `unknown field "${field}"`);
  }
}

const orders: readonly (readonly [unknown, 'asc' | 'desc'])[] = [
  ['asc', 'asc'],
  ['desc', 'desc'],
  [1, 'asc'],
  [-1, 'desc'],
];

function readKey(value: unknown, where: string): IndexDeclaration['keys'][number] {
  if (!isObject(value) || typeof value.field !== 'string' || value.field === '') {
    throw new DeclarationError(where, 'a key needs a field');
  }
  const order = orders.find(([said]) => said === value.order)?.[1];
  if (order === undefined) throw new DeclarationError(`${where}, key ${value.field}`, 'order is asc or desc');
  return { field: value.field, order };
}

function readIndex(value: unknown, where: string): IndexDeclaration {
  if (!isObject(value) || typeof value.name !== 'string' || value.name === '') {
    throw new DeclarationError(where, 'an index needs a name');
  }
  const here = `${where}, index ${value.name}`;
  requireKnownFields(value, ['name', 'keys', 'unique'], here);
  if (!Array.isArray(value.keys) || value.keys.length === 0)
    throw new DeclarationError(here, 'needs its keys');
  if (value.keys.length > mostFields) throw new DeclarationError(here, `has more than ${mostFields} keys`);
  if (value.unique !== undefined && typeof value.unique !== 'boolean') {
    throw new DeclarationError(here, 'unique is true or false');
  }
  return {
    name: value.name,
    keys: value.keys.map((key: unknown) => readKey(key, here)),
    unique: value.unique === true,
  };
}

const collectionName = /^[A-Za-z][\w-]{0,63}$/;

export function isCollectionName(name: unknown): name is string {
  return typeof name === 'string' && collectionName.test(name);
}

function readCollection(value: unknown, file: string): CollectionDeclaration {
  if (!isObject(value) || !isCollectionName(value.name)) {
    throw new DeclarationError(file, 'a collection needs a name of letters, digits, - and _');
  }
  const where = `${file}, collection ${value.name}`;
  requireKnownFields(value, ['name', 'indexes', 'access'], where);
  const given = value.indexes ?? [];
  if (!Array.isArray(given)) throw new DeclarationError(where, 'indexes is a list');
  if (given.length > mostIndexes) throw new DeclarationError(where, `has more than ${mostIndexes} indexes`);
  const indexes = given.map((one: unknown) => readIndex(one, where));
  const names = indexes.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new DeclarationError(`${where}, index ${twice}`, 'is declared twice');
  return { name: value.name, indexes };
}

/** Checks the content of a declaration file. Throws {@link DeclarationError}, naming file, collection and index. */
export function readDeclarations(value: unknown, file: string): CollectionDeclaration[] {
  if (!isObject(value) || !Array.isArray(value.collections)) {
    throw new DeclarationError(file, 'needs a list "collections"');
  }
  const collections = value.collections.map((one: unknown) => readCollection(one, file));
  const names = collections.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new DeclarationError(`${file}, collection ${twice}`, 'is declared twice');
  return collections;
}
