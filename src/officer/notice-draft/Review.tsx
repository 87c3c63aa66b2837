import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DraftView } from '../../../contract/notice-drafts';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Field, TextInput } from '../../components/Field';
import { Card, Section } from '../../components/Section';
import { sayMomentWithYear } from '../../words/days';
import { draftWords } from '../notices/chain-words';
import { differencesBetween } from './differences';

interface ReviewProps {
  readonly draft: DraftView;
  readonly onAgreed: (from: number) => void;
  readonly onSentBack: () => void;
}

/** What differs from the version before, line by line; nothing here can be edited. */
export function Differences({ draft }: { readonly draft: DraftView }) {
  if (draft.before === null)
    return <View id="first">这是这个地方这个年度的第一份通知，没有可比的上一版。</View>;
  const differences = differencesBetween(draft.before.json, draft.json);
  if (differences.length === 0) return <View id="same">和上一版没有不同。</View>;
  return (
    <View className="spaced">
      {differences.map(({ id, where, before, after }) => (
        <Card key={id} id={`difference-${id}`}>
          <View className="strong">{where}</View>
          <View>原来：{before ?? '没有'}</View>
          <View>现在：{after ?? '去掉了'}</View>
        </Card>
      ))}
    </View>
  );
}

/** The second officer compares with the paper, and agrees or sends the draft back. */
export function Review({ draft, onAgreed, onSentBack }: ReviewProps) {
  const [why, setWhy] = useState('');
  const { draftId, revision, mayAgree } = draft;
  const agreeing = useAct(async () => {
    const { from } = await ask('officer', 'notices.agree', { draftId, revision });
    onAgreed(from);
  });
  const returning = useAct(async () => {
    await ask('officer', 'notices.send-back', { draftId, revision, why: why.trim() });
    onSentBack();
  });
  return (
    <View>
      <Callout kind="info" id="proposed" title="已经提出">
        {draftWords(draft)}。改动任何一处，都要重新提出。
      </Callout>
      <Section title="和上一版的不同">
        <Differences draft={draft} />
      </Section>
      {mayAgree.may ? (
        <Section title="请对照盖章的通知，一条一条核对">
          <ActFailure title="没有办成" failure={agreeing.failure ?? returning.failure} />
          <Button
            id="agree"
            kind="secondary"
            label="核对无误，同意"
            busy={agreeing.busy}
            onTap={agreeing.start}
          />
          <Field id="why" label="有不对的地方，写明再退回" hint="至少4个字">
            <TextInput id="why-input" name="退回的原因" maxlength={100} value={why} onInput={setWhy} />
          </Field>
          {why.trim().length >= 4 ? (
            <Button id="send-back" kind="plain" label="退回" busy={returning.busy} onTap={returning.start} />
          ) : null}
        </Section>
      ) : (
        <View id="may-not">{mayAgree.why}</View>
      )}
      {draft.proposal === null ? null : (
        <View className="soft small">{sayMomentWithYear(draft.proposal.at)}提出</View>
      )}
    </View>
  );
}
