import type { LineState, OrderState, PaymentSource } from '../../contract/orders';
import type { AskableReason, RefundRequestState, RefundState, RefundView } from '../../contract/refunds';
import type { TagKind } from '../components/Section';

interface StateWords {
  readonly label: string;
  readonly kind: TagKind;
}

export const orderWords: Readonly<Record<OrderState, StateWords>> = {
  'awaiting-payment': { label: '等待支付', kind: 'warn' },
  paid: { label: '已付款', kind: 'good' },
  settled: { label: '已办完', kind: 'good' },
  closed: { label: '已关闭', kind: 'quiet' },
};

export const lineWords: Readonly<Record<LineState, StateWords>> = {
  reserved: { label: '正在缴费', kind: 'info' },
  insured: { label: '已参保', kind: 'good' },
  'settlement-pending': { label: '已参保，等待扣款结果', kind: 'good' },
  'refund-due': { label: '正在退款', kind: 'warn' },
  refunded: { label: '已退款', kind: 'quiet' },
  released: { label: '没有缴费', kind: 'quiet' },
};

export const paymentSourceWords: Readonly<Record<PaymentSource, string>> = {
  wechat: '微信支付',
  'mutual-aid': '家庭共济账户',
  both: '共济账户不够的部分用微信支付',
};

const refundWords: Readonly<Record<RefundState, string>> = {
  approved: '已同意，准备退款',
  sent: '已提交退款',
  processing: '正在退款',
  done: '已退回',
  manual: '由工作人员办理',
  replaced: '已转入办理',
};

const requestWords: Readonly<Record<RefundRequestState, string>> = {
  requested: '等待工作人员审批',
  approved: '已转入办理',
  declined: '没有同意',
};

/** Where a refund, or a request for one, stands. */
export function wordsOfRefund(refund: RefundView): string {
  return refund.kind === 'request' ? requestWords[refund.state] : refundWords[refund.state];
}

export const reasonWords: Readonly<Record<AskableReason, string>> = {
  recognised: '缴费以后才认定困难身份',
  'paid-twice': '重复缴费',
  died: '参保人已去世',
  'insured-elsewhere': '在别的地方或单位参保了',
  'wrong-place': '参保地选错了',
};
