import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FunctionHost } from './functions/host';
import type { Fields } from './store/ejson';
import type { Store } from './store/store';

/** A document put into a collection, or a call of a function as somebody: `{action, ...payload}`. */
type Step =
  | { readonly collection: string; readonly document: Fields }
  | {
      readonly function: string;
      readonly openId: string;
      readonly action: string;
      readonly payload?: object;
    };

/** Sample data could not be brought in; the message names file, step and what was said. */
export class SeedError extends Error {
  constructor(file: string, step: number, problem: string) {
    super(`${basename(file)}, step ${step}: ${problem}`);
    this.name = 'SeedError';
  }
}

const mark = 'local-seeded';
export const seedCollections = [{ name: mark, indexes: [] }];

/**
 * Runs every `*.json` of the folder, in the order of names, once in the life of a data folder. A file cut off in the
 * middle is run again from its beginning. Throws {@link SeedError}.
 */
export async function seed(folder: string, store: Store, functions: FunctionHost): Promise<void> {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of files.sort()) {
    if (store.get(mark, name) !== null) continue;
    const file = join(folder, name);
    const steps = JSON.parse(readFileSync(file, 'utf8')) as readonly Step[];
    for (const [at, step] of steps.entries()) {
      const problem = await run(step, store, functions).catch((error: unknown) => String(error));
      if (problem !== null) throw new SeedError(file, at + 1, problem);
    }
    store.insert(mark, [{ _id: name }]);
  }
}

/** What went wrong; null where nothing did. A reply `{ok: false, error: {message}}` is a refusal. */
async function run(step: Step, store: Store, functions: FunctionHost): Promise<string | null> {
  if ('collection' in step) {
    const query = { _id: step.document._id };
    store.modify(step.collection, { query, change: step.document, merge: false, multi: false, upsert: true });
    return null;
  }
  const caller = { openId: step.openId, source: 'wx_client' };
  const event = { action: step.action, ...step.payload };
  const reply = (await functions.invoke(step.function, event, caller)) as {
    readonly ok?: unknown;
    readonly error?: { readonly message?: unknown };
  } | null;
  return reply?.ok === false ? String(reply.error?.message ?? 'refused') : null;
}
