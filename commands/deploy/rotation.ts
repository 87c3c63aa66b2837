import { randomBytes } from 'node:crypto';

/** What a rotation's command does to a list of keys such as `2:…,1:…`: the first one writes, all of them read. */
export type RotationStep = 'add' | 'promote' | 'drop';

/** The step doesn't fit the keys as they stand; the message says which comes first. */
export class RotationError extends Error {}

function versionOf(part: string): number {
  return Number(part.split(':')[0]);
}

/** The list after a step. Repeating a step that was done is refused, so that none is done twice by mistake. */
export function afterStep(step: RotationStep, keys: string): string {
  const parts = keys.split(',');
  const [first = '', second] = parts;
  if (step === 'add') {
    if (second !== undefined)
      throw new RotationError('A second key stands already: the rotation goes on with "promote".');
    return `${first},${versionOf(first) + 1}:${randomBytes(32).toString('hex')}`;
  }
  if (second === undefined) throw new RotationError('There is only one key: a rotation begins with "add".');
  const isPromoted = versionOf(first) > versionOf(second);
  if (step === 'promote') {
    if (isPromoted)
      throw new RotationError('The new key writes already: the rotation goes on with "rewrite".');
    return [second, first].join(',');
  }
  if (!isPromoted)
    throw new RotationError('The old key still writes: "promote" and "rewrite" come before "drop".');
  return first;
}
