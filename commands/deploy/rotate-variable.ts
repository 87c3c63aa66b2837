import type { Hands } from './apply';
import { take } from './apply';
import type { Declared } from './declared';
import type { Remote, RemoteFunction } from './remote';
import type { RotationStep } from './rotation';
import { afterStep } from './rotation';
import { settleVariables } from './variables';

export interface RotateOptions {
  readonly declared: Declared;
  readonly remote: Remote;
  readonly variable: string;
  readonly step: RotationStep;
  /** Keeps the new list in the safe file, before any function has it. */
  readonly keep: (keys: string) => void;
}

/** Sets the next list of keys on every function that has the variable. What is cut off, a deployment evens out. */
export async function rotateVariable(hands: Hands, options: RotateOptions): Promise<void> {
  const { declared, remote, variable, step, keep } = options;
  const standing = [...remote.functions].filter(([, one]) => one.variables[variable] !== undefined);
  const sources = { given: everyGiven(declared), kept: {}, newKey: () => '' };
  const settled = settleVariables(declared, remote, sources).values[variable] ?? '';
  const next = afterStep(step, settled);
  if (step === 'add') keep(next);
  for (const [name, one] of standing) {
    hands.say(`  function ${name}: ${variable}`);
    await take(hands, { call: withVariable({ name, one, remote, variable, value: next }), until: name });
  }
}

/** Only the rotated variable is settled here; what is given is as it stands. */
function everyGiven({ variables }: Declared) {
  return Object.fromEntries(
    variables.filter(({ made }) => made === 'given').map(({ name }) => [name, 'as it stands']),
  );
}

interface Change {
  readonly name: string;
  readonly one: RemoteFunction;
  readonly remote: Remote;
  readonly variable: string;
  readonly value: string;
}

function withVariable({ name, one, remote, variable, value }: Change) {
  const all = { ...one.variables, [variable]: value };
  const { setId, topicId } = remote.logs;
  return {
    service: 'scf',
    action: 'UpdateFunctionConfiguration',
    params: {
      FunctionName: name,
      Namespace: remote.envId,
      Environment: { Variables: Object.entries(all).map(([Key, Value]) => ({ Key, Value })) },
      ...(setId === undefined ? {} : { ClsLogsetId: setId }),
      ...(topicId === undefined ? {} : { ClsTopicId: topicId }),
    },
  } as const;
}
