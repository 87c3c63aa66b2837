import * as v from 'valibot';
import { invoke, InvokeError } from './invoke';
import type { CloudService } from './service';

/** The deployed function that operator's commands go through, and the action that migrates. */
export const operatorFunction = 'operator';
const event = { action: 'data.migrate' };

const progress = v.object({
  done: v.boolean(),
  /** The migration that is under way or was the last; empty where none is needed. */
  migration: v.string(),
  /** Documents rewritten by this call. */
  rewritten: v.number(),
});

/** More calls than the largest city needs: each takes up to a minute. */
const mostCalls = 10_000;

/**
 * Has the release's migrations run, call by call, until there is none left. Each call is resumable by itself, so a cut
 * loses nothing. Says what was done; nothing where nothing was to do.
 * @throws {InvokeError} @throws {ServiceError}
 */
export async function migrate(
  service: CloudService,
  envId: string,
  say: (line: string) => void,
): Promise<void> {
  let rewritten = 0;
  for (let calls = 0; calls < mostCalls; calls += 1) {
    const data = await invoke(service, { envId, name: operatorFunction, event });
    const result = v.safeParse(progress, data);
    if (!result.success)
      throw new InvokeError(`${operatorFunction} answered ${event.action} in an unknown form`);
    rewritten += result.output.rewritten;
    if (result.output.rewritten > 0) say(`  ${result.output.migration}: ${rewritten} documents so far`);
    if (result.output.done) return;
  }
  throw new InvokeError(`the migration is not over after ${mostCalls} calls`);
}
