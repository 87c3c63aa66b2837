import { provider } from './fields';
import type { Order, Refund } from './orders';
import { toBillTime } from './pay-time';

const columns =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,' +
  '代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const sumColumns =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** Fen as yuan with two digits, without a fraction in between. */
function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

function line(values: readonly string[]): string {
  return values.map((value) => `\`${value.replace(/[,`\r\n]/g, ' ')}`).join(',');
}

interface Billed {
  readonly refund: Refund;
  readonly order: Order;
  /** As it was when the bill was made; the line is not written again. */
  readonly status: string;
}

function tradeLine(order: Order, at: number, billed: Billed | null): string {
  const refund = billed?.refund ?? null;
  return line([
    toBillTime(at),
    provider.appId,
    provider.merchantId,
    order.subMchId,
    '',
    order.transactionId ?? '',
    order._id,
    order.openId,
    'JSAPI',
    billed === null ? 'SUCCESS' : 'REFUND',
    'OTHERS',
    'CNY',
    refund === null ? yuan(order.totalFen) : '0.00',
    '0.00',
    refund?.refundId ?? '0',
    refund?._id ?? '0',
    yuan(refund?.refundFen ?? 0),
    '0.00',
    refund === null ? '' : 'ORIGINAL',
    billed?.status ?? '',
    order.body,
    order.attach,
    '0.00000',
    '0.00%',
    refund === null ? yuan(order.totalFen) : '0.00',
    yuan(refund?.refundFen ?? 0),
    '',
  ]);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, fen) => total + fen, 0);
}

/** A day's bill (type ALL): payments and refunds, each value behind a backtick, then a line of sums. */
export function billText(paid: readonly Order[], refunded: readonly Billed[]): string {
  const paidFen = sum(paid.map(({ totalFen }) => totalFen));
  const refundedFen = sum(refunded.map(({ refund }) => refund.refundFen));
  return [
    columns,
    ...paid.map((order) => tradeLine(order, order.paidAt ?? 0, null)),
    ...refunded.map((billed) => tradeLine(billed.order, billed.refund.createdAt, billed)),
    sumColumns,
    line([
      String(paid.length + refunded.length),
      yuan(paidFen),
      yuan(refundedFen),
      '0.00',
      '0.00000',
      yuan(paidFen),
      yuan(refundedFen),
    ]),
    '',
  ].join('\r\n');
}
