import type { StateBefore, StatesBefore } from '../schema';

/** So many changes can be taken back, one after the other; of older ones only that they were. */
const mostBefore = 3;
const mostUndone = 10;

/** Keeps a state before a cause changes it; what the same cause changed once already is kept as it was before that. */
export function keepBefore<State>(
  { before = [] }: StatesBefore<State>,
  kept: StateBefore<State>,
): Required<Pick<StatesBefore<State>, 'before'>> {
  if (before[0]?.cause === kept.cause) return { before };
  return { before: [kept, ...before].slice(0, mostBefore) };
}

/** How a cause stands: it changed nothing that is kept, or was taken back; it changed it last; or others did since. */
export function standingOf<State>(
  { before = [], undone = [] }: StatesBefore<State>,
  cause: string,
): 'nothing' | 'last' | 'covered' {
  if (before[0]?.cause === cause) return 'last';
  if (undone.includes(cause)) return 'nothing';
  // Where as many are kept as may be, the cause's own may be among those that are not any more.
  const isKept = before.some((one) => one.cause === cause);
  return isKept || before.length === mostBefore ? 'covered' : 'nothing';
}

/** What is kept once a cause is taken back that others may have come after: their states as `without` leaves them. */
export function withoutCause<State>(
  { before = [], undone = [] }: StatesBefore<State>,
  cause: string,
  without: (state: State) => State,
): StatesBefore<State> {
  return {
    before: before.filter((one) => one.cause !== cause).map((one) => ({ ...one, state: without(one.state) })),
    undone: [cause, ...undone].slice(0, mostUndone),
  };
}

/** What is kept once the last cause was taken back. */
export function withoutLast<State>({ before = [], undone = [] }: StatesBefore<State>): StatesBefore<State> {
  const [last, ...others] = before;
  return {
    before: others,
    undone: [...(last === undefined ? [] : [last.cause]), ...undone].slice(0, mostUndone),
  };
}
