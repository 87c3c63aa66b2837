import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RecordView } from '../../../../contract/record-view';
import { ask } from '../../../cloud/cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { useSettledOrders } from '../../../cloud/use-settled-orders';
import { Button } from '../../../components/Button';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Section, Tag } from '../../../components/Section';
import { Tappable } from '../../../components/Tappable';
import { Words } from '../../../components/Words';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { restoreAnswers } from '../../../state/answers';
import type { AnswerSheet } from '../../../state/answers';
import { dropKept, useKept } from '../../../state/kept';
import { sayDay } from '../../../words/days';
import { recordWords, statusSentence } from '../../../words/record-state';
import { registrationSentence } from '../registration-words';

const pageSize = 10;

function RecordCard({ record }: { readonly record: RecordView }) {
  const { label, kind } = recordWords(record);
  const { status } = record;
  const sentence = `${statusSentence(status)}${registrationSentence(status)}${status.change ?? ''}`;
  const place = placeName(record.status.region);
  return (
    <Tappable
      id={`record-${record.recordId}`}
      className="card record-card"
      label={`${record.person.name}，${label}，${record.status.year}年度，${place === '' ? '' : `${place}，`}${sentence}查看详情`}
      onTap={() => open(pages.record, { id: record.recordId })}
    >
      <View className="record-card__head">
        <View className="strong">{record.person.name}</View>
        <Tag kind={kind} words={label} />
      </View>
      <View className="soft small">{`${record.status.year}年度${place === '' ? '' : ` · ${place}`}`}</View>
      <View className="record-card__sentence">
        <Words>{sentence}</Words>
      </View>
    </Tappable>
  );
}

function RecordList({ records }: { readonly records: readonly RecordView[] }) {
  const [shown, setShown] = useState(pageSize);
  if (records.length === 0) {
    return (
      <Empty
        title="还没有记录"
        words="先算一算应缴多少，再登记参保，记录会出现在这里。"
        action={{ id: 'choose-calculate', label: '算一算', onTap: () => open(pages.ask) }}
      />
    );
  }
  return (
    <View>
      {records.slice(0, shown).map((record) => (
        <RecordCard key={record.recordId} record={record} />
      ))}
      {shown < records.length ? (
        <View className="section">
          <Button
            id="more"
            kind="secondary"
            label={`再看${Math.min(pageSize, records.length - shown)}条（共${records.length}条）`}
            onTap={() => setShown(shown + pageSize)}
          />
        </View>
      ) : null}
    </View>
  );
}

/** Results kept on this phone; each is worked out again for today when it is opened. */
function KeptResults() {
  const all = useKept();
  if (all.length === 0) return null;
  const show = (sheet: AnswerSheet) => {
    restoreAnswers(sheet);
    open(pages.result);
  };
  return (
    <Section title="保存在本机的测算">
      {all.map(({ id, on, sheet, headline }) => (
        <View key={id} className="card">
          <View className="strong">{headline}</View>
          <View className="soft small">{`${sheet.year}年度 · ${placeName(sheet.region)}`}</View>
          <View className="soft small">{`${sayDay(on)}算的`}</View>
          <View className="pair">
            <Button id={`kept-${id}`} kind="secondary" label="打开" onTap={() => show(sheet)} />
            <Button id={`drop-${id}`} kind="plain" label="删除" onTap={() => dropKept(id)} />
          </View>
        </View>
      ))}
    </Section>
  );
}

/** Every record the caller has to do with, newest first, each state in words. */
export default function RecordsPage() {
  const loading = useLoadedOnShow('records', () => ask('resident', 'records.mine', {}));
  const records = loading.state === 'ready' ? loading.data.records : [];
  usePlaceNames(records.map(({ status }) => status.region));
  useSettledOrders(
    records.map(({ status }) => status),
    loading.again,
  );
  return (
    <PageFrame heading="我的记录">
      {loading.state === 'loading' ? <Skeleton label="正在读取记录" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' ? <RecordList records={records} /> : null}
      <KeptResults />
    </PageFrame>
  );
}
