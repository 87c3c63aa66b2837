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

interface FilterBoxProps {
  /** What it is narrowed to; empty where it shows all. */
  readonly words: string;
  /** By what it can be narrowed. */
  readonly children: ReactNode;
}

/** What a list is narrowed to stands in sight, by what it can be narrowed opens. */
export function FilterBox({ words, children }: FilterBoxProps) {
  const [open, setOpen] = useState(false);
  const label = open ? '收起筛选' : words === '' ? '筛选' : '改筛选';
  return (
    <View className="spaced" id="filters">
      {words === '' ? null : <View className="measure" id="narrowed">{`只看：${words}`}</View>}
      <Button id="show-filters" kind="plain" label={label} onTap={() => setOpen(!open)} />
      {open ? <View>{children}</View> : null}
    </View>
  );
}

interface PlaceFilterProps {
  /** The officer's own place: he looks at it or at one under it. */
  readonly own: string;
  readonly region: string;
  readonly onChoose: (region: string) => void;
}

/** Nothing where there is no place below, or where the whole country is too wide to be stepped through. */
export function PlaceFilter({ own, region, onChoose }: PlaceFilterProps) {
  if (own === everywhere || own.length === 12) return null;
  return (
    <PlaceWithin
      own={own}
      chosen={region}
      lead="现在看的是"
      change="只看下面的某个地方"
      onChoose={onChoose}
    />
  );
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
  return (
    <FilterBox words={words}>
      <PlaceFilter
        own={own}
        region={narrowed.region}
        onChoose={(region) => onNarrow({ ...narrowed, region })}
      />
      {children}
      <View className="soft small">什么时候来的</View>
      <Chips<Waits>
        name="什么时候来的"
        id="wait"
        chosen={narrowed.wait}
        choices={waits.map((value) => ({ value, label: waitsInWords[value] }))}
        onChoose={(wait) => onNarrow({ ...narrowed, wait })}
      />
    </FilterBox>
  );
}
