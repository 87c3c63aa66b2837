import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DepartmentLists, ListsOfMonth } from '../../../contract/monthly-lists';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { chinaToday, sayDay } from '../../words/days';
import { sayMonth } from '../audit/months';
import { PlaceWithin } from '../PlaceWithin';
import { MonthChanges } from './MonthChanges';

const states: Readonly<
  Record<ListsOfMonth['state'], { readonly kind: 'good' | 'bad' | 'info'; readonly words: string }>
> = {
  here: { kind: 'good', words: '已到' },
  late: { kind: 'info', words: '已到，晚了' },
  'waited-for': { kind: 'info', words: '还没到期' },
  overdue: { kind: 'bad', words: '逾期' },
};

function cameWords({ groups, due }: ListsOfMonth): string {
  const here = groups.flatMap(({ name, on, unchangedBy }) =>
    on === null
      ? []
      : [`${name}（${sayDay(on)}${unchangedBy === undefined ? '' : `，${unchangedBy}登记没有变化`}）`],
  );
  const missing = groups.flatMap(({ name, on }) => (on === null ? [name] : []));
  const parts = here.length === 0 ? [] : [`来了：${here.join('、')}`];
  if (missing.length > 0) parts.push(`没有来：${missing.join('、')}，应在${sayDay(due)}以前`);
  return `${parts.join('。')}。`;
}

function Month({ lists }: { readonly lists: ListsOfMonth }) {
  const { month, state, overdueDays } = lists;
  const { kind, words } = states[state];
  return (
    <View className="spaced">
      <View>
        {sayMonth(month)}
        <Tag kind={kind} words={state === 'overdue' ? `${words}${overdueDays}天` : words} />
      </View>
      <View className="soft small measure">
        <Words>{cameWords(lists)}</Words>
      </View>
    </View>
  );
}

interface CountyProps {
  readonly place: DepartmentLists['places'][number];
  readonly onNoted: () => void;
}

/** A county's months; what is missing of this one can be noted as unchanged. */
function County({ place: { region, name, months }, onNoted }: CountyProps) {
  const noting = useAct(async (codes: Parameters<typeof missingOf>[0]) => {
    await ask('officer', 'monthly-lists.unchanged', { region, codes: missingOf(codes) });
    onNoted();
  });
  const [now] = months;
  const missing = now === undefined ? [] : missingOf(now);
  return (
    <Card id={`lists-${region}`}>
      <View className="strong">{name}</View>
      {months.map((one) => (
        <Month key={one.month} lists={one} />
      ))}
      {now === undefined || missing.length === 0 ? null : (
        <View className="not-printed">
          <Button
            id={`unchanged-${region}`}
            kind="plain"
            label="部门说了：没有来的名单，这个月没有变化"
            busy={noting.busy}
            onTap={() => noting.start(now)}
          />
          <ActFailure title="没有登记" failure={noting.failure} />
        </View>
      )}
    </Card>
  );
}

function missingOf({ groups }: ListsOfMonth) {
  return groups.flatMap(({ code, on }) => (on === null ? [code] : []));
}

interface OfPlaceProps {
  readonly region: string;
  readonly month: string;
  readonly onMonth: (month: string) => void;
}

function OfPlace({ region, month, onMonth }: OfPlaceProps) {
  const loading = useLoaded(`monthly-lists ${region}`, () => ask('officer', 'monthly-lists.of', { region }));
  if (loading.state === 'loading') return <Skeleton label="正在看名单来了没有" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { departments } = loading.data;
  return (
    <View>
      <View className="not-printed">
        {departments.length === 0 ? (
          <Empty
            title="通知没有要求每月交名单"
            words="有要求的地方，这里列出各部门哪个月的名单来了、哪个月逾期。"
          />
        ) : null}
        {departments.map(({ office, what, source, places }) => (
          <Section key={source + office} title={office}>
            <View className="section__note measure">
              <View>
                <Words>{what}</Words>
              </View>
              <View className="small">
                <Words>{source}</Words>
              </View>
            </View>
            {places.map((place) => (
              <County key={place.region} place={place} onNoted={loading.again} />
            ))}
          </Section>
        ))}
      </View>
      <MonthChanges key={`${region} ${month}`} region={region} month={month} onMonth={onMonth} />
    </View>
  );
}

/** Which lists the departments handed on by the day that the notice names, county by county, and what the month changed. */
export function MonthlyLists({ region: own }: { readonly region: string }) {
  const [region, setRegion] = useState(own);
  const [month, setMonth] = useState(chinaToday().slice(0, 7));
  return (
    <View>
      {own.length > 6 || !own.endsWith('00') ? null : (
        <View className="not-printed">
          <PlaceWithin
            own={own}
            chosen={region}
            lead="看哪里的"
            change="看下面的某个地方"
            onChoose={setRegion}
          />
        </View>
      )}
      {region.endsWith('0000') ? (
        <Empty title="请先选到市" words="名单交到同级的医保、税务部门，按市、县看。" />
      ) : (
        <OfPlace key={region} region={region} month={month} onMonth={setMonth} />
      )}
    </View>
  );
}
