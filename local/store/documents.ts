import { EJSON } from 'bson';

export type Value =
  string | number | boolean | null | Date | RegExp | readonly Value[] | { readonly [key: string]: Value };
export type StoredDocument = { _id: string | number } & Record<string, unknown>;

/** Text as it lies on disk and travels to the SDK: canonical EJSON keeps whole numbers, fractions and dates apart. */
export const write = (document: unknown): string => EJSON.stringify(document, { relaxed: false });
export const read = (text: string): StoredDocument => EJSON.parse(text, { relaxed: true }) as StoredDocument;

/** The values under a dotted path; a list yields its elements, as an index over lists does. */
export function valuesAt(document: unknown, path: string): unknown[] {
  let values: unknown[] = [document];
  for (const step of path.split('.')) {
    values = values.flatMap((value) => {
      if (Array.isArray(value))
        return value.map((element) => (element as Record<string, unknown> | null)?.[step]);
      return [(value as Record<string, unknown> | null | undefined)?.[step]];
    });
  }
  return values.flatMap((value) => (Array.isArray(value) && value.length > 0 ? value : [value]));
}

/** One value as an index key. Numbers sort as numbers, texts as texts; a missing value counts as null. */
export function indexKey(value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return `b:${value}`;
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' ? `s:${value}` : `j:${write(value)}`;
}
