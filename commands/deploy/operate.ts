import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Hands } from './apply';
import { ArgumentsError } from './arguments';
import { auditReportLines } from './audit-report';
import type { Declared } from './declared';
import { invoke, InvokeError } from './invoke';
import { operatorFunction } from './migrate';
import type { OperatorTask } from './operator-arguments';
import { readRemote } from './remote';
import { rotateVariable } from './rotate-variable';

/** What operator's commands work with. */
export interface OperatorHands extends Hands {
  readonly declared: Declared;
  /** Keeps a list of keys in the safe file. */
  readonly keepKeys: (variable: string, keys: string) => void;
}

/** Does one operator's command through the deployed function. @throws {InvokeError} @throws {ServiceError} */
export async function operate(hands: OperatorHands, task: OperatorTask): Promise<void> {
  if (task.kind === 'rewrite') return rewrite(hands);
  if (task.kind === 'rotation') return rotate(hands, task);
  if (task.kind === 'report') return tellReport(hands, task.month);
  const request = task.kind === 'file' ? requestFrom(task) : task.request;
  const event = { action: task.action, ...request };
  const data = await invoke(hands.service, { envId: hands.envId, name: operatorFunction, event });
  hands.say(`${task.action}: ${JSON.stringify(data)}`);
}

async function tellReport({ service, envId, say }: OperatorHands, month: string): Promise<void> {
  const event = { action: 'audit.report', month };
  const data = await invoke(service, { envId, name: operatorFunction, event });
  for (const line of auditReportLines(month, data)) say(line);
}

function requestFrom({
  file,
  paper,
  inForceFrom,
  confirmed,
}: Extract<OperatorTask, { kind: 'file' }>): object {
  const request = { notice: readJson(file), inForceFrom, confirmed };
  return paper === null ? request : { ...request, paper: clausesIn(paper) };
}

/** What `npm run notices:load` wrote; an empty clause is none. */
function clausesIn(file: string): readonly object[] {
  const read = v.safeParse(loadedText, readJson(file));
  if (read.success) return read.output.clauses.filter(({ paragraphs }) => paragraphs.length > 0);
  throw new ArgumentsError(`${file} is not a text as npm run notices:load writes it.`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ArgumentsError(`${file}: ${error instanceof Error ? error.message : 'is not readable'}`);
  }
}

const loadedText = v.object({
  clauses: v.array(v.object({ clause: v.string(), paragraphs: v.array(v.string()) })),
});

const rotation = v.object({
  done: v.boolean(),
  rewritten: v.number(),
  remaining: v.number(),
  unreadable: v.array(v.object({ what: v.string(), count: v.number() })),
});

/** Two hundred of each kind a call; stopping anywhere loses nothing. */
async function rewrite({ service, envId, say }: OperatorHands): Promise<void> {
  const event = { action: 'keys.rotate' };
  for (;;) {
    const result = v.safeParse(rotation, await invoke(service, { envId, name: operatorFunction, event }));
    if (!result.success)
      throw new InvokeError(`${operatorFunction} answered ${event.action} in an unknown form`);
    const { done, rewritten, remaining, unreadable } = result.output;
    say(`  ${rewritten} rewritten, ${remaining} remain`);
    if (done) return;
    if (rewritten > 0) continue;
    const kinds = unreadable.map(({ what, count }) => `${what} ${count}`).join(', ');
    throw new InvokeError(
      `${remaining} remain, and no key opens them (${kinds}): docs/security-and-privacy.md, section 5, says what to do`,
    );
  }
}

const afterwards = {
  add: 'Wait 30 minutes, until every instance reads the new key; then keys.promote.',
  promote: 'The new key writes. Next: keys.rewrite.',
  drop: 'The old key is gone from the functions. Destroy it in the safe too.',
} as const;

async function rotate(
  hands: OperatorHands,
  task: Extract<OperatorTask, { kind: 'rotation' }>,
): Promise<void> {
  const { declared, service, envId, sleep, say } = hands;
  const { step, variable } = task;
  if (step === 'drop') await rewrite(hands);
  const functions = declared.functions.map(({ name }) => name);
  const remote = await readRemote(service, { envId, collections: [], functions }, { sleep });
  const keep = (keys: string): void => hands.keepKeys(variable, keys);
  await rotateVariable(hands, { declared, remote, variable, step, keep });
  if (step === 'drop') await rewrite(hands);
  say(afterwards[step]);
}
