import type { Refund } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, addTo, collector } from './books';
import type { LedgerTold } from './ledger';
import type { OrderTold } from './orders';

const remedy =
  'Look the order up in the merchant platform before anything is sent again: what was given back there counts. Then close or reopen the case of the refund.';

interface Sums {
  /** By order, and by `order line`. */
  readonly toWeChat: Map<string, number>;
  readonly toAccount: Map<string, number>;
  readonly owed: Map<string, number>;
  readonly open: Map<string, number>;
}

/** Reads refunds and requests once: never more than was paid, and what is under way is what the books owe. */
export async function readRefunds(
  books: Books,
  { orders, ledger }: { readonly orders: ReadonlyMap<string, OrderTold>; readonly ledger: LedgerTold },
  found: Disagreement[],
): Promise<void> {
  const disagree = collector(found, remedy);
  const sums: Sums = { toWeChat: new Map(), toAccount: new Map(), owed: new Map(), open: new Map() };
  for await (const refund of books.all('refunds')) {
    if (!orders.has(refund.orderId)) disagree('a refund’s order is stored', `refund ${refund._id}`);
    count(refund, sums);
  }
  for await (const { _id, orderId, state } of books.all('refund-requests')) {
    if (!orders.has(orderId)) disagree('a request’s order is stored', `request ${_id}`);
    if (state === 'requested') addTo(sums.open, orderId, 1);
  }
  for (const [orderId, order] of orders) {
    checkOrder(orderId, order, sums, disagree);
    const booked = ledger.orders.get(orderId)?.owedFen ?? 0;
    const owed = sums.owed.get(orderId) ?? 0;
    if (booked !== owed) {
      disagree(
        'what the books owe for an order is what is on its way back',
        `order ${orderId}: ${booked} fen owed, ${owed} on the way`,
      );
    }
  }
}

function count({ orderId, line, amountFen, to, state, endsLine }: Refund, sums: Sums): void {
  // Its next number stands for it.
  if (state === 'replaced') return;
  const given = to === 'wechat' ? sums.toWeChat : sums.toAccount;
  addTo(given, orderId, amountFen);
  if (line !== null) addTo(given, `${orderId} ${line}`, amountFen);
  if (state === 'done') return;
  addTo(sums.owed, orderId, amountFen);
  addTo(sums.open, orderId, 1);
  if (endsLine && line !== null) addTo(sums.open, `${orderId} ${line}`, 1);
}

function checkOrder(orderId: string, order: OrderTold, sums: Sums, disagree: Disagree): void {
  const more = (what: string, key: string, given: Map<string, number>, paidFen: number): void => {
    const backFen = given.get(key) ?? 0;
    if (backFen > paidFen) {
      disagree('never more goes back than was paid', `${what}: ${backFen} of ${paidFen} fen`);
    }
  };
  more(`order ${orderId}, WeChat`, orderId, sums.toWeChat, order.wechatFen);
  more(`order ${orderId}, account`, orderId, sums.toAccount, order.accountFen);
  const counted = sums.open.get(orderId) ?? 0;
  if (order.openRefunds !== counted) {
    disagree(
      'an order counts its open refunds',
      `order ${orderId} says ${order.openRefunds}, there are ${counted}`,
    );
  }
  for (const line of order.lines) {
    const key = `${orderId} ${line.line}`;
    more(`order ${orderId} line ${line.line}, WeChat`, key, sums.toWeChat, line.askedOfWeChatFen);
    more(`order ${orderId} line ${line.line}, account`, key, sums.toAccount, line.accountFen);
    const ofLine = sums.open.get(key) ?? 0;
    if (line.openRefunds !== ofLine) {
      disagree(
        'a line counts its open refunds',
        `order ${key} says ${line.openRefunds}, there are ${ofLine}`,
      );
    }
  }
}
