import { type Fen, noFen, sumFen } from '../../../policy/money';
import type { Documents } from '../../platform';
import type { Order, OrderLine, Refund } from '../../schema';
import { collectingOffice } from '../ledger';
import { openRefunds, refundId } from './open-refunds';

/**
 * What went back of the line already while he stayed insured: to someone recognised after he paid, and by two officers. The line
 * keeps the price that was paid.
 */
export async function grantedFen(documents: Documents, order: Order, line: OrderLine): Promise<Fen> {
  const recognised = await documents.get('refunds', refundId(order._id, line.line, 'recognised'));
  const parts = await partsOf(documents, order, line);
  return sumFen([recognised?.amountFen ?? noFen, ...parts.map(({ amountFen }) => amountFen)]);
}

function partTag(count: number): string {
  return count === 1 ? 'part' : `part-${count}`;
}

/** Parts that two officers gave back. One round trip each, and one more. */
async function partsOf(documents: Documents, order: Order, line: OrderLine): Promise<readonly Refund[]> {
  const parts: Refund[] = [];
  for (;;) {
    const part = await documents.get('refunds', refundId(order._id, line.line, partTag(parts.length + 1)));
    if (part === null) return parts;
    parts.push(part);
  }
}

/** What two officers gave back of the line while he stays insured. */
export async function officeGrantedFen(documents: Documents, order: Order, line: OrderLine): Promise<Fen> {
  return sumFen((await partsOf(documents, order, line)).map(({ amountFen }) => amountFen));
}

interface Part {
  readonly order: Order;
  readonly line: OrderLine;
  readonly amountFen: Fen;
  readonly now: number;
}

/** Gives a part of WeChat's money for a person back, who stays insured, in the caller's transaction. */
export async function grantPart(tx: Documents, { order, line, amountFen, now }: Part): Promise<void> {
  const tag = partTag((await partsOf(tx, order, line)).length + 1);
  const from = collectingOffice(line.region);
  const wanted = { tag, line, amountFen, to: 'wechat', reason: 'by-office', endsLine: false, from } as const;
  const id = `${refundId(order._id, line.line, tag)}-due`;
  const granted = await openRefunds(tx, order, [wanted], { id, kind: 'refund-due', at: now });
  await tx.put('orders', { ...granted, history: [...order.history, { at: now, event: 'refund-granted' }] });
}
