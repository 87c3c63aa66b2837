import type { PaymentToGiveBack } from '../../../contract/corrections';
import { type Fen, fen, greaterFen, lesserFen, minusFen, noFen, plusFen } from '../../../policy/money';
import { liesIn } from '../../../policy/region-names';
import type { Cloud, Documents } from '../../platform';
import type { EnrolmentRecord, Order, OrderLine } from '../../schema';
import { grantedFen, windowBySource, windowFenOf } from '../refunds';

/** What of a person's part went back while he stayed insured: by WeChat, and at the window. */
export interface WentBack {
  readonly grantedFen: Fen;
  readonly windowFen: Fen;
}

/**
 * What may still go back of a person's part: all of it; and as much of WeChat's as leaves him insured for something. The account's
 * part goes back with the bureau, and so only as a whole.
 */
export function leftOf(
  line: Pick<OrderLine, 'amountFen' | 'wechatFen' | 'accountFen'>,
  { grantedFen: byWechatFen, windowFen }: WentBack,
): Pick<PaymentToGiveBack, 'leftFen' | 'partFen'> {
  const leftFen = minusFen(line.amountFen, plusFen(byWechatFen, windowFen));
  const lessThanAll = minusFen(leftFen, fen(1));
  const wechatBackFen = plusFen(byWechatFen, windowBySource(line, windowFen).ofWechatFen);
  return {
    leftFen,
    partFen: greaterFen(noFen, lesserFen(minusFen(line.wechatFen, wechatBackFen), lessThanAll)),
  };
}

/** What of a line went back already while he stayed insured. */
export async function wentBackOf(documents: Documents, order: Order, line: OrderLine): Promise<WentBack> {
  return {
    grantedFen: await grantedFen(documents, order, line),
    windowFen: await windowFenOf(documents, order, line),
  };
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
    const left = leftOf(line, await wentBackOf(cloud.db, order, line));
    payments.set(_id, { orderId: order._id, line: line.line, ...left });
  }
  return payments;
}
