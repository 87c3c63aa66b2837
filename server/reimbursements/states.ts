import type { ReimbursementState } from '../../contract/reimbursements';
import { type Documents, InvariantError } from '../platform';
import type { Reimbursement, ReimbursementEvent, ReimbursementEventName } from '../schema';

type Moves = Readonly<Partial<Record<ReimbursementState, ReimbursementState>>>;

/** Not given out yet, and in no batch. */
const beforeBatch = ['to-apply', 'applied', 'declined', 'due', 'returned'] as const;

function each(states: readonly ReimbursementState[], to?: ReimbursementState): Moves {
  return Object.fromEntries(states.map((state) => [state, to ?? state]));
}

/**
 * Every event: from which state it may happen, and to which it leads. `found` and `changed` lead where the terms say, see
 * {@link afterEvent}; `docs/money.md` shows the table.
 */
export const reimbursementMoves: Readonly<
  Record<Exclude<ReimbursementEventName, 'found' | 'changed'>, Moves>
> = {
  told: each(['to-apply', 'applied', 'declined', 'due']),
  untold: each(['to-apply', 'applied', 'declined', 'due']),
  applied: each(['to-apply', 'applied', 'declined', 'returned'], 'applied'),
  declined: { applied: 'declined' },
  approved: { applied: 'due' },
  'account-given': { due: 'due', returned: 'due' },
  'account-taken-back': each(['due', 'returned']),
  batched: { due: 'batched' },
  'taken-out': { batched: 'due' },
  released: { batched: 'released' },
  paid: { released: 'paid' },
  returned: { released: 'returned' },
  lapsed: each(beforeBatch, 'lapsed'),
};

/** What happened, who did it and when (ms), and what it changes besides the state. */
export interface ReimbursementMove extends ReimbursementEvent {
  readonly changes?: Partial<
    Omit<Reimbursement, '_id' | 'state' | 'history' | 'updatedAt' | 'isTold' | 'accountKind' | 'applicants'>
  >;
}

/** Lines of its history that are kept in a document. */
const mostLines = 40;

/**
 * The document after an event. Throws an {@link InvariantError} for an event that the table doesn't allow in its state, and
 * where what it says doesn't fit the state: whatever was given out stands in a batch and has an account.
 */
export function afterEvent(
  held: Reimbursement,
  { changes = {}, at, event, by }: ReimbursementMove,
): Reimbursement {
  const changed = { ...held, ...changes };
  const state =
    event === 'found' || event === 'changed'
      ? foundState(held, changed)
      : reimbursementMoves[event][held.state];
  if (state === undefined) {
    throw new InvariantError('a reimbursement moves by its table of states', `${event} while ${held.state}`);
  }
  const inBatch = state === 'batched' || state === 'released' || state === 'paid';
  if (inBatch !== (changed.batchId !== null)) {
    throw new InvariantError('what is in a batch says in which, and nothing else does', `${event}, ${state}`);
  }
  if ((state === 'batched' || state === 'released') && changed.account === null) {
    throw new InvariantError('what is given out has an account', event);
  }
  if ((state === 'paid') !== (changed.paidOn !== null)) {
    throw new InvariantError('what is paid says when, and nothing else does', `${event}, ${state}`);
  }
  const history = [...held.history, { at, event, by }].slice(-mostLines);
  return {
    ...changed,
    state,
    isTold: changed.told !== null,
    accountKind: changed.account?.kind ?? 'none',
    applicants: applicantsOf(history, changed.application),
    history,
    updatedAt: at,
  };
}

/** Of a family; an officer at the window stands in the history with `office:` before his id. */
function applicantsOf(
  history: readonly ReimbursementEvent[],
  application: Reimbursement['application'],
): readonly string[] {
  const applied = [
    ...history.filter(({ event }) => event === 'applied').map(({ by }) => by),
    ...(application === null ? [] : [application.by]),
  ];
  return [...new Set(applied.filter((by) => !by.startsWith('office:')))];
}

/** New terms of what isn't in a batch: an application that was agreed to stands, whatever else changed. */
function foundState(
  held: Reimbursement,
  { way, application }: Reimbursement,
): ReimbursementState | undefined {
  if (held.state === 'lapsed') return way === 'automatic' ? 'due' : 'to-apply';
  if (held.state === 'to-apply' || held.state === 'declined') return way === 'automatic' ? 'due' : held.state;
  if (held.state === 'due') return way === 'apply' && application === null ? 'to-apply' : 'due';
  return held.state === 'applied' || held.state === 'returned' ? held.state : undefined;
}

/** Makes the move and stores it, in the caller's transaction. The only place that does. */
export async function moveReimbursement(
  tx: Documents,
  held: Reimbursement,
  move: ReimbursementMove,
): Promise<Reimbursement> {
  const moved = afterEvent(held, move);
  await tx.put('reimbursements', moved);
  return moved;
}
