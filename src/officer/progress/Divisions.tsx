import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ProgressOfPlace } from '../../../contract/progress';
import { Button } from '../../components/Button';
import { Card, Section } from '../../components/Section';
import { sayDay } from '../../words/days';
import { Bar } from './Bar';
import { count } from './words';

/** Days that are shown before one asks for all. */
const shownDays = 10;

interface LineProps {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  /** The longest bar's people. */
  readonly most: number;
}

function Line({ id, name, people, most }: LineProps) {
  return (
    <View className="progress-lines" id={id}>
      <View className="progress-lines__words">
        <View>{name}</View>
        <View className="progress-lines__people">{count(people)} 人</View>
      </View>
      <Bar percent={(people * 100) / most} />
    </View>
  );
}

function Days({ days }: Pick<ProgressOfPlace, 'days'>) {
  const [whole, setWhole] = useState(false);
  const newest = [...days].reverse();
  const shown = whole ? newest : newest.slice(0, shownDays);
  const most = Math.max(1, ...shown.map(({ people }) => people));
  return (
    <Section title="按天" id="by-day">
      <Card>
        {shown.map(({ day, people }) => (
          <Line key={day} id={`day-${day}`} name={sayDay(day)} people={people} most={most} />
        ))}
      </Card>
      {days.length > shown.length ? (
        <Button id="all-days" kind="plain" label={`看全部${days.length}天`} onTap={() => setWhole(true)} />
      ) : null}
    </Section>
  );
}

interface CountsProps {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly counts: ProgressOfPlace['groups'];
}

function Counts({ id, title, note, counts }: CountsProps) {
  if (counts.length === 0) return null;
  const most = Math.max(1, ...counts.map(({ people }) => people));
  return (
    <Section title={title} id={id}>
      <Card>
        {counts.map(({ key, name, people }) => (
          <Line key={key} id={`${id}-${key}`} name={name} people={people} most={most} />
        ))}
        <View className="soft small">{note}</View>
      </Card>
    </Section>
  );
}

/** The same people by day, by channel and by group. */
export function Divisions({ progress }: { readonly progress: ProgressOfPlace }) {
  const { days, channels, groups, enrolled } = progress;
  if (enrolled === 0) return null;
  return (
    <View className="progress-columns">
      <Days days={days} />
      <Counts
        id="by-channel"
        title="按渠道"
        note="“别处”是税务部门文件里写的缴费渠道归成的类。"
        counts={channels}
      />
      <Counts
        id="by-group"
        title="按人群"
        note="有几种身份的，只算在定资助的那一种里。没有资助的，算在经办机构认定的第一种里。"
        counts={groups}
      />
    </View>
  );
}
