import type { Fields } from './ejson';

/** A value as an index column holds it. SQLite sorts null, numbers, texts, blobs: the database's own order. */
export type IndexValue = string | number | Buffer | null;

/** Stands for a list, an object, or anything else that has no place in a column. */
export const complexValue: Buffer = Buffer.from([0xff]);

const dateTag = 2;
const booleanTag = 1;
const halfRange = 2n ** 63n;

/** Dates sort by time after booleans, as the database orders them. */
function dateValue(date: Date): Buffer {
  const bytes = Buffer.alloc(9, dateTag);
  bytes.writeBigUInt64BE(BigInt(date.getTime()) + halfRange, 1);
  return bytes;
}

/** A scalar as a column value; {@link complexValue} for anything else. A missing value counts as null. */
export function indexValue(value: unknown): IndexValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isNaN(value) ? complexValue : value;
  if (typeof value === 'boolean') return Buffer.from([booleanTag, value ? 1 : 0]);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return dateValue(value);
  return complexValue;
}

export function isComplex(value: IndexValue): boolean {
  return Buffer.isBuffer(value) && value[0] === 0xff;
}

/** What an index keeps of one document's path: the column, and for a list the scalars it holds. */
export interface IndexedPath {
  readonly column: IndexValue;
  /** Empty unless the column is complex; then it ends with {@link complexValue} itself. */
  readonly elements: readonly IndexValue[];
  /** Whether a list was met on the way or at the end. */
  readonly isList: boolean;
}

/** Every value under a dotted path, lists opened; `list` tells whether one was met on the way or at the end. */
function valuesUnder(value: unknown, steps: readonly string[]): { values: unknown[]; list: boolean } {
  if (Array.isArray(value)) {
    const inner = value.map((element) =>
      Array.isArray(element) ? { values: [], list: true } : valuesUnder(element, steps),
    );
    return { values: inner.flatMap(({ values }) => values), list: true };
  }
  const [step, ...rest] = steps;
  if (step === undefined) return { values: [value], list: false };
  const isObject = typeof value === 'object' && value !== null && !(value instanceof Date);
  return valuesUnder(isObject ? (value as Fields)[step] : undefined, rest);
}

/** Reads `path` of a document as an index does. */
export function indexedPath(document: Fields, path: string): IndexedPath {
  const { values, list } = valuesUnder(document, path.split('.'));
  const keys = values.map(indexValue);
  const [only = null] = keys;
  if (!list && !isComplex(only)) return { column: only, elements: [], isList: false };
  return {
    column: complexValue,
    elements: [...keys.filter((key) => !isComplex(key)), complexValue],
    isList: list,
  };
}
