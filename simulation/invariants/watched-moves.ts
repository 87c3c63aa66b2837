import type { PendingWrite } from '../../server/platform/memory';
import type { PlainDocument } from '../../server/platform';
import type { EnrolmentRecord, Order, Refund } from '../../server/schema';
import { isLineMove, isOrderMove, isRecordMove, isRefundMove } from './moves';

/** What is wrong with the state that a write leaves, after the one before; null where it is a move that there is. */
export function wrongMove({ collection, doc }: PendingWrite, before: PlainDocument | null): string | null {
  if (doc === null || before === null) return null;
  switch (collection) {
    case 'orders':
      return ofOrder(before as unknown as Order, doc as unknown as Order);
    case 'refunds':
      return of(isRefundMove, before as unknown as Refund, doc as unknown as Refund);
    case 'records':
      return of(isRecordMove, before as unknown as EnrolmentRecord, doc as unknown as EnrolmentRecord);
    default:
      return null;
  }
}

function ofOrder(before: Order, now: Order): string | null {
  for (const line of now.lines) {
    const from = before.lines.find((one) => one.line === line.line);
    if (from === undefined) return `${now._id} has one more person, ${line.line}`;
    if (!isLineMove(from.state, line.state))
      return `${now._id}, ${line.line}: ${from.state} to ${line.state}`;
  }
  return of(isOrderMove, before, now);
}

function of<State>(
  isMove: (from: State, to: State) => boolean,
  before: { readonly state: State },
  { _id, state }: { readonly _id: string; readonly state: State },
): string | null {
  return isMove(before.state, state) ? null : `${_id}: ${String(before.state)} to ${String(state)}`;
}
