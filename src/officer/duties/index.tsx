import { View } from '@tarojs/components';
import type { Duty, NoticeDuties } from '../../../contract/officer';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayDay } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { dueWords } from './due-words';
import '../../components/Breakdown.scss';

/** `1583685` → `1,583,685`. */
function count(people: number): string {
  return String(people).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function Targets({
  targets,
  year,
}: Pick<NoticeDuties, 'year'> & { targets: NonNullable<NoticeDuties['targets']> }) {
  const { rows, total, hasTotal, label } = targets;
  const line = (name: string, people: number, sum = false) => (
    <View key={name} className={sum ? 'breakdown__line breakdown__line_sum' : 'breakdown__line'}>
      <View className="breakdown__words">{name}</View>
      <View className="breakdown__fen">{count(people)} 人</View>
    </View>
  );
  return (
    <Card id="targets">
      <View className="strong">
        {year}年参保任务（{label}）
      </View>
      <View className="breakdown">
        {rows.map(({ place, people }) => line(place, people))}
        {total === null ? null : line('合计', total, true)}
      </View>
      {hasTotal ? null : <View className="soft small">通知的表里没有写合计。</View>}
    </Card>
  );
}

function DutyCard({ duty }: { readonly duty: Duty }) {
  return (
    <Card>
      <View className="strong">{dueWords(duty)}</View>
      <View>{duty.what}</View>
      <View className="soft small">
        {duty.office} · 通知{duty.label}
      </View>
    </Card>
  );
}

/** Those with a day or a time first, in the notice's order. */
function timedFirst(duties: readonly Duty[]): readonly Duty[] {
  const isTimed = ({ by, weekday, dayOfMonth, recurs }: Duty): boolean =>
    by !== undefined || weekday !== undefined || dayOfMonth !== undefined || recurs === 'monthly';
  return [...duties.filter(isTimed), ...duties.filter((duty) => !isTimed(duty))];
}

function OfNotice({ notice }: { readonly notice: NoticeDuties }) {
  const { title, draft, window, targets, duties, year } = notice;
  return (
    <Section title={title} id={`notice-${notice.notice}`}>
      {draft ? <View className="section__note">征求意见稿，正式通知可能不同。</View> : null}
      {window ? (
        <View className="section__note">
          <Words>{`集中征缴：${sayDay(window.from)}到${sayDay(window.to)}`}</Words>
        </View>
      ) : null}
      <View className="spaced">
        {targets ? <Targets targets={targets} year={year} /> : null}
        {timedFirst(duties).map((duty) => (
          <DutyCard key={duty.clause + duty.what} duty={duty} />
        ))}
      </View>
    </Section>
  );
}

function Duties({ region }: { readonly region: string }) {
  const loading = useLoaded(`duties ${region}`, () => ask('officer', 'notices.duties', { region }));
  if (loading.state === 'loading') return <Skeleton label="正在读取通知" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  if (loading.data.notices.length === 0) {
    return <Empty title="这里还没有通知" words="发布了当地的通知，任务和时限就会在这里。" />;
  }
  return (
    <View>
      {loading.data.notices.map((notice) => (
        <OfNotice key={notice.notice} notice={notice} />
      ))}
    </View>
  );
}

/** What the notices of the officer's place ask of offices, and by when. */
export default function OfficerDutiesPage() {
  return (
    <OfficerFrame heading="任务和时限" lead="通知里写给各单位的，照通知列出。">
      {(region) => <Duties key={region} region={region} />}
    </OfficerFrame>
  );
}
