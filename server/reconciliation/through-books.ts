import type { BillDifference } from '../../contract/refunds';
import { type Bill, type Step, belongsTo, bookedOn, pageSize } from './merchant-day';
import { bookOnLaterBill } from '../billing/refunds';
import type { Cloud } from '../platform';
import type { BillComparison, Order, Refund } from '../schema';

/** What the books say that WeChat took or gave on the day is looked for in the bill. */
export async function throughBooks(cloud: Cloud, step: Step, { numbers }: Bill): Promise<BillComparison> {
  const { held, merchant } = step;
  const options = {
    filter: { ...bookedOn(step), _id: { gt: held.position } },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  } as const;
  const payments = held.phase === 'ledger-payments';
  const page: readonly (Order | Refund)[] = payments
    ? await cloud.db.find('orders', options)
    : await cloud.db.find('refunds', options);
  const absent = page.filter((one) => !numbers.has(one._id) && belongsTo(merchant, one));
  const missing: BillDifference[] = [];
  for (const one of absent) {
    if ('endsLine' in one && (await bookOnLaterBill(cloud, one))) continue;
    missing.push({
      kind: 'missing-in-bill',
      entry: payments ? 'payment' : 'refund',
      number: one._id,
      billFen: null,
      ledgerFen: 'wechatFen' in one ? one.wechatFen : one.amountFen,
      payee: merchant.payee,
    });
  }
  const differences = [...held.differences, ...missing];
  if (page.length === pageSize) {
    const position = page[page.length - 1]?._id ?? '';
    return { ...held, differences, position };
  }
  const phase = payments ? 'ledger-refunds' : 'done';
  return { ...held, differences, phase, position: '' };
}
