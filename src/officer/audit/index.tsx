import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AuditCount } from '../../../contract/audit';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { chinaToday, sayDay } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { monthAfter, sayMonth } from './months';
import { countWords } from './words';
import type { IsoDay } from '../../../policy/calendar';

interface CountsProps {
  readonly title: string;
  readonly counts: readonly AuditCount[];
}

function Counts({ title, counts }: CountsProps) {
  if (counts.length === 0) return null;
  return (
    <View>
      <View className="soft">{title}</View>
      {counts.map((one) => (
        <View key={`${one.action} ${one.outcome}`}>{countWords(one)}</View>
      ))}
    </View>
  );
}

interface OfficersMonthProps {
  readonly name: string;
  readonly counts: readonly AuditCount[];
}

function OfficersMonth({ name, counts }: OfficersMonthProps) {
  const done = counts.filter(({ outcome }) => outcome === 'done');
  return (
    <Card>
      <View className="strong">{name}</View>
      <Counts title="办理" counts={done.filter(({ kind }) => kind === 'act')} />
      <Counts title="查看" counts={done.filter(({ kind }) => kind === 'read')} />
      <Counts title="没有办成" counts={counts.filter(({ outcome }) => outcome !== 'done')} />
    </Card>
  );
}

interface MonthProps {
  readonly region: string;
  readonly month: string;
}

function Month({ region, month }: MonthProps) {
  const loading = useLoaded(`${region} ${month}`, () => ask('officer', 'audit.report', { region, month }));
  if (loading.state === 'loading') return <Skeleton label="正在读取操作日志" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { sealedUpTo, officers } = loading.data;
  if (sealedUpTo === null || officers.length === 0) {
    return (
      <Empty
        title="这个月还没有"
        words="每天的操作日志在第二天凌晨封存，封存以后才统计。这里只列负责范围都在这个地方以内的经办人。"
      />
    );
  }
  return (
    <Section title={`统计到${sayDay(sealedUpTo as IsoDay)}`}>
      {officers.map(({ name, counts }, at) => (
        <OfficersMonth key={`${name} ${at}`} name={name} counts={counts} />
      ))}
      <View className="soft small">
        同一个人查看几次，就算几人次。非工作时间是周一至周五8点到18点以外，法定节假日没有算进去。您看这份月报，也会记下来。
      </View>
    </Section>
  );
}

function Months({ region }: { readonly region: string }) {
  const now = chinaToday().slice(0, 7);
  const [month, setMonth] = useState(now);
  return (
    <View>
      <View className="strong" id="month">
        {sayMonth(month)}
      </View>
      <View className="pair">
        <Button
          id="month-before"
          kind="secondary"
          label="上个月"
          onTap={() => setMonth(monthAfter(month, -1))}
        />
        {month < now ? (
          <Button
            id="month-after"
            kind="secondary"
            label="下个月"
            onTap={() => setMonth(monthAfter(month, 1))}
          />
        ) : null}
      </View>
      <Month region={region} month={month} />
    </View>
  );
}

/** Who of the place's officers did what in a month, and whom they looked up how often. */
export default function OfficerAuditPage() {
  return (
    <OfficerFrame heading="操作月报" lead="谁办了多少、看了多少。只有数目，没有居民的姓名。">
      {(region) => <Months key={region} region={region} />}
    </OfficerFrame>
  );
}
