import type { PaymentToGiveBack } from '../../../contract/corrections';
import { type Fen, fen, greaterFen, lesserFen, minusFen, noFen } from '../../../policy/money';
import { liesIn } from '../../../policy/region-names';
import type { Cloud } from '../../platform';
import type { EnrolmentRecord, OrderLine } from '../../schema';
import { grantedFen } from '../refunds';

/**
 * What may still go back of a person's part: all of it; and as much of WeChat's as leaves him insured for something. The account's
 * part goes back with the bureau, and so only as a whole.
 */
export function leftOf(
  { amountFen, wechatFen }: Pick<OrderLine, 'amountFen' | 'wechatFen'>,
  backFen: Fen,
): Pick<PaymentToGiveBack, 'leftFen' | 'partFen'> {
  const leftFen = minusFen(amountFen, backFen);
  const lessThanAll = minusFen(leftFen, fen(1));
  return { leftFen, partFen: greaterFen(noFen, lesserFen(minusFen(wechatFen, backFen), lessThanAll)) };
}

/** By record, what two officers of a place may give back of the payment that insures it. */
export async function paymentsToGiveBack(
  cloud: Cloud,
  records: readonly EnrolmentRecord[],
  office: string,
): Promise<ReadonlyMap<string, PaymentToGiveBack>> {
  const payments = new Map<string, PaymentToGiveBack>();
  for (const { _id, insurance } of records) {
    if (insurance?.basis !== 'paid' || !liesIn(insurance.region, office)) continue;
    const order = insurance.orderId === null ? null : await cloud.db.get('orders', insurance.orderId);
    const line = order?.lines.find(({ recordId }) => recordId === _id);
    if (order === null || line === undefined) continue;
    const left = leftOf(line, await grantedFen(cloud.db, order, line));
    payments.set(_id, { orderId: order._id, line: line.line, ...left });
  }
  return payments;
}
