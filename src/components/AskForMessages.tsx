import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AgreedKind, AgreedMessages } from '../../contract/agreed-messages';
import { ask } from '../cloud/cloud';
import { useAct, useLoaded } from '../cloud/use-cloud';
import { askForMessages, canAskForMessages } from '../platform/messages';
import { ActFailure } from './ActFailure';
import { Button } from './Button';
import { Callout } from './Callout';
import { Card, Section } from './Section';

interface KindWords {
  /** What the button says. */
  readonly ask: string;
  /** What one message tells. */
  readonly tells: string;
}

const wordsOf: Readonly<Record<AgreedKind, KindWords>> = {
  'in-my-name': {
    ask: '有人用我的名字办事，发消息告诉我',
    tells: '别人用您的名字下单、参保、退费，把您加进家人，或者窗口动了您的本人确认',
  },
};

function leftWords(left: number): string {
  return `还能发${left}条。发完了要再同意，才会再发。`;
}

/** What the person agreed to be told by message, what he may agree to, and how he takes it back. */
export function AskForMessages() {
  const loading = useLoaded('messages', () => ask('resident', 'messages.mine', {}));
  const [now, setNow] = useState<AgreedMessages | null>(null);
  const [refused, setRefused] = useState(false);
  const agreeing = useAct(async (kind: AgreedKind) => {
    const kinds = await askForMessages([kind]);
    setRefused(kinds.length === 0);
    if (kinds.length > 0) setNow(await ask('resident', 'messages.agree', { kinds }));
  });
  const ending = useAct(async (kind: AgreedKind) => {
    setNow(await ask('resident', 'messages.take-back', { kind }));
  });
  const messages = now ?? (loading.state === 'ready' ? loading.data : null);
  const offered = messages?.offered.filter(({ kind }) => canAskForMessages([kind])) ?? [];
  const agreed = messages?.agreed ?? [];
  if (offered.length === 0 && agreed.length === 0) return null;
  return (
    <Section title="发消息告诉我" id="messages">
      <ActFailure title="没有记下" failure={agreeing.failure ?? ending.failure} id="messages-failed" />
      {refused ? (
        <Callout kind="info" id="messages-refused" title="没有同意，不发消息" urgent>
          这些事仍会写在这一页。
        </Callout>
      ) : null}
      {agreed.map(({ kind, left }) => (
        <Card key={kind} id={`agreed-${kind}`}>
          <View className="strong">{leftWords(left)}</View>
          <View className="soft small">{wordsOf[kind].tells}。</View>
          <Button
            id={`end-${kind}`}
            kind="secondary"
            label="不再发消息"
            busy={ending.busy}
            onTap={() => ending.start(kind)}
          />
        </Card>
      ))}
      {offered.map(({ kind }) => (
        <Card key={kind} id={`offer-${kind}`}>
          <View>同意一次，只发一条消息，白天发：{wordsOf[kind].tells}。消息里没有金额，也没有身份。</View>
          <Button
            id={`ask-${kind}`}
            kind="secondary"
            label={wordsOf[kind].ask}
            busy={agreeing.busy}
            onTap={() => agreeing.start(kind)}
          />
        </Card>
      ))}
    </Section>
  );
}
