import type { IsoDay } from '../../policy/calendar';
import type { BillLine, Merchant } from '../platform';
import type { BillComparison, Order, Refund } from '../schema';

/** A merchant's day that is being compared. */
export interface Step {
  readonly held: BillComparison;
  readonly day: IsoDay;
  readonly merchant: Merchant;
}

/** A day's bill as it was fetched, and what is looked up in it. */
export interface Bill {
  readonly lines: readonly BillLine[];
  /** Of orders, and of refunds. */
  readonly numbers: ReadonlySet<string>;
}

export function billOf(lines: readonly BillLine[]): Bill {
  const number = (line: BillLine) => (line.kind === 'payment' ? line.outTradeNo : (line.outRefundNo ?? ''));
  return { lines, numbers: new Set(lines.map(number)) };
}

/** Lines or documents of one page. */
export const pageSize = 100;

/** Whether the documents of the release before, which name no merchant, are its. */
export function isLegacy({ legacy }: Merchant): boolean {
  return legacy === true;
}

export function belongsTo(merchant: Merchant, { merchantId }: Order | Refund): boolean {
  return merchantId === undefined ? isLegacy(merchant) : merchantId === merchant.merchantId;
}

/** What is booked on a merchant's day. Of the legacy one that is everybody's: its old documents name no merchant. */
export function bookedOn({ day, merchant }: Step): {
  readonly billDay: IsoDay;
  readonly merchantId?: string;
} {
  return isLegacy(merchant) ? { billDay: day } : { billDay: day, merchantId: merchant.merchantId };
}
