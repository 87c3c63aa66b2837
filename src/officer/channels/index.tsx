import { useState } from 'react';
import { View } from '@tarojs/components';
import type { OfficeChannel } from '../../../contract/resident';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ErrorSummary } from '../../components/ErrorSummary';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { placeName } from '../../answers/places';
import { EditableList } from '../EditableList';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { useEditedList } from '../use-edited-list';
import { channelOf, draftOf, emptyChannel, problemsOf } from './channel-draft';
import type { ChannelDraft } from './channel-draft';
import { ChannelForm } from './ChannelForm';

interface ChannelsFormProps {
  readonly region: string;
  readonly own: readonly OfficeChannel[];
}

function ChannelsForm({ region, own }: ChannelsFormProps) {
  const list = useEditedList<ChannelDraft>({
    own: own.map(draftOf),
    problemsOf,
    store: (drafts) => ask('officer', 'places.set-channels', { region, channels: drafts.map(channelOf) }),
  });
  return (
    <View>
      <ErrorSummary errors={list.errors} />
      <Section title="通知以外的办法">
        {list.entries.length === 0 ? <View id="none">这里还没有填，居民只看到通知里写的办法。</View> : null}
        <EditableList
          entries={list.entries}
          errors={list.errors}
          onChange={list.change}
          Form={ChannelForm}
          add={{ id: 'add-channel', label: '加一个办法', blank: emptyChannel }}
        />
      </Section>
      <ActFailure title="没有存上" failure={list.failure} />
      {list.done ? (
        <Callout kind="good" id="done" title={`${placeName(region)}的缴费办法存好了`} urgent>
          一分钟内，居民在“怎么缴费”里就能看到。
        </Callout>
      ) : null}
      <View className="card__action">
        <Button id="continue" label="存好，给居民看" busy={list.busy} onTap={list.submit} />
      </View>
    </View>
  );
}

function Channels({ place }: { readonly place: string }) {
  const [region, setRegion] = useState(place);
  const loading = useLoaded(region, () => ask('officer', 'places.own-channels', { region }));
  return (
    <View>
      <PlaceWithin own={place} chosen={region} onChoose={setRegion} />
      {loading.state === 'loading' ? <Skeleton label="正在读取办法" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' ? (
        <ChannelsForm key={region} region={region} own={loading.data.channels} />
      ) : null}
    </View>
  );
}

/** The ways of paying and registering that the office of a place names besides its notice. */
export default function OfficerChannelsPage() {
  return (
    <OfficerFrame heading="缴费办法" lead="通知里写的办法居民已经能看到，这里填当地另外有的。">
      {(region) => <Channels key={region} place={region} />}
    </OfficerFrame>
  );
}
