import { useState } from 'react';
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { placeName } from '../../answers/places';
import { PlaceWithin } from '../PlaceWithin';
import { Chips } from '../progress/Chips';
import { everywhere } from '../use-officer';
import type { Waits } from './waits';
import { waits, waitsInWords } from './waits';

export interface Narrowed {
  readonly region: string;
  readonly wait: Waits;
}

/** What a list is narrowed to, in words; empty where it shows all. */
export function narrowedInWords({ region, wait }: Narrowed, own: string, kind = ''): string {
  return [region === own ? '' : placeName(region), kind, wait === 'all' ? '' : waitsInWords[wait]]
    .filter(Boolean)
    .join('，');
}

interface FiltersProps {
  /** The officer's own place: he looks at it or at one under it. */
  readonly own: string;
  readonly narrowed: Narrowed;
  /** What it is narrowed to, by {@link narrowedInWords}. */
  readonly words: string;
  readonly onNarrow: (narrowed: Narrowed) => void;
  /** What else this list can be narrowed by: chips of its kinds. */
  readonly children?: ReactNode;
}

/** By what a list is narrowed: the server looks for it, so that every page of the list is. */
export function Filters({ own, narrowed, words, onNarrow, children }: FiltersProps) {
  const [open, setOpen] = useState(false);
  const label = open ? '收起筛选' : words === '' ? '筛选' : '改筛选';
  return (
    <View className="spaced" id="filters">
      {words === '' ? null : <View className="measure" id="narrowed">{`只看：${words}`}</View>}
      <Button id="show-filters" kind="plain" label={label} onTap={() => setOpen(!open)} />
      {open ? (
        <View>
          {own === everywhere || own.length === 12 ? null : (
            <PlaceWithin
              own={own}
              chosen={narrowed.region}
              lead="现在看的是"
              change="只看下面的某个地方"
              onChoose={(region) => onNarrow({ ...narrowed, region })}
            />
          )}
          {children}
          <View className="soft small">什么时候来的</View>
          <Chips<Waits>
            name="什么时候来的"
            id="wait"
            chosen={narrowed.wait}
            choices={waits.map((value) => ({ value, label: waitsInWords[value] }))}
            onChoose={(wait) => onNarrow({ ...narrowed, wait })}
          />
        </View>
      ) : null}
    </View>
  );
}
