import { useState } from 'react';
import { View } from '@tarojs/components';
import { liesIn, parentRegion, regionName } from '../../policy';
import { Button } from '../components/Button';
import { FailureState, Skeleton } from '../components/PageStates';
import { RegionPicker } from '../components/RegionPicker';
import type { RegionChoice } from '../components/RegionPicker';
import { Card } from '../components/Section';
import { usePlacesBelow } from '../answers/places-below';
import { placeName } from '../answers/places';

interface PlaceWithinProps {
  /** The officer's own place: he acts for it and for all under it. */
  readonly own: string;
  readonly chosen: string;
  /** What stands over the place's name. */
  readonly lead?: string;
  /** On the button that shows the places under it. */
  readonly change?: string;
  readonly onChoose: (region: string) => void;
}

function trailFrom(own: string, code: string | null): readonly RegionChoice[] {
  return code === null || code === own || !liesIn(code, own)
    ? []
    : [...trailFrom(own, parentRegion(code)), { code, name: regionName(code) ?? code }];
}

function Below({ own, chosen, onChoose }: Omit<PlaceWithinProps, 'lead' | 'change'>) {
  const { below, loading, failure, again } = usePlacesBelow(chosen);
  return (
    <View>
      <RegionPicker
        path={trailFrom(own, chosen)}
        below={below}
        from={regionName(own) ?? own}
        onStep={(code) => onChoose(code ?? own)}
      />
      {loading ? <Skeleton label="正在读取下面的地方" /> : null}
      {failure ? <FailureState failure={failure} onRetry={again} /> : null}
      {below.length === 0 && !loading && failure === null ? (
        <View className="soft small">这里下面还没有列出地方。街道、村可以在“添加街道和村”里加。</View>
      ) : null}
    </View>
  );
}

/** For which place something is set: the officer's own, or one under it. */
export function PlaceWithin(props: PlaceWithinProps) {
  const { own, chosen, lead = '现在设的是', change = '改设下面的某个地方', onChoose } = props;
  const [open, setOpen] = useState(false);
  return (
    <Card id="place">
      <View className="soft small">{lead}</View>
      <View className="strong" id="place-name">
        {placeName(chosen)}
      </View>
      {open ? <Below own={own} chosen={chosen} onChoose={onChoose} /> : null}
      {open || own.length === 12 ? null : (
        <Button id="choose-below" kind="plain" label={change} onTap={() => setOpen(true)} />
      )}
    </Card>
  );
}
