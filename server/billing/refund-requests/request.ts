import { inYuan, greaterFen, lesserFen, minusFen, noFen } from '../../../policy/money';
import { sayDay } from '../../../contract/calendar-day';
import type { RefundActions, RefundView } from '../../../contract/refunds';
import { type AskedAgain, requestTag, requestsOf, whyNotAgain } from './asking-again';
import { insuredToAsk } from './insured-consent';
import { whyNotByNotice } from './notice-terms';
import { refundViews } from './request-view';
import { requestsOfOrders } from './stored-requests';
import { refundReasonWords, requireOwn, withOpenRefund } from '../orders';
import { type Cloud, type Documents, chinaDay, refuse } from '../../platform';
import { collectingOffice } from '../ledger';
import { type PolicyInForce, policyInForce, policyOfVersions } from '../../policy-registry';
import type { InsuredAsked, Order, OrderLine, RefundRequest } from '../../schema';
import { withConsent } from '../notifications';
import { confirmedBy, factsConfirmedSince } from '../../enrolment';
import { grantedFen, officeGrantedFen, openRefunds, refundId } from '../refunds';
import { grantWaits } from './stored-grants';
import { openCase } from '../cases';

type Request = RefundActions['refund.request']['request'];

/**
 * A payer asks for one person's money back. What the notice gives back by itself is approved at once;
 * anything else an officer decides, because it takes a paper or a phone call. Asked again before that, the
 * answer is the same; what was declined may be asked for again as `asking-again.ts` says.
 */
export async function requestRefund(
  cloud: Cloud,
  openId: string,
  request: Request,
): Promise<readonly RefundView[]> {
  const { policies, insured } = await whatDecides(cloud, openId, request);
  await cloud.db.transaction(async (tx) => {
    const held = requireOwn(await tx.get('orders', request.orderId), openId);
    const order = withConsent(held, request.messages);
    const line = order.lines.find((one) => one.line === request.line);
    if (line === undefined) throw notRefundable('订单里没有这个人，请返回订单重新选择。');
    const now = cloud.now();
    if (request.reason === 'recognised') {
      const known = await tx.get('refunds', refundId(order._id, line.line, 'recognised'));
      if (known === null) await grant(tx, policies, { order, line, now });
      return;
    }
    const requests = await requestsOf(tx, order, line);
    if (requests.some(({ state }) => state !== 'declined')) return;
    const asked = { order, line, reason: request.reason, declined: requests, insured, now };
    const problem = (await grantWaits(tx, order, line))
      ? '经办机构已经在办这个人的退费，请等结果，在订单里能看到。'
      : await whyNotAgain(tx, asked);
    if (problem !== null) throw notRefundable(problem);
    await ask(tx, policies, asked);
  });
  const { orderId, line } = request;
  const refunds = await cloud.db.find('refunds', {
    filter: { orderId, line },
    orderBy: [['_id', 'asc']],
    limit: 100,
  });
  const requests = await requestsOfOrders(cloud, [orderId]);
  return refundViews(
    requests.filter((one) => one.line === line),
    refunds,
  );
}

interface WhatDecides {
  readonly policies: readonly PolicyInForce[];
  /** The insured person, where he is asked before an officer decides. */
  readonly insured: InsuredAsked | undefined;
}

async function whatDecides(
  cloud: Cloud,
  openId: string,
  { orderId, line: wanted }: Request,
): Promise<WhatDecides> {
  const order = requireOwn(await cloud.db.get('orders', orderId), openId);
  const line = order.lines.find((one) => one.line === wanted);
  if (line === undefined) throw notRefundable('订单里没有这个人，请返回订单重新选择。');
  return { policies: await policiesOf(cloud, line), insured: await insuredToAsk(cloud, openId, line) };
}

/**
 * By what is decided what a payer gets back: the version he paid under, and the one in force where it is still that notice.
 * What either gives is due: an amendment or a withdrawal takes nothing from who has paid.
 */
async function policiesOf(cloud: Cloud, line: OrderLine): Promise<readonly PolicyInForce[]> {
  const paidUnder = await policyOfVersions(cloud, line);
  const inForce = await policyInForce(cloud);
  if (paidUnder === null || paidUnder === inForce) return [inForce];
  const holds = line.determination.notices.every((id) => inForce.notices.some((notice) => notice.id === id));
  return holds ? [paidUnder, inForce] : [paidUnder];
}

/** What policy gives back to someone recognised after he paid; the line stays insured. */
async function grant(
  tx: Documents,
  policies: readonly PolicyInForce[],
  { order, line, now }: { readonly order: Order; readonly line: OrderLine; readonly now: number },
): Promise<void> {
  if (line.state !== 'insured') throw notRefundable('只有已缴费并参保的人可以申请退还资助部分。');
  const confirmed = confirmedBy(await tx.get('rosters', line.personId), line.facts);
  const paidBefore = { on: line.facts.payOn, amountFen: line.amountFen };
  const facts = { ...factsConfirmedSince(line.facts, confirmed), payOn: chinaDay(now), paidBefore };
  const refundFen = policies.map((policy) => policy.determine(facts).refundFen).reduce(greaterFen, noFen);
  if (refundFen <= 0) {
    throw notRefundable(
      '按参保地的通知，现在没有可以退还的金额。若认定的身份还没有更新，请先联系认定的部门，再来申请。',
    );
  }
  const partFen = await officeGrantedFen(tx, order, line);
  if (partFen >= refundFen) {
    throw notRefundable('按通知应退的部分，经办机构已经退还，请看订单里的退款。');
  }
  const amountFen = minusFen(lesserFen(refundFen, line.wechatFen), partFen);
  if (amountFen === 0) throw notRefundable('这个人的费用由家庭共济账户支付，请到医保经办窗口办理退还。');
  const wanted = {
    tag: 'recognised',
    line,
    amountFen,
    to: 'wechat',
    reason: 'recognised',
    endsLine: false,
    from: collectingOffice(line.region),
  } as const;
  const id = `${refundId(order._id, line.line, 'recognised')}-due`;
  const granted = await openRefunds(tx, order, [wanted], { id, kind: 'refund-due', at: now });
  await tx.put('orders', { ...granted, history: [...order.history, { at: now, event: 'refund-granted' }] });
}

interface Asked extends AskedAgain {
  readonly order: Order;
  readonly insured: InsuredAsked | undefined;
}

/** Puts the request on the officers' list; nothing moves before one has decided. */
async function ask(
  tx: Documents,
  policies: readonly PolicyInForce[],
  { order, line, reason, declined, insured, now }: Asked,
): Promise<void> {
  const reasons = policies.map((policy) => whyNotByNotice(policy, line, { reason, today: chinaDay(now) }));
  const problem = whyNotAskable(line) ?? (reasons.includes(null) ? null : (reasons[0] ?? null));
  if (problem !== null) throw notRefundable(problem);
  const amountFen = minusFen(line.amountFen, await grantedFen(tx, order, line));
  if (amountFen <= 0) throw notRefundable('这个人的费用已经全部退还，不需要再申请。');
  const asked: RefundRequest = {
    _id: refundId(order._id, line.line, requestTag(declined.length + 1)),
    orderId: order._id,
    openId: order.openId,
    line: line.line,
    region: line.region,
    amountFen,
    to: line.wechatFen > 0 ? 'wechat' : 'mutual-aid',
    reason,
    state: 'requested',
    ...(insured === undefined ? {} : { insured }),
    createdAt: now,
    history: [{ at: now, event: 'requested' }],
  };
  await tx.insert('refund-requests', asked);
  await openCase(tx, {
    id: `${asked._id}-requested`,
    kind: 'refund-requested',
    region: line.region,
    orderId: order._id,
    refundId: asked._id,
    amountFen,
    summary:
      `付款人申请退还${line.year}年度保费${inYuan(amountFen)}，` +
      `理由：${refundReasonWords[reason]}，缴费日${sayDay(line.facts.payOn)}，${coverWords(line)}。` +
      `${declinedBefore(declined)}请核实材料后同意或不同意。`,
    now,
  });
  await tx.put('orders', {
    ...withOpenRefund(order, null),
    history: [...order.history, { at: now, event: 'refund-asked' }],
  });
}

/** What an officer should know of the requests before: another of them decided, perhaps himself. */
function declinedBefore(declined: readonly RefundRequest[]): string {
  return declined
    .map(
      (one, at) =>
        `第${at + 1}次申请（${refundReasonWords[one.reason]}）没有同意：${one.note ?? '没有写原因'}。`,
    )
    .join('');
}

function coverWords({ determination: { coverage } }: OrderLine): string {
  return coverage === null ? '通知没有写待遇期' : `待遇期${sayDay(coverage.from)}至${sayDay(coverage.to)}`;
}

function whyNotAskable(line: OrderLine): string | null {
  if (line.state !== 'insured' && line.state !== 'settlement-pending') {
    return '这个人没有由这笔订单参保，不需要申请退款，请看订单里的说明。';
  }
  return line.amountFen === 0 ? '这个人没有缴费，不需要退款。' : null;
}

function notRefundable(message: string): Error {
  return refuse('NOT_REFUNDABLE', message);
}
