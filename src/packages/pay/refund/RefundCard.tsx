import { View } from '@tarojs/components';
import type { RefundView } from '../../../../contract/refunds';
import { Card } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { sayMoment } from '../../../words/days';
import { yuan } from '../../../words/money';
import { wordsOfRefund } from '../../../words/order-state';

interface RefundCardProps {
  readonly refund: RefundView;
  /** Whose it is, where the page tells of more than one person. */
  readonly name?: string;
}

/** How far one refund is, and what comes next. */
export function RefundCard({ refund, name = '' }: RefundCardProps) {
  return (
    <Card id={`refund-state-${refund.refundId}`}>
      <View className="strong">
        {name === '' ? '' : `${name} · `}
        {yuan(refund.amountFen)} 元 · {wordsOfRefund(refund)}
      </View>
      <View className="soft small">{sayMoment(refund.at)}</View>
      <View>
        <Words>{refund.message}</Words>
      </View>
    </Card>
  );
}
