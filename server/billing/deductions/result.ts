import { inYuan, sumFen } from '../../../policy/money';
import { codesOf } from '../../../policy/regions/whole-country';
import type { MutualAidActsOfTwo } from '../../../contract/mutual-aid';
import { moveRecord } from '../../enrolment';
import { batchId } from './batch';
import type { Account, Deduction, Officer, Order, OrderLine } from '../../schema';
import { deductionId, putBack } from '../mutual-aid';
import { readChecked } from '../office-files';
import { backInAccount, closeRefund, openRefunds, refundId, uninsure } from '../refunds';
import { type Cloud, type Documents, chinaDay } from '../../platform';
import {
  book,
  bureauSettlement,
  collectingOffice,
  holderAccount,
  paidByHand,
  refundsPayable,
  transfer,
} from '../ledger';
import { requireResponsible } from '../../officer-access';
import { afterStep, moveLine, withLine } from '../orders';
import { RowError, fileHash, takeRows } from '../../imports';
import { enqueueNotification } from '../notifications';
import { openCase } from '../cases';

type Request = MutualAidActsOfTwo['mutual-aid.read-result']['request'];
type Answer = MutualAidActsOfTwo['mutual-aid.read-result']['data'];

export const resultColumns = ['扣款编号', '结果', '原因'] as const;

/** What a line came to: a problem is answered, not thrown, so that the case that it opened stays. */
type Read = 'accepted' | 'rejected' | 'repeated' | RowError;

/**
 * Reads the bureau's answers, each in a step of its own: a file that was cut off is simply read again. What
 * was answered before is passed over; an answer that contradicts the first goes to an officer.
 */
export async function readResult(
  cloud: Cloud,
  officer: Officer,
  { region, number, csv }: Request,
): Promise<Answer> {
  requireResponsible(officer, region);
  const { rows } = readChecked(cloud, { kind: 'result', region, number, csv }, resultColumns);
  cloud.notes.file = { number, contentHash: fileHash(cloud, csv) };
  const batches = codesOf(region).map((code) => batchId(code, number));
  const { counts, rejected: problems } = await takeRows({
    rows,
    counts: { accepted: 0, rejected: 0, repeated: 0 },
    take: async (row) => {
      const read = await readLine(cloud, batches, row.扣款编号, row.结果);
      if (read instanceof RowError) throw read;
      return { [read]: 1 };
    },
  });
  return { ...counts, problems };
}

function readLine(cloud: Cloud, batches: readonly string[], id: string, result: string): Promise<Read> {
  const accepted = result === '成功';
  if (!accepted && result !== '失败') {
    return Promise.resolve(new RowError('结果', '结果应为“成功”或“失败”。'));
  }
  return cloud.db.transaction(async (tx): Promise<Read> => {
    const deduction = await tx.get('deductions', id);
    if (deduction === null || !batches.includes(deduction.batchId ?? '')) {
      return new RowError('扣款编号', '这个扣款编号不在这一批里，请检查文件。');
    }
    cloud.notes.about('order', deduction.orderId);
    const now = cloud.now();
    if (deduction.state !== 'batched') return answeredBefore(tx, deduction, accepted, now);
    const answeredOn = chinaDay(now);
    await tx.put('deductions', { ...deduction, state: accepted ? 'accepted' : 'rejected', answeredOn });
    await (accepted ? accept(tx, deduction, now) : reject(tx, deduction, now));
    return accepted ? 'accepted' : 'rejected';
  });
}

async function answeredBefore(
  tx: Documents,
  { _id, orderId, region, amountFen, state }: Deduction,
  accepted: boolean,
  now: number,
): Promise<Read> {
  if (state === (accepted ? 'accepted' : 'rejected')) return 'repeated';
  await openCase(tx, {
    id: `${_id}-contradicts`,
    kind: 'result-contradicts',
    region,
    orderId,
    refundId: null,
    amountFen,
    summary: `扣款编号${_id}先后收到不同的结果，系统按第一次的结果处理。请与医保局核对。`,
    now,
  });
  return new RowError('结果', '与之前收到的结果不同，已列入待办，请与医保局核对。');
}

function lineOf(order: Order | null, { line }: Deduction): OrderLine | null {
  return order?.lines.find((one) => one.line === line) ?? null;
}

/** The bureau has taken it: the collecting office is owed the money, the person's insurance is final. */
async function accept(tx: Documents, deduction: Deduction, now: number): Promise<void> {
  const order = await tx.get('orders', deduction.orderId);
  const line = lineOf(order, deduction);
  // Given back meanwhile: what the bureau took is owed to the account already.
  if (order === null || line === null || line.state !== 'settlement-pending') return;
  await book(tx, {
    id: `${deduction._id}-accepted`,
    kind: 'deduction-accepted',
    orderId: order._id,
    transfers: transfer(
      bureauSettlement(deduction.region),
      collectingOffice(line.region),
      deduction.amountFen,
      line.line,
    ),
    at: now,
  });
  const record = await tx.get('records', line.recordId);
  if (record?.insurance?.orderId === order._id) {
    const changes = { insurance: { ...record.insurance, settlementPending: false } };
    await moveRecord(tx, record, { at: now, event: 'settled', by: 'bureau', orderId: order._id, changes });
  }
  const settled = afterStep(withLine(order, moveLine(line, 'insured')), now, 'deduction-accepted');
  await tx.put('orders', withSettlementNotification(settled, now));
}

/** One consent is one message: the bureau's yes is told once it has said all of them. */
function withSettlementNotification(order: Order, now: number): Order {
  if (order.lines.some(({ state }) => state === 'settlement-pending')) return order;
  const insured = order.lines.filter(({ state }) => state === 'insured');
  const amountFen = sumFen(insured.map(({ accountFen }) => accountFen));
  const words = '医保局已确认账户扣款';
  return enqueueNotification(
    order,
    { key: `${order._id}-settled`, kind: 'settlement', amountFen, words },
    now,
  );
}

/**
 * The bureau has not taken it: the money is in the account again, and the person is not insured by this
 * order.
 */
async function reject(tx: Documents, deduction: Deduction, now: number): Promise<void> {
  const order = await tx.get('orders', deduction.orderId);
  const line = lineOf(order, deduction);
  if (order === null || line === null) return;
  const pending = line.state === 'settlement-pending';
  await putBack(tx, deduction.amountFen, {
    accountId: deduction.accountId,
    id: `${deduction._id}-reversal`,
    kind: 'reversal',
    at: now,
    orderId: order._id,
    words: '医保局没有扣款，金额已恢复',
  });
  await book(tx, {
    id: `${deduction._id}-reversed`,
    kind: 'deduction-reversed',
    orderId: order._id,
    transfers: transfer(
      pending ? bureauSettlement(deduction.region) : await owedFrom(tx, deduction),
      holderAccount(deduction.accountId),
      deduction.amountFen,
      line.line,
    ),
    at: now,
  });
  const after = pending
    ? await endRejected(tx, order, line, now)
    : await settleWaiting(tx, { order, line, deduction, now });
  await tx.put('orders', after);
}

function accountRefundId({ orderId, line }: Deduction): string {
  return refundId(orderId, line, 'granted-account');
}

/** Where the granted refund of it stands in the books: owed still, or noted as given back by an officer's hand. */
async function owedFrom(tx: Documents, deduction: Deduction): Promise<Account> {
  const refund = await tx.get('refunds', accountRefundId(deduction));
  return refund?.state === 'done' ? paidByHand : refundsPayable;
}

/**
 * Takes the insurance back; the part that WeChat paid goes back too. He may be paid for anew, from that day's
 * answer.
 */
async function endRejected(tx: Documents, held: Order, line: OrderLine, now: number): Promise<Order> {
  await uninsure(tx, held, line, now);
  const notification = {
    key: `${deductionId(held._id, line.line)}-rejected`,
    kind: 'settlement' as const,
    amountFen: line.accountFen,
    words: '账户扣款没有成功，请重新缴费',
  };
  const order = enqueueNotification(held, notification, now);
  if (line.wechatFen === 0) {
    const released = withLine(order, moveLine(line, 'released', 'account-rejected'));
    return afterStep(released, now, 'deduction-rejected');
  }
  const wanted = {
    tag: 'rejected',
    line,
    amountFen: line.wechatFen,
    to: 'wechat',
    reason: 'account-rejected',
    endsLine: true,
    from: collectingOffice(line.region),
  } as const;
  const due = withLine(order, moveLine(line, 'refund-due', 'account-rejected'));
  const id = `${refundId(order._id, line.line, 'rejected')}-due`;
  const owing = await openRefunds(tx, due, [wanted], { id, kind: 'refund-due', at: now });
  return afterStep(owing, now, 'deduction-rejected');
}

interface Waiting {
  readonly order: Order;
  readonly line: OrderLine;
  readonly deduction: Deduction;
  readonly now: number;
}

/** An officer had granted a refund of it: that the bureau never took the money is the refund. */
async function settleWaiting(tx: Documents, { order, line, deduction, now }: Waiting): Promise<Order> {
  const id = accountRefundId(deduction);
  const refund = await tx.get('refunds', id);
  if (refund?.state === 'done') await doubtHand(tx, deduction, now);
  if (refund === null || refund.state !== 'manual') return order;
  const closed = await closeRefund(tx, order, refund, now);
  const waiting = await tx.get('cases', `${id}-manual`);
  if (waiting !== null && waiting.resolution === null) {
    const resolution = { action: 'close' as const, note: '医保局没有扣款，账户余额已恢复', at: now };
    await tx.put('cases', { ...waiting, state: 'resolved', resolution });
  }
  return enqueueNotification(closed, backInAccount(order, line), now);
}

/** An officer noted that it was given back, and now the bureau says that it never took it: was it given back twice? */
function doubtHand(
  tx: Documents,
  { _id, orderId, region, amountFen }: Deduction,
  now: number,
): Promise<void> {
  return openCase(tx, {
    id: `${_id}-hand`,
    kind: 'result-contradicts',
    region,
    orderId,
    refundId: null,
    amountFen,
    summary:
      `扣款编号${_id}已登记“已人工退款”${inYuan(amountFen)}，之后医保局回复没有扣款，账户余额已恢复。` +
      '请与医保局核对，避免退两次。',
    now,
  });
}
