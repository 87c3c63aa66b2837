import { inYuan } from '../../../policy/money';
import type { RefundView } from '../../../contract/refunds';
import { refundReasonWords } from '../orders';
import type { Refund } from '../../schema';

export function refundView(refund: Refund): RefundView {
  return {
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

function whereItStands({ state, amountFen, to, note, history }: Refund): string {
  const way = to === 'wechat' ? '原路退回微信' : '退回家庭共济账户';
  const amount = inYuan(amountFen);
  switch (state) {
    case 'requested':
      return '已提交申请，等工作人员审核，审核后会在这里显示结果。';
    case 'approved':
    case 'sent':
      return `${amount}即将${way}，不需要您再做什么。`;
    case 'processing':
      return `${amount}正在${way}，一般1至3天到账。`;
    case 'done':
      return `${amount}已${way}。`;
    case 'declined':
      return (
        `申请没有通过${note === undefined ? '' : `，工作人员的说明：${note}`}。` +
        '有别的原因可以再申请；同一原因补齐材料后，7天后可以再申请，或到参保地医保经办窗口咨询。'
      );
    case 'manual':
      return `${amount}需要工作人员办理退回，已列入待办，办好后会在这里显示。`;
    case 'replaced':
      if (history[0]?.event !== 'requested') return '这次没有退成，已重新办理，请看下一条。';
      // What the bureau has not been told of is in the account at once, and makes no refund of its own.
      return to === 'wechat'
        ? '工作人员已经同意，退到哪一步请看下一条。'
        : '工作人员已经同意。钱退回家庭共济账户，在账户的变动里能看到；已经报给医保局的，由工作人员办理，请看下一条。';
  }
}
