import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const content = v.object({
  /** When the copying began, ms. */
  begunAt: v.number(),
  /** Collections that are copied to their end. */
  done: v.array(v.string()),
  /** Of the one under way: how many documents and bytes stand, and the last id. */
  documents: v.number(),
  bytes: v.number(),
  last: v.string(),
});

/** How far a copy of an environment is. It is written after each page, so that a cut-off copy goes on there. */
export type Progress = v.InferOutput<typeof content>;

/** What was copied longer ago than this (ms) says too little of now: it is copied anew. */
const stillOfUse = 6 * 3_600_000;

const nothingYet = { documents: 0, bytes: 0, last: '' };

/** How far the copy in a folder is; the folder is made, or emptied of what is too old. Only its owner can read it. */
export function readProgress(folder: string, now: number): Progress {
  const file = join(folder, 'progress');
  if (existsSync(file)) {
    const held = v.parse(content, JSON.parse(readFileSync(file, 'utf8')));
    if (held.begunAt > now - stillOfUse) return held;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { begunAt: now, done: [], ...nothingYet };
}

export function keepProgress(folder: string, progress: Progress): Progress {
  const draft = join(folder, 'progress.draft');
  writeFileSync(draft, JSON.stringify(progress), { mode: 0o600 });
  renameSync(draft, join(folder, 'progress'));
  return progress;
}

/** With a collection at its end. */
export function finished(progress: Progress, collection: string): Progress {
  return { ...progress, done: [...progress.done, collection], ...nothingYet };
}
