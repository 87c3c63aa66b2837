import { useMemo, useState } from 'react';
import { View } from '@tarojs/components';
import { createPolicy, type NoticeDocument } from '../../../policy';
import { answerTo, type ResidentsAnswer } from '../../answers/residents-ask/answer';
import { residentsAsk } from '../../answers/residents-ask/questions';
import { Button } from '../../components/Button';
import { Section } from '../../components/Section';
import { AnsweredBy } from './AnsweredBy';
import type { Form } from './form/use-form';

interface ResidentsAskProps {
  readonly form: Form;
  readonly notice: NoticeDocument;
  readonly under: readonly NoticeDocument[];
}

function Answer({ answer }: { readonly answer: ResidentsAnswer }) {
  const { leads, passages, silences } = answer;
  const lines = [
    ...leads.map(({ figure, lines: said }) => [figure, ...said].join('，')),
    ...passages.map(({ words, clauses }) => `${words}（${clauses.map(({ label }) => label).join('、')}）`),
    ...silences,
  ];
  return (
    <View>
      {(lines.length === 0 ? ['通知没有说。'] : lines).map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
  );
}

function Answers({ form, notice, under }: ResidentsAskProps) {
  const policy = useMemo(() => createPolicy([...under, notice]), [notice, under]);
  const region = notice.regions[0] ?? '';
  return (
    <View id="residents-ask">
      {residentsAsk.map((question) => (
        <View key={question.code} id={`asked-${question.code}`} className="lead">
          <View className="strong">{question.words}</View>
          <Answer answer={answerTo(region, notice.year, question, policy)} />
          <AnsweredBy form={form} code={question.code} />
        </View>
      ))}
    </View>
  );
}

/** What residents will read when they ask what is asked most. */
export function ResidentsAsk(props: ResidentsAskProps) {
  const [open, setOpen] = useState(false);
  return (
    <Section title="居民问，会看到什么">
      <Button
        id="show-residents-ask"
        kind="plain"
        label={open ? '收起' : `看${residentsAsk.length}个常问的问题怎么答`}
        onTap={() => setOpen(!open)}
      />
      {open ? <Answers {...props} /> : null}
    </Section>
  );
}
