import { View } from '@tarojs/components';
import { ClauseLinks } from '../../../components/Breakdown';
import type { ClauseRef } from '../../../components/Breakdown';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import type { NewbornAdvice, NewbornYear } from '../../../answers/newborn';

function Year({ year }: { readonly year: NewbornYear }) {
  return (
    <Card id={`newborn-${year.key}`}>
      <View className="strong">{year.title}</View>
      <View className="para">{year.result}</View>
      {year.lines.map((line) => (
        <View key={line} className="soft">
          <Words>{line}</Words>
        </View>
      ))}
    </Card>
  );
}

/** What the notice says for a newborn: until when, where, and what each year that may be paid brings. */
export function Newborn(props: {
  readonly advice: NewbornAdvice | null;
  readonly onClause: (clause: ClauseRef) => void;
}) {
  const { advice, onClause } = props;
  if (advice === null) return null;
  return (
    <Section title="新生儿" id="newborn">
      <View className="para">
        <Words>{advice.lead}</Words>
      </View>
      {advice.years.map((year) => (
        <Year key={year.key} year={year} />
      ))}
      <View className="soft spaced">到哪里办、带什么材料，请问村（居）委会或当地医保部门。</View>
      <ClauseLinks clauses={advice.clauses} onClause={onClause} />
    </Section>
  );
}
