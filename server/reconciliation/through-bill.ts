import type { BillDifference } from '../../contract/refunds';
import { type Bill, type Step, belongsTo, pageSize } from './merchant-day';
import { orderRefundsDiffer, ordersGivenBack } from './order-refunds';
import type { BillLine, Cloud, Merchant } from '../platform';
import { askWeChat, isPaid, takePayment } from '../billing/payments';
import { bookOnBillOf, readRefundOnBill } from '../billing/refunds';
import type { BillComparison, Order, Refund } from '../schema';

/**
 * Each line of the bill is looked up in the books, a page's at once. Money nobody knew of is taken now: the callback never
 * came.
 */
export async function throughBill(cloud: Cloud, step: Step, { lines }: Bill): Promise<BillComparison> {
  const { held, merchant } = step;
  const from = Number(held.position);
  const page = lines.slice(from, from + pageSize);
  const known = await documentsOf(cloud, page);
  const differences = [...held.differences];
  for (const line of page) {
    const found =
      line.kind === 'payment'
        ? await paymentDiffers(cloud, merchant, { line, order: known.orders.get(line.outTradeNo) ?? null })
        : await refundDiffers(cloud, step, {
            line,
            held: known.refunds.get(line.outRefundNo ?? '') ?? null,
          });
    if (found !== null) differences.push({ ...found, payee: merchant.payee });
  }
  for (const orderId of ordersGivenBack(page)) {
    if (differences.some(({ entry, number }) => entry === 'order-refunds' && number === orderId)) continue;
    const found = await orderRefundsDiffer(cloud, orderId, lines);
    if (found !== null) differences.push({ ...found, payee: merchant.payee });
  }
  return from + pageSize < lines.length
    ? { ...held, differences, position: String(from + pageSize) }
    : { ...held, differences, phase: 'ledger-payments', position: '' };
}

interface KnownDocuments {
  readonly orders: ReadonlyMap<string, Order>;
  readonly refunds: ReadonlyMap<string, Refund>;
}

/** The orders and refunds that a page of the bill names, in two round trips. */
async function documentsOf(cloud: Cloud, page: readonly BillLine[]): Promise<KnownDocuments> {
  const orderIds = page.flatMap((line) => (line.kind === 'payment' ? [line.outTradeNo] : []));
  const refundIds = page.flatMap((line) => (line.kind === 'payment' ? [] : [line.outRefundNo ?? '']));
  const [orders, refunds] = await Promise.all([
    orderIds.length === 0
      ? []
      : cloud.db.find('orders', { filter: { _id: { in: orderIds } }, limit: orderIds.length }),
    refundIds.length === 0
      ? []
      : cloud.db.find('refunds', { filter: { _id: { in: refundIds } }, limit: refundIds.length }),
  ]);
  return {
    orders: new Map(orders.map((order) => [order._id, order])),
    refunds: new Map(refunds.map((refund) => [refund._id, refund])),
  };
}

async function paymentDiffers(
  cloud: Cloud,
  merchant: Merchant,
  read: { readonly line: BillLine; readonly order: Order | null },
): Promise<BillDifference | null> {
  const { line } = read;
  const order = await knownPayment(cloud, merchant, read.order);
  const seen = { entry: 'payment', number: line.outTradeNo, billFen: line.amountFen } as const;
  if (order === null) return { ...seen, kind: 'missing-in-ledger', ledgerFen: null };
  if (order.wechatFen === line.amountFen) return null;
  return { ...seen, kind: 'amount-differs', ledgerFen: order.wechatFen };
}

/** The merchant's order; another's is as if it never was: that money is not where it belongs. */
async function knownPayment(cloud: Cloud, merchant: Merchant, order: Order | null): Promise<Order | null> {
  if (order === null || !belongsTo(merchant, order)) return null;
  if (order.wechat === 'paid') return order;
  const answer = await askWeChat(cloud, order);
  if (answer === null || !isPaid(answer)) return null;
  const taken = await takePayment(cloud, order, answer);
  return taken.known ? taken.order : null;
}

async function refundDiffers(
  cloud: Cloud,
  { merchant, day }: Step,
  { line, held }: { readonly line: BillLine; readonly held: Refund | null },
): Promise<BillDifference | null> {
  const number = line.outRefundNo ?? '';
  const seen = { entry: 'refund', number, billFen: line.amountFen } as const;
  if (held === null || !belongsTo(merchant, held)) {
    return { ...seen, kind: 'missing-in-ledger', ledgerFen: null };
  }
  if (held.amountFen !== line.amountFen) {
    return { ...seen, kind: 'amount-differs', ledgerFen: held.amountFen };
  }
  const refund = await readRefundOnBill(cloud, held, line.refundState);
  await bookOnBillOf(cloud, refund, day);
  const contradicts = line.refundState === 'failed' && refund.state === 'done';
  return contradicts ? { ...seen, kind: 'state-differs', ledgerFen: refund.amountFen } : null;
}
