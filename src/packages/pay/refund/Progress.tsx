import { View } from '@tarojs/components';
import type { RefundView } from '../../../../contract/refunds';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { sayMoment } from '../../../words/days';
import { yuan } from '../../../words/money';
import { wordsOfRefund } from '../../../words/order-state';

/** What was asked for and what became of it, the newest first. */
export function Progress({ refunds }: { readonly refunds: readonly RefundView[] }) {
  if (refunds.length === 0) return null;
  const newestFirst = [...refunds].sort((one, other) => other.at - one.at);
  return (
    <Section title="办到哪一步">
      {newestFirst.map((refund) => (
        <Card key={refund.refundId} id={`refund-state-${refund.refundId}`}>
          <View className="strong">
            {yuan(refund.amountFen)} 元 · {wordsOfRefund(refund)}
          </View>
          <View className="soft small">{sayMoment(refund.at)}</View>
          <View>
            <Words>{refund.message}</Words>
          </View>
        </Card>
      ))}
    </Section>
  );
}
