import { View } from '@tarojs/components';
import type { RefusedLine } from '../../../contract/registration';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { FailureState, Skeleton } from '../../components/PageStates';
import { placeName } from '../../answers/places';
import { usePlaceNames } from '../../answers/learn-places';
import { sayDay } from '../../words/days';

interface LineProps {
  readonly number: string;
  readonly line: RefusedLine;
  readonly onSent: () => void;
}

function Line({ number, line, onSent }: LineProps) {
  const id = `${number}-${line.line}`;
  const act = useAct(async () => {
    await ask('officer', 'registration.send-again', { number, line: line.line });
    onSent();
  });
  return (
    <View className="card__action" id={`refused-${id}`}>
      <View className="strong">
        第{line.line}行 {line.person.name} {line.person.document}
      </View>
      <View>
        {line.kind === 'enrolled' ? '参保' : '取消'} · {placeName(line.region)} · {sayDay(line.readOn)}退回
      </View>
      <View>原因：{line.reason || '没有写'}</View>
      <ActFailure title="没有重新报送" failure={act.failure} id={`failed-${id}`} />
      {line.whyNot ? (
        <View className="soft small">{line.whyNot}</View>
      ) : (
        <Button
          id={`again-${id}`}
          kind="secondary"
          label="已改好，重新报送"
          busy={act.busy}
          onTap={() => act.start()}
        />
      )}
    </View>
  );
}

/** What was refused of a file: why, and what goes into the next file once it is put right. */
export function RefusedLines({ number, onSent }: { readonly number: string; readonly onSent: () => void }) {
  const loading = useLoaded(number, () => ask('officer', 'registration.refused', { number }));
  const lines = loading.state === 'ready' ? loading.data.lines : [];
  usePlaceNames(lines.map(({ region }) => region));
  if (loading.state === 'loading') return <Skeleton label="正在读取退回的行" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  return (
    <View>
      {lines.length === 0 ? <View id={`none-${number}`}>退回的都已经重新报送，在下一个文件里。</View> : null}
      {lines.map((line) => (
        <Line
          key={line.line}
          number={number}
          line={line}
          onSent={() => {
            loading.again();
            onSent();
          }}
        />
      ))}
    </View>
  );
}
