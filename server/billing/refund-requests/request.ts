import { inYuan } from '../../../policy/money';
import { sayDay } from '../../../contract/calendar-day';
import type { RefundActions, RefundView } from '../../../contract/refunds';
import { type AskedAgain, requestTag, requestsOf, whyNotAgain } from './asking-again';
import { grantRecognised } from './give-recognised';
import { insuredToAsk } from './insured-consent';
import { moneyBackWords } from './money-back-words';
import { dueIfAsked, notRefundable, policiesOf, requireLine } from './what-is-due';
import { officeAtWorkWords } from './offers';
import { refundViews } from './request-view';
import { requestsOfOrders } from './stored-requests';
import { refundReasonWords, requireOwn, withOpenRefund } from '../orders';
import type { Cloud, Documents } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';
import type { InsuredAsked, Order, OrderLine, RefundRequest } from '../../schema';
import { withConsent } from '../notifications';
import { refundId } from '../refunds';
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
    const line = requireLine(order, request.line);
    const now = cloud.now();
    if (request.reason === 'recognised') {
      const known = await tx.get('refunds', refundId(order._id, line.line, 'recognised'));
      if (known === null) await grantRecognised(tx, policies, { order, line, now });
      return;
    }
    const requests = await requestsOf(tx, order, line);
    if (requests.some(({ state }) => state !== 'declined')) return;
    const asked = { order, line, reason: request.reason, declined: requests, insured, now };
    const problem = (await grantWaits(tx, order, line)) ? officeAtWorkWords : await whyNotAgain(tx, asked);
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
  const line = requireLine(order, wanted);
  return { policies: await policiesOf(cloud, line), insured: await insuredToAsk(cloud, openId, line) };
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
  const amountFen = await dueIfAsked(tx, policies, { order, line, reason, now });
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
      `${declinedBefore(declined)}${await moneyBackWords(tx, line)}请核实材料后同意或不同意。`,
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
