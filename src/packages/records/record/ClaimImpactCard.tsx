import { View } from '@tarojs/components';
import type { ClaimImpact } from '../../../../contract/record-view';
import type { Fen } from '../../../../policy/money';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { sayDay } from '../../../words/days';
import { yuan } from '../../../words/money';

interface Way {
  readonly title: string;
  /** What it costs to go this way now; null where there is nothing to do but wait. */
  readonly payFen: Fen | null;
  readonly words: string;
}

function backLater({ refundAfterPayingNowFen, reimbursedAfterPayingNowFen }: ClaimImpact): string {
  const parts = [
    ...(refundAfterPayingNowFen > 0 ? [`退回 ${yuan(refundAfterPayingNowFen)} 元`] : []),
    ...(reimbursedAfterPayingNowFen > 0 ? [`补发 ${yuan(reimbursedAfterPayingNowFen)} 元`] : []),
  ];
  return parts.length === 0
    ? '通知没有写以后核实通过了退不退差额。'
    : `以后核实通过，按通知可以${parts.join('，')}。`;
}

function waysOf(claimImpact: ClaimImpact): readonly Way[] {
  const { payNowFen, ifConfirmedFen, waitUntil } = claimImpact;
  const ways: Way[] = [];
  if (ifConfirmedFen !== null) {
    const until = waitUntil ? `最晚等到${sayDay(waitUntil)}，再晚就可能多交或晚享受。` : '';
    const due = ifConfirmedFen === 0 ? '不用缴费' : `只要缴 ${yuan(ifConfirmedFen)} 元`;
    ways.push({ title: '等核实', payFen: null, words: `核实通过后，${due}。${until}` });
  }
  if (payNowFen !== null) {
    const words = `现在缴 ${yuan(payNowFen)} 元。${backLater(claimImpact)}`;
    ways.push({ title: '现在先全额缴', payFen: payNowFen, words });
  }
  return ways;
}

interface ClaimImpactCardProps {
  readonly claimImpact: ClaimImpact;
  readonly onPay: () => void;
}

/** What waiting for the confirmation costs, and what paying in full now would bring back. */
export function ClaimImpactCard({ claimImpact, onPay }: ClaimImpactCardProps) {
  return (
    <Section title="等核实，还是先缴？" id="claim-impact">
      {waysOf(claimImpact).map((way) => (
        <Card key={way.title}>
          <View className="strong">{way.title}</View>
          <View>
            <Words>{way.words}</Words>
          </View>
          {way.payFen ? (
            <Button id="pay-now" kind="secondary" label={`现在先缴 ${yuan(way.payFen)} 元`} onTap={onPay} />
          ) : null}
        </Card>
      ))}
    </Section>
  );
}
