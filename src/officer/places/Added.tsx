import { useState } from 'react';
import { View } from '@tarojs/components';
import type { NamedPlace } from '../../../contract/places';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';

/** More at once are for a spreadsheet. */
const step = 50;

interface CardProps {
  readonly place: NamedPlace;
  readonly onRemoved: (name: string) => void;
}

/** Takes the place away after a second tap; the server says what stands on it. */
function PlaceCard({ place: { code, name }, onRemoved }: CardProps) {
  const [sure, setSure] = useState(false);
  const removing = useAct(async () => {
    await ask('officer', 'places.remove', { region: code });
    onRemoved(name);
  });
  return (
    <Card id={`added-${code}`}>
      {name} <View className="soft small">{code}</View>
      <ActFailure title="没有删" failure={removing.failure} id={`failed-${code}`} />
      {sure ? (
        <View>
          <Button
            id={`sure-${code}`}
            kind="danger"
            label={`确定删去${name}`}
            busy={removing.busy}
            onTap={removing.start}
          />
          <Button id={`keep-${code}`} kind="plain" label="不删了" onTap={() => setSure(false)} />
        </View>
      ) : (
        <Button id={`remove-${code}`} kind="plain" label={`删去${name}`} onTap={() => setSure(true)} />
      )}
    </Card>
  );
}

/** What the office has added below a place, each to be taken away again while nothing stands on it. */
export function Added({ region }: { readonly region: string }) {
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [shown, setShown] = useState(step);
  const loading = useLoaded(`${region} ${removed.length}`, () => ask('officer', 'places.added', { region }));
  if (loading.state === 'loading') return <Skeleton label="正在读取添加过的地方" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { places } = loading.data;
  const last = removed[removed.length - 1];
  return (
    <Section title="添加过的地方">
      {last === undefined ? null : <Callout kind="good" id="removed" title={`${last}已经删了`} urgent />}
      {places.length === 0 ? (
        <Empty title="还没有添加过" words="添加以后会列在这里，居民一分钟内就能选到。" />
      ) : null}
      {places.slice(0, shown).map((place) => (
        <PlaceCard
          key={place.code}
          place={place}
          onRemoved={(name) => setRemoved((names) => [...names, name])}
        />
      ))}
      {places.length > shown ? (
        <Button
          id="more-places"
          kind="plain"
          label={`还有${places.length - shown}个，再列一些`}
          onTap={() => setShown((count) => count + step)}
        />
      ) : null}
    </Section>
  );
}
