import type { RequestReason } from '../../../contract/refunds';
import type { Documents } from '../../platform';
import type { Order, OrderLine } from '../../schema';
import { afterStep } from '../orders';
import { endLine } from '../refunds';

interface Approved {
  readonly order: Order;
  readonly line: OrderLine;
  readonly reason: RequestReason;
  readonly now: number;
}

/** All that is left of a person's part goes back and he is insured no more, in the caller's transaction. */
export async function carryOut(tx: Documents, { order, line, reason, now }: Approved): Promise<void> {
  const ended = await endLine(tx, order, line, { tag: 'granted', reason, now });
  await tx.put('orders', afterStep(ended, now, 'refund-approved'));
}
