import { readCheckCode } from '../../../contract/check-code';
import type { ReceiptStanding } from '../../../contract/receipts';
import { noFen } from '../../../policy/money';
import { isFor } from './codes';
import { givenBackOf } from './given-back';
import { insures } from './receipt';
import type { Cloud } from '../../platform';
import type { EnrolmentRecord, Order, OrderLine } from '../../schema';
import { countAttempt } from '../../identity';

/**
 * Whether a receipt holds, for whoever has the paper, and nothing else of it. A paper that says less went back
 * than did holds no more: there is another by now. A code that was copied wrong costs no try. Throws `TOO_MANY_LOOKUPS`. Six round trips where there is such a code, three where there is none.
 */
export async function checkReceipt(cloud: Cloud, typed: string): Promise<ReceiptStanding> {
  const read = readCheckCode(typed);
  if (read.kind !== 'code') return 'mistyped';
  await countAttempt(cloud, 'check-receipt');
  const [held] = await cloud.db.find('receipt-codes', { filter: { code: read.code }, limit: 1 });
  if (held === undefined) return 'unknown';
  const [order, givenBack] = await Promise.all([
    cloud.db.get('orders', held.orderId),
    givenBackOf(cloud, held.orderId),
  ]);
  const line = order?.lines.find((one) => one.line === held.line);
  if (order === null || line === undefined) return 'ended';
  if (!isFor(held, givenBack.get(line.line) ?? noFen)) return 'ended';
  return holds(order, line, await cloud.db.get('records', line.recordId)) ? 'valid' : 'ended';
}

/** Both agree: the order took this person in, and it is by this order that he is insured. */
function holds(order: Order, line: OrderLine, record: EnrolmentRecord | null): boolean {
  if (!insures(line) || record?.state !== 'insured' || record.insurance === null) return false;
  const { basis, orderId } = record.insurance;
  return line.amountFen === 0 ? basis === 'exempt' : orderId === order._id;
}
