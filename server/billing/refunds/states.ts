import { InvariantError } from '../../platform';
import type { Refund } from '../../schema';

export const refundMoves: Readonly<Record<Refund['state'], readonly Refund['state'][]>> = {
  approved: ['sent', 'processing', 'done', 'manual'],
  sent: ['processing', 'done', 'manual'],
  processing: ['done', 'manual'],
  // Retried under its number, found at WeChat after all, paid by hand, or sent again under the next number.
  manual: ['approved', 'processing', 'done', 'replaced'],
  done: [],
  replaced: [],
};

export const finalRefundStates: readonly Refund['state'][] = ['done', 'replaced'];

/** The refund in another state. Throws an {@link InvariantError} where there is no such move. */
export function moveRefund(
  refund: Refund,
  to: Refund['state'],
  at: number,
  changes: Partial<Pick<Refund, 'nextAt' | 'tries' | 'billDay'>> = {},
): Refund {
  if (!refundMoves[refund.state].includes(to)) {
    throw new InvariantError('refund states move one way', `${refund.state} to ${to}`);
  }
  return { ...refund, ...changes, state: to, history: [...refund.history, { at, event: to }] };
}
