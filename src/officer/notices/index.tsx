import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Row, Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { open } from '../../platform/navigation';
import { officerPages } from '../pages';
import { OfficerFrame } from '../OfficerFrame';
import { ChainCard } from './ChainCard';
import { draftWords } from './chain-words';
import { FirstNotice } from './FirstNotice';

function Notices({ region }: { readonly region: string }) {
  const loading = useLoaded(`chains ${region}`, () => ask('officer', 'notices.chains', { region }));
  useDidShow(loading.again);
  if (loading.state === 'loading') return <Skeleton label="正在读取通知" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { chains, drafts, now } = loading.data;
  if (chains.length === 0 && drafts.length === 0) {
    return (
      <View>
        <Empty title="这里还没有通知" words="第一份在下面从头写，以后每年从上一年接过来改。" />
        <FirstNotice region={region} now={now} />
      </View>
    );
  }
  return (
    <View>
      {drafts.length === 0 ? null : (
        <Section title="草稿">
          <Rows>
            {drafts.map((draft) => (
              <Row
                key={draft.draftId}
                id={`draft-${draft.draftId}`}
                label={draft.title === '' ? '（还没有标题）' : draft.title}
                hint={draftWords(draft, now)}
                onTap={() => open(officerPages.officerNoticeDraft, { id: draft.draftId })}
              />
            ))}
          </Rows>
        </Section>
      )}
      <Section title="通知">
        <View className="spaced">
          {chains.map((chain) => (
            <ChainCard key={chain.notice} chain={chain} region={region} now={now} onChange={loading.again} />
          ))}
        </View>
      </Section>
      <FirstNotice region={region} now={now} />
    </View>
  );
}

/** The notices of the officer's places: what holds, what held, and what is being written. */
export default function OfficerNoticesPage() {
  return (
    <OfficerFrame heading="通知" lead="一人写、一人核对同意，到了定的时间就按它算。">
      {(region) => <Notices key={region} region={region} />}
    </OfficerFrame>
  );
}
