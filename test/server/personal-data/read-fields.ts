import type { Cloud } from '../../../server/platform/cloud';
import { UnreadableSealError } from '../../../server/identity/seal';
import type { AnyHolding, OfResidents } from '../../../server/personal-data/holding';
import type { Subject } from '../../../server/personal-data/subject';
import type { CollectionName, Collections } from '../../../server/schema';
import type { FieldPath } from './schema-fields';

type Doc = Collections[CollectionName];

/** Fields of a document that somebody read, noted while he reads. */
export function noting(doc: object, read: Set<FieldPath>, at = ''): object {
  return new Proxy(doc, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof name === 'symbol' || !Object.hasOwn(target, name)) return value;
      const isIndex = Array.isArray(target);
      const below = isIndex ? at : at === '' ? name : `${at}.${name}`;
      if (!isIndex) read.add(below);
      return typeof value === 'object' && value !== null ? noting(value, read, below) : value;
    },
  });
}

/** The same document without one of its fields. */
export function without(doc: unknown, [name, ...below]: readonly string[], left: null | undefined): unknown {
  if (Array.isArray(doc)) return doc.map((one: unknown) => without(one, [name ?? '', ...below], left));
  if (typeof doc !== 'object' || doc === null || name === undefined) return doc;
  const inner: unknown = (doc as Record<string, unknown>)[name];
  if (inner === undefined) return doc;
  return { ...doc, [name]: below.length === 0 ? left : without(inner, below, left) };
}

export interface Reader {
  readonly holding: AnyHolding;
  readonly cloud: Cloud;
  readonly subject: Subject;
}

/** What the copy's words read of a document, with all of its fields or without one that may be absent. */
export function fieldsRead(
  { holding, cloud, subject }: Reader,
  full: unknown,
  optional: readonly FieldPath[],
): ReadonlySet<FieldPath> {
  const read = new Set<FieldPath>();
  const variants = [
    full,
    ...optional.flatMap((one) => [
      without(full, one.split('.'), null),
      without(full, one.split('.'), undefined),
    ]),
  ];
  for (const doc of variants)
    tell(holding as OfResidents<Doc>, noting(doc as object, read) as Doc, cloud, subject);
  return read;
}

function tell(holding: OfResidents<Doc>, doc: Doc, cloud: Cloud, subject: Subject): void {
  try {
    holding.facts(doc, cloud, subject);
  } catch (error) {
    // What is sealed here opens nowhere; and a field that is null where it may only be absent, or the other way, is no document.
    const isExpected = [UnreadableSealError, TypeError, RangeError].some((kind) => error instanceof kind);
    if (!isExpected) throw error;
  }
}
