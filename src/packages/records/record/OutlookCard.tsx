import { View } from '@tarojs/components';
import type { ClaimOutlook } from '../../../../contract/record-view';
import { Callout } from '../../../components/Callout';
import { Card, Section } from '../../../components/Section';
import { sayDay } from '../../../words/days';
import { yuan } from '../../../words/money';

interface Way {
  readonly title: string;
  readonly words: string;
}

function waysOf(outlook: ClaimOutlook): readonly Way[] {
  const { payNowFen, ifConfirmedFen, refundAfterPayingNowFen, reimbursedAfterPayingNowFen, waitUntil } =
    outlook;
  const ways: Way[] = [];
  if (ifConfirmedFen !== null) {
    const until = waitUntil ? `最晚等到${sayDay(waitUntil)}，再晚就可能多交或晚享受。` : '';
    const due = ifConfirmedFen === 0 ? '不用缴费' : `只要缴 ${yuan(ifConfirmedFen)} 元`;
    ways.push({ title: '等核实', words: `核实通过后，${due}。${until}` });
  }
  if (payNowFen !== null) {
    const back = refundAfterPayingNowFen + reimbursedAfterPayingNowFen;
    const later = back > 0 ? `以后核实通过，可以退回 ${yuan(back)} 元。` : '以后核实通过，多缴的不退。';
    ways.push({ title: '现在先全额缴', words: `现在缴 ${yuan(payNowFen)} 元。${later}` });
  }
  return ways;
}

/** What waiting for the confirmation costs, and what paying in full now would bring back. */
export function OutlookCard({ outlook }: { readonly outlook: ClaimOutlook }) {
  return (
    <Section title="等核实，还是先缴？" id="outlook">
      {waysOf(outlook).map((way) => (
        <Card key={way.title}>
          <View className="strong">{way.title}</View>
          <View>{way.words}</View>
        </Card>
      ))}
      <Callout kind="info" title="建议">
        {outlook.advice}
      </Callout>
    </Section>
  );
}
