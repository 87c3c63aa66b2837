import type { ServiceCall } from './service';

/** One step of a repair: a call, and what must be over before the next one. */
export interface Step {
  readonly call: ServiceCall;
  /** This function must be ready again (`Active`) before the next step. */
  readonly until?: string;
}

/**
 * Something in the environment that isn't as declared. `missing` and `different` are repaired by their steps; `by-hand`
 * can't be, without risking what stands; `extra` isn't ours and stays.
 */
export interface Difference {
  readonly kind: 'missing' | 'different' | 'by-hand' | 'extra';
  /** `collection people`, `function timer, memory`, … */
  readonly what: string;
  /** What is there and what is to be, without secrets; what a person is to do, for `by-hand`. */
  readonly words: string;
  readonly steps: readonly Step[];
}

export function isRepairable({ kind }: Difference): boolean {
  return kind === 'missing' || kind === 'different';
}
