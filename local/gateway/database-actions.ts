import { CloudError, invalidParameter } from '../errors';
import type { Store } from '../store/store';
import { readEjson, writeEjson } from './wire';

export type Parameters = Record<string, unknown>;
export type Action = (parameters: Parameters) => unknown;

const DEFAULT_ROWS = 100;
const MOST_ROWS = 1000;
const DEFAULT_AGGREGATE_ROWS = 20;

const text = (parameters: Parameters, name: string): string => {
  const value = parameters[name];
  if (typeof value !== 'string' || value === '') throw invalidParameter(`${name} is missing`);
  return value;
};
const optionalText = (parameters: Parameters, name: string): string | undefined =>
  parameters[name] === undefined || parameters[name] === null ? undefined : text(parameters, name);

const rows = (limit: unknown): number =>
  typeof limit === 'number' && limit > 0 ? Math.min(limit, MOST_ROWS) : DEFAULT_ROWS;

function reading(store: Store, now: () => number): Record<string, Action> {
  return {
    'database.getDocument': (p) => {
      const sort = p.order === undefined ? undefined : (readEjson(p.order, now) as Record<string, 1 | -1>);
      const list = store.find(
        text(p, 'collectionName'),
        {
          query: readEjson(p.query, now),
          ...(sort === undefined ? {} : { sort }),
          skip: typeof p.offset === 'number' ? p.offset : 0,
          limit: rows(p.limit),
          ...(p.projection === undefined ? {} : { projection: readEjson(p.projection, now) }),
        },
        optionalText(p, 'transactionId'),
      );
      return { data: { list: list.map(writeEjson) }, limit: rows(p.limit), offset: p.offset ?? 0 };
    },
    'database.calculateDocument': (p) => ({
      data: { total: store.count(text(p, 'collectionName'), readEjson(p.query, now)) },
    }),
    'database.aggregateDocuments': (p) => {
      const stages = p.stages as { stageKey: string; stageValue: string }[];
      const pipeline = stages.map(({ stageKey, stageValue }) => ({ [stageKey]: stageOf(stageValue, now) }));
      const limited = pipeline.some((stage) => '$limit' in stage)
        ? pipeline
        : [...pipeline, { $limit: DEFAULT_AGGREGATE_ROWS }];
      return { data: { list: store.aggregate(text(p, 'collectionName'), limited).map(writeEjson) } };
    },
  };
}

/** A stage's value may be a bare number or text (`$limit: 5`, `$unwind: '$a'`), which is EJSON too. */
function stageOf(stageValue: string, now: () => number): unknown {
  return readEjson(`{"value":${stageValue}}`, now).value;
}

function writing(store: Store, now: () => number): Record<string, Action> {
  return {
    'database.insertDocument': (p) => {
      const documents = (p.data as string[]).map((one) => readEjson(one, now));
      return {
        data: {
          insertedIds: store.insert(text(p, 'collectionName'), documents, optionalText(p, 'transactionId')),
        },
      };
    },
    'database.modifyDocument': (p) => {
      const { updated, upsertedId } = store.modify(
        text(p, 'collectionName'),
        {
          query: readEjson(p.query, now),
          change: readEjson(p.data, now),
          merge: p.merge === true,
          multi: p.multi === true,
          upsert: p.upsert === true,
        },
        optionalText(p, 'transactionId'),
      );
      return { data: { updated, ...(upsertedId === undefined ? {} : { upsert_id: upsertedId }) } };
    },
    'database.removeDocument': (p) => ({
      data: {
        deleted: store.remove(
          text(p, 'collectionName'),
          readEjson(p.query, now),
          p.multi === true,
          optionalText(p, 'transactionId'),
        ),
      },
    }),
    'database.addCollection': (p) => {
      store.addCollection(p.collectionName);
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
    'database.commitTransaction': (p) => {
      store.commit(text(p, 'transactionId'));
      return {};
    },
    'database.abortTransaction': (p) => {
      store.abort(text(p, 'transactionId'));
      return {};
    },
  };
}
