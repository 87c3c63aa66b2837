import { askableReasons } from '../../../contract/refunds';
import type { Refund, RefundRequest } from '../../schema';

/**
 * The request that release 0.1 stored among the refunds; null where the document is a refund. There a request began as
 * `requested` and ended as `declined` or, approved, as `replaced`. Until migration 1 is over, both forms are read.
 */
export function requestOfRefund(stored: Refund & { readonly note?: string }): RefundRequest | null {
  const { _id, orderId, openId, line, region, amountFen, to, note, createdAt, history } = stored;
  const reason = askableReasons.find((one) => one === stored.reason);
  if (history[0]?.event !== 'requested' || line === null || reason === undefined) return null;
  const request = { _id, orderId, openId, line, region, amountFen, to, reason, createdAt };
  const events = history.map((one) => (one.event === 'replaced' ? { ...one, event: 'approved' } : one));
  return {
    ...request,
    state: stateOf(stored.state),
    ...(note === undefined ? {} : { note }),
    history: events,
  };
}

function stateOf(state: string): RefundRequest['state'] {
  if (state === 'declined') return 'declined';
  return state === 'requested' ? 'requested' : 'approved';
}
