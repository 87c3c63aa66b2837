import type { EnrolmentRecord, Order, OrderLine, Refund } from '../../server/schema';

/** Every move there is, drawn from the pictures in docs/money.md and not from the tables that the server goes by. */
const orderWays = [
  'awaiting-payment>paid',
  'awaiting-payment>settled',
  'awaiting-payment>closed',
  'paid>settled',
];

const lineWays = [
  'reserved>insured',
  'reserved>settlement-pending',
  'reserved>refund-due',
  'reserved>released',
  'settlement-pending>insured',
  'settlement-pending>refund-due',
  'settlement-pending>refunded',
  'settlement-pending>released',
  'insured>refund-due',
  'insured>refunded',
  'insured>released',
  'refund-due>refunded',
];

/** A refund goes forward; what an officer has may begin anew under its number, or be replaced by the next. */
const refundWays = [
  'approved>sent',
  'approved>processing',
  'approved>done',
  'approved>manual',
  'sent>processing',
  'sent>done',
  'sent>manual',
  'processing>done',
  'processing>manual',
  'manual>approved',
  'manual>processing',
  'manual>done',
  'manual>replaced',
];

const recordWays = [
  'open>reserved',
  'open>insured',
  'reserved>open',
  'reserved>insured',
  'insured>open',
  // Open and at once reserved: an insurance is undone while an order has him in hand.
  'insured>reserved',
];

export const isOrderMove = among<Order['state']>(orderWays);
export const isLineMove = among<OrderLine['state']>(lineWays);
export const isRefundMove = among<Refund['state']>(refundWays);
export const isRecordMove = among<EnrolmentRecord['state']>(recordWays);

function among<State extends string>(ways: readonly string[]): (from: State, to: State) => boolean {
  return (from, to) => from === to || ways.includes(`${from}>${to}`);
}

/** Nothing more happens to a person's part of an order in these. */
export function isLineAtItsEnd({ state }: OrderLine): boolean {
  return state === 'insured' || state === 'refunded' || state === 'released';
}

/** Nothing more happens to a refund in these. */
export function isRefundAtItsEnd({ state }: Refund): boolean {
  return state === 'done' || state === 'replaced';
}
