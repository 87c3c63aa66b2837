import { CloudError, invalidParameter } from '../errors';
import { toText, type Fields, type Sort } from '../store/ejson';
import type { Store } from '../store/store';
import { readEjson } from './wire';

export type Action = (parameters: Fields) => unknown;

const defaultRows = 100;
const mostRows = 1000;
const defaultAggregateRows = 20;

function text(parameters: Fields, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string' || value === '') throw invalidParameter(`${name} is missing`);
  return value;
}

function optionalText(parameters: Fields, name: string): string | undefined {
  return parameters[name] === undefined || parameters[name] === null ? undefined : text(parameters, name);
}

function texts(parameters: Fields, name: string): readonly unknown[] {
  const value = parameters[name];
  if (!Array.isArray(value) || value.length === 0) throw invalidParameter(`${name} is missing`);
  return value;
}

function rowsOf(limit: unknown): number {
  if (limit === undefined || limit === null) return defaultRows;
  if (!Number.isInteger(limit) || (limit as number) < 1)
    throw invalidParameter('limit is a whole number from 1');
  return Math.min(limit as number, mostRows);
}

function offsetOf(offset: unknown): number {
  if (offset === undefined || offset === null) return 0;
  if (!Number.isInteger(offset) || (offset as number) < 0)
    throw invalidParameter('offset is a whole number from 0');
  return offset as number;
}

function stageOf(value: unknown, now: () => number): Fields {
  const { stageKey, stageValue } = value as Fields;
  if (typeof stageKey !== 'string' || typeof stageValue !== 'string')
    throw invalidParameter('stages are texts');
  if (stageKey === '$out' || stageKey === '$merge') {
    throw new CloudError('DATABASE_REQUEST_FAILED', `an aggregate can not write: ${stageKey}`);
  }
  // A stage's value may be a bare number or text ($limit, $unwind), which EJSON takes inside an object only.
  return { [stageKey]: readEjson(`{"value":${stageValue}}`, now).value };
}

function reading(store: Store, now: () => number): Record<string, Action> {
  return {
    'database.getDocument': (given) => {
      const limit = rowsOf(given.limit);
      const skip = offsetOf(given.offset);
      const order = given.order === undefined ? {} : { sort: readEjson(given.order, now) as Sort };
      const projection =
        given.projection === undefined ? {} : { projection: readEjson(given.projection, now) };
      const request = { query: readEjson(given.query, now), skip, limit, ...order, ...projection };
      const found = store.find(text(given, 'collectionName'), request, optionalText(given, 'transactionId'));
      return { data: { list: found.map(toText) }, limit, offset: skip };
    },
    'database.calculateDocument': (given) => ({
      data: { total: store.count(text(given, 'collectionName'), readEjson(given.query, now)) },
    }),
    'database.aggregateDocuments': (given) => {
      const stages = texts(given, 'stages').map((stage) => stageOf(stage, now));
      const limited = stages.some((stage) => '$limit' in stage);
      const pipeline = limited ? stages : [...stages, { $limit: defaultAggregateRows }];
      return { data: { list: store.aggregate(text(given, 'collectionName'), pipeline).map(toText) } };
    },
  };
}

function writing(store: Store, now: () => number): Record<string, Action> {
  return {
    'database.insertDocument': (given) => {
      const documents = texts(given, 'data').map((one) => readEjson(one, now));
      const transaction = optionalText(given, 'transactionId');
      return { data: { insertedIds: store.insert(text(given, 'collectionName'), documents, transaction) } };
    },
    'database.modifyDocument': (given) => {
      const request = {
        query: readEjson(given.query, now),
        change: readEjson(given.data, now),
        merge: given.merge === true,
        multi: given.multi === true,
        upsert: given.upsert === true,
      };
      const transaction = optionalText(given, 'transactionId');
      const { updated, upsertedId } = store.modify(text(given, 'collectionName'), request, transaction);
      return { data: { updated, ...(upsertedId === undefined ? {} : { upsert_id: upsertedId }) } };
    },
    'database.removeDocument': (given) => {
      const transaction = optionalText(given, 'transactionId');
      const query = readEjson(given.query, now);
      const deleted = store.remove(text(given, 'collectionName'), query, given.multi === true, transaction);
      return { data: { deleted } };
    },
    'database.addCollection': (given) => {
      store.addCollection(given.collectionName);
      return {};
    },
  };
}

/** What the database understands of the SDK's wire protocol. */
export function databaseActions(store: Store, now: () => number): Record<string, Action> {
  return {
    ...reading(store, now),
    ...writing(store, now),
    'database.startTransaction': () => ({ transactionId: store.begin() }),
    'database.commitTransaction': (given) => {
      store.commit(text(given, 'transactionId'));
      return {};
    },
    'database.abortTransaction': (given) => {
      store.abort(text(given, 'transactionId'));
      return {};
    },
  };
}
