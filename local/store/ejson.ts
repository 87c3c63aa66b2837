import { EJSON } from 'bson';

export type Id = string | number;

/** A stored document. Values are what EJSON knows: texts, numbers, booleans, null, dates, lists and objects. */
export type Document = { readonly _id: Id } & Readonly<Record<string, unknown>>;

export type Fields = Readonly<Record<string, unknown>>;

/** Paths to sort by, the first first: 1 upwards, -1 downwards. */
export type Sort = Readonly<Record<string, 1 | -1>>;

/** Canonical EJSON: whole numbers, fractions and dates come back as what they were. */
export function toText(value: unknown): string {
  return EJSON.stringify(value, { relaxed: false });
}

export function fromText(text: string): Document {
  return EJSON.parse(text, { relaxed: true }) as Document;
}
