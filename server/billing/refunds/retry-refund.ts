import { numberOfAttempt } from './numbers';
import { moveRefund } from './states';
import type { Documents } from '../../platform';
import type { Refund } from '../../schema';

/**
 * An officer has a refund sent again, in the caller's transaction. Under its own number, for which WeChat gives back once,
 * until WeChat said that this number is closed; only then under the next one. It stays one open refund of its order,
 * and one debt in the books.
 */
export async function retryRefund(tx: Documents, refund: Refund, now: number): Promise<void> {
  if (refund.state !== 'manual') return;
  if (refund.closedAtWeChat !== true) {
    return tx.put('refunds', moveRefund(refund, 'approved', now, { nextAt: now, tries: 0 }));
  }
  await tx.put('refunds', moveRefund(refund, 'replaced', now));
  // What WeChat said of the old number says nothing of the new one.
  const { notice: _, closedAtWeChat: __, sentAt: ___, ...same } = refund;
  const attempt = refund.attempt + 1;
  await tx.insert('refunds', {
    ...same,
    _id: numberOfAttempt(refund, attempt),
    state: 'approved',
    attempt,
    tries: 0,
    nextAt: now,
    billDay: null,
    createdAt: now,
    history: [{ at: now, event: 'approved' }],
  });
}
