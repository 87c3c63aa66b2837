/** What the database holds: plain values only, so that nothing changes on the way through EJSON. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [field: string]: Plain };

export interface PlainDocument {
  readonly _id: string;
  readonly [field: string]: Plain;
}

/**
 * A deep copy with absent (`undefined`) fields left out, as the cloud leaves them out. Throws a TypeError for values
 * that would come back as something else: dates, functions, class instances, NaN.
 */
export function clonePlain(value: unknown, path = ''): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new TypeError(`${path} is ${value}, which the database cannot hold`);
  }
  if (Array.isArray(value)) return value.map((element, at) => clonePlain(element, `${path}[${at}]`));
  if (typeof value === 'object' && isPlainObject(value)) {
    const copy: Record<string, Plain> = {};
    for (const [field, held] of Object.entries(value)) {
      if (held !== undefined) copy[field] = clonePlain(held, `${path}.${field}`);
    }
    return copy;
  }
  throw new TypeError(`${path} is a ${typeof value}, which the database cannot hold`);
}

export function cloneDocument(doc: object): PlainDocument {
  return clonePlain(doc) as PlainDocument;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype as object) === null;
}
