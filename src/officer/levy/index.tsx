import { useState } from 'react';
import { View } from '@tarojs/components';
import type { LevyListView } from '../../../contract/levy-lists';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { DateField } from '../../components/DateField';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { placeName } from '../../answers/places';
import { usePlaceNames } from '../../answers/learn-places';
import { randomId } from '../../state/random-id';
import { chinaToday, dayFromParts, partsOfDay, sayMoment } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { Table } from '../table/Table';
import { YearOfList } from '../YearOfList';
import { everywhere } from '../use-officer';
import { useWide } from '../work-list/use-wide';
import { useYearOfDrive } from '../year-of-drive';
import { Detail } from './Detail';
import { standingOf } from './words';

interface FormProps {
  readonly own: string;
  readonly region: string;
  readonly onRegion: (region: string) => void;
  readonly onBegun: (levyListId: string) => void;
}

/** For which place, year and day a list is made. */
function NewList({ own, region, onRegion, onBegun }: FormProps) {
  const { years, year, choose } = useYearOfDrive(region);
  const [parts, setParts] = useState(partsOfDay(chinaToday()));
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  // The same id where it is tried again: an answer that was lost begins no second one.
  const [levyListId] = useState(randomId);
  const begin = useAct(async () => {
    const on = dayFromParts(parts);
    setWrong(on === null ? '请写一个日历上有的日期，年、月、日都要填' : undefined);
    if (on === null) return;
    await ask('files', 'levy-lists.begin', { levyListId, region, year, on });
    onBegun(levyListId);
  });
  return (
    <Section title="做一份清册">
      <PlaceWithin own={own} chosen={region} lead="给哪里做" onChoose={onRegion} />
      <YearOfList years={years} year={year} onChoose={choose} />
      <DateField
        id="on"
        label="按哪一天缴费计算"
        hint="还没有缴的人按这一天算，已经缴的按缴费当天算。只有别处认定的，不算在内。"
        error={wrong}
        parts={parts}
        onChange={setParts}
      />
      <ActFailure title="没有开始做" failure={begin.failure} />
      <Button id="begin" label="开始做" busy={begin.busy} onTap={() => begin.start()} />
    </Section>
  );
}

function ListCard({
  list,
  onOpen,
}: {
  readonly list: LevyListView;
  readonly onOpen: (levyListId: string) => void;
}) {
  const { levyListId, region, year, at, totals } = list;
  const { kind, words } = standingOf(list);
  return (
    <Card id={`list-${levyListId}`}>
      <View className="record-card__head">
        <View className="strong">{`${placeName(region)}${year}年度`}</View>
        <Tag kind={kind} words={words} />
      </View>
      <View className="soft small">{`${sayMoment(at)}开始做，${totals.whole.people}人`}</View>
      <Button id={`open-${levyListId}`} kind="secondary" label="打开" onTap={() => onOpen(levyListId)} />
    </Card>
  );
}

interface ListsMadeProps {
  readonly lists: readonly LevyListView[];
  readonly onOpen: (levyListId: string) => void;
}

/** Cards on a phone, lines of a table on a computer. */
function ListsMade({ lists, onOpen }: ListsMadeProps) {
  const isWide = useWide();
  if (lists.length === 0) {
    return <Empty title="这里还没有做过" words="做好的合计保存30天，文件保存24小时，都只有您能打开。" />;
  }
  if (!isWide) {
    return (
      <View>
        {lists.map((list) => (
          <View className="spaced" key={list.levyListId}>
            <ListCard list={list} onOpen={onOpen} />
          </View>
        ))}
      </View>
    );
  }
  return (
    <Table
      name="您做过的清册"
      columns={['哪里', '年度', '开始做', '人数', '到了哪一步']}
      rows={lists.map((list) => ({
        id: `open-${list.levyListId}`,
        cells: [
          placeName(list.region),
          `${list.year}年度`,
          sayMoment(list.at),
          `${list.totals.whole.people}人`,
          standingOf(list).words,
        ],
        onOpen: () => onOpen(list.levyListId),
      }))}
    />
  );
}

interface OwnListsProps {
  readonly region: string;
  readonly onOpen: (levyListId: string) => void;
}

function OwnLists({ region, onOpen }: OwnListsProps) {
  const loading = useLoaded(region, () => ask('files', 'levy-lists.list', { region }));
  if (loading.state === 'loading') return <Skeleton label="正在读取清单" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { lists } = loading.data;
  return (
    <Section title="您做过的清册">
      <ListsMade lists={lists} onOpen={onOpen} />
    </Section>
  );
}

function OwnPlace({ own }: { readonly own: string }) {
  const [region, setRegion] = useState(own);
  const [opened, setOpened] = useState<string | null>(null);
  usePlaceNames([region]);
  if (opened !== null) return <Detail key={opened} levyListId={opened} onBack={() => setOpened(null)} />;
  return (
    <View>
      <NewList key={region} own={own} region={region} onRegion={setRegion} onBegun={setOpened} />
      <OwnLists region={region} onOpen={setOpened} />
    </View>
  );
}

/** What everybody of a place owes, gets and has paid: lists for tax office and finance, made in the cloud. */
export default function OfficerLevyPage() {
  return (
    <OfficerFrame
      heading="应缴清册和资助台账"
      lead="每个人的身份、标准、资助、应缴和依据，交给税务征收；各项资金该出多少、实际出了多少，交给财政。"
      wide
    >
      {(region) =>
        region === everywhere ? (
          <Empty
            title="请由当地的经办人做"
            words="您负责全国的事务；清册按市、县做，由当地负责资金的经办人做。"
          />
        ) : (
          <OwnPlace key={region} own={region} />
        )
      }
    </OfficerFrame>
  );
}
