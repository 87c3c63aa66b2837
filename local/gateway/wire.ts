import { EJSON } from 'bson';
import { invalidParameter } from '../errors';
import type { Fields } from '../store/ejson';

/** Turns what the SDK marks into what it means: server dates into dates, BSON patterns into patterns. */
function revive(value: unknown, now: () => number): unknown {
  if (Array.isArray(value)) return value.map((element) => revive(element, now));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const object = value as Fields;
  if (object._bsontype === 'BSONRegExp') return new RegExp(String(object.pattern), String(object.options));
  if ('_bsontype' in object) return object;
  const serverDate = object.$tcb_server_date as { readonly offset?: number } | undefined;
  if (serverDate !== undefined) return new Date(now() + (serverDate.offset ?? 0));
  return Object.fromEntries(Object.entries(object).map(([name, inner]) => [name, revive(inner, now)]));
}

/** Reads an EJSON text of a request; an absent one is an empty object. Throws `INVALID_PARAM`. */
export function readEjson(text: unknown, now: () => number): Fields {
  if (text === undefined || text === '') return {};
  if (typeof text !== 'string') throw invalidParameter('documents and queries are EJSON texts');
  let value: unknown;
  try {
    value = revive(EJSON.parse(text), now);
  } catch {
    throw invalidParameter('not an EJSON text');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw invalidParameter('not an EJSON object');
}

/** The parts of a multipart body by name. Throws `INVALID_PARAM`. */
export function readMultipart(body: Buffer, contentType: string): ReadonlyMap<string, Buffer> {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType);
  if (boundary === null) throw invalidParameter('a multipart body needs its boundary');
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const parts = new Map<string, Buffer>();
  for (let at = body.indexOf(mark); at >= 0;) {
    const start = at + mark.length + 2;
    const next = body.indexOf(mark, start);
    if (next < 0) break;
    const part = body.subarray(start, next - 2);
    const headEnd = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.subarray(0, headEnd).toString())?.[1];
    if (name !== undefined && headEnd >= 0) parts.set(name, part.subarray(headEnd + 4));
    at = next;
  }
  return parts;
}
