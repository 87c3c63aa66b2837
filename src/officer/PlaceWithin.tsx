import { useState } from 'react';
import { View } from '@tarojs/components';
import { childRegions, liesIn, parentRegion, regionName } from '../../policy';
import { Button } from '../components/Button';
import { RegionPicker } from '../components/RegionPicker';
import type { RegionChoice } from '../components/RegionPicker';
import { Card } from '../components/Section';
import { placeName } from '../answers/places';

interface PlaceWithinProps {
  /** The officer's own place: he acts for it and for all under it. */
  readonly own: string;
  readonly chosen: string;
  /** What stands over the place's name. */
  readonly lead?: string;
  readonly onChoose: (region: string) => void;
}

function trailFrom(own: string, code: string | null): readonly RegionChoice[] {
  return code === null || code === own || !liesIn(code, own)
    ? []
    : [...trailFrom(own, parentRegion(code)), { code, name: regionName(code) ?? code }];
}

/** For which place something is set: the officer's own, or one under it. */
export function PlaceWithin({ own, chosen, lead = '现在设的是', onChoose }: PlaceWithinProps) {
  const [open, setOpen] = useState(false);
  const below = childRegions(chosen);
  return (
    <Card id="place">
      <View className="soft small">{lead}</View>
      <View className="strong" id="place-name">
        {placeName(chosen)}
      </View>
      {open ? (
        <RegionPicker
          path={trailFrom(own, chosen)}
          below={below}
          from={regionName(own) ?? own}
          onStep={(code) => onChoose(code ?? own)}
        />
      ) : null}
      {open || childRegions(own).length === 0 ? null : (
        <Button id="choose-below" kind="plain" label="改设下面的某个地方" onTap={() => setOpen(true)} />
      )}
    </Card>
  );
}
