import { moveRefund } from './states';
import type { Documents } from '../../platform';
import { book, paidByHand, refundsPayable, transfer, wechatClearing } from '../ledger';
import { enqueueNotification } from '../notifications';
import { afterStep, moveLine, withLine, withoutOpenRefund } from '../orders';
import type { Order, Refund } from '../../schema';

/** The money is back: by WeChat, or by an officer's hand. In the caller's transaction; posts it and tells the payer. */
export async function completeRefund(
  tx: Documents,
  held: Refund,
  by: 'wechat' | 'hand',
  now: number,
): Promise<void> {
  const order = await tx.get('orders', held.orderId);
  if (order === null) return;
  const closed = await closeRefund(tx, order, held, now);
  const { _id, orderId, amountFen } = held;
  await book(tx, {
    id: `${_id}-done`,
    kind: 'refund-done',
    orderId,
    transfers: transfer(
      refundsPayable,
      by === 'wechat' ? wechatClearing(held) : paidByHand,
      amountFen,
      held.line ?? undefined,
    ),
    at: now,
  });
  const notification = {
    key: `${_id}-done`,
    kind: 'refund' as const,
    amountFen,
    words: doneWords(held, by),
  };
  await tx.put('orders', enqueueNotification(closed, notification, now));
}

function doneWords({ to }: Refund, by: 'wechat' | 'hand'): string {
  if (by === 'wechat') return '退款已原路退回';
  return to === 'wechat' ? '退款已由工作人员办理' : '已由工作人员办理退回家庭共济账户';
}

/**
 * Ends a refund as done and counts it off, in the caller's transaction: the line that it ended is refunded when nothing
 * of its money is missing. Returns the order; the caller posts what was moved and stores the order.
 */
export async function closeRefund(tx: Documents, order: Order, held: Refund, now: number): Promise<Order> {
  const refund = moveRefund(held, 'done', now, { nextAt: null });
  await tx.put('refunds', refund);
  const counted = withoutOpenRefund(order, refund.endsLine ? refund.line : null);
  const line = counted.lines.find((one) => one.line === refund.line);
  const ends = refund.endsLine && line?.openRefunds === 0 && line.state === 'refund-due';
  return afterStep(ends ? withLine(counted, moveLine(line, 'refunded')) : counted, now, 'refund-done');
}
