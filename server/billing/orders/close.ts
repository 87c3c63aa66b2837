import { noFen } from '../../../policy/money';
import { releaseReservation } from './release-reservation';
import { moveLine, moveOrder, withLine } from './states';
import type { Cloud, Documents } from '../../platform';
import { book } from '../ledger';
import { endReservation } from '../mutual-aid';
import type { Order, WhyClosed } from '../../schema';

/** WeChat refuses to close an order younger than five minutes. */
const wechatClosesAfterMs = 5 * 60_000 + 5_000;

/**
 * Lets everyone go and voids the pending transfers, in the caller's transaction. Doesn't store the order
 * itself.
 */
export async function closeInTransaction(
  tx: Documents,
  order: Order,
  why: WhyClosed,
  now: number,
): Promise<Order> {
  let closed = order;
  for (const line of order.lines) {
    if (line.state !== 'reserved') continue;
    const record = await tx.get('records', line.recordId);
    if (record !== null) await releaseReservation(tx, record, order, now);
    closed = withLine(closed, moveLine(line, 'released', why));
  }
  await book(tx, {
    id: `${order._id}-payment`,
    kind: 'payment',
    phase: 'voided',
    orderId: order._id,
    transfers: order.pending,
    at: now,
  });
  if (order.accountId !== null) {
    const part = { orderId: order._id, accountId: order.accountId, at: now };
    await endReservation(tx, order.accountFen, noFen, part);
  }
  const nextAt = Math.max(now, order.createdAt + wechatClosesAfterMs);
  return { ...moveOrder(closed, 'closed', now, why), nextAt, attempts: 0 };
}

/** Closes an order that is not paid; any other stays as it is. Returns it as it stands then. */
export function closeOrder(cloud: Cloud, orderId: string, why: WhyClosed): Promise<Order | null> {
  return cloud.db.transaction(async (tx) => {
    const order = await tx.get('orders', orderId);
    if (order === null || order.state !== 'awaiting-payment') return order;
    const closed = await closeInTransaction(tx, order, why, cloud.now());
    await tx.put('orders', closed);
    return closed;
  });
}
