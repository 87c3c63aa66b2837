import type { OrderState, PaymentSource } from '../../contract/orders';
import type { RefundRequestState, RefundState } from '../../contract/refunds';
import { inGroups } from '../../contract/check-code';
import { inYuan } from '../../policy/money';
import type { Collections, Order, ReceiptCode, ReceiptShare, Refund, RefundRequest } from '../schema';
import type { Cloud } from '../platform';
import { refundReasonWords } from '../billing/orders';
import type { Fact, OfResidents } from './holding';
import { type Subject, most, ordersOf } from './subject';
import { day, placeOf } from './words';

const orderNames: Readonly<Record<OrderState, string>> = {
  'awaiting-payment': '等付款',
  paid: '已付款，还有没办完的',
  settled: '已办完',
  closed: '已关闭，没有付款',
};
const sourceNames: Readonly<Record<PaymentSource, string>> = {
  wechat: '微信支付',
  'mutual-aid': '家庭共济账户',
  both: '家庭共济账户和微信支付',
};
const refundNames: Readonly<Record<RefundState, string>> = {
  approved: '已同意，还没有发起',
  sent: '已发起',
  processing: '微信在办',
  done: '已退到',
  manual: '由工作人员办理',
  replaced: '换了一笔重新退',
};
const requestNames: Readonly<Record<RefundRequestState, string>> = {
  requested: '等经办机构办理',
  approved: '已同意',
  declined: '没有同意',
};
const refundedTo: Readonly<Record<Refund['to'], string>> = {
  wechat: '原路退回微信支付',
  'mutual-aid': '家庭共济账户',
};

/** What hangs on a payer's orders is found by their ids. */
async function ofOrders<Name extends 'refunds' | 'refund-requests' | 'receipt-codes' | 'receipt-shares'>(
  cloud: Cloud,
  subject: Subject,
  find: (orderIds: readonly string[]) => Promise<readonly Collections[Name][]>,
): Promise<readonly Collections[Name][]> {
  const ids = (await ordersOf(cloud, subject)).map(({ _id }) => _id);
  return ids.length === 0 ? [] : find(ids);
}

/** Which person of the order, as its page counts them. */
function lineFact(line: number | null): Fact {
  return ['哪一位', line === null ? '整笔订单' : `订单里第${line + 1}位`];
}

export const orders: OfResidents<Order> = {
  of: 'residents',
  heading: '您的缴费订单',
  erasure: 'renamed',
  find: ordersOf,
  facts: ({ _id, createdAt, totalFen, lines, paidAt, state, paymentSource, payee, transactionId }) => [
    ['订单号', _id],
    ['下单', day(createdAt)],
    ['金额', inYuan(totalFen)],
    ['付款', paidAt === null ? '没有付' : day(paidAt)],
    ['怎么付', sourceNames[paymentSource]],
    ...(payee ? [['收款', payee] as const] : []),
    ...(transactionId === null ? [] : [['微信支付单号', transactionId] as const]),
    ['办到哪一步', orderNames[state]],
    ['人数', String(lines.length)],
    ...lines.map(
      ({ line, year, region, amountFen }) =>
        [`第${line + 1}位`, `${year}年度，${placeOf(region)}，${inYuan(amountFen)}`] as const,
    ),
  ],
};

export const refunds: OfResidents<Refund> = {
  of: 'residents',
  heading: '退费',
  erasure: 'renamed',
  find: (cloud, subject) =>
    ofOrders<'refunds'>(cloud, subject, (ids) =>
      cloud.db.find('refunds', { filter: { orderId: { in: ids } }, limit: most }),
    ),
  facts: ({ orderId, line, amountFen, createdAt, reason, to, state, region }) => [
    ['订单号', orderId],
    lineFact(line),
    ['金额', inYuan(amountFen)],
    ['理由', refundReasonWords[reason]],
    ['退到哪里', refundedTo[to]],
    ['办到哪一步', refundNames[state]],
    ['哪里的经办机构', placeOf(region)],
    ['时间', day(createdAt)],
  ],
};

export const refundRequests: OfResidents<RefundRequest> = {
  of: 'residents',
  heading: '退费申请',
  erasure: 'renamed',
  find: (cloud, subject) =>
    ofOrders<'refund-requests'>(cloud, subject, (ids) =>
      cloud.db.find('refund-requests', { filter: { orderId: { in: ids } }, limit: most }),
    ),
  facts: ({ orderId, line, amountFen, createdAt, reason, note, to, state, region, insured }) => [
    ['订单号', orderId],
    lineFact(line),
    ['金额', inYuan(amountFen)],
    ['理由', refundReasonWords[reason]],
    ['退到哪里', refundedTo[to]],
    ['办到哪一步', requestNames[state]],
    ['哪里的经办机构', placeOf(region)],
    ['时间', day(createdAt)],
    ['参保人的答复', answerWords(insured)],
    ['说明', note ?? '没有'],
  ],
};

function answerWords(insured: RefundRequest['insured']): string {
  if (insured === undefined) return '不用问';
  if (insured.answer !== undefined) {
    return `${day(insured.answer.at)}${insured.answer.agreed ? '同意' : '不同意'}`;
  }
  return insured.until === null ? '没有微信，由经办机构核实' : `还没有，等到${day(insured.until)}`;
}

export const receiptCodes: OfResidents<ReceiptCode> = {
  of: 'residents',
  heading: '凭证的核验码',
  erasure: 'renamed',
  find: (cloud, subject) =>
    ofOrders<'receipt-codes'>(cloud, subject, (ids) =>
      cloud.db.find('receipt-codes', { filter: { orderId: { in: ids } }, limit: most }),
    ),
  facts: ({ orderId, line, givenBackFen, code }) => [
    ['订单号', orderId],
    lineFact(line),
    ...(givenBackFen === undefined ? [] : [['凭证上写的退回', inYuan(givenBackFen)] as const]),
    ['核验码', inGroups(code)],
  ],
};

export const receiptShares: OfResidents<ReceiptShare> = {
  of: 'residents',
  heading: '您分享的凭证',
  erasure: 'goes',
  find: (cloud, subject) =>
    ofOrders<'receipt-shares'>(cloud, subject, (ids) =>
      cloud.db.find('receipt-shares', { filter: { orderId: { in: ids } }, limit: most }),
    ),
  facts: ({ orderId, line, inFull, expiresAt }) => [
    ['订单号', orderId],
    lineFact(line),
    ['姓名', inFull === true ? '写全' : '不写全'],
    ['有效到', day(expiresAt)],
  ],
};
