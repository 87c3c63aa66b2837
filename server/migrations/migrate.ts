import type { Migration } from './migration';
import { migrations } from './list';
import { type Cloud, DuplicateKeyError } from '../platform';
import type { MigrationProgress } from '../schema';

/** Where a call works until; a function has a minute. */
const workMs = 20_000;

export interface MigrationStatus {
  readonly done: boolean;
  /** Ids of what is not over, in order. */
  readonly remaining: readonly string[];
  /** The migration that this call worked on last; empty where it found nothing to rewrite. */
  readonly migration: string;
  /** Documents rewritten by this call. */
  readonly rewritten: number;
}

/**
 * Does some twenty seconds of what this release's data still needs; called again until `done`. May be cut off anywhere
 * and run twice at once: a step that was taken already finds nothing to rewrite.
 */
export async function migrate(
  cloud: Cloud,
  all: readonly Migration[] = migrations,
): Promise<MigrationStatus> {
  const until = cloud.now() + workMs;
  let migration = '';
  let rewritten = 0;
  for (const [at, one] of all.entries()) {
    let progress = await begin(cloud, one);
    while (progress.doneAt === null) {
      const done = await one.step(cloud, progress.cursor);
      rewritten += done.rewritten;
      if (done.rewritten > 0) migration = one.id;
      progress = await note(cloud, progress, done);
      if (progress.doneAt === null && cloud.now() >= until) {
        return { done: false, remaining: all.slice(at).map(({ id }) => id), migration: one.id, rewritten };
      }
    }
  }
  return { done: true, remaining: [], migration, rewritten };
}

/** How far it is; noted as begun where it is not. */
async function begin(cloud: Cloud, { id, description }: Migration): Promise<MigrationProgress> {
  const held = await cloud.db.get('migrations', id);
  if (held !== null) return held;
  const now = cloud.now();
  const fresh: MigrationProgress = {
    _id: id,
    cursor: '',
    pass: 1,
    rewrittenInPass: 0,
    rewritten: 0,
    startedAt: now,
    updatedAt: now,
    doneAt: null,
  };
  try {
    await cloud.db.insert('migrations', fresh);
    cloud.log('migration-begun', { migration: id, description });
    return fresh;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    return (await cloud.db.get('migrations', id)) ?? fresh;
  }
}

/** Notes a step, unless another run has come further; answers how far it is now. */
function note(
  cloud: Cloud,
  from: MigrationProgress,
  step: { readonly rewritten: number; readonly cursor: string | null },
): Promise<MigrationProgress> {
  return cloud.db.transaction(async (tx) => {
    const held = (await tx.get('migrations', from._id)) ?? from;
    const now = cloud.now();
    const counted: MigrationProgress = {
      ...held,
      rewritten: held.rewritten + step.rewritten,
      rewrittenInPass: held.rewrittenInPass + step.rewritten,
      updatedAt: now,
    };
    const overtaken = held.doneAt !== null || held.pass !== from.pass || held.cursor !== from.cursor;
    const next = overtaken ? counted : advanced(counted, step.cursor, now);
    await tx.put('migrations', next);
    return next;
  });
}

/**
 * Over is only a pass that found nothing: an instance of the release before may have stored a document in the old shape
 * behind the cursor while the first pass went on.
 */
function advanced(progress: MigrationProgress, cursor: string | null, now: number): MigrationProgress {
  if (cursor !== null) return { ...progress, cursor };
  if (progress.rewrittenInPass === 0) return { ...progress, doneAt: now };
  return { ...progress, cursor: '', pass: progress.pass + 1, rewrittenInPass: 0 };
}
