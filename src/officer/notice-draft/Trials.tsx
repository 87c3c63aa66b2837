import { useMemo, useState } from 'react';
import { View } from '@tarojs/components';
import { createPolicy, type NoticeDocument } from '../../../policy';
import { runTrials, type TrialCase } from '../../../policy/authoring/trial-cases';
import { trialForm } from '../../../policy/authoring/trial-form';
import { isFen, inYuan } from '../../../policy/money';
import { mostTrialCases } from '../../../contract/notice-drafts';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Card, Section, Tag } from '../../components/Section';
import { FormFields } from './form/FormFields';
import { useForm } from './form/use-form';
import { isLoose, type Loose, textOf } from './loose';

interface TrialsProps {
  readonly trials: readonly TrialCase[];
  readonly onTrials: (trials: readonly TrialCase[]) => void;
  /** Null while something is wrong with the notice: then nothing can be worked out. */
  readonly notice: NoticeDocument | null;
  readonly under: readonly NoticeDocument[];
  /** The draft as it is, for the identities of the place. */
  readonly draft: Loose;
}

/** What is typed, as a trial case; null as long as it has no name, or an amount that is none. */
function trialOf(root: unknown): TrialCase | null {
  const { name, facts, payFen, ...cover } = isLoose(root) ? root : {};
  const isSum = payFen === undefined || (typeof payFen === 'number' && isFen(payFen));
  if (textOf(name).trim() === '' || !isLoose(facts) || !isSum) return null;
  const paid = (payFen ?? null) as TrialCase['payFen'];
  return { ...(cover as object), name: textOf(name).trim(), facts, payFen: paid };
}

const blank = { name: '', facts: { payOn: '' }, payFen: '' };

/** A person and what the paper gives him: typed before the product says what it gives. */
function NewTrial({
  draft,
  under,
  onAdd,
}: Pick<TrialsProps, 'draft' | 'under'> & { readonly onAdd: (trial: TrialCase) => void }) {
  const form = useForm(blank, { notice: draft, under });
  const trial = trialOf(form.root);
  return (
    <Card id="new-trial">
      <FormFields
        form={form}
        errors={[]}
        way={['trial']}
        path={[]}
        id="trial"
        value={form.root}
        fields={trialForm}
      />
      {trial === null ? (
        <View className="soft small">
          写上这个人是谁，照通知算好要缴多少，再加。不能缴费的，去掉金额那一项。
        </View>
      ) : (
        <Button id="add-trial" kind="secondary" label="加上这个试算" onTap={() => onAdd(trial)} />
      )}
    </Card>
  );
}

function TrialRow({
  trial,
  differences,
  onRemove,
}: {
  readonly trial: TrialCase;
  /** Null where nothing was worked out. */
  readonly differences: readonly string[] | null;
  readonly onRemove: () => void;
}) {
  const { name, payFen } = trial;
  return (
    <Card>
      <View className="strong">{name}</View>
      <View>按通知{payFen === null ? '不能缴费' : `要缴${inYuan(payFen)}`}</View>
      {differences === null ? (
        <Tag kind="quiet" words="改好通知里的错误再算" />
      ) : differences.length === 0 ? (
        <Tag kind="good" words="算出来一样" />
      ) : (
        differences.map((words) => (
          <View key={words} className="field__error">
            {`对不上：${words}`}
          </View>
        ))
      )}
      <Button id={`remove-trial-${name}`} kind="plain" label="去掉这个试算" onTap={onRemove} />
    </Card>
  );
}

/** Trial cases from the paper, run with every change. A draft of which one fails can't be proposed. */
export function Trials({ trials, onTrials, notice, under, draft }: TrialsProps) {
  const [adding, setAdding] = useState(false);
  const results = useMemo(
    () => (notice === null ? null : runTrials(createPolicy([...under, notice]), notice, trials)),
    [notice, under, trials],
  );
  const failing = (results ?? []).filter(({ differences }) => differences.length > 0).length;
  return (
    <Section title="试算">
      <View className="soft small">
        照盖章的通知手算几个人，写在这里。算出来不一样，就不能提出：不是规则写错了，就是手算错了。
      </View>
      {failing === 0 ? null : <Callout kind="bad" id="trials-differ" title={`${failing}个试算对不上`} />}
      <View id="trials" className="spaced">
        {trials.map((trial, at) => (
          <TrialRow
            key={trial.name}
            trial={trial}
            differences={results?.[at]?.differences ?? null}
            onRemove={() => onTrials(trials.filter((one) => one !== trial))}
          />
        ))}
        {adding ? (
          <NewTrial
            draft={draft}
            under={under}
            onAdd={(trial) => {
              onTrials([...trials.filter(({ name }) => name !== trial.name), trial]);
              setAdding(false);
            }}
          />
        ) : null}
      </View>
      {trials.length >= mostTrialCases ? null : (
        <Button
          id="new-trial-open"
          kind="plain"
          label={adding ? '不加了' : '加一个试算'}
          onTap={() => setAdding(!adding)}
        />
      )}
    </Section>
  );
}
