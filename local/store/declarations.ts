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

const MOST_INDEXES = 20;

export class DeclarationError extends Error {
  constructor(where: string, problem: string) {
    super(`${where}: ${problem}`);
    this.name = 'DeclarationError';
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readIndex(value: unknown, where: string): IndexDeclaration {
  if (!isObject(value) || typeof value.name !== 'string')
    throw new DeclarationError(where, 'an index needs a name');
  const at = `${where}, index ${value.name}`;
  if (!Array.isArray(value.keys) || value.keys.length === 0) throw new DeclarationError(at, 'needs its keys');
  const keys = value.keys.map((key: unknown) => {
    if (!isObject(key) || typeof key.field !== 'string')
      throw new DeclarationError(at, 'a key needs a field');
    if (key.order !== 'asc' && key.order !== 'desc') {
      throw new DeclarationError(`${at}, key ${key.field}`, 'order is asc or desc');
    }
    return { field: key.field, order: key.order } as const;
  });
  return { name: value.name, keys, unique: value.unique === true };
}

/** Checks the content of a declaration file. Throws {@link DeclarationError}, naming file, collection and index. */
export function readDeclarations(value: unknown, file: string): CollectionDeclaration[] {
  if (!isObject(value) || !Array.isArray(value.collections))
    throw new DeclarationError(file, 'needs a list "collections"');
  const seen = new Set<string>();
  return value.collections.map((collection: unknown) => {
    if (
      !isObject(collection) ||
      typeof collection.name !== 'string' ||
      !/^[a-z][a-z0-9_-]{0,63}$/.test(collection.name)
    ) {
      throw new DeclarationError(file, 'a collection needs a name of small letters, digits, - and _');
    }
    const where = `${file}, collection ${collection.name}`;
    if (seen.has(collection.name)) throw new DeclarationError(where, 'is declared twice');
    seen.add(collection.name);
    const indexes = Array.isArray(collection.indexes)
      ? collection.indexes.map((one: unknown) => readIndex(one, where))
      : [];
    if (indexes.length > MOST_INDEXES)
      throw new DeclarationError(where, `has more than ${MOST_INDEXES} indexes`);
    return { name: collection.name, indexes };
  });
}
