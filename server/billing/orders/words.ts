import type { RefundReason } from '../../../contract/refunds';
import type { Order, OrderLine } from '../../schema';

export const refundReasonWords: Readonly<Record<RefundReason, string>> = {
  'closed-order': '付款到账时订单已经关闭',
  'already-insured': '付款时这位家人已经由别人缴费参保',
  'day-changed': '付款到账已是第二天，金额或保障与您确认的不同',
  'price-fell': '付款到账那天应缴的金额更少，多付的部分退回',
  'account-rejected': '医保局没有从家庭共济账户扣款成功',
  recognised: '缴费后取得资助身份，按通知退回应资助的部分',
  'paid-twice': '重复缴费',
  died: '参保人去世',
  'insured-elsewhere': '已在其他地方或以其他方式参保',
  'wrong-place': '参保地选错',
  'by-office': '经办机构核实后退回',
};

/** Why a person's part was released or went back; null where it stands. */
export function lineReason({ reason }: OrderLine): string | null {
  if (reason === null) return null;
  if (reason === 'cancelled') return '订单已取消，没有付款';
  if (reason === 'expired') return '到时间没有付款，已为其他家人放开';
  if (reason === 'gave-way') return '本人或本人同意的家人来缴费，这笔没付的订单已经关闭';
  if (reason === 'corrected') return '不用缴费的参保登记错了，由经办机构撤销';
  return refundReasonWords[reason];
}

/** What happened to an order and what comes next. */
export function orderMessage(order: Order): string {
  switch (order.state) {
    case 'awaiting-payment':
      return '已为家人保留名额，请在倒计时结束前付款。没付完可以回来继续，或取消。';
    case 'paid':
      if (order.lines.some(({ state }) => state === 'settlement-pending')) {
        return '缴费成功，已经参保。家庭共济账户的扣款还在等医保局确认，一般几天内有结果。';
      }
      return order.lines.some(({ state }) => state === 'refund-due')
        ? '已收到付款。其中有一部分正在退回，请看每个人的说明。'
        : '已收到付款。退费的申请还没有办完，请看下面的退款。';
    case 'settled':
      if (order.lines.every(({ state }) => state === 'insured')) {
        return '办理成功，全部家人已经参保，可以查看凭证。';
      }
      if (order.lines.some(({ state }) => state === 'refund-due')) {
        return '没有参保的人的款项正在退回，请看每个人的说明。';
      }
      return order.lines.some(({ state }) => state === 'refunded')
        ? '已办完。没有参保的人的款项已退回，请看每个人的说明。'
        : '已办完。没有参保的人没有付费，请看每个人的说明。';
    case 'closed':
      return closedMessage(order);
  }
}

function closedMessage(order: Order): string {
  if (order.openRefunds > 0) return '付款到账时订单已经关闭，款项正在原路退回，不需要您再做什么。';
  if (order.wechat === 'paid') return '订单已关闭，收到的款项已退回或正由工作人员核对。';
  return '订单已关闭，没有扣款。如果您已付款，款项会自动退回。需要缴费请重新下单。';
}
