import { moveRefund } from './states';
import { type Cloud, clocksApartMs } from '../../platform';
import type { Refund } from '../../schema';

/** WeChat takes requests for refunds of one order a minute apart. */
const apartMs = 60_000;

/**
 * Notes, before WeChat is asked, that this refund is sent now; in one step with the order's last time, so that no other of
 * the order is asked for within the minute. False: it waits until the minute is over, and this was no try.
 */
export function beginSending(cloud: Cloud, { _id, tries }: Refund): Promise<boolean> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', _id);
    const order = held === null ? null : await tx.get('orders', held.orderId);
    if (held === null || order === null || !sendable.includes(held.state)) return false;
    const now = cloud.now();
    const { refundAskedAt = 0 } = order;
    // A time far ahead of us is of a clock that went back since: nobody waits for it.
    if (refundAskedAt <= now + clocksApartMs && now - refundAskedAt < apartMs) {
      await tx.put('refunds', { ...held, tries, nextAt: refundAskedAt + apartMs });
      return false;
    }
    await tx.put('orders', { ...order, refundAskedAt: now });
    const sent = held.state === 'approved' ? moveRefund(held, 'sent', now) : held;
    await tx.put('refunds', { ...sent, sentAt: now });
    return true;
  });
}

const sendable: readonly Refund['state'][] = ['approved', 'sent', 'processing'];
