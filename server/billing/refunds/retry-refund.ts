import { moveRefund } from './states';
import type { Documents } from '../../platform';
import type { Refund } from '../../schema';

/**
 * WeChat forgets no number: a failed refund is sent again under the next one, in the caller's transaction. It stays one
 * open refund of its order, and one debt in the books.
 */
export async function retryRefund(tx: Documents, refund: Refund, now: number): Promise<void> {
  await tx.put('refunds', moveRefund(refund, 'replaced', now));
  // What WeChat said of the old number says nothing of the new one.
  const { notice, ...same } = refund;
  const attempt = refund.attempt + 1;
  const base = refund._id.replace(/-r\d+$/, '');
  await tx.insert('refunds', {
    ...same,
    _id: `${base}-r${attempt}`,
    state: 'approved',
    attempt,
    tries: 0,
    nextAt: now,
    billDay: null,
    createdAt: now,
    history: [{ at: now, event: 'approved' }],
  });
}
