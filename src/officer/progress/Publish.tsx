import { View } from '@tarojs/components';
import { fewestShown } from '../../../contract/public-progress';
import type { PublicProgress, PublicRow } from '../../../contract/public-progress';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { sayDay } from '../../words/days';
import { count } from './words';
import '../../components/Breakdown.scss';
import { Words } from '../../components/Words';

interface PublishProps {
  readonly region: string;
  readonly year: number;
  /** Whether the officer may decide it. */
  readonly may: boolean;
}

function Line({ row }: { readonly row: PublicRow }) {
  return (
    <View className="breakdown__line">
      <View className="breakdown__words">{row.name}</View>
      <View className="breakdown__fen">{row.enrolled === null ? '不公开' : `${count(row.enrolled)} 人`}</View>
    </View>
  );
}

function Preview({ preview }: { readonly preview: PublicProgress }) {
  return (
    <Card id="public-preview">
      <View className="strong">
        <Words>{`居民看到的，截至${sayDay(preview.asOf)}`}</Words>
      </View>
      <View className="breakdown">
        <Line row={preview} />
        {preview.rows.map((row) => (
          <Line key={row.region} row={row} />
        ))}
      </View>
      <View className="soft small">
        少于{fewestShown}人的不公开；用合计能减出它来的，另一个小的也不公开。每周日更新一次。
      </View>
    </Card>
  );
}

function Decide({ region, year }: Omit<PublishProps, 'may'>) {
  const loading = useLoaded(`published ${region} ${year}`, () =>
    ask('officer', 'progress.published', { region, year }),
  );
  const act = useAct(async (isPublic: boolean) => {
    await ask('officer', 'progress.publish', { region, year, isPublic });
    loading.again();
  });
  if (loading.state === 'loading') return <Skeleton label="正在读取公开的数字" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { isPublic, preview } = loading.data;
  return (
    <View>
      <Callout kind={isPublic ? 'good' : 'info'} id="is-public" title={isPublic ? '已经公开' : '没有公开'}>
        {isPublic ? '居民在“怎么缴费”里看得到。' : '公开以后，居民在“怎么缴费”里看得到。'}
      </Callout>
      <Preview preview={preview} />
      <ActFailure title="没有改成" failure={act.failure} />
      <Button
        id="publish"
        kind={isPublic ? 'danger' : 'primary'}
        label={isPublic ? '不再公开' : '公开这里的参保进度'}
        busy={act.busy}
        onTap={() => act.start(!isPublic)}
      />
    </View>
  );
}

/** Whether everybody may read the place's figures, as they read them. */
export function Publish({ region, year, may }: PublishProps) {
  return (
    <Section title="向居民公开" id="publishing">
      {may ? (
        <Decide region={region} year={year} />
      ) : (
        <View className="soft">公开参保进度要有“联系方式”这项职责。</View>
      )}
    </Section>
  );
}
