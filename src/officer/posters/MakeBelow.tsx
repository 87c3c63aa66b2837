import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import type { PosterActions, PosterForm } from '../../../contract/poster-actions';
import type { Region } from '../../../policy';
import { ask } from '../../cloud/cloud';
import { Refused } from '../../cloud/failures';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Card, Section } from '../../components/Section';
import { openFile } from '../files/open-file';

type Made = PosterActions['posters.make']['data'];

/** The first poster of an instance takes a few seconds. */
export const posterPatienceMs = 55_000;

/** What became of one place's poster. `refused`: the office's reason, which no repetition changes. */
type Outcome = { readonly made: Made } | { readonly refused: string };
type Outcomes = ReadonlyMap<string, Outcome>;

function MadeRow({ code, made }: { readonly code: string; readonly made: Made }) {
  const [opened, setOpened] = useState<boolean | null>(null);
  return (
    <Card id={`made-${code}`}>
      {opened === false ? <View>没有打开，请检查网络后再试一次。</View> : null}
      <Button
        id={`open-${code}`}
        kind="secondary"
        label={`打开${made.name}`}
        onTap={() => void openFile(made).then(setOpened)}
      />
    </Card>
  );
}

function OutcomeRow({ place, outcome }: { readonly place: Region; readonly outcome: Outcome }) {
  if ('made' in outcome) return <MadeRow code={place.code} made={outcome.made} />;
  return (
    <Card id={`refused-${place.code}`}>
      <View className="strong">{place.name}没有做成</View>
      <View>{outcome.refused}</View>
    </Card>
  );
}

/** Whether the reason lies in one place's own words or notice: the next may be made all the same. */
function isOfThePlace(error: unknown): error is Refused {
  return error instanceof Refused && !error.refusal.retryable && error.refusal.code !== 'CODE_REFUSED';
}

/** One after another; what is made stays made, so that after a failure it goes on with the rest. */
function useSeries(places: readonly Region[], form: PosterForm) {
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());
  const known = useRef<Outcomes>(outcomes);
  const keep = (code: string, outcome: Outcome): void => {
    known.current = new Map([...known.current, [code, outcome]]);
    setOutcomes(known.current);
  };
  const act = useAct(async () => {
    for (const { code } of places.filter((place) => !known.current.has(place.code))) {
      try {
        keep(code, { made: await ask('posters', 'posters.make', { region: code, form }, posterPatienceMs) });
      } catch (error) {
        if (!isOfThePlace(error)) throw error;
        keep(code, { refused: error.message });
      }
    }
  });
  return { outcomes, act };
}

interface MakeBelowProps {
  readonly places: readonly Region[];
  readonly form: PosterForm;
}

/** A poster for each place directly under one: for whoever hands them out to all villages. */
export function MakeBelow({ places, form }: MakeBelowProps) {
  const { outcomes, act } = useSeries(places, form);
  const left = places.length - outcomes.size;
  return (
    <Section title="下面的地方一起做">
      <View id="series-progress">
        {outcomes.size === 0
          ? `下面有${places.length}个地方，每个做一张，一张要几秒钟。请不要关这一页。`
          : `${places.length}个地方，做完了${outcomes.size}个。${left === 0 ? '张贴前先用手机扫一下码。' : ''}`}
      </View>
      <ActFailure title="停下来了，做好的都在" failure={act.failure} id="series-failed" />
      {left > 0 ? (
        <View className="card__action">
          <Button
            id="make-below"
            kind="secondary"
            label={outcomes.size === 0 ? `做${places.length}张海报` : `接着做剩下的${left}张`}
            busy={act.busy}
            onTap={() => act.start()}
          />
        </View>
      ) : null}
      {places.map((place) => {
        const outcome = outcomes.get(place.code);
        return outcome === undefined ? null : <OutcomeRow key={place.code} place={place} outcome={outcome} />;
      })}
    </Section>
  );
}
