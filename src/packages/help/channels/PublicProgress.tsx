import { View } from '@tarojs/components';
import { fewestShown } from '../../../../contract/public-progress';
import type { PublicRow } from '../../../../contract/public-progress';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { Card, Section } from '../../../components/Section';
import { sayDay } from '../../../words/days';
import '../../../components/Breakdown.scss';

function people({ enrolled, target, percent }: PublicRow): string {
  if (enrolled === null) return '不公开';
  const against = target === null || percent === null ? '' : `，任务${target}人的${percent}%`;
  return `${enrolled}人${against}`;
}

function Line({ row }: { readonly row: PublicRow }) {
  return (
    <View className="breakdown__line" id={`public-${row.region}`}>
      <View className="breakdown__words">{row.name}</View>
      <View className="breakdown__fen">{people(row)}</View>
    </View>
  );
}

/** The figures that an office of the place shows everybody (Ruizhou 5 (3)); nothing where none does, or they can't be read just now. */
export function PublicProgress({ region, year }: { readonly region: string; readonly year: number }) {
  const loading = useLoaded(`public ${region} ${year}`, () =>
    ask('resident', 'progress.public', { region, year }),
  );
  const progress = loading.state === 'ready' ? loading.data.progress : null;
  if (progress === null) return null;
  return (
    <Section title="参保进度" id="public-progress">
      <Card>
        <View className="breakdown">
          <Line row={progress} />
          {progress.rows.map((row) => (
            <Line key={row.region} row={row} />
          ))}
        </View>
        <View className="soft small">
          截至{sayDay(progress.asOf)}，由当地经办机构公开，每周更新。少于{fewestShown}
          人的，和放在一起能算出它的，不公开。
        </View>
      </Card>
    </Section>
  );
}
