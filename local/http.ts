import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError, invalidParameter } from './errors';

export const mostBodyBytes = 6 * 1024 * 1024;

/** Reads a request's body. Throws the cloud's refusal above 6 MB, without keeping what comes after. */
export async function readBody(request: IncomingMessage, most = mostBodyBytes): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  if (size > most) throw new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `a request is at most ${most} bytes`);
  return Buffer.concat(chunks);
}

/** Reads a JSON object; an empty body is an empty one. Throws `INVALID_PARAM`. */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const text = (await readBody(request)).toString();
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    throw invalidParameter('the body is no JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw invalidParameter('the body is no JSON object');
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(body ?? null));
}

export function sendText(response: ServerResponse, status: number, words: string, type = 'text/plain'): void {
  response.statusCode = status;
  response.setHeader('content-type', `${type}; charset=utf-8`);
  response.setHeader('cache-control', 'no-store');
  response.end(words);
}
