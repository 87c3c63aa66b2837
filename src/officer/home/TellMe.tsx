import { useState } from 'react';
import { View } from '@tarojs/components';
import { mostAgreed } from '../../../contract/agreed-messages';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { askForMessages, canAskForMessages, isLongTerm } from '../../platform/messages';

const kinds = ['office-work'] as const;

/** What is sent, when, and what is never in it. */
const what =
  '别人提出等您核对的、下级没人答复转上来的、新的待办、通知规定的任务到期，工作日上班时间发一条微信消息。只写几件，不写姓名和金额。';

/** An officer agrees to be told of what comes for his office: as WeChat has it, a consent is one message. */
export function TellMe({ left: first }: { readonly left: number }) {
  const [left, setLeft] = useState(first);
  const [refused, setRefused] = useState(false);
  const agreeing = useAct(async () => {
    const agreed = await askForMessages(kinds);
    setRefused(agreed.length === 0);
    if (agreed.length > 0) setLeft((await ask('officer', 'desk.agree-to-message', {})).messagesLeft);
  });
  const ending = useAct(async () => {
    setLeft((await ask('officer', 'desk.end-messages', {})).messagesLeft);
  });
  const mayAsk = canAskForMessages(kinds) && left < mostAgreed;
  if (!mayAsk && left === 0) return null;
  const lasting = isLongTerm('office-work');
  const title = lasting ? '有事会发消息' : `还会发${left}条消息`;
  return (
    <Section title="有事发消息告诉我" id="tell-me">
      <View className="measure">
        <Words>{what}</Words>
      </View>
      {left > 0 ? <View className="strong" id="messages-left">{`${title}。`}</View> : null}
      {refused ? (
        <Callout kind="info" id="tell-me-refused" title="没有同意，不发消息" urgent>
          等您办的仍在这一页。
        </Callout>
      ) : null}
      <ActFailure title="没有记下" failure={agreeing.failure ?? ending.failure} id="tell-me-failed" />
      {mayAsk && !(lasting && left > 0) ? (
        <View className="spaced">
          <Button
            id="tell-me-agree"
            kind="secondary"
            label={left === 0 ? '同意一次，发一条' : '再同意一次，多发一条'}
            busy={agreeing.busy}
            onTap={agreeing.start}
          />
        </View>
      ) : null}
      {left > 0 ? (
        <Button
          id="tell-me-end"
          kind="secondary"
          label="不再发消息"
          busy={ending.busy}
          onTap={ending.start}
        />
      ) : null}
    </Section>
  );
}
