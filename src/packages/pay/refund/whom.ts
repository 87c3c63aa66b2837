import type { OrderLineView } from '../../../../contract/orders';

/** In place of a line's number: everyone of the order whose money can be asked back. */
export const everyLine = 'all';

export function isInsured({ state }: OrderLineView): boolean {
  return state === 'insured' || state === 'settlement-pending';
}

export function isRefundable(line: OrderLineView): boolean {
  return isInsured(line) && line.amountFen > 0;
}
