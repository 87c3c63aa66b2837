import { InvariantError } from '../../platform';
import type { RefundRequest } from '../../schema';

/** The request as an officer decided it. Throws an {@link InvariantError} where it was decided before. */
export function decideRequest(
  request: RefundRequest,
  to: 'approved' | 'declined',
  at: number,
  note?: string,
): RefundRequest {
  if (request.state !== 'requested') {
    throw new InvariantError('a refund request is decided once', `${request.state} to ${to}`);
  }
  const history = [...request.history, { at, event: to }];
  return { ...request, state: to, history, ...(note === undefined ? {} : { note }) };
}
