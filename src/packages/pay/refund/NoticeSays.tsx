import { View } from '@tarojs/components';
import type { AskableReason } from '../../../../contract/refunds';
import { usePolicyOf } from '../../../answers/policy-of-place';
import { answerTo } from '../../../answers/residents-ask/answer';
import { residentsAsk } from '../../../answers/residents-ask/questions';
import { ClauseLinks } from '../../../components/Breakdown';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { questionOf } from './words';

interface NoticeSaysProps {
  readonly region: string;
  readonly year: number;
  readonly reason: AskableReason;
}

/** What the place's notices say of giving money back for a reason, with the clauses, and what they leave open. */
export function NoticeSays({ region, year, reason }: NoticeSaysProps) {
  const policy = usePolicyOf(region);
  const question = residentsAsk.find(({ code }) => code === questionOf[reason]);
  if (question === undefined) return null;
  const { passages, silences } = answerTo(region, year, question, policy);
  return (
    <Section title="当地的通知怎么写" id="notice-says">
      <Card>
        {passages.map(({ words, clauses, draft }) => (
          <View key={words} className="para">
            {draft ? <View className="soft small">征求意见稿，正式通知可能不同</View> : null}
            <Words>{words}</Words>
            <ClauseLinks
              clauses={clauses}
              onClause={({ notice, clause }) => open(pages.clause, { notice, clause })}
            />
          </View>
        ))}
        {silences.map((words) => (
          <View key={words} className="para">
            {words}
          </View>
        ))}
        {passages.length === 0 && silences.length === 0 ? (
          <View>通知没有写这种情况退不退，由参保地的医保经办机构决定。</View>
        ) : null}
      </Card>
    </Section>
  );
}
