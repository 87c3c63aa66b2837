import { dayAfter } from '../../contract/calendar-day';
import type { AuditEntry, AuditSealing } from '../schema';
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

/** A day's entries lie in so many rows, each sealed by itself; the shard is one hexadecimal digit. */
export const auditShards = 16;

/** What one entry names at most: a file with more people leaves several. */
const mostConcerns = 2000;

/** Fields of requests that name what a call is about, also where it is refused. */
const naming: Readonly<Record<string, Concerned>> = {
  recordId: 'record',
  caseId: 'case',
  orderId: 'order',
  draftId: 'draft',
  proposalId: 'proposal',
  notice: 'notice',
};

/** What must stand in the audit log stands there before it is answered: nobody reads a list without an entry. */
export async function runLogged<Data>(cloud: Cloud, call: Call, work: () => Promise<Data>): Promise<Data> {
  const data = await work().catch(async (error: unknown) => {
    await logFailure(cloud, call, error);
    throw error;
  });
  await logCall(cloud, { ...call, outcome: 'done' });
  return data;
}

/** Writes the entries of a call, mostly one. Who is no officer leaves none: strangers would fill the log. Two round trips each. */
async function logCall(cloud: Cloud, { action, logged, request, ...outcome }: Call & Outcome): Promise<void> {
  const { notes } = cloud;
  if (notes.actor === null || logged === undefined || typeof logged === 'object') return;
  const asked = new Map<string, unknown>(Object.entries(request));
  for (const [field, kind] of Object.entries(naming)) {
    const id = asked.get(field);
    if (typeof id === 'string') notes.about(kind, id);
  }
  const region = notes.region ?? asked.get('region');
  const at = cloud.now();
  const entry = {
    actor: notes.actor,
    action,
    kind: logged,
    ...(notes.decision === null ? {} : { decision: notes.decision }),
    ...outcome,
    region: typeof region === 'string' ? region : '',
    ...(notes.file === null ? {} : { file: notes.file }),
    at,
  };
  for (const concerns of inEntries(notes.concerns)) {
    const people = concerns.filter((one) => one.startsWith('person:')).length;
    await cloud.db.insert('audit-log', { ...entry, _id: await auditEntryId(cloud, at), concerns, people });
  }
}

/** What a call concerns, as its entries name it; one that concerns nobody leaves an entry too. */
function inEntries(concerns: readonly string[]): readonly (readonly string[])[] {
  const entries = Math.max(1, Math.ceil(concerns.length / mostConcerns));
  return Array.from({ length: entries }, (_, at) =>
    concerns.slice(at * mostConcerns, (at + 1) * mostConcerns),
  );
}

/** The same of a call that was refused or broke off. That it couldn't be written keeps nobody from his answer. */
async function logFailure(cloud: Cloud, call: Call, error: unknown): Promise<void> {
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

/**
 * The id of an entry written now, about something of `at`. The shard is drawn: many at once never write in one place. A day
 * that is being sealed takes no more: what comes late, or by a clock that is behind, stands in the next. One round trip.
 */
export async function auditEntryId(cloud: Cloud, at: number): Promise<string> {
  const today = chinaDay(cloud.now());
  const last = await lastSealing(cloud);
  const day = last === null || last._id < today ? today : dayAfter(last._id);
  const random = cloud.randomHex(7);
  return `${day}-${random.slice(0, 1)}-${at}-${random.slice(1)}`;
}

/** The last day whose sealing was begun. */
export async function lastSealing(cloud: Cloud): Promise<AuditSealing | null> {
  const newestFirst = { filter: {}, orderBy: [['_id', 'desc']], limit: 1 } as const;
  const [last] = await cloud.db.find('audit-sealings', newestFirst);
  return last ?? null;
}
