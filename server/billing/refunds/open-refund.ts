import type { RefundReason } from '../../../contract/refunds';
import type { Documents } from '../../platform';
import type { Order, OrderLine, Refund } from '../../schema';

export interface RefundWanted {
  /** What caused it, once a line: part of the refund's number. */
  readonly tag: string;
  /** Null: the whole order. */
  readonly line: OrderLine | null;
  readonly amountFen: number;
  readonly to: Refund['to'];
  readonly reason: RefundReason;
  readonly endsLine: boolean;
  readonly now: number;
  /** `approved` where absent: the timer sends it. */
  readonly state?: 'requested' | 'approved' | 'manual' | 'done';
}

export function refundId(orderId: string, line: number | null, tag: string): string {
  return `${orderId}-${line ?? 'all'}-${tag}`;
}

/**
 * Stores a refund, in the caller's transaction. Throws a DuplicateKeyError where this cause has one already.
 */
export async function openRefund(tx: Documents, order: Order, wanted: RefundWanted): Promise<Refund> {
  const { tag, line, amountFen, to, reason, endsLine, now, state = 'approved' } = wanted;
  const refund: Refund = {
    _id: refundId(order._id, line?.line ?? null, tag),
    orderId: order._id,
    openId: order.openId,
    line: line?.line ?? null,
    region: (line ?? order.lines[0])?.region ?? '',
    amountFen,
    totalFen: order.wechatFen,
    to,
    reason,
    state,
    endsLine,
    attempt: 1,
    tries: 0,
    nextAt: state === 'approved' && to === 'wechat' ? now : null,
    billDay: null,
    createdAt: now,
    history: [{ at: now, event: state }],
  };
  await tx.insert('refunds', refund);
  return refund;
}
