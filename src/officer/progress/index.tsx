import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { liesIn, parentRegion } from '../../../policy';
import { usePlaceNames } from '../../answers/learn-places';
import { placeName } from '../../answers/places';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Tappable } from '../../components/Tappable';
import { aria } from '../../platform/aria';
import { OfficerFrame } from '../OfficerFrame';
import { everywhere } from '../use-officer';
import { Below } from './Below';
import { Divisions } from './Divisions';
import { Summary } from './Summary';
import { Targets } from './Targets';
import './index.scss';

const views = [
  { view: 'progress', label: '进度' },
  { view: 'targets', label: '任务数' },
] as const;
type ViewName = (typeof views)[number]['view'];

function Views({ view, onChoose }: { readonly view: ViewName; readonly onChoose: (view: ViewName) => void }) {
  return (
    <View className="progress-sort" {...aria({ role: 'radiogroup', label: '看什么' })}>
      {views.map((one) => (
        <Tappable
          key={one.view}
          id={`view-${one.view}`}
          className={`progress-sort__one${one.view === view ? ' progress-sort__one_on' : ''}`}
          role="radio"
          checked={one.view === view}
          label={one.label}
          onTap={() => onChoose(one.view)}
        >
          <Text>{one.label}</Text>
        </Tappable>
      ))}
    </View>
  );
}

interface PlaceProps {
  readonly own: string;
  readonly region: string;
  readonly year: number | null;
  readonly maySet: boolean;
  readonly onOpen: (region: string) => void;
  readonly onYear: (year: number) => void;
}

function Place({ own, region, year, maySet, onOpen, onYear }: PlaceProps) {
  const [view, setView] = useState<ViewName>('progress');
  const loading = useLoaded(`progress ${region} ${year ?? ''}`, () =>
    ask('officer', 'progress.of', { region, ...(year === null ? {} : { year }) }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在读取参保进度" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const progress = loading.data;
  const above = region === own ? null : parentRegion(region);
  return (
    <View>
      {above !== null && liesIn(above, own) ? (
        <Button id="go-above" kind="plain" label={`回到${placeName(above)}`} onTap={() => onOpen(above)} />
      ) : null}
      <Summary progress={progress} />
      {progress.years.length > 1 ? (
        <View className="progress-sort">
          {progress.years.map((one) => (
            <Button
              key={one}
              id={`year-${one}`}
              kind={one === progress.year ? 'secondary' : 'plain'}
              label={`${one}年度`}
              onTap={() => onYear(one)}
            />
          ))}
        </View>
      ) : null}
      <Views view={view} onChoose={setView} />
      {view === 'progress' ? (
        <View>
          <Below progress={progress} onOpen={onOpen} />
          <Divisions progress={progress} />
        </View>
      ) : (
        <Targets progress={progress} maySet={maySet} onSet={loading.again} />
      )}
    </View>
  );
}

interface OwnPlaceProps {
  readonly own: string;
  readonly maySet: boolean;
}

function OwnPlace({ own, maySet }: OwnPlaceProps) {
  const [region, setRegion] = useState(own);
  const [year, setYear] = useState<number | null>(null);
  usePlaceNames([region]);
  return <Place {...{ own, region, year, maySet }} onOpen={setRegion} onYear={setYear} />;
}

/** How many are insured in a place against its target and the days gone, and what the places below are held to. */
export default function OfficerProgressPage() {
  return (
    <OfficerFrame heading="参保进度" wide>
      {(region, { duties }) =>
        region === everywhere ? (
          <Empty title="请选一个地方" words="您负责全国的事务，参保进度按省、市、县看，由当地的经办人看。" />
        ) : (
          <OwnPlace key={region} own={region} maySet={duties.includes('notices')} />
        )
      }
    </OfficerFrame>
  );
}
