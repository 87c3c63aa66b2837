import { inYuan } from '../../../policy/money';
import type { RefundReason } from '../../../contract/refunds';
import { openRefund, refundId } from './open-refund';
import { moveRecord } from '../../enrolment';
import { deductionId, putBack } from '../mutual-aid';
import type { Documents } from '../../platform';
import { book, bureauSettlement, collectingOffice, holderAccount, refundsPayable, transfer } from '../ledger';
import type { Order, OrderLine } from '../../schema';
import { moveLine, withLine, withOpenRefund } from '../orders';
import { withNews } from '../notifications';
import { openCase } from '../cases';

export interface Ending {
  readonly tag: string;
  readonly reason: RefundReason;
  readonly now: number;
}

/**
 * Takes one insured person out of a paid order, in the caller's transaction: he may be paid for anew, and
 * each purse gets its part back. What the bureau has been told of cannot be taken back here, so that part
 * goes to an officer. Returns the order; the caller stores it.
 */
export async function endLine(
  tx: Documents,
  order: Order,
  line: OrderLine,
  { tag, reason, now }: Ending,
): Promise<Order> {
  await uninsure(tx, order, line, now);
  let ended = withLine(order, moveLine(line, 'refund-due', reason));
  const wechatFen = line.wechatFen - (await grantedFen(tx, order, line));
  if (wechatFen > 0) {
    await openRefund(tx, order, {
      tag,
      line,
      amountFen: wechatFen,
      to: 'wechat',
      reason,
      endsLine: true,
      now,
    });
    ended = withOpenRefund(ended, line.line);
  }
  const account = line.accountFen > 0 ? await accountBack(tx, order, line, { tag, reason, now }) : null;
  if (account === 'waits') ended = withOpenRefund(ended, line.line);
  if (account === 'back') ended = withNews(ended, backInAccount(order, line), now);
  await bookDue(
    tx,
    order,
    line,
    { wechatFen, accountFen: account === 'waits' ? line.accountFen : 0 },
    tag,
    now,
  );
  const left = ended.lines.find((one) => one.line === line.line);
  return left !== undefined && left.openRefunds === 0 ? withLine(ended, moveLine(left, 'refunded')) : ended;
}

/** Told as a refund: it is in the account again. */
export function backInAccount({ _id }: Order, { line, accountFen }: OrderLine) {
  return {
    key: `${deductionId(_id, line)}-back`,
    kind: 'refund',
    amountFen: accountFen,
    words: '退款已退回家庭共济账户',
  } as const;
}

/**
 * What went back of the line already, to someone recognised after he paid: the line keeps the price that was
 * paid.
 */
export async function grantedFen(tx: Documents, order: Order, line: OrderLine): Promise<number> {
  return (await tx.get('refunds', refundId(order._id, line.line, 'recognised')))?.amountFen ?? 0;
}

/** The person is not insured by this order any more; whoever paid may pay again, from that day's answer. */
export async function uninsure(tx: Documents, order: Order, line: OrderLine, now: number): Promise<void> {
  const record = await tx.get('records', line.recordId);
  if (record === null || record.insurance?.orderId !== order._id) return;
  const changes = { insurance: null };
  await moveRecord(tx, record, { at: now, event: 'uninsured', by: 'office', orderId: order._id, changes });
}

/** What the collecting office got goes to those who are owed it. */
async function bookDue(
  tx: Documents,
  order: Order,
  line: OrderLine,
  { wechatFen, accountFen }: { readonly wechatFen: number; readonly accountFen: number },
  tag: string,
  now: number,
): Promise<void> {
  const deduction = accountFen === 0 ? null : await tx.get('deductions', deductionId(order._id, line.line));
  const from =
    deduction?.state === 'accepted'
      ? collectingOffice(line.region)
      : bureauSettlement(deduction?.region ?? line.region);
  const transfers = [
    ...transfer(collectingOffice(line.region), refundsPayable, wechatFen, line.line),
    ...transfer(from, refundsPayable, accountFen, line.line),
  ];
  if (transfers.length === 0) return;
  await book(tx, {
    id: `${order._id}-${line.line}-${tag}-due`,
    kind: 'refund-due',
    orderId: order._id,
    transfers,
    at: now,
  });
}

/**
 * `back`: it never left, and is in the account again. `waits`: the bureau has it, an officer must see to it.
 */
async function accountBack(
  tx: Documents,
  order: Order,
  line: OrderLine,
  { tag, reason, now }: Ending,
): Promise<'back' | 'waits'> {
  const id = deductionId(order._id, line.line);
  const deduction = await tx.get('deductions', id);
  if (deduction?.state === 'unsent') {
    await tx.put('deductions', { ...deduction, state: 'cancelled' });
    await putBack(tx, deduction.amountFen, {
      accountId: deduction.accountId,
      id: `${id}-refund`,
      kind: 'refund',
      at: now,
      orderId: order._id,
      words: '退回：这笔缴费已取消',
    });
    await book(tx, {
      id: `${id}-reversed`,
      kind: 'deduction-reversed',
      orderId: order._id,
      transfers: transfer(
        bureauSettlement(deduction.region),
        holderAccount(deduction.accountId),
        deduction.amountFen,
        line.line,
      ),
      at: now,
    });
    return 'back';
  }
  const refund = await openRefund(tx, order, {
    tag: `${tag}-account`,
    line,
    amountFen: line.accountFen,
    to: 'mutual-aid',
    reason,
    endsLine: true,
    now,
    state: 'manual',
  });
  await openCase(tx, {
    id: `${refund._id}-manual`,
    kind: 'account-refund',
    region: line.region,
    orderId: order._id,
    refundId: refund._id,
    amountFen: line.accountFen,
    summary: `家庭共济账户扣款编号${id}已报医保局，应退回账户${inYuan(line.accountFen)}。请与医保局办理，办好后登记“已人工退款”。`,
    now,
  });
  return 'waits';
}
