import { sayDay } from '../../contract/calendar-day';
import type { FileLine, FileSection } from '../../contract/person-file';
import type { LineState } from '../../contract/orders';
import type { RefundRequestState, RefundState } from '../../contract/refunds';
import { inYuan } from '../../policy/money';
import { liesIn } from '../../policy/region-names';
import { refundReasonWords } from '../billing/orders';
import { decidedAt } from '../billing/refund-requests';
import { evidenceId, picturesKept } from '../evidence';
import { type Cloud, chinaDay } from '../platform';
import type { Order, RefundRequest } from '../schema';
import { picturesWords } from './picture-lines';

const most = 100;

const lineWords: Readonly<Record<LineState, string>> = {
  reserved: '还没付',
  insured: '已付，参保',
  'settlement-pending': '已付，等医保部门确认扣款',
  'refund-due': '要退，还没到账',
  refunded: '已退回',
  released: '没有付，已取消',
};
const refundWords: Readonly<Record<RefundState, string>> = {
  approved: '已同意，还没发起',
  sent: '已发起',
  processing: '微信在办',
  done: '已退到',
  manual: '要人工办',
  replaced: '换了一笔重新退',
};
const requestWords: Readonly<Record<RefundRequestState, string>> = {
  requested: '等审批',
  approved: '已同意',
  declined: '不同意',
};

interface Whose {
  readonly personId: string;
  readonly region: string;
}

/** A person's payments, refunds and requests in the office's places, the newest first. Five round trips. */
export async function paymentSections(
  cloud: Cloud,
  { personId, region }: Whose,
): Promise<readonly FileSection[]> {
  const orders = (await cloud.db.find('orders', { filter: { people: personId }, limit: most }))
    .filter(({ lines }) => lines.some((line) => line.personId === personId && liesIn(line.region, region)))
    .sort((one, other) => other.createdAt - one.createdAt);
  return [
    { title: '缴费', lines: orders.flatMap((order) => linesOf(order, { personId, region })) },
    { title: '退费', lines: await refundLines(cloud, orders, { personId, region }) },
    { title: '别处的缴费', lines: await elsewhereLines(cloud, { personId, region }) },
  ];
}

function linesOf({ _id, lines, paidAt }: Order, { personId, region }: Whose): readonly FileLine[] {
  return lines
    .filter((line) => line.personId === personId && liesIn(line.region, region))
    .map(({ year, amountFen, state }) => ({
      label: `${year}年度`,
      words: `${inYuan(amountFen)}，${paidAt === null ? '' : `${sayDay(chinaDay(paidAt))}，`}${lineWords[state]}`,
      source: `订单号${_id}`,
    }));
}

async function refundLines(
  cloud: Cloud,
  orders: readonly Order[],
  whose: Whose,
): Promise<readonly FileLine[]> {
  if (orders.length === 0) return [];
  const filter = { orderId: { in: orders.map(({ _id }) => _id) } };
  const [refunds, requests] = await Promise.all([
    cloud.db.find('refunds', { filter, limit: most }),
    cloud.db.find('refund-requests', { filter, limit: most }),
  ]);
  const isHis = ({ orderId, line }: { readonly orderId: string; readonly line: number | null }): boolean =>
    orders.some(
      ({ _id, lines }) =>
        _id === orderId &&
        lines.some(
          (one) =>
            one.personId === whose.personId &&
            liesIn(one.region, whose.region) &&
            (line === null || one.line === line),
        ),
    );
  return [
    ...(await requestLines(cloud, requests.filter(isHis))),
    ...refunds.filter(isHis).map(({ orderId, amountFen, createdAt, reason, state, line }) => ({
      label: line === null ? '退整个订单' : '退他的部分',
      words: `${sayDay(chinaDay(createdAt))}，${inYuan(amountFen)}，${refundReasonWords[reason]}，${refundWords[state]}`,
      source: `订单号${orderId}`,
    })),
  ];
}

/** With how many pictures the payer gave, and until when they are kept. One round trip. */
async function requestLines(cloud: Cloud, requests: readonly RefundRequest[]): Promise<readonly FileLine[]> {
  const idOf = ({ _id }: RefundRequest): string => evidenceId({ kind: 'refund', id: _id });
  const kept = await picturesKept(cloud, requests.map(idOf));
  return requests.map((request) => {
    const { orderId, amountFen, createdAt, reason, state } = request;
    const pictures = kept.get(idOf(request));
    const overAt = state === 'requested' ? null : decidedAt(request);
    const given = pictures === undefined ? '' : `，${picturesWords({ ...pictures, overAt })}`;
    return {
      label: '申请',
      words: `${sayDay(chinaDay(createdAt))}，${inYuan(amountFen)}，${refundReasonWords[reason]}，${requestWords[state]}${given}`,
      source: `订单号${orderId}`,
    };
  });
}

async function elsewhereLines(cloud: Cloud, { personId, region }: Whose): Promise<readonly FileLine[]> {
  const payments = await cloud.db.find('elsewhere-payments', { filter: { personId }, limit: most });
  return payments
    .filter((one) => liesIn(one.region, region))
    .map(({ year, on, amountFen, channel, number }) => ({
      label: `${year}年度`,
      words: `${sayDay(on)}，${channel}，${inYuan(amountFen)}`,
      source: `税务部门名单，缴费编号${number}`,
    }));
}
