import { View } from '@tarojs/components';
import { Card, Section } from '../../../components/Section';
import type { EitherWay, Outcome } from '../../../answers/open-questions';

function wordsOf({ prefix, labels }: Outcome): string {
  return prefix + labels.join('、');
}

function withoutOutcome(key: string): string {
  return key === 'paid'
    ? '先查一查交过没有，避免重复缴费：看支付记录，或打找谁问里的电话。'
    : '没有算进结果里。弄清楚以后再算一次，会更准。';
}

function OutcomeRow({ outcome }: { readonly outcome: Outcome }) {
  return (
    <View className="later__row">
      <View>{wordsOf(outcome)}：</View>
      <View className="strong">{outcome.same ? '和现在的结果一样' : outcome.result}</View>
    </View>
  );
}

/** What each 不知道 would change, either way. */
export function Unknowns({ ways }: { readonly ways: readonly EitherWay[] }) {
  if (ways.length === 0) return null;
  return (
    <Section title="您不知道的，可能会改变结果" id="unknowns">
      {ways.map(({ key, heading, outcomes }) => (
        <Card key={key} id={`unknown-${key}`}>
          <View className="strong para">{heading}</View>
          {outcomes.length > 0 ? (
            outcomes.map((outcome) => <OutcomeRow key={outcome.result} outcome={outcome} />)
          ) : (
            <View>{withoutOutcome(key)}</View>
          )}
        </Card>
      ))}
    </Section>
  );
}
