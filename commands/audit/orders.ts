import type { Order, OrderLine } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, collector } from './books';
import type { LedgerTold, OrderInLedger } from './ledger';

/** What is kept of an order for holding other documents against it. */
export interface OrderTold {
  readonly state: Order['state'];
  readonly until: number;
  readonly wechatFen: number;
  readonly accountFen: number;
  readonly accountId: string | null;
  readonly openRefunds: number;
  readonly lines: readonly LineTold[];
}

export interface LineTold extends Pick<
  OrderLine,
  'line' | 'recordId' | 'state' | 'amountFen' | 'accountFen' | 'openRefunds'
> {
  /** What WeChat was asked for at first; less may have been kept of it. */
  readonly askedOfWeChatFen: number;
}

const remedy =
  'Compare the order’s history with its ledger entries and WeChat’s bill of its billDay; put the order right from the last export, the ledger never.';

/** Reads the orders once and holds each against the ledger: docs/money.md, "States" and "The books". */
export async function readOrders(
  books: Books,
  ledger: LedgerTold,
  found: Disagreement[],
): Promise<ReadonlyMap<string, OrderTold>> {
  const disagree = collector(found, remedy);
  const told = new Map<string, OrderTold>();
  for await (const order of books.all('orders')) {
    checkSums(order, disagree);
    checkStates(order, disagree);
    checkEntries(order, ledger.orders.get(order._id), disagree);
    told.set(order._id, toldOf(order));
  }
  for (const [orderId, { payment }] of ledger.orders) {
    // What nobody paid may have been erased with its payer's account.
    if (payment !== 'voided' && !told.has(orderId))
      disagree('an entry’s order is stored', `no order ${orderId}`);
  }
  return told;
}

function toldOf(order: Order): OrderTold {
  const { state, until, wechatFen, accountFen, accountId, openRefunds, lines, pending } = order;
  return {
    state,
    until,
    wechatFen,
    accountFen,
    accountId,
    openRefunds,
    lines: lines.map((one) => ({
      line: one.line,
      recordId: one.recordId,
      state: one.state,
      amountFen: one.amountFen,
      accountFen: one.accountFen,
      openRefunds: one.openRefunds,
      askedOfWeChatFen: pending
        .filter(({ line, debit }) => line === one.line && debit.startsWith('wechat'))
        .reduce((sum, { amountFen }) => sum + amountFen, 0),
    })),
  };
}

function checkSums(order: Order, disagree: Disagree): void {
  const { _id, totalFen, accountFen, wechatFen, lines, pending } = order;
  if (totalFen !== accountFen + wechatFen) {
    disagree('an order’s sum is its two sources’', `${_id}: ${totalFen} ≠ ${accountFen} + ${wechatFen}`);
  }
  const asked = pending.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (asked !== totalFen) {
    disagree('an order’s pending transfers are its sum', `${_id}: ${asked} ≠ ${totalFen}`);
  }
  for (const line of lines) {
    if (line.amountFen === line.accountFen + line.wechatFen) continue;
    disagree(
      'a line’s amount is its two sources’',
      `${_id} line ${line.line}: ${line.amountFen} ≠ ${line.accountFen} + ${line.wechatFen}`,
    );
  }
}

const linesOf: Readonly<Record<Order['state'], readonly OrderLine['state'][]>> = {
  'awaiting-payment': ['reserved'],
  paid: ['insured', 'settlement-pending', 'refund-due', 'refunded', 'released'],
  // A refund that is granted later shows in its line.
  settled: ['insured', 'refund-due', 'refunded', 'released'],
  closed: ['released'],
};

function checkStates({ _id, state, lines }: Order, disagree: Disagree): void {
  for (const line of lines) {
    // Who pays nothing is enrolled when the order is placed, whatever becomes of it.
    const fits = linesOf[state].includes(line.state) || (line.state === 'insured' && line.amountFen === 0);
    if (!fits)
      disagree('a line’s state fits its order’s', `${_id} is ${state}, line ${line.line} is ${line.state}`);
  }
}

function checkEntries(order: Order, entries: OrderInLedger | undefined, disagree: Disagree): void {
  const { _id, state, pending, wechatFen, wechat } = order;
  if (pending.length === 0) return;
  const expected = { 'awaiting-payment': null, paid: 'posted', settled: 'posted', closed: 'voided' }[state];
  const payment = entries?.payment ?? null;
  if (payment !== expected) {
    disagree(
      'an order’s state is what its payment’s entry says',
      `${_id} is ${state}, its entry ${_id}-payment is ${payment ?? 'missing'}`,
    );
  }
  if (payment !== 'posted' || entries === undefined) return;
  if (entries.fromWeChatFen !== wechatFen) {
    disagree(
      'what WeChat took for an order is booked',
      `${_id}: ${wechatFen} fen, booked ${entries.fromWeChatFen}`,
    );
  }
  if (wechatFen > 0 && wechat !== 'paid')
    disagree('posted money was taken', `${_id}: WeChat’s order is ${wechat}`);
}
