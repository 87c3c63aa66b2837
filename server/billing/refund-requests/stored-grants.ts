import type { Documents } from '../../platform';
import type { Order, OrderLine, RefundRequest } from '../../schema';
import { refundId } from '../refunds';

/** More often nothing is put right of one payment; WeChat counts the refunds of an order, too. */
export const mostGrants = 5;

/** Part of the number: `office`, `office-2`, `office-3`. */
export function grantNumber(order: Order, { line }: OrderLine, count: number): string {
  return refundId(order._id, line, count === 1 ? 'office' : `office-${count}`);
}

/** What two officers granted for the person of an order until now, in order. One round trip each, and one more. */
export async function grantsOf(
  documents: Documents,
  order: Order,
  line: OrderLine,
): Promise<readonly RefundRequest[]> {
  const grants: RefundRequest[] = [];
  for (let count = 1; count <= mostGrants; count += 1) {
    const grant = await documents.get('refund-requests', grantNumber(order, line, count));
    if (grant === null) break;
    grants.push(grant);
  }
  return grants;
}

/** Whether an office's own waits for the insured person. */
export async function grantWaits(documents: Documents, order: Order, line: OrderLine): Promise<boolean> {
  return (await grantsOf(documents, order, line)).some(({ state }) => state === 'requested');
}
