import { worseTerms } from '../../../policy/compare-answers';
import type { RefundReason } from '../../../contract/refunds';
import { type Fen, lesserFen, minusFen, noFen, plusFen } from '../../../policy/money';
import type { IsoDay } from '../../../policy/calendar';
import { type RecordMove, moveRecord, payersWith } from '../../enrolment';
import { deductionId, endReservation, requireAccount } from '../mutual-aid';
import { type Documents, InvariantError, chinaDay } from '../../platform';
import { type PolicyInForce, provenanceOfAnswer } from '../../policy-registry';
import {
  bureauSettlement,
  collectingOffice,
  holderAccount,
  sumOf,
  transfer,
  wechatClearing,
} from '../ledger';
import type { EnrolmentRecord, Insurance, Order, OrderLine, Provenance, Transfer } from '../../schema';
import { type RefundWanted, openRefunds, sumWanted } from '../refunds';
import { releaseReservation, moveLine, moveOrder, stateOfPaid, withLine } from '../orders';
import { enqueueNotification } from '../notifications';

/**
 * Money that is confirmed to be there. `paidAt`: when WeChat took it, or when the account is debited (ms).
 */
export interface Money {
  readonly transactionId: string | null;
  readonly paidAt: number;
}

export interface PaymentToPost {
  readonly policy: PolicyInForce;
  readonly order: Order;
  readonly money: Money;
  readonly now: number;
}

type Verdict =
  | ({ readonly keep: true; readonly dueFen: Fen } & Pick<OrderLine, 'determination' | keyof Provenance>)
  | { readonly keep: false; readonly reason: RefundReason };

/** What came of one line: the line as it is now, the transfers of what is kept, and what goes back by WeChat. */
interface Outcome {
  readonly line: OrderLine;
  readonly transfers: readonly Transfer[];
  readonly back: RefundWanted | null;
}

/** All that the lines of one payment have in common. */
interface Posting {
  readonly policy: PolicyInForce;
  readonly order: Order;
  /** China day on which the money came. */
  readonly day: IsoDay;
  /** Place of the bureau that keeps the account; null where none pays. */
  readonly bureau: string | null;
  readonly now: number;
}

/**
 * Books an order's money, in the caller's transaction and once only (the ledger entry is named after the
 * order): insures everyone whose day and amount still hold, and sends back what does not. The day on which
 * the money came decides.
 */
export async function postPayment(
  tx: Documents,
  { policy, order, money, now }: PaymentToPost,
): Promise<Order> {
  const day = chinaDay(money.paidAt);
  const bureau = order.accountId === null ? null : (await requireAccount(tx, order.accountId)).region;
  let paid: Order = {
    ...order,
    paidAt: money.paidAt,
    transactionId: money.transactionId,
    billDay: order.wechatFen > 0 ? day : null,
    wechat: order.wechatFen > 0 ? 'paid' : 'none',
    nextAt: null,
  };
  const transfers: Transfer[] = [];
  const back: RefundWanted[] = [];
  for (const line of order.lines) {
    if (line.state !== 'reserved') continue;
    const outcome = await takeLine(tx, { policy, order, day, bureau, now }, line);
    paid = withLine(paid, outcome.line);
    transfers.push(...outcome.transfers);
    if (outcome.back !== null) back.push(outcome.back);
  }
  requireWhole(order, transfers, back);
  paid = await openRefunds(tx, paid, back, {
    id: `${order._id}-payment`,
    kind: 'payment',
    transfers,
    at: now,
  });
  const debitFen = sumOf(transfers.filter(({ debit }) => debit !== wechatClearing(order)));
  if (order.accountId !== null) {
    const part = { orderId: order._id, accountId: order.accountId, at: now };
    await endReservation(tx, order.accountFen, debitFen, part);
  }
  const amountFen = plusFen(order.wechatFen, debitFen);
  const notification = { key: `${order._id}-payment`, kind: 'payment' as const, amountFen, words: null };
  const moved = enqueueNotification(moveOrder(paid, stateOfPaid(paid), now, 'paid'), notification, now);
  await tx.put('orders', moved);
  return moved;
}

/** Every fen that WeChat took for the order must be in the entry. */
function requireWhole(order: Order, transfers: readonly Transfer[], back: readonly RefundWanted[]): void {
  const kept = sumOf(transfers.filter(({ debit }) => debit === wechatClearing(order)));
  const fromWeChat = plusFen(kept, sumWanted(back));
  if (fromWeChat !== order.wechatFen) {
    throw new InvariantError('all that was paid is booked', `${fromWeChat} of ${order.wechatFen}`);
  }
}

async function takeLine(tx: Documents, posting: Posting, line: OrderLine): Promise<Outcome> {
  const { order, day, bureau, now } = posting;
  const record = await tx.get('records', line.recordId);
  const verdict = judge(posting, line, record);
  if (record === null || !verdict.keep) {
    if (record !== null) await releaseReservation(tx, record, order, now);
    return turnedAway(order, line, verdict.keep ? 'already-insured' : verdict.reason);
  }
  const kept = keptParts(line, verdict.dueFen);
  const pending = kept.accountFen > 0;
  const taken: OrderLine = {
    ...moveLine(line, pending ? 'settlement-pending' : 'insured'),
    amountFen: verdict.dueFen,
    ...kept,
    facts: { ...line.facts, payOn: day },
    determination: verdict.determination,
    ...provenanceOfAnswer(verdict),
  };
  await moveRecord(tx, record, insured(record, taken, posting));
  if (pending && order.accountId !== null && bureau !== null) {
    await tx.insert('deductions', {
      _id: deductionId(order._id, line.line),
      orderId: order._id,
      line: line.line,
      accountId: order.accountId,
      region: bureau,
      amountFen: kept.accountFen,
      day,
      state: 'unsent',
      batchId: null,
      answeredOn: null,
    });
  }
  const backFen = minusFen(line.wechatFen, kept.wechatFen);
  return {
    line: taken,
    transfers: [
      ...transfer(wechatClearing(order), collectingOffice(line.region), kept.wechatFen, line.line),
      ...(order.accountId === null || bureau === null
        ? []
        : transfer(holderAccount(order.accountId), bureauSettlement(bureau), kept.accountFen, line.line)),
    ],
    back:
      backFen === 0
        ? null
        : refundOf(order, line, { amountFen: backFen, reason: 'price-fell', endsLine: false }),
  };
}

/** What WeChat took for a line and the order doesn't keep. */
function refundOf(
  order: Order,
  line: OrderLine,
  { amountFen, reason, endsLine }: Pick<RefundWanted, 'amountFen' | 'reason' | 'endsLine'>,
): RefundWanted {
  return { tag: 'paid', line, amountFen, to: 'wechat', reason, endsLine, from: wechatClearing(order) };
}

/**
 * Whether the line stands: nobody else insured him meanwhile, and the day of payment promises what was
 * agreed.
 */
function judge({ policy, order, day }: Posting, line: OrderLine, record: EnrolmentRecord | null): Verdict {
  if (record === null || (record.state === 'insured' && record.insurance?.orderId !== order._id)) {
    return { keep: false, reason: 'already-insured' };
  }
  if (day === line.facts.payOn) {
    // As agreed, by the notices as they were then: a newer one may be in force by now.
    const { determination, amountFen: dueFen } = line;
    return { keep: true, determination, ...provenanceOfAnswer(line), dueFen };
  }
  const determination = policy.determine({ ...line.facts, payOn: day });
  if (worseTerms(line.determination, determination)) return { keep: false, reason: 'day-changed' };
  const provenance = policy.provenanceOf(determination);
  return { keep: true, determination, ...provenance, dueFen: determination.payFen ?? noFen };
}

/**
 * Where less is due than was agreed, WeChat's part goes back first: the account's is then simply not taken.
 */
function keptParts(
  { amountFen, wechatFen, accountFen }: OrderLine,
  dueFen: Fen,
): { readonly wechatFen: Fen; readonly accountFen: Fen } {
  const backFen = minusFen(amountFen, dueFen);
  const fromWeChat = lesserFen(backFen, wechatFen);
  return {
    wechatFen: minusFen(wechatFen, fromWeChat),
    accountFen: minusFen(accountFen, minusFen(backFen, fromWeChat)),
  };
}

function turnedAway(order: Order, line: OrderLine, reason: RefundReason): Outcome {
  return {
    line: moveLine(line, line.wechatFen > 0 ? 'refund-due' : 'released', reason),
    transfers: [],
    back:
      line.wechatFen > 0
        ? refundOf(order, line, { amountFen: line.wechatFen, reason, endsLine: true })
        : null,
  };
}

function insured(record: EnrolmentRecord, line: OrderLine, { order, now: at }: Posting): RecordMove {
  const { region, amountFen: paidFen, facts, determination } = line;
  const insurance: Insurance = {
    basis: paidFen === 0 ? 'exempt' : 'paid',
    region,
    orderId: order._id,
    settlementPending: line.state === 'settlement-pending',
    on: facts.payOn,
    paidFen,
    facts,
    determination,
    ...provenanceOfAnswer(line),
  };
  const changes = { reservation: null, insurance, payers: payersWith(record, order.openId) };
  return { at, event: 'insured', by: order.openId, orderId: order._id, changes };
}
