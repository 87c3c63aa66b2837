import { inYuan } from '../../../policy/money';
import type { RefundView } from '../../../contract/refunds';
import { refundReasonWords } from '../orders';
import type { Refund } from '../../schema';

export function refundView(refund: Refund): RefundView {
  return {
    kind: 'refund',
    refundId: refund._id,
    orderId: refund.orderId,
    line: refund.line,
    amountFen: refund.amountFen,
    to: refund.to,
    reason: refund.reason,
    state: refund.state,
    at: refund.createdAt,
    message: `${refundReasonWords[refund.reason]}。${whereItStands(refund)}`,
  };
}

function whereItStands({ state, amountFen, to }: Refund): string {
  const way = to === 'wechat' ? '原路退回微信' : '退回家庭共济账户';
  const amount = inYuan(amountFen);
  switch (state) {
    case 'approved':
    case 'sent':
      return `${amount}即将${way}，不需要您再做什么。`;
    case 'processing':
      return `${amount}正在${way}${to === 'wechat' ? '，用零钱付的20分钟内到账，用银行卡付的要等3个工作日左右' : ''}。`;
    case 'done':
      return `${amount}已${way}。`;
    case 'manual':
      return `${amount}需要工作人员办理退回，已列入待办，办好后会在这里显示。`;
    case 'replaced':
      return '这次没有退成，已重新办理，请看下一条。';
  }
}
