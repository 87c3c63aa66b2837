import { numberOfAttempt } from './numbers';
import { moveRefund } from './states';
import { type Documents, refuse } from '../../platform';
import type { Refund } from '../../schema';

/** What failed so often WeChat will not give back: without an end a refund's history and its numbers would have none either. */
const mostRetries = 20;

/** Whether officers have had it sent again as often as may be, under all of its numbers. */
export function isRetriedOut({ attempt, history }: Refund): boolean {
  const ofNumber = history.filter(({ event }) => event === 'approved').length - 1;
  return attempt - 1 + ofNumber >= mostRetries;
}

/**
 * An officer has a refund sent again, in the caller's transaction. Under its own number, for which WeChat gives back once,
 * until WeChat said that this number is closed; only then under the next one. It stays one open refund of its order,
 * and one debt in the books. Refuses `RETRIED_OUT`.
 */
export async function retryRefund(tx: Documents, refund: Refund, now: number): Promise<void> {
  if (refund.state !== 'manual') return;
  if (isRetriedOut(refund)) {
    throw refuse(
      'RETRIED_OUT',
      `这笔退款已经重试${mostRetries}次，都没有退成，系统不再重试。请到商户平台核对，在别处退给付款人后登记“已人工退款”。`,
      { field: 'decision' },
    );
  }
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
