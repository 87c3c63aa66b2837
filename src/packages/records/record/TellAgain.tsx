import { useState } from 'react';
import { View } from '@tarojs/components';
import { recordMessageKinds } from '../../../../contract/messages';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { askForMessages, canAskForMessages } from '../../../platform/messages';

type Answer = 'agreed' | 'refused';

/** Offers to be told of the next change too: what was agreed to before was good for one message. */
export function TellAgain({ recordId }: { readonly recordId: string }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const agreeing = useAct(async () => {
    const messages = await askForMessages(recordMessageKinds);
    if (messages.length > 0) await ask('resident', 'records.agree-to-messages', { recordId, messages });
    setAnswer(messages.length > 0 ? 'agreed' : 'refused');
  });
  if (!canAskForMessages(recordMessageKinds)) return null;
  if (answer === 'agreed') {
    return (
      <Callout kind="good" id="tell-again-done" title="好的，再有变动会发一条消息" urgent>
        发完这一条，要再同意一次才发下一条。
      </Callout>
    );
  }
  return (
    <View className="spaced">
      <View>同意一次，通知有变动只发一条消息。要再收到，请再同意一次。</View>
      {answer === 'refused' ? (
        <View id="tell-again-refused">没有同意，不发消息。变动仍会写在这一页。</View>
      ) : null}
      <ActFailure title="没有记下" failure={agreeing.failure} />
      <Button
        id="tell-again"
        kind="secondary"
        label="再有变动，发消息告诉我"
        busy={agreeing.busy}
        onTap={agreeing.start}
      />
    </View>
  );
}
