import type { LineState, OrderState } from '../../../contract/orders';
import { InvariantError } from '../../platform';
import type { Order, OrderLine } from '../../schema';

/** Every move there is; there is no way back. `docs/money.md` shows them as a picture. */
export const orderMoves: Readonly<Record<OrderState, readonly OrderState[]>> = {
  'awaiting-payment': ['paid', 'settled', 'closed'],
  paid: ['settled'],
  settled: [],
  closed: [],
};

export const lineMoves: Readonly<Record<LineState, readonly LineState[]>> = {
  reserved: ['insured', 'settlement-pending', 'refund-due', 'released'],
  'settlement-pending': ['insured', 'refund-due', 'refunded', 'released'],
  // Released: nothing was paid for him, and an office undid his insurance.
  insured: ['refund-due', 'refunded', 'released'],
  'refund-due': ['refunded'],
  refunded: [],
  released: [],
};

/** Lines in these states need nothing more. */
export const finalLineStates: readonly LineState[] = ['insured', 'refunded', 'released'];

/** The line in another state. Throws an {@link InvariantError} where there is no such move. */
export function moveLine(line: OrderLine, to: LineState, reason: OrderLine['reason'] = null): OrderLine {
  if (!lineMoves[line.state].includes(to)) {
    throw new InvariantError('line states move one way', `${line.state} to ${to}`);
  }
  return { ...line, state: to, reason: reason ?? line.reason };
}

/** The order in another state, with the event in its history. Throws as {@link moveLine}. */
export function moveOrder(order: Order, to: OrderState, at: number, event: string): Order {
  if (order.state !== to && !orderMoves[order.state].includes(to)) {
    throw new InvariantError('order states move one way', `${order.state} to ${to}`);
  }
  return { ...order, state: to, history: [...order.history, { at, event }] };
}

export function withLine(order: Order, line: OrderLine): Order {
  return {
    ...order,
    lines: order.lines.map((one) => (one.line === line.line ? line : one)),
  };
}

/** A paid order is settled once every person's part is final and no refund is under way. */
export function stateOfPaid(order: Order): 'paid' | 'settled' {
  return order.openRefunds === 0 && order.lines.every(({ state }) => finalLineStates.includes(state))
    ? 'settled'
    : 'paid';
}

/**
 * Moves a paid order to where its lines and refunds say that it stands. Closed and settled ones stay: a
 * refund asked for later shows in its line and in itself.
 */
export function afterStep(order: Order, at: number, event: string): Order {
  return moveOrder(order, order.state === 'paid' ? stateOfPaid(order) : order.state, at, event);
}

/** The order with one refund, or request for one, more under way; `line` where it ends that person's part. */
export function withOpenRefund(order: Order, line: number | null): Order {
  return countRefund(order, line, 1);
}

/** The order with one of them less. */
export function withoutOpenRefund(order: Order, line: number | null): Order {
  return countRefund(order, line, -1);
}

function countRefund(order: Order, line: number | null, by: 1 | -1): Order {
  return {
    ...order,
    openRefunds: order.openRefunds + by,
    lines: order.lines.map((one) =>
      one.line === line ? { ...one, openRefunds: one.openRefunds + by } : one,
    ),
  };
}
