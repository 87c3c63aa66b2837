import type { AuditEntry } from '../schema';
import type { Concerned } from './call-notes';
import { chinaDay } from './china-time';
import { type Cloud, TransactionConflictError } from './cloud';
import { RefusalError } from './refusal';

/**
 * How an action of officers or the operator stands in the audit log: an act, a reading of what is about people or money, or
 * not at all, and why.
 */
export type Logged = 'act' | 'read' | { readonly not: string };

interface Call {
  readonly action: string;
  readonly logged: Logged | undefined;
  readonly request: object;
}

interface Outcome {
  readonly outcome: AuditEntry['outcome'];
  /** Of a refusal. */
  readonly code?: string;
}

/** What one entry names at most: a page or a file has fewer. */
const mostConcerns = 2000;

/** Fields of requests that name what a call is about, also where it is refused. */
const naming: Readonly<Record<string, Concerned>> = {
  recordId: 'record',
  caseId: 'case',
  orderId: 'order',
  draftId: 'draft',
  notice: 'notice',
};

/** Writes the entry of a call. Who is no officer leaves none: strangers would fill the log. One round trip. */
export async function logCall(
  cloud: Cloud,
  { action, logged, request, ...outcome }: Call & Outcome,
): Promise<void> {
  const { notes } = cloud;
  if (notes.actor === null || logged === undefined || typeof logged === 'object') return;
  const asked = new Map<string, unknown>(Object.entries(request));
  for (const [field, kind] of Object.entries(naming)) {
    const id = asked.get(field);
    if (typeof id === 'string') notes.about(kind, id);
  }
  const region = notes.region ?? asked.get('region');
  const at = cloud.now();
  await cloud.db.insert('audit-log', {
    _id: auditEntryId(cloud, at),
    actor: notes.actor,
    action,
    kind: logged,
    ...(notes.decision === null ? {} : { decision: notes.decision }),
    ...outcome,
    region: typeof region === 'string' ? region : '',
    concerns: notes.concerns.slice(0, mostConcerns),
    people: notes.people,
    ...(notes.file === null ? {} : { file: notes.file }),
    at,
  });
}

/** The same of a call that was refused or broke off. That it couldn't be written keeps nobody from his answer. */
export async function logFailure(cloud: Cloud, call: Call, error: unknown): Promise<void> {
  try {
    await logCall(cloud, { ...call, ...outcomeOf(error) });
  } catch {
    cloud.log('audit-entry-lost', { action: call.action });
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof RefusalError) return { outcome: 'refused', code: error.refusal.code };
  if (error instanceof TransactionConflictError) return { outcome: 'refused', code: 'BUSY' };
  return { outcome: 'failed' };
}

/** Of an entry written now about something of `at`. The shard is drawn: many at once never write in one place. */
export function auditEntryId(cloud: Cloud, at: number): string {
  const random = cloud.randomHex(7);
  return `${chinaDay(cloud.now())}-${random.slice(0, 1)}-${at}-${random.slice(1)}`;
}
