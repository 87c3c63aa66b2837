import type { RefundReason } from '../../../contract/refunds';
import { type Fen, sumFen } from '../../../policy/money';
import type { Documents } from '../../platform';
import type { Account, EntryKind, Order, OrderLine, Refund, Transfer } from '../../schema';
import { book, refundsPayable, transfer } from '../ledger';
import { withOpenRefund } from '../orders';

export interface RefundWanted {
  /** What caused it, once a line: part of the refund's number. */
  readonly tag: string;
  /** Null: the whole order. */
  readonly line: OrderLine | null;
  readonly amountFen: Fen;
  readonly to: Refund['to'];
  readonly reason: RefundReason;
  readonly endsLine: boolean;
  /** The account of the books that the money is owed out of. */
  readonly from: Account;
  /** `approved` where absent: the timer sends it. `manual`: an officer has it in his list. */
  readonly state?: 'approved' | 'manual';
}

/** The ledger entry that says what is owed, with what else belongs to it. */
export interface OwingEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly transfers?: readonly Transfer[];
  readonly at: number;
}

export function refundId(orderId: string, line: number | null, tag: string): string {
  return `${orderId}-${line ?? 'all'}-${tag}`;
}

/** How much of a payment goes back. */
export function sumWanted(wanted: readonly RefundWanted[]): Fen {
  return sumFen(wanted.map(({ amountFen }) => amountFen));
}

/**
 * Opens refunds of one order, in the caller's transaction: stores each, counts it in the order and in the line that it
 * ends, and posts all of them in one entry of the books. Returns the order; the caller stores it. Nothing else in the
 * project opens a refund but the retry of one that failed. Throws a DuplicateKeyError where a cause has its refund
 * already.
 */
export async function openRefunds(
  tx: Documents,
  order: Order,
  wanted: readonly RefundWanted[],
  { id, kind, transfers = [], at }: OwingEntry,
): Promise<Order> {
  let counted = order;
  for (const one of wanted) {
    await tx.insert('refunds', refundOf(order, one, at));
    const ended = one.endsLine ? one.line : null;
    counted = withOpenRefund(counted, ended?.line ?? null);
  }
  const owed = wanted.flatMap(({ from, amountFen, line }) =>
    transfer(from, refundsPayable, amountFen, line?.line),
  );
  await book(tx, { id, kind, orderId: order._id, transfers: [...transfers, ...owed], at });
  return counted;
}

function refundOf(order: Order, wanted: RefundWanted, now: number): Refund {
  const { tag, line, amountFen, to, reason, endsLine, state = 'approved' } = wanted;
  return {
    _id: refundId(order._id, line?.line ?? null, tag),
    orderId: order._id,
    openId: order.openId,
    ...(order.merchantId === undefined ? {} : { merchantId: order.merchantId }),
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
}
