import { useState } from 'react';
import { View } from '@tarojs/components';
import type { OfficeChannel } from '../../../contract/resident';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ErrorSummary } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { placeName } from '../../answers/places';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { channelOf, draftOf, emptyChannel, problemsOf } from './channel-draft';
import type { ChannelDraft } from './channel-draft';
import { ChannelForm } from './ChannelForm';

/** The office takes no more. */
const most = 20;

interface ChannelsFormProps {
  readonly region: string;
  readonly own: readonly OfficeChannel[];
}

function ChannelsForm({ region, own }: ChannelsFormProps) {
  const [drafts, setDrafts] = useState<readonly ChannelDraft[]>(own.map(draftOf));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState(false);
  const act = useAct(async () => {
    await ask('officer', 'places.set-channels', { region, channels: drafts.map(channelOf) });
    setDone(true);
  });
  const change = (next: readonly ChannelDraft[]): void => {
    setDrafts(next);
    setDone(false);
  };
  const submit = (): void => {
    const found = drafts.flatMap(problemsOf);
    setErrors(found);
    setDone(false);
    if (found.length === 0) act.start();
  };
  return (
    <View>
      <ErrorSummary errors={errors} />
      <Section title="通知以外的办法">
        {drafts.length === 0 ? <View id="none">这里还没有填，居民只看到通知里写的办法。</View> : null}
        {drafts.map((draft, at) => (
          <ChannelForm
            key={at}
            at={at}
            draft={draft}
            errors={errors}
            onChange={(next) => change(drafts.map((one, index) => (index === at ? next : one)))}
            onRemove={() => change(drafts.filter((_, index) => index !== at))}
          />
        ))}
        {drafts.length < most ? (
          <Button
            id="add-channel"
            kind="secondary"
            label="加一个办法"
            onTap={() => change([...drafts, emptyChannel])}
          />
        ) : null}
      </Section>
      <ActFailure title="没有存上" failure={act.failure} />
      {done ? (
        <Callout kind="good" id="done" title={`${placeName(region)}的缴费办法存好了`} urgent>
          一分钟内，居民在“怎么缴费”里就能看到。
        </Callout>
      ) : null}
      <View className="card__action">
        <Button id="continue" label="存好，给居民看" busy={act.busy} onTap={submit} />
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
