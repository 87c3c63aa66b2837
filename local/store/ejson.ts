import { EJSON } from 'bson';

export type Id = string | number;

/** A stored document. Values are what EJSON knows: texts, numbers, booleans, null, dates, lists and objects. */
export type Document = { readonly _id: Id } & Readonly<Record<string, unknown>>;

export type Fields = Readonly<Record<string, unknown>>;

/** Canonical EJSON: whole numbers, fractions and dates come back as what they were. */
export const toText = (value: unknown): string => EJSON.stringify(value, { relaxed: false });

export const fromText = (text: string): Document => EJSON.parse(text, { relaxed: true }) as Document;
