import { moveRecord } from '../../enrolment';
import type { Documents } from '../../platform';
import type { EnrolmentRecord, Order } from '../../schema';

/** Ends this order's reservation of a person, if it is still this order's. */
export async function releaseReservation(
  tx: Documents,
  record: EnrolmentRecord,
  order: Order,
  now: number,
): Promise<void> {
  if (record.reservation?.orderId !== order._id) return;
  const changes = { reservation: null };
  await moveRecord(tx, record, {
    at: now,
    event: 'released',
    by: order.openId,
    orderId: order._id,
    changes,
  });
}
