import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CloudError } from './errors';
import type { FunctionHost } from './functions/host';
import type { Store } from './store/store';

/** One step: a document put into a collection, or a call of a function as somebody. */
type Step =
  | { readonly collection: string; readonly document: Record<string, unknown> }
  | { readonly function: string; readonly openId: string; readonly action: string; readonly payload: object };

export class SeedError extends Error {
  constructor(file: string, step: number, problem: string) {
    super(`${file}, step ${step}: ${problem}`);
    this.name = 'SeedError';
  }
}

const MARK = 'local-seeded';
export const seedCollections = [{ name: MARK, indexes: [] }];

/** Runs every file of the folder once in the life of a data folder, in the order of names. Throws {@link SeedError}. */
export async function seed(folder: string, store: Store, functions: FunctionHost): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const done: string[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    if (store.get(MARK, file) !== null) continue;
    const steps = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Step[];
    for (const [at, step] of steps.entries()) await run(step, file, at + 1, store, functions);
    store.insert(MARK, [{ _id: file }]);
    done.push(file);
  }
  return done;
}

async function run(
  step: Step,
  file: string,
  at: number,
  store: Store,
  functions: FunctionHost,
): Promise<void> {
  try {
    if ('collection' in step) {
      const { _id } = step.document;
      store.modify(step.collection, {
        query: { _id },
        change: step.document,
        merge: false,
        multi: false,
        upsert: true,
      });
      return;
    }
    const data = { action: step.action, ...step.payload };
    const reply = (await functions.invoke(step.function, data, {
      openId: step.openId,
      source: 'wx_client',
    })) as {
      ok?: boolean;
      error?: { message?: string };
    } | null;
    if (reply?.ok === false) throw new SeedError(file, at, reply.error?.message ?? 'refused');
  } catch (error) {
    if (error instanceof CloudError) throw new SeedError(file, at, error.message);
    throw error;
  }
}
