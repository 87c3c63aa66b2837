import { type Fen, inYuan, minusFen, plusFen } from '../../../policy/money';
import type { RefundReason } from '../../../contract/refunds';
import { uninsured } from '../../enrolment';
import { endDueOf, windowBySource } from './at-window';
import { grantedFen } from './granted-parts';
import { type RefundWanted, openRefunds, refundId } from './open-refunds';
import { deductionId, putBack } from '../mutual-aid';
import type { Documents } from '../../platform';
import { book, bureauSettlement, collectingOffice, holderAccount, transfer } from '../ledger';
import type { Deduction, Order, OrderLine } from '../../schema';
import { moveLine, withLine } from '../orders';
import { enqueueNotification } from '../notifications';
import { openCase } from '../cases';

export interface Ending {
  readonly tag: string;
  readonly reason: RefundReason;
  readonly now: number;
}

/**
 * Takes one insured person out of a paid order, in the caller's transaction: he may be paid for anew, and
 * each payment source gets its part back. What the bureau has been told of cannot be taken back here, so that part
 * goes to an officer. Returns the order; the caller stores it.
 */
export async function endLine(tx: Documents, order: Order, line: OrderLine, ending: Ending): Promise<Order> {
  const { tag, reason, now } = ending;
  await uninsure(tx, order, line, now);
  let ended = withLine(order, moveLine(line, 'refund-due', reason));
  const wanted: RefundWanted[] = [];
  const atWindow = windowBySource(line, await endDueOf(tx, order, line, now));
  const backFen = plusFen(await grantedFen(tx, order, line), atWindow.ofWechatFen);
  const wechatFen = minusFen(line.wechatFen, backFen);
  const accountFen = minusFen(line.accountFen, atWindow.ofAccountFen);
  if (wechatFen > 0) {
    const from = collectingOffice(line.region);
    wanted.push({ tag, line, amountFen: wechatFen, to: 'wechat', reason, endsLine: true, from });
  }
  const deduction =
    line.accountFen === 0 ? null : await tx.get('deductions', deductionId(order._id, line.line));
  if (deduction?.state === 'unsent') {
    await takeBackDeduction(tx, deduction, now);
    ended = enqueueNotification(ended, backInAccount(order, line), now);
  } else if (accountFen > 0) {
    const part = { line, accountFen };
    wanted.push(fromBureau(part, deduction, ending));
    await askOfficer(tx, order, part, ending);
  }
  if (wanted.length > 0) {
    const entry = { id: `${order._id}-${line.line}-${tag}-due`, kind: 'refund-due', at: now } as const;
    ended = await openRefunds(tx, ended, wanted, entry);
  }
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

/** The person is not insured by this order any more; whoever paid may pay again, from that day's answer, unless he paid elsewhere too. */
export async function uninsure(tx: Documents, order: Order, line: OrderLine, now: number): Promise<void> {
  const record = await tx.get('records', line.recordId);
  if (record === null || record.insurance?.orderId !== order._id) return;
  await uninsured(tx, record, { at: now, by: 'office', orderId: order._id });
}

/** It never left, and is in the account again. */
async function takeBackDeduction(tx: Documents, deduction: Deduction, now: number): Promise<void> {
  const { _id, orderId, accountId, amountFen, region, line } = deduction;
  await tx.put('deductions', { ...deduction, state: 'cancelled' });
  await putBack(tx, amountFen, {
    accountId,
    id: `${_id}-refund`,
    kind: 'refund',
    at: now,
    orderId,
    words: '退回：这笔缴费已取消',
  });
  await book(tx, {
    id: `${_id}-reversed`,
    kind: 'deduction-reversed',
    orderId,
    transfers: transfer(bureauSettlement(region), holderAccount(accountId), amountFen, line),
    at: now,
  });
}

/** The account's part of a line, less what the window gave of it. */
interface AccountPart {
  readonly line: OrderLine;
  readonly accountFen: Fen;
}

/** The bureau has it: what the collecting office got of it, or will get, is owed to the account. */
function fromBureau(
  { line, accountFen }: AccountPart,
  deduction: Deduction | null,
  { tag, reason }: Ending,
): RefundWanted {
  const from =
    deduction?.state === 'accepted'
      ? collectingOffice(line.region)
      : bureauSettlement(deduction?.region ?? line.region);
  return {
    tag: accountTag(tag),
    line,
    amountFen: accountFen,
    to: 'mutual-aid',
    reason,
    endsLine: true,
    from,
    state: 'manual',
  };
}

function accountTag(tag: string): string {
  return `${tag}-account`;
}

async function askOfficer(
  tx: Documents,
  order: Order,
  { line, accountFen }: AccountPart,
  { tag, now }: Ending,
): Promise<void> {
  const id = refundId(order._id, line.line, accountTag(tag));
  await openCase(tx, {
    id: `${id}-manual`,
    kind: 'account-refund',
    region: line.region,
    orderId: order._id,
    refundId: id,
    amountFen: accountFen,
    summary: `家庭共济账户扣款编号${deductionId(order._id, line.line)}已报医保局，应退回账户${inYuan(accountFen)}。请与医保局办理，办好后登记“已人工退款”。`,
    now,
  });
}
