import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DraftView } from '../../../contract/notice-drafts';
import { clauseInWords } from '../../../policy/clause';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayMomentWithYear } from '../../words/days';
import { draftWords } from '../notices/chain-words';
import { Differences } from './Differences';
import { askedBack } from './draft-check';
import { parsedNotice } from './loose';

interface ReviewProps {
  readonly draft: DraftView;
  readonly onAgreed: (from: number) => void;
  readonly onSentBack: () => void;
}

/** What residents will read as the paper's own text: agreed to with the rest, so read with the rest. */
function PaperToRead({ paper }: Pick<DraftView, 'paper'>) {
  return (
    <Section title="居民会读到的通知原文">
      {paper.length === 0 ? <View>没有装原文，居民只能看到各条的说明。</View> : null}
      {paper.map(({ clause, paragraphs }) => (
        <View key={clause} id={`paper-${clause}`} className="para">
          <View className="strong">{clauseInWords(clause)}</View>
          {paragraphs.map((paragraph, at) => (
            <View key={at}>{paragraph}</View>
          ))}
        </View>
      ))}
    </Section>
  );
}

/** What is unusual and whoever proposed it has confirmed: the second officer looks at it once more. */
function Confirmed({ draft: { json, proposal } }: Pick<ReviewProps, 'draft'>) {
  if (proposal === null || proposal.confirmed.length === 0) return null;
  return (
    <Callout
      kind="warn"
      id="confirmed"
      title={`这些和一般的不同，${proposal.by.name}核对后打了勾，请您也对一遍`}
    >
      {askedBack(parsedNotice(json) ?? {}, proposal.confirmed).map(({ words }) => (
        <View key={words}>{words}</View>
      ))}
    </Callout>
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
      <Section title="和以前的不同">
        <Differences draft={draft} />
      </Section>
      <PaperToRead paper={draft.paper} />
      <Confirmed draft={draft} />
      {mayAgree.may ? (
        <Section title="请对照盖章的通知，一条一条核对">
          <ActFailure title="没有办成" failure={agreeing.failure ?? returning.failure} />
          <View className="para">
            <Button
              id="agree"
              kind="secondary"
              label="核对无误，同意"
              busy={agreeing.busy}
              onTap={agreeing.start}
            />
          </View>
          <Field id="why" label="有不对的地方，写明再退回" hint="至少4个字">
            <TextInput id="why-input" name="退回的原因" maxlength={100} value={why} onInput={setWhy} />
          </Field>
          {why.trim().length >= 4 ? (
            <Button id="send-back" kind="plain" label="退回" busy={returning.busy} onTap={returning.start} />
          ) : null}
        </Section>
      ) : (
        <View id="may-not" className="spaced spaced_both">
          {mayAgree.why}
        </View>
      )}
      {draft.proposal === null ? null : (
        <View className="soft small">
          <Words>{`${sayMomentWithYear(draft.proposal.at)}提出`}</Words>
        </View>
      )}
    </View>
  );
}
