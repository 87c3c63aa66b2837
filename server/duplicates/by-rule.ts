import type { Duplicate } from '../schema';

/** Stands for the officer's id where a rule of the notice ended a case by itself. */
export const byRule = 'rule';

/** Whether nobody but a rule has decided; an officer who knows better still may. */
export function isEndedByRule({ end }: Pick<Duplicate, 'end'>): boolean {
  return end?.officerId === byRule;
}
