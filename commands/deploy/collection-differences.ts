import type { CollectionDeclaration, IndexDeclaration } from '../../local/store/declarations';
import type { Difference, Step } from './difference';
import type { Remote, RemoteCollection, RemoteIndex } from './remote';
import { connector } from './remote';
import type { ServiceCall } from './service';

/** Nobody but functions may read or write. */
const closed = 'ADMINONLY';

/** Collections, their indexes and their access, as declared against as they stand. */
export function collectionDifferences(
  declared: readonly CollectionDeclaration[],
  remote: Remote,
): readonly Difference[] {
  const names = new Set(declared.map(({ name }) => name));
  const extra = [...remote.collections.keys()].filter((name) => !names.has(name));
  return [
    ...declared.flatMap((collection) => differencesOf(collection, remote)),
    ...extra.map((name): Difference => ({
      kind: 'extra',
      what: `collection ${name}`,
      words: 'is not declared; left as it is',
      steps: [],
    })),
  ];
}

function differencesOf(collection: CollectionDeclaration, remote: Remote): readonly Difference[] {
  const { name, indexes } = collection;
  const existing = remote.collections.get(name);
  if (existing !== undefined) {
    return [...indexDifferences(collection, existing, remote), ...accessDifferences(name, existing, remote)];
  }
  const create: Step = { call: database(remote, 'CreateTable', { TableName: name }) };
  const steps = [
    create,
    ...(indexes.length === 0 ? [] : [{ call: createIndexes(remote, name, indexes) }]),
    { call: closeAccess(remote, name) },
  ];
  const words = `to be created, with ${indexes.length} ${indexes.length === 1 ? 'index' : 'indexes'}`;
  return [{ kind: 'missing', what: `collection ${name}`, words, steps }];
}

function indexDifferences(
  { name, indexes }: CollectionDeclaration,
  existing: RemoteCollection,
  remote: Remote,
): readonly Difference[] {
  const missing = indexes.filter((one) => !existing.indexes.some((other) => other.name === one.name));
  const different = indexes.filter((one) =>
    existing.indexes.some((other) => other.name === one.name && !isSameIndex(one, other)),
  );
  const declared = new Set(indexes.map((one) => one.name));
  const extra = existing.indexes.filter((one) => !declared.has(one.name) && !isPlatforms(one));
  const missed: readonly Difference[] =
    missing.length === 0
      ? []
      : [
          {
            kind: 'missing',
            what: `collection ${name}, indexes ${missing.map((one) => one.name).join(', ')}`,
            words: 'to be created',
            steps: [{ call: createIndexes(remote, name, missing) }],
          },
        ];
  return [
    ...missed,
    ...different.map((one): Difference => ({
      kind: 'by-hand',
      what: `collection ${name}, index ${one.name}`,
      words:
        `is not ${describe(one)}. An index can't be changed, and without a unique one money could be taken twice: stop the ` +
        `timer and the functions, delete it (console → 数据库 → ${name} → 索引管理), and run the same command again`,
      steps: [],
    })),
    ...extra.map((one): Difference => ({
      kind: 'extra',
      what: `collection ${name}, index ${one.name}`,
      words: 'is not declared; left as it is',
      steps: [],
    })),
  ];
}

function accessDifferences(name: string, existing: RemoteCollection, remote: Remote): readonly Difference[] {
  if (existing.access === closed || isClosedRule(existing)) return [];
  return [
    {
      kind: 'different',
      what: `collection ${name}, access`,
      words: `is ${existing.access || 'not set'}; only functions may read and write`,
      steps: [{ call: closeAccess(remote, name) }],
    },
  ];
}

/** The rule `{"read": false, "write": false}` says the same as `ADMINONLY`. */
function isClosedRule({ access, rule }: RemoteCollection): boolean {
  if (access !== 'CUSTOM') return false;
  try {
    const value: unknown = JSON.parse(rule);
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === 2 &&
      'read' in value &&
      value.read === false &&
      'write' in value &&
      value.write === false
    );
  } catch {
    return false;
  }
}

/** Made by the platform with every collection. */
function isPlatforms({ name }: RemoteIndex): boolean {
  return /^_(id|openid)_/.test(name);
}

function isSameIndex(declared: IndexDeclaration, { unique, keys }: RemoteIndex): boolean {
  return (
    declared.unique === unique &&
    declared.keys.length === keys.length &&
    declared.keys.every(({ field, order }, at) => keys[at]?.field === field && keys[at].order === order)
  );
}

function describe({ unique, keys }: IndexDeclaration): string {
  return `${unique ? 'unique ' : ''}${keys.map(({ field, order }) => `${field} ${order}`).join(', ')}`;
}

function database(remote: Remote, action: string, params: object): ServiceCall {
  return {
    service: 'tcb',
    action,
    params: { EnvId: remote.envId, MongoConnector: connector(remote.database), ...params },
  };
}

function createIndexes(remote: Remote, name: string, indexes: readonly IndexDeclaration[]): ServiceCall {
  return database(remote, 'UpdateTable', {
    TableName: name,
    CreateIndexes: indexes.map((index) => ({
      IndexName: index.name,
      MgoKeySchema: {
        MgoIndexKeys: index.keys.map(({ field, order }) => ({
          Name: field,
          Direction: order === 'asc' ? '1' : '-1',
        })),
        MgoIsUnique: index.unique,
      },
    })),
  });
}

function closeAccess(remote: Remote, name: string): ServiceCall {
  return {
    service: 'tcb',
    action: 'ModifySafeRule',
    params: { EnvId: remote.envId, CollectionName: name, AclTag: closed },
  };
}
