import { useState } from 'react';
import { View } from '@tarojs/components';
import { liesIn, parentRegion } from '../../../policy';
import { usePlaceNames } from '../../answers/learn-places';
import { placeName } from '../../answers/places';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { OfficerFrame } from '../OfficerFrame';
import { everywhere } from '../use-officer';
import { Agents } from './Agents';
import { Below } from './Below';
import { Chips } from './Chips';
import { Divisions } from './Divisions';
import { Publish } from './Publish';
import { Reports } from './Reports';
import { Summary } from './Summary';
import { Targets } from './Targets';
import './index.scss';

const views = [
  { value: 'progress', label: '进度' },
  { value: 'targets', label: '任务数' },
  { value: 'reports', label: '报表' },
  { value: 'public', label: '公开' },
] as const;
type ViewName = (typeof views)[number]['value'];

interface PlaceProps {
  readonly own: string;
  readonly region: string;
  readonly year: number | null;
  readonly maySet: boolean;
  readonly mayPublish: boolean;
  readonly onOpen: (region: string) => void;
  readonly onYear: (year: number) => void;
}

function Place({ own, region, year, maySet, mayPublish, onOpen, onYear }: PlaceProps) {
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
        <Chips
          name="年度"
          id="year"
          chosen={String(progress.year)}
          choices={progress.years.map((one) => ({ value: String(one), label: `${one}年度` }))}
          onChoose={(one) => onYear(Number(one))}
        />
      ) : null}
      <Chips name="看什么" id="view" choices={views} chosen={view} onChoose={setView} />
      {view === 'progress' ? <Below progress={progress} onOpen={onOpen} /> : null}
      {view === 'progress' && region.length >= 9 ? <Agents region={region} year={progress.year} /> : null}
      {view === 'progress' ? <Divisions progress={progress} /> : null}
      {view === 'targets' ? <Targets progress={progress} maySet={maySet} onSet={loading.again} /> : null}
      {view === 'public' ? (
        <Publish key={region} region={region} year={progress.year} may={mayPublish} />
      ) : null}
      {view === 'reports' ? <Reports key={region} region={region} year={progress.year} /> : null}
    </View>
  );
}

interface OwnPlaceProps {
  readonly own: string;
  readonly maySet: boolean;
  readonly mayPublish: boolean;
}

function OwnPlace({ own, maySet, mayPublish }: OwnPlaceProps) {
  const [region, setRegion] = useState(own);
  const [year, setYear] = useState<number | null>(null);
  usePlaceNames([region]);
  return <Place {...{ own, region, year, maySet, mayPublish }} onOpen={setRegion} onYear={setYear} />;
}

/** How many are insured in a place against its target and the days gone, and what the places below are held to. */
export default function OfficerProgressPage() {
  return (
    <OfficerFrame heading="参保进度" wide>
      {(region, { duties }) =>
        region === everywhere ? (
          <Empty title="请选一个地方" words="您负责全国的事务，参保进度按省、市、县看，由当地的经办人看。" />
        ) : (
          <OwnPlace
            key={region}
            own={region}
            maySet={duties.includes('notices')}
            mayPublish={duties.includes('contacts')}
          />
        )
      }
    </OfficerFrame>
  );
}
