import { View } from '@tarojs/components';
import { ChoiceList } from '../../../components/ChoiceList';
import { Card, Section } from '../../../components/Section';
import type { Outcome, WhoKnows } from '../../../answers/outcomes';

/** When it is so. What is true of nothing that was asked, an identity or the years before, is told by the others. */
export function whenOf({ whens }: Outcome): string {
  return whens.length === 0 ? '不是另外列出的情况' : whens.join('；');
}

function resultOf({ result, consequence }: Outcome): string {
  return consequence === '' ? result : `${result}，${consequence}`;
}

export interface CasesProps {
  readonly outcomes: readonly Outcome[];
  readonly chosen: Outcome;
  readonly onChoose: (key: string) => void;
}

/** What may be so, each with its result. The one that is chosen is explained below. */
export function Cases({ outcomes, chosen, onChoose }: CasesProps) {
  return (
    <Section title="看您是哪一种" id="cases">
      <ChoiceList
        name="看您是哪一种"
        chosen={chosen.key}
        onChoose={onChoose}
        choices={outcomes.map((outcome) => ({
          value: outcome.key,
          label: resultOf(outcome),
          hint: `如果：${whenOf(outcome)}`,
          id: outcome.key,
        }))}
      />
    </Section>
  );
}

/** Which paper decides, and whom to ask. */
export function WhoKnowsSection({ whoKnows }: { readonly whoKnows: readonly WhoKnows[] }) {
  if (whoKnows.length === 0) return null;
  return (
    <Section title="怎么弄清楚" id="who-knows">
      <Card>
        <View className="para">找一找下面的证件，或者问发证的部门。弄清楚以后点“修改回答”再算。</View>
        {whoKnows.map(({ ask, papers }) => (
          <View key={ask} className="para">
            <View className="strong">{ask}</View>
            <View>{papers.join('；')}</View>
          </View>
        ))}
      </Card>
    </Section>
  );
}
