import type { Hands } from './apply';
import { take } from './apply';
import { configureFunction } from './configure';
import type { Declared } from './declared';
import type { Remote } from './remote';
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
  const existing = [...remote.functions].filter(([, one]) => one.variables[variable] !== undefined);
  const sources = { given: everyGiven(declared), kept: {}, newKey: () => '' };
  const settled = settleVariables(declared, remote, sources).values[variable] ?? '';
  const next = afterStep(step, settled);
  if (step === 'add') keep(next);
  for (const [name, one] of existing) {
    hands.say(`  function ${name}: ${variable}`);
    const variables = { ...one.variables, [variable]: next };
    await take(hands, { call: configureFunction(remote, { name, variables }), until: name });
  }
}

/** Only the rotated variable is settled here; what is given is as it stands. */
function everyGiven({ variables }: Declared) {
  return Object.fromEntries(
    variables.filter(({ made }) => made === 'given').map(({ name }) => [name, 'as it stands']),
  );
}
