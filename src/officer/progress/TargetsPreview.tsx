import { View } from '@tarojs/components';
import type { LookedAtTargets } from '../../../contract/targets';
import { Callout } from '../../components/Callout';
import { Words } from '../../components/Words';
import { LineProblems } from '../files/UploadCard';
import type { LineProblem } from '../files/use-upload';
import { count } from './words';

interface TargetsPreviewProps {
  readonly looked: LookedAtTargets;
  readonly problems: readonly LineProblem[];
}

/** What a table would set: the sum, what it leaves out, and which place each name was taken for. */
export function TargetsPreview({ looked, problems }: TargetsPreviewProps) {
  const { rows, sum, ownTarget, missing } = looked;
  const differs = ownTarget !== null && sum > 0 && sum !== ownTarget;
  if (problems.length > 0) {
    return (
      <Callout kind="warn" id="preview" title={`${problems.length}行有问题，改好以后再导入`} urgent>
        <LineProblems problems={problems} />
      </Callout>
    );
  }
  return (
    <Callout
      kind={differs || missing.length > 0 ? 'warn' : 'good'}
      id="preview"
      title={`${rows.length}个地方，任务数相加${count(sum)}人`}
      urgent
    >
      {differs ? (
        <View>
          <Words>{`这里自己的任务是${count(ownTarget)}人，相差${count(Math.abs(ownTarget - sum))}人。没有错的可以照样导入。`}</Words>
        </View>
      ) : null}
      {missing.length > 0 ? (
        <View>
          <Words>{`表里没有的：${missing.map(({ name }) => name).join('、')}。导入以后它们没有任务数。`}</Words>
        </View>
      ) : null}
      {rows
        .filter(({ named }) => named !== undefined)
        .map(({ region, name, named }) => (
          <View key={region} className="soft small">
            “{named}”对应{name}（{region}）
          </View>
        ))}
    </Callout>
  );
}
