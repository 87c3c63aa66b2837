import { closeSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectionName } from '../../server/schema';
import { EnvironmentError, type Place, readEnvironment, readTableNames } from '../deploy/remote';
import type { CloudService } from '../deploy/service';
import { finished, keepProgress, type Progress, readProgress } from './copy-progress';
import { readPage } from './read-page';

/** The collections that the audit reads. Who people are stands in none of them; telephone numbers stand in `residents`, sealed. */
export const auditedCollections: readonly CollectionName[] = [
  'audit-log',
  'audit-sealings',
  'audit-seals',
  'cases',
  'certified-counts',
  'count-lanes',
  'counters',
  'deduction-batches',
  'deductions',
  'elsewhere-payments',
  'evidence',
  'imports',
  'ledger',
  'lookup-log',
  'migrations',
  'mutual-aid-accounts',
  'mutual-aid-movements',
  'officer-log',
  'orders',
  'progress',
  'records',
  'refund-requests',
  'refunds',
  'registration-files',
  'registration-lines',
  'reimbursement-batches',
  'reimbursements',
  'residents',
  'rosters',
  'statement-runs',
  'statements',
  'uncounted',
];

/** Between two words on how far a collection is, in documents. */
const tellEvery = 10_000;

/** What the copying works with. */
export interface CopyHands {
  readonly service: CloudService;
  readonly envId: string;
  readonly say: (line: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
}

/**
 * Copies what the audit reads into a folder, in the form of an export (a file a collection), readable by its owner alone.
 * Asks only queries of the environment. Cut off anywhere, it goes on there. @throws {ServiceError} @throws {EnvironmentError}
 */
export async function copyEnvironment(hands: CopyHands, folder: string): Promise<void> {
  const { service, envId, sleep, say } = hands;
  const options = { sleep };
  const { database } = await readEnvironment(service, envId, options);
  const place: Place = { service, envId, database, options };
  const counts = new Map(await readTableNames(place));
  const missing = auditedCollections.filter((name) => !counts.has(name));
  if (missing.length > 0) {
    throw new EnvironmentError(
      `The environment ${envId} has no ${missing.join(', ')}. Where it was just made, deploy to it first.`,
    );
  }
  let progress = readProgress(folder, hands.now());
  for (const name of auditedCollections) {
    if (progress.done.includes(name)) continue;
    progress = await copyCollection({ place, folder, say, of: counts.get(name) ?? 0 }, name, progress);
  }
}

interface Copying {
  readonly place: Place;
  readonly folder: string;
  readonly say: (line: string) => void;
  /** How many documents the collection had at the start. */
  readonly of: number;
}

async function copyCollection(
  { place, folder, say, of }: Copying,
  name: CollectionName,
  before: Progress,
): Promise<Progress> {
  const part = join(folder, `${name}.part`);
  const file = openSync(part, before.bytes === 0 ? 'w' : 'r+', 0o600);
  try {
    ftruncateSync(file, before.bytes);
    for (let progress = before; ;) {
      const page = await readPage(place, name, progress.last);
      const last = page.at(-1);
      if (last === undefined) {
        requireSome(name, progress.documents, of);
        say(`  ${name}: ${progress.documents}`);
        renameSync(part, join(folder, `${name}.jsonl`));
        return keepProgress(folder, finished(progress, name));
      }
      const lines = Buffer.from(page.map((one) => `${JSON.stringify(one)}\n`).join(''));
      writeSync(file, lines, 0, lines.length, progress.bytes);
      const documents = progress.documents + page.length;
      const bytes = progress.bytes + lines.length;
      if (Math.floor(documents / tellEvery) > Math.floor(progress.documents / tellEvery)) {
        say(`  ${name}: ${documents} of ${of}`);
      }
      progress = keepProgress(folder, { ...progress, documents, bytes, last: last._id });
    }
  } finally {
    closeSync(file);
  }
}

/** An empty answer for a collection that isn't empty would let everything agree. */
function requireSome(name: string, documents: number, of: number): void {
  if (documents > 0 || of === 0) return;
  throw new EnvironmentError(`${name} has ${of} documents and none came: this key may not read them.`);
}
