import type { OrderLineView } from '../../../../contract/orders';

/** In place of a line's number: everyone of the order whose money can be asked back. */
export const everyLine = 'all';

export const isInsured = ({ state }: OrderLineView): boolean =>
  state === 'insured' || state === 'settlement-pending';

export const isRefundable = (line: OrderLineView): boolean => isInsured(line) && line.amountFen > 0;
