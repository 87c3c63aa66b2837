import { useState } from 'react';
import { View } from '@tarojs/components';
import type { MeActions, SeerView } from '../../../../contract/me';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { ActFailure } from '../../../components/ActFailure';
import { AskForMessages } from '../../../components/AskForMessages';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { sayMomentWithYear } from '../../../words/days';
import { Events } from './Events';
import { RefundQuestions } from './RefundQuestions';
import { Seer } from './Seer';

type Me = MeActions['me.get']['data'];

/** What the person should look into at once: a tie that an office ended. */
function Warnings({ tieEndedAt }: Me) {
  return (
    <View>
      {tieEndedAt === undefined ? null : (
        <Callout kind="warn" id="tie-ended" title="这个微信不再是您本人">
          {sayMomentWithYear(tieEndedAt)}
          解除：换了微信，或者有人到窗口说换了微信。不是您办的，请马上带证件到参保地医保窗口，或拨打12393。
        </Callout>
      )}
    </View>
  );
}

function Seers({
  seenBy,
  onChanged,
}: {
  readonly seenBy: readonly SeerView[];
  readonly onChanged: () => void;
}) {
  const [revoked, setRevoked] = useState(false);
  const act = useAct(async (seerId: string) => {
    await ask('resident', 'me.revoke', { seerId });
    setRevoked(true);
    onChanged();
  });
  return (
    <Section title="谁把您加进了家人" id="seen-by">
      <ActFailure title="没有收回" failure={act.failure} id="revoke-failed" />
      {revoked ? (
        <Callout kind="good" id="revoked" title="已经收回" urgent>
          他现在只能看到您应缴多少、缴到哪天、缴了没有。
        </Callout>
      ) : null}
      {seenBy.length === 0 ? <Card>没有别人把您加进家人。</Card> : null}
      {seenBy.map((seer) => (
        <Seer key={seer.seerId} seer={seer} busy={act.busy} onRevoke={() => act.start(seer.seerId)} />
      ))}
    </Section>
  );
}

/** The person himself: who has him on a list, what was done in his name, and what he can take back. */
export default function MePage() {
  const loading = useLoadedOnShow('me', () => ask('resident', 'me.get', {}));
  const me = loading.state === 'ready' ? loading.data : null;
  return (
    <PageFrame
      heading="谁能看到我"
      lead={me?.person ? `${me.person.name}（${me.person.document}）` : undefined}
    >
      {loading.state === 'loading' ? <Skeleton label="正在读取谁能看到您" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {me ? <Warnings {...me} /> : null}
      {me && me.person === null ? (
        <Empty
          title="先确认是您本人"
          words="确认以后，可以看到谁把您加进了家人、别人用您的名字办过什么，也可以收回同意。"
          action={{ id: 'open-self', label: '用一次性码确认是我本人', onTap: () => open(pages.self) }}
        />
      ) : null}
      {me && me.person === null ? <AskForMessages /> : null}
      {me?.person ? (
        <View>
          <RefundQuestions questions={me.refundQuestions} onChanged={loading.again} />
          <Seers seenBy={me.seenBy} onChanged={loading.again} />
          <AskForMessages />
          <Events />
          <Section title="其他">
            <Rows>
              <Row
                id="open-my-data"
                label="我的资料"
                hint="查看、保存、删除这里存着的您的全部资料"
                onTap={() => open(pages.myData)}
              />
              <Row
                id="open-contacts"
                label="找谁问"
                hint="参保地的咨询和投诉电话"
                onTap={() => open(pages.contacts)}
              />
            </Rows>
          </Section>
        </View>
      ) : null}
    </PageFrame>
  );
}
