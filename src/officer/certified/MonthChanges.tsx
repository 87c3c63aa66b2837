import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { HandedOut } from '../../../contract/hand-outs';
import {
  type CountOfChanges,
  type MonthlyListsActions,
  rosterChangeKinds,
} from '../../../contract/monthly-lists';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import type { Loading } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { aria } from '../../platform/aria';
import { chinaToday } from '../../words/days';
import { monthAfter, sayMonth } from '../audit/months';
import { HandedOutFile } from '../files/HandedOutFile';
import { count } from '../progress/words';
import { Changes } from './Changes';
import { kindNames } from './change-kinds';
import '../progress/index.scss';

interface OfMonth {
  readonly region: string;
  readonly month: string;
}

interface GroupLineProps {
  readonly group: CountOfChanges;
  /** The same group in the month before. */
  readonly before: CountOfChanges | undefined;
}

function GroupLine({ group, before }: GroupLineProps) {
  return (
    <View className="progress-table__row" id={`changed-${group.code}`} {...aria({ role: 'row' })}>
      <View className="progress-table__name progress-table__name_first strong" {...aria({ role: 'cell' })}>
        {group.group}
      </View>
      {rosterChangeKinds.map((kind) => (
        <View key={kind} className="progress-table__cell" {...aria({ role: 'cell' })}>
          <Text className="progress-table__label progress-table__label_always">{kindNames[kind]}</Text>
          <Text>{`${count(group.counts[kind])}（上月${count(before?.counts[kind] ?? 0)}）`}</Text>
        </View>
      ))}
    </View>
  );
}

interface CountsProps {
  readonly of: OfMonth;
  readonly loading: Loading<MonthlyListsActions['monthly-lists.counts']['data']> & {
    readonly again: () => void;
  };
}

/** Groups that changed in either month. */
function Counts({ of, loading }: CountsProps) {
  if (loading.state === 'loading') return <Skeleton label="正在数变化" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { counts, before } = loading.data;
  const nothing = { new: 0, ended: 0, withdrawn: 0, changed: 0 };
  const onlyBefore = before.counts
    .filter(({ code }) => counts.every((one) => one.code !== code))
    .map((one) => ({ ...one, counts: nothing }));
  const lines = [...counts, ...onlyBefore];
  if (lines.length === 0) return null;
  return (
    <View className="progress-table" {...aria({ role: 'table', label: `${sayMonth(of.month)}名单变化` })}>
      {lines.map((group) => (
        <GroupLine
          key={group.code}
          group={group}
          before={before.counts.find(({ code }) => code === group.code)}
        />
      ))}
    </View>
  );
}

/** The workbook has numbers in full: the tax office finds people by them. */
function Export({ of }: { readonly of: OfMonth }) {
  const [file, setFile] = useState<HandedOut | null>(null);
  const act = useAct(async () => setFile((await ask('files', 'monthly-lists.workbook', of)).file));
  return (
    <View className="not-printed">
      <ActFailure title="没有导出" failure={act.failure} />
      {file ? <HandedOutFile key={file.handOutId} file={file} /> : null}
      <Button
        id="export"
        kind="secondary"
        label="导出给税务部门（Excel）"
        busy={act.busy}
        onTap={() => act.start()}
      />
      {process.env.TARO_ENV === 'h5' ? (
        <Button id="print" kind="plain" label="打印这一页" onTap={() => window.print()} />
      ) : null}
    </View>
  );
}

interface MonthChangesProps extends OfMonth {
  readonly onMonth: (month: string) => void;
}

/** What a month changed on the departments' lists, beside the month before: to be handed on to the tax office. */
export function MonthChanges({ region, month, onMonth }: MonthChangesProps) {
  const of = { region, month };
  const loading = useLoaded(JSON.stringify(of), () => ask('officer', 'monthly-lists.counts', of));
  const isThisMonth = month >= chinaToday().slice(0, 7);
  return (
    <Section title={`${sayMonth(month)}的变化`} id="month-changes">
      <View className="pair not-printed">
        <Button
          id="month-before"
          kind="secondary"
          label={sayMonth(monthAfter(month, -1))}
          onTap={() => onMonth(monthAfter(month, -1))}
        />
        {isThisMonth ? null : (
          <Button
            id="month-after"
            kind="secondary"
            label={sayMonth(monthAfter(month, 1))}
            onTap={() => onMonth(monthAfter(month, 1))}
          />
        )}
      </View>
      <Counts of={of} loading={loading} />
      <Changes of={of} groups={loading.state === 'ready' ? loading.data.counts : []} />
      <Export of={of} />
    </Section>
  );
}
