import { liesIn } from '../../../policy/region-names';
import { inYuan } from '../../../policy/money';
import type { RefundActsOfTwo } from '../../../contract/refunds';
import { openCase } from '../cases';
import { withOpenRefund } from '../orders';
import { grantPart } from '../refunds';
import { maskedPerson } from '../../identity';
import { type Cloud, type Documents, refuse } from '../../platform';
import type { Look } from '../../proposals';
import type { InsuredAsked, Officer, Order, OrderLine, RefundRequest } from '../../schema';
import { requestsOf } from './asking-again';
import { insuredToAskByOffice } from './insured-consent';
import { type WentBack, leftOf, wentBackOf } from './left-of-payment';
import { moneyBackWords } from './money-back-words';
import { grantNumber, grantsOf, mostGrants } from './stored-grants';

type Act = RefundActsOfTwo['refunds.grant'];

/** One person's part of a paid order, with what two officers granted for it before. */
interface Paid {
  readonly order: Order;
  readonly line: OrderLine;
  readonly grants: readonly RefundRequest[];
}

/** What two officers give back beyond a rule, before any of it holds; one that was made already says so. */
export async function lookAtGrant(cloud: Cloud, request: Act['request']): Promise<Look> {
  const paid = await requirePaid(cloud.db, request);
  const { order, line } = paid;
  const made = madeBy(paid, request);
  if (made === undefined) await requireGrantable(cloud.db, paid, request);
  const person = await cloud.db.get('people', line.personId);
  const words =
    made === undefined ? wordsOf(line, request) + (await moneyBackWords(cloud.db, line)) : '已经办理';
  return {
    region: request.region,
    sums: { rows: 1, sumFen: request.amountFen },
    documents: [],
    subjects: [order.openId, ...order.people],
    rows: person === null ? [] : [{ ...maskedPerson(cloud, person), words }],
  };
}

function wordsOf({ year, amountFen }: OrderLine, request: Act['request']): string {
  const back = `${year}年度已缴${inYuan(amountFen)}，退给付款人${inYuan(request.amountFen)}`;
  const then = request.ends ? '这一年度的参保停止' : '参保不变';
  return `${back}，${then}。理由：${request.reason}`;
}

/**
 * Gives back what two agreed to: a part at once, and he stays insured; all that is left, and his insurance ends, once he was asked as
 * before any refund that ends it.
 */
export async function grantRefund(
  cloud: Cloud,
  _officer: Officer,
  request: Act['request'],
): Promise<Act['data']> {
  const { line } = await requirePaid(cloud.db, request);
  const insured = request.ends ? await insuredToAskByOffice(cloud, line) : undefined;
  return cloud.db.transaction(async (tx) => {
    const paid = await requirePaid(tx, request);
    const made = madeBy(paid, request);
    if (made !== undefined) return { waits: made.state === 'requested' };
    await requireGrantable(tx, paid, request);
    const granted = requestOf(paid, request, { insured, now: cloud.now() });
    await tx.insert('refund-requests', granted);
    if (granted.state === 'requested') await wait(tx, paid, granted);
    else await grantPart(tx, { ...paid, amountFen: request.amountFen, now: granted.createdAt });
    return { waits: granted.state === 'requested' };
  });
}

/** An order of another place reads like one that never was. */
async function requirePaid(
  documents: Documents,
  { region, orderId, line: wanted }: Act['request'],
): Promise<Paid> {
  const order = await documents.get('orders', orderId);
  const line = order?.lines.find((one) => one.line === wanted);
  if (order === null || line === undefined || !liesIn(line.region, region)) {
    throw refuse('NO_ORDER', '没有查到这笔缴费，或者不归您这里办理。请重新查一次。');
  }
  return { order, line, grants: await grantsOf(documents, order, line) };
}

function madeBy({ grants }: Paid, { grantId }: Act['request']): RefundRequest | undefined {
  return grants.find((one) => one.grantId === grantId);
}

async function requireGrantable(documents: Documents, paid: Paid, request: Act['request']): Promise<void> {
  const { order, line, grants } = paid;
  const problem = whyNotGranted(paid, request);
  if (problem !== null) throw refuse('NOT_REFUNDABLE', problem);
  const asked = [...(await requestsOf(documents, order, line)), ...grants];
  if (asked.some(({ state }) => state === 'requested')) {
    throw refuse('NOT_REFUNDABLE', '这个人已经有一笔退费在“待办清单”里等着，请到那里同意或不同意。');
  }
  requireAmount(line, await wentBackOf(documents, order, line), request);
}

function whyNotGranted({ line, grants }: Paid, { ends }: Act['request']): string | null {
  if (line.state !== 'insured' && line.state !== 'settlement-pending') {
    return '这个人没有由这笔订单参保，或者已经退过，没有可以退的。';
  }
  if (line.amountFen === 0) return '这个人没有缴费，没有可以退的。参保登记错了的，请在“更正资料”里撤销。';
  if (!ends && line.state === 'settlement-pending') {
    return '家庭共济账户的扣款还没有结果，请等结果回来再退一部分。';
  }
  return grants.length < mostGrants ? null : `这个人的这笔缴费已经办过${mostGrants}次退费，不能再退。`;
}

function requireAmount(line: OrderLine, back: WentBack, { amountFen, ends }: Act['request']): void {
  const { leftFen, partFen } = leftOf(line, back);
  if (ends && amountFen === leftFen) return;
  if (!ends && amountFen > 0 && amountFen <= partFen) return;
  throw refuse(
    'AMOUNT_DIFFERS',
    ends
      ? `现在还能退的是${inYuan(leftFen)}，和提出的不一样。请重新查一次，再提出。`
      : `只退一部分、参保不变的，只退微信付的部分，最多${inYuan(partFen)}。全部退的，请选“全部退回，参保停止”。`,
    { field: 'amountFen' },
  );
}

interface Granting {
  readonly insured: InsuredAsked | undefined;
  readonly now: number;
}

function requestOf(
  { order, line, grants }: Paid,
  { grantId, amountFen, reason }: Act['request'],
  { insured, now }: Granting,
): RefundRequest {
  const state = insured === undefined ? 'approved' : 'requested';
  return {
    _id: grantNumber(order, line, grants.length + 1),
    orderId: order._id,
    openId: order.openId,
    line: line.line,
    region: line.region,
    amountFen,
    to: line.wechatFen > 0 ? 'wechat' : 'mutual-aid',
    reason: 'by-office',
    grantId,
    state,
    ...(insured === undefined ? {} : { insured }),
    note: reason,
    createdAt: now,
    history: [{ at: now, event: state }],
  };
}

/** The insured person is asked; then an officer decides, in his list of cases. */
async function wait(tx: Documents, { order, line }: Paid, request: RefundRequest): Promise<void> {
  const { _id, amountFen, note = '', createdAt: now } = request;
  await openCase(tx, {
    id: `${_id}-requested`,
    kind: 'refund-requested',
    region: line.region,
    orderId: order._id,
    refundId: _id,
    amountFen,
    summary:
      `两位经办人同意退还${line.year}年度保费${inYuan(amountFen)}，这一年度的参保停止，理由：${note}。` +
      '还要先问参保人本人，请按下面的说明办理。',
    now,
  });
  await tx.put('orders', {
    ...withOpenRefund(order, null),
    history: [...order.history, { at: now, event: 'refund-asked' }],
  });
}
