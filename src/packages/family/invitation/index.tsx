import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { ask } from '../../../cloud/cloud';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { Card } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { sayMoment } from '../../../words/days';

const outcomes = {
  yes: { title: '您已同意', words: '他可以给您缴费，也能看到您的完整记录。以后可以在“谁能看到我”里收回。' },
  no: { title: '您没有同意', words: '他只能看到应缴多少、是否已缴。' },
} as const;

/** Opened by the relative from his own WeChat: whether the payer may see more than what is due. */
export default function InvitationPage() {
  const { params } = useRouter<{ token?: string }>();
  const token = params.token ?? '';
  const [answer, setAnswer] = useState<'yes' | 'no' | null>(null);
  const loading = useLoaded(token, () => ask('resident', 'family.invitation', { token }));
  const reply = useAct(async (accept: boolean) => {
    const { accepted } = await ask('resident', 'family.accept', { token, accept });
    setAnswer(accepted ? 'yes' : 'no');
  });
  const invitation = loading.state === 'ready' ? loading.data : null;
  return (
    <PageFrame heading="家人想给您缴费">
      {loading.state === 'loading' ? <Skeleton label="正在读取邀请" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      <ActFailure title="没有办成" failure={reply.failure} />
      {answer ? (
        <Callout kind="good" id="answered" title={outcomes[answer].title} urgent>
          {outcomes[answer].words}
        </Callout>
      ) : null}
      {invitation && !answer ? (
        <View>
          <Card id="invitation">
            <View>
              {invitation.invitedBy || '一位家人'}想给{invitation.person.name}（{invitation.person.document}
              ）缴居民医保。
            </View>
            <View className="soft">
              <Words>{`同意以后，他能看到您的困难身份、金额怎么算、以前的记录。${sayMoment(invitation.expiresAt)}以前有效。`}</Words>
            </View>
          </Card>
          <Button id="accept" label="同意" busy={reply.busy} onTap={() => reply.start(true)} />
          <Button
            id="refuse"
            kind="secondary"
            label="不同意"
            busy={reply.busy}
            onTap={() => reply.start(false)}
          />
          <Button
            id="open-self"
            kind="plain"
            label="先用一次性码确认是我本人"
            onTap={() => open(pages.self)}
          />
        </View>
      ) : null}
    </PageFrame>
  );
}
