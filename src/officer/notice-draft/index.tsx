import { useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { IsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { FailureState, Skeleton } from '../../components/PageStates';
import { sayMomentWithYear } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { DraftForm } from './DraftForm';
import './index.scss';
import { Review } from './Review';

function Draft({ draftId, today }: { readonly draftId: string; readonly today: IsoDay }) {
  const loading = useLoaded(`draft ${draftId}`, () => ask('officer', 'notices.draft', { draftId }));
  const [from, setFrom] = useState<number | null>(null);
  const [editing, setEditing] = useState(false);
  if (from !== null) {
    return (
      <Callout kind="good" id="agreed" title="已经同意" urgent>
        {`${sayMomentWithYear(from)}起生效，手机上一分钟内就能看到。`}
      </Callout>
    );
  }
  if (loading.state === 'loading') return <Skeleton label="正在读取草稿" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const draft = loading.data;
  const again = () => {
    setEditing(false);
    loading.again();
  };
  return (
    <View>
      {draft.proposal !== null && !editing ? (
        <View>
          <Review draft={draft} onAgreed={setFrom} onSentBack={again} />
          <Button id="edit" kind="plain" label="修改（要重新提出）" onTap={() => setEditing(true)} />
        </View>
      ) : (
        <DraftForm key={draft.revision} draft={draft} today={today} onProposed={again} />
      )}
    </View>
  );
}

/** A notice that is being written, or that waits for a second officer's agreement. */
export default function OfficerNoticeDraftPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <OfficerFrame heading="通知草稿" lead="照盖章的通知填，写到一半也能存。" wide>
      {(_region, { today }) => <Draft key={id} draftId={id} today={today} />}
    </OfficerFrame>
  );
}
