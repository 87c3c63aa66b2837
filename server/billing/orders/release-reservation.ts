import type { Documents } from '../../platform';
import type { EnrolmentRecord, Order } from '../../schema';

/** Ends this order's reservation of a person, if it is still this order's. */
export async function letGo(
  tx: Documents,
  record: EnrolmentRecord,
  order: Order,
  now: number,
): Promise<void> {
  if (record.reservation?.orderId !== order._id) return;
  await tx.put('records', {
    ...record,
    state: record.state === 'insured' ? 'insured' : 'open',
    reservation: null,
    history: [...record.history, { at: now, event: 'released', by: order.openId, orderId: order._id }],
    updatedAt: now,
  });
}
