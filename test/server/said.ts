import type { Refusal, Reply } from '../../contract/reply';
import type { Cloud } from '../../server/platform/cloud';
import { dispatch } from '../../server/platform/dispatch';

const chinese = /[\u4e00-\u9fff]/;

/** Chinese, and ended as a sentence is. */
const sentence = /[\u4e00-\u9fff][^]*[。！？”）]$/;

/** What a part of a reply says in words, wherever it stands: a refusal, or a row that was not taken. */
interface Said {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly field?: unknown;
}

function requireWords({ code, message, field }: Said, action: string): void {
  if (typeof message !== 'string' || !chinese.test(message)) {
    throw new Error(`${action} is refused without words: ${JSON.stringify({ code, message })}`);
  }
  if (code === '') throw new Error(`${action} is refused without a code: ${message}`);
  // What doesn't fit together in a request is at no one field.
  if (field === '' && code !== undefined && code !== 'BAD_REQUEST')
    throw new Error(`${action} is refused at no field: ${message}`);
}

function requireRowsInWords(data: unknown, action: string): void {
  if (typeof data !== 'object' || data === null) return;
  const { rejected, problems, outcomes } = data as Readonly<Record<string, unknown>>;
  for (const rows of [rejected, problems]) {
    if (Array.isArray(rows)) for (const row of rows) requireWords(row as Said, action);
  }
  if (!Array.isArray(outcomes)) return;
  for (const outcome of outcomes as readonly { readonly refusal?: Refusal; readonly data?: unknown }[]) {
    if (outcome.refusal !== undefined) requireWords(outcome.refusal, action);
    requireRowsInWords(outcome.data, action);
  }
}

/** What people read, by the names under which replies have it. */
const read: readonly string[] = [
  'message',
  'reason',
  'words',
  'notNow',
  'summary',
  'whyNot',
  'accountReason',
  'insured',
];

/** Nothing that is there to be read is empty, wherever in a reply it stands. */
function requireNothingEmpty(data: unknown, action: string): void {
  if (typeof data !== 'object' || data === null) return;
  for (const [name, value] of Object.entries(data)) {
    if (value === '' && read.includes(name)) throw new Error(`${action} answers an empty ${name}`);
    requireNothingEmpty(value, action);
  }
}

/** The server's reply; whatever it refuses in whichever test, it must tell the person in words. */
export async function dispatched(table: object, cloud: Cloud, event: unknown): Promise<Reply<unknown>> {
  const reply = await dispatch(table, cloud, event);
  const { action = '' } = (event ?? {}) as { readonly action?: string };
  if (reply.ok) {
    requireRowsInWords(reply.data, action);
    requireNothingEmpty(reply.data, action);
  } else requireWords(reply.error, action);
  return reply;
}

/** A line of the log names what happened in small letters, and of what it tells. */
export function requireEvent(event: string, facts: object | undefined): void {
  if (/^[a-z][a-z-]+$/.test(event) && (facts === undefined || Object.keys(facts).length > 0)) return;
  throw new Error(`a line of the log says nothing: ${JSON.stringify({ event, facts })}`);
}

/** What stands on an office's list says in a sentence what happened. */
export function requireSummary({ kind, summary }: { readonly kind: string; readonly summary: string }): void {
  if (!sentence.test(summary)) throw new Error(`a case of ${kind} says nothing: ${JSON.stringify(summary)}`);
}
