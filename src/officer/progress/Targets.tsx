import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ProgressOfPlace } from '../../../contract/progress';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayDay } from '../../words/days';
import { open } from '../../platform/navigation';
import { officerPages } from '../pages';
import { count } from './words';
import '../../components/Breakdown.scss';

interface TargetsProps {
  readonly progress: ProgressOfPlace;
  /** Whether the officer may set them. */
  readonly maySet: boolean;
  readonly onSet: () => void;
}

/** As it stands: each place with its target and, where a table calls it otherwise, the name there. */
function Standing({ progress }: Pick<TargetsProps, 'progress'>) {
  const { below, target } = progress;
  const held = below.filter((row) => row.target !== null);
  const sum = held.reduce((all, row) => all + (row.target?.people ?? 0), 0);
  if (held.length === 0) return <View className="soft">下面各地还没有任务数。</View>;
  return (
    <Card id="standing-targets">
      <View className="breakdown">
        {held.map(({ region, name, target: own }) => (
          <View key={region} className="breakdown__line" id={`target-${region}`}>
            <View className="breakdown__words">
              {name}
              <View className="soft small">
                {own?.named ? `表里写“${own.named}”，对应` : ''}代码{region}
              </View>
            </View>
            <View className="breakdown__fen">{count(own?.people ?? 0)} 人</View>
          </View>
        ))}
        <View className="breakdown__line breakdown__line_sum">
          <View className="breakdown__words">各行相加</View>
          <View className="breakdown__fen">{count(sum)} 人</View>
        </View>
      </View>
      {target !== null && target.people !== sum ? (
        <View id="sum-differs">
          <Words>{`这里自己的任务是${count(target.people)}人，和各行相加差${count(Math.abs(target.people - sum))}人。`}</Words>
        </View>
      ) : null}
    </Card>
  );
}

/** The notice names places and not codes: an officer who has looked at them sets them as they were found. */
function ConfirmNotice({ progress, onSet }: Pick<TargetsProps, 'progress' | 'onSet'>) {
  const { region, year, below } = progress;
  const rows = below.filter(({ target }) => target?.from === 'notice');
  const source = rows[0]?.target?.source ?? '';
  const act = useAct(async () => {
    const entries = rows.map(({ region: code, name, target }) => ({
      code,
      name: target?.named ?? name,
      people: target?.people ?? 0,
    }));
    await ask('officer', 'targets.set', { region, year, source, rows: entries });
    onSet();
  });
  if (rows.length === 0) return null;
  return (
    <Callout kind="warn" id="unconfirmed" title="请核对通知的表">
      <View>
        <Words>{`这些任务数照${source}的表。表里写的是名称，对应到名录里的哪个地方还没有人核对过。`}</Words>
      </View>
      <ActFailure title="没有记下来" failure={act.failure} />
      <Button
        id="confirm-notice"
        kind="secondary"
        label={`核对过了，${rows.length}个地方都对`}
        busy={act.busy}
        onTap={() => act.start()}
      />
    </Callout>
  );
}

function History({ region, year }: { readonly region: string; readonly year: number }) {
  const loading = useLoaded(`${region} ${year}`, () => ask('officer', 'targets.history', { region, year }));
  if (loading.state === 'loading') return <Skeleton label="正在读取以前的任务数" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { tables } = loading.data;
  if (tables.length === 0) return null;
  return (
    <Section title="定过的任务数">
      {tables.map(({ number, source, rows, sum, on, by }, at) => (
        <Card key={number} id={`targets-${number}`}>
          <View className="strong">
            第{number}次{at === 0 ? '（现在用的）' : ''}
          </View>
          <View>
            {rows}个地方，共{count(sum)}人
          </View>
          <View className="soft small">
            <Words>{`${sayDay(on)}，${by}，来源：${source}`}</Words>
          </View>
        </Card>
      ))}
    </Section>
  );
}

/** What the places below are held to, where it comes from, and how it is set anew. */
export function Targets({ progress, maySet, onSet }: TargetsProps) {
  const [round, setRound] = useState(0);
  const { region, year } = progress;
  const done = (): void => {
    setRound((before) => before + 1);
    onSet();
  };
  return (
    <View>
      <Section title="下面各地的任务数">
        <Standing progress={progress} />
        {maySet ? <ConfirmNotice progress={progress} onSet={done} /> : null}
      </Section>
      {maySet ? (
        <Button
          id="upload-targets"
          kind="secondary"
          label="从文件定任务数"
          onTap={() => open(officerPages.officerUploads, { kind: 'targets', region })}
        />
      ) : (
        <View className="soft">改任务数要有“通知”这项职责。</View>
      )}
      <History key={`history ${round}`} region={region} year={year} />
    </View>
  );
}
