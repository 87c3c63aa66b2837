import { useState } from 'react';
import { View } from '@tarojs/components';
import type { FoundPlace, PlaceActions } from '../../../contract/places';
import { learnRegions } from '../../../policy/region-names';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Field, TextInput } from '../../components/Field';
import { Row, Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';

type Found = PlaceActions['places.find']['data'];

function heading({ places, more }: Found): string {
  if (places.length === 0) return '没有找到。请换个写法，比如只写市、县的名字；也可以在下面一级一级选。';
  return more ? '地方太多，只列出前面一些。请写得再完整些。' : '点一下要找的地方。';
}

function FoundRow({ place, onTake }: { readonly place: FoundPlace; readonly onTake: () => void }) {
  const { code, trail, formerly } = place;
  const name = trail.map((step) => step.name).join('');
  const hint = formerly ? `原${formerly.name}，${formerly.until}年改名或划入这里` : undefined;
  return <Row id={`found-${code}`} label={name} hint={hint} onTap={onTake} />;
}

function Result({ found, onTake }: { readonly found: Found; readonly onTake: (place: FoundPlace) => void }) {
  return (
    <Section title="找到的地方">
      <View className="para" id="found">
        {heading(found)}
      </View>
      {found.places.length > 0 ? (
        <Rows>
          {found.places.map((place) => (
            <FoundRow key={place.code} place={place} onTake={() => onTake(place)} />
          ))}
        </Rows>
      ) : null}
    </Section>
  );
}

/** Any place of the country by name or first letters: the server has the list, which is too long for a phone. */
export function FindPlace({ onFound }: { readonly onFound: (code: string) => void }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const search = useAct(async () => setFound(await ask('resident', 'places.find', { text })));
  const take = ({ code, trail }: FoundPlace) => {
    learnRegions({ names: trail.map((step) => [step.code, step.name]) });
    setFound(null);
    onFound(code);
  };
  return (
    <View>
      <Field id="find-place" label="按名字找" hint="写市、县的名字，或者拼音首字母，比如“高安”或 ga">
        <TextInput id="find-place-text" name="市、县的名字" value={text} onInput={setText} maxlength={20} />
      </Field>
      <Button
        id="search-places"
        kind="secondary"
        label="查找"
        busy={search.busy}
        onTap={() => search.start()}
      />
      <ActFailure title="没有查到" failure={search.failure} />
      {found ? <Result found={found} onTake={take} /> : null}
    </View>
  );
}
