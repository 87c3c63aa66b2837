import { useState } from 'react';
import { View } from '@tarojs/components';
import { ManyChoices } from '../../../components/ChoiceList';
import { Section } from '../../../components/Section';
import { ShareButton } from '../../../components/ShareButton';
import { pages } from '../../../platform/pages';
import { useShareCards } from '../../../platform/share';
import type { ShareCard } from '../../../platform/share';

export interface ShareResultProps {
  readonly region: string;
  readonly year: number;
  /** The result in a few words: 应缴 60 元. */
  readonly headline: string;
}

/** What a chat sees: the amount only if the sender wants it there, and never an answer. It opens the place's first page. */
export function resultCard({ region, year, headline }: ShareResultProps, withAmount: boolean): ShareCard {
  const title = withAmount ? `居民医保${year}年度：${headline}` : `居民医保${year}年度：算一算您该缴多少`;
  return { title, path: `${pages.first}?r=${region}` };
}

/** Sends the result to a chat: whoever opens it answers for himself. */
export function ShareResult(props: ShareResultProps) {
  const [withAmount, setWithAmount] = useState(false);
  const card = resultCard(props, withAmount);
  useShareCards({ 'send-result': card });
  return (
    <Section title="发给家人" id="share-result">
      <View className="section__note">
        家人打开是这个地方的首页，自己回答、自己登记。您的回答不会发出去。
      </View>
      <ManyChoices<'amount'>
        name="卡片上写什么"
        chosen={withAmount ? ['amount'] : []}
        onToggle={() => setWithAmount(!withAmount)}
        choices={[
          {
            value: 'amount',
            id: 'result-with-amount',
            label: `写上“${props.headline}”`,
            hint: '群里的人都看得到',
          },
        ]}
      />
      <ShareButton id="send-result" label="发给家人" card={card} />
    </Section>
  );
}
