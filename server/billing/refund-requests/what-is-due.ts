import { sayDay } from '../../../contract/calendar-day';
import { type Fen, greaterFen, inYuan, minusFen, noFen, plusFen } from '../../../policy/money';
import type { DueBySource } from '../../../contract/refund-dues';
import type { AskableReason } from '../../../contract/refunds';
import { dueOfLine } from './due-by-source';
import { whyNotByNotice } from './notice-terms';
import { confirmedBy, factsConfirmedSince } from '../../enrolment';
import { type Cloud, type Documents, chinaDay, refuse } from '../../platform';
import { type PolicyInForce, policyInForce, policyOfVersions } from '../../policy-registry';
import { grantedFen, windowFenOf } from '../refunds';
import type { Order, OrderLine } from '../../schema';

/** One person's money, to be given back now (ms). */
export interface Wanted {
  readonly order: Order;
  readonly line: OrderLine;
  readonly now: number;
}

/** Words say why nothing goes back, and where to turn. */
export function notRefundable(message: string): Error {
  return refuse('NOT_REFUNDABLE', message);
}

/** Throws `NOT_REFUNDABLE` where nobody of the order stands there. */
export function requireLine({ lines }: Order, wanted: number): OrderLine {
  const line = lines.find((one) => one.line === wanted);
  if (line === undefined) throw notRefundable('订单里没有这个人，请返回订单重新选择。');
  return line;
}

/**
 * By what is decided what a payer gets back: the version he paid under, and the one in force where it is still that notice.
 * What either gives is due: an amendment or a withdrawal takes nothing from who has paid.
 */
export async function policiesOf(cloud: Cloud, line: OrderLine): Promise<readonly PolicyInForce[]> {
  const paidUnder = await policyOfVersions(cloud, line);
  const inForce = await policyInForce(cloud);
  if (paidUnder === null || paidUnder === inForce) return [inForce];
  const holds = line.determination.notices.every((id) => inForce.notices.some((notice) => notice.id === id));
  return holds ? [paidUnder, inForce] : [paidUnder];
}

/** What the notice gives back to someone recognised after he paid. Throws `NOT_REFUNDABLE` where WeChat has nothing of it to give. */
export async function dueIfRecognised(
  documents: Documents,
  policies: readonly PolicyInForce[],
  { order, line, now }: Wanted,
): Promise<DueBySource> {
  if (line.state !== 'insured') throw notRefundable('只有已缴费并参保的人可以申请退还资助部分。');
  const due = await documents.get('refund-dues', line.recordId);
  if (due?.givenAtWindow !== undefined) {
    throw notRefundable(
      `资助的部分${inYuan(due.givenAtWindow.amountFen)}，经办窗口已在${sayDay(due.givenAtWindow.on)}退还。没有收到的，请带证件到医保经办窗口查。`,
    );
  }
  const confirmed = confirmedBy(await documents.get('rosters', line.personId), line.facts);
  const paidBefore = { on: line.facts.payOn, amountFen: line.amountFen };
  const facts = { ...factsConfirmedSince(line.facts, confirmed), payOn: chinaDay(now), paidBefore };
  const refundFen = policies.map((policy) => policy.determine(facts).refundFen).reduce(greaterFen, noFen);
  if (refundFen <= 0) {
    throw notRefundable(
      '按参保地的通知，现在没有可以退还的金额。若认定的身份还没有更新，请先联系认定的部门，再来申请。',
    );
  }
  const back = await dueOfLine(documents, { order, line }, refundFen);
  if (back.wechatGivenFen === refundFen) {
    throw notRefundable('按通知应退的部分，经办机构已经退还，请看订单里的退款。');
  }
  if (back.wechatDueFen === noFen) {
    throw notRefundable('这个人的费用由家庭共济账户支付，请到医保经办窗口办理退还。');
  }
  return back;
}

/** All that is left of what was paid, where an officer may give it back for that reason. Throws `NOT_REFUNDABLE`. */
export async function dueIfAsked(
  documents: Documents,
  policies: readonly PolicyInForce[],
  { order, line, reason, now }: Wanted & { readonly reason: AskableReason },
): Promise<Fen> {
  const reasons = policies.map((policy) => whyNotByNotice(policy, line, { reason, today: chinaDay(now) }));
  const problem = whyNotAskable(line) ?? (reasons.includes(null) ? null : (reasons[0] ?? null));
  if (problem !== null) throw notRefundable(problem);
  const backFen = plusFen(
    await grantedFen(documents, order, line),
    await windowFenOf(documents, order, line),
  );
  const amountFen = minusFen(line.amountFen, backFen);
  if (amountFen <= 0) throw notRefundable('这个人的费用已经全部退还，不需要再申请。');
  return amountFen;
}

function whyNotAskable(line: OrderLine): string | null {
  if (line.state !== 'insured' && line.state !== 'settlement-pending') {
    return '这个人没有由这笔订单参保，不需要申请退款，请看订单里的说明。';
  }
  return line.amountFen === 0 ? '这个人没有缴费，不需要退款。' : null;
}
