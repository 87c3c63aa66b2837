import type { Invariants } from './invariant';

/** What injected faults throw at the handlers; everything else that surprises them is their own doing. */
const injectedErrors = ['ConnectionLostError', 'WeChatPayError', 'TransactionConflictError'];

export const assertions: Invariants = {
  *'no assertion of the code trips, and nothing unforeseen is thrown'({ world }) {
    for (const { event, facts, function: name } of world.functions.log) {
      const error = facts.error;
      if (typeof error !== 'string') continue;
      if (!injectedErrors.some((known) => error.startsWith(known))) yield `${name} ${event}: ${error}`;
    }
  },
};
