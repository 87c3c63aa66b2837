import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { RelativeView } from '../../../../contract/family';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { useSettledOrders } from '../../../cloud/use-settled-orders';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { InsuredYear } from '../../../components/InsuredYear';
import { PageFrame } from '../../../components/PageFrame';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Section, Tag } from '../../../components/Section';
import { Tappable } from '../../../components/Tappable';
import { UnfinishedOrder } from '../../../components/UnfinishedOrder';
import { Words } from '../../../components/Words';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { forgetAnswers } from '../../../state/answers';
import { clearDraft } from '../../../state/enrol-draft';
import { chooseRecords } from '../../../state/order';
import { usePlace } from '../../../state/place';
import { chooseYear, useInsuredYear } from '../../../state/year';
import { yuan } from '../../../words/money';
import { recordWords, statusSentence } from '../../../words/record-state';
import { relationWords } from '../../../words/relation';
import { AskToPay } from '../../pay/asked/AskToPay';
import { PersonForm } from '../../records/enrol/PersonForm';
import { Bound } from './Bound';
import { fileAll, notFiled, sumDue, toPayFor } from './to-do';

function Relative({ relative }: { readonly relative: RelativeView }) {
  const { relativeId, person, relation, region, record } = relative;
  const state = record ? recordWords(record) : { label: '还没有登记', kind: 'quiet' as const };
  const sentence = record
    ? `${statusSentence(record.status)}${record.status.change ?? ''}`
    : '缴费时会自动登记。';
  return (
    <Tappable
      id={`relative-${relativeId}`}
      className="card record-card"
      label={`${person.name}，${relationWords[relation]}，${state.label}，${person.document}，${placeName(region)}，${sentence}`}
      onTap={() => open(pages.relative, { id: relativeId })}
    >
      <View className="record-card__head">
        <View className="strong">
          {person.name} · {relationWords[relation]}
        </View>
        <Tag kind={state.kind} words={state.label} />
      </View>
      <View className="soft small">
        {person.document} · {placeName(region)}
      </View>
      <View className="record-card__sentence">
        <Words>{sentence}</Words>
      </View>
    </Tappable>
  );
}

function MoreWays() {
  return (
    <Section title="其他">
      <Rows>
        <Row id="open-orders" label="缴费记录和凭证" onTap={() => open(pages.orders)} />
        <Row
          id="open-account"
          label="家庭共济账户"
          hint="用职工医保个人账户给家人缴费"
          onTap={() => open(pages.account)}
        />
        <Row
          id="open-self"
          label="确认是我本人"
          hint="用窗口给的一次性码，查看自己的完整记录"
          onTap={() => open(pages.self)}
        />
        <Row
          id="open-me"
          label="谁能看到我"
          hint="谁把我加进了家人，用我的名字办过什么"
          onTap={() => open(pages.me)}
        />
      </Rows>
    </Section>
  );
}

/** Nobody is on the list: the first one can be filled in at once. */
function FirstOne() {
  return (
    <View>
      <View className="para soft" id="empty">
        还没有家人。先填第一位，后面可以接着添加，一次给好几个人缴费。
      </View>
      <PersonForm />
    </View>
  );
}

interface ListedProps {
  readonly relatives: readonly RelativeView[];
  readonly year: number;
}

/** Those of earlier years, taken over by one tap: each is named, and what was said of place and identities stays as it was. */
function TakeOver({ relatives, year, onDone }: ListedProps & { readonly onDone: () => void }) {
  const waiting = notFiled(relatives);
  const act = useAct(async () => {
    await fileAll(waiting, year);
    onDone();
  });
  if (waiting.length === 0) return null;
  const names = waiting.map(({ person }) => person.name).join('、');
  return (
    <View>
      <ActFailure title="没有全部登记上" failure={act.failure} id="take-over-failed" />
      <Callout kind="info" id="take-over" title={`${year}年度还没有登记`}>
        <View>{`${names}。参保地和申报的情况照原来的，登记以后还可以修改。`}</View>
        <Button
          id="take-over-all"
          kind="secondary"
          label={waiting.length > 1 ? `登记这${waiting.length}个人` : `登记${names}`}
          busy={act.busy}
          onTap={() => act.start()}
        />
      </Callout>
    </View>
  );
}

/** All who are to be paid for, in one tap and with the sum; who it is stands on the next page before anything is paid. */
function Pay({ relatives, year, record }: ListedProps & { readonly record: string | undefined }) {
  const all = toPayFor(relatives);
  const act = useAct(async () => {
    chooseRecords(await fileAll(all, year));
    open(pages.payCheck);
  });
  const choose = (): void => open(pages.payChoose, { record });
  if (all.length === 0) return <Button id="continue" label="去缴费" onTap={choose} />;
  const whom = all.length === 1 ? (all[0]?.person.name ?? '') : `${all.length}个人`;
  const sum = sumDue(all);
  return (
    <>
      <ActFailure title="没有登记成功" failure={act.failure} id="pay-failed" />
      <Button
        id="continue"
        label={sum === 0 ? `给${whom}登记，不用付钱` : `给${whom}缴费，共 ${yuan(sum)} 元`}
        busy={act.busy}
        onTap={() => act.start()}
      />
      {relatives.length > 1 ? (
        <Button id="choose-payees" kind="plain" label="只给其中几个人缴" onTap={choose} />
      ) : null}
    </>
  );
}

/** For whoever can't pay himself: the links are made where he asks for them. */
function AskOthers({ relatives, year }: ListedProps) {
  const [asks, setAsks] = useState(false);
  const owing = toPayFor(relatives).filter(({ record }) => record.status.state === 'to-pay');
  if (owing.length === 0) return null;
  if (!asks) {
    return (
      <Button id="ask-others" kind="plain" label="请家人在他的微信里帮我交" onTap={() => setAsks(true)} />
    );
  }
  const people = owing.map((relative) => ({
    key: relative.relativeId,
    name: relative.person.name,
    record: async () => (await fileAll([relative], year))[0] ?? relative.record.recordId,
  }));
  return <AskToPay people={people} />;
}

function addRelative(): void {
  forgetAnswers();
  clearDraft();
  open(pages.enrol);
}

/** Each relative and where he stands; from here one adds, pays, and finds what was paid. */
export default function FamilyPage() {
  const { params } = useRouter<{ added?: string; record?: string }>();
  const place = usePlace();
  const year = useInsuredYear(place?.region);
  const loading = useLoadedOnShow(`family ${year}`, () => ask('resident', 'family.list', { year }));
  const relatives = loading.state === 'ready' ? loading.data.relatives : [];
  usePlaceNames(relatives.map(({ region }) => region));
  useSettledOrders(
    relatives.map(({ record }) => record?.status),
    loading.again,
  );
  const isEmpty = loading.state === 'ready' && relatives.length === 0;
  return (
    <PageFrame
      heading="给家人参保"
      lead={`${year}年度`}
      footer={
        relatives.length > 0 ? <Pay relatives={relatives} year={year} record={params.record} /> : undefined
      }
    >
      {params.added ? <Callout kind="good" id="added" title="家人已经登记好" urgent /> : null}
      {place ? <InsuredYear region={place.region} year={year} onChoose={chooseYear} /> : null}
      <UnfinishedOrder />
      {loading.state === 'loading' ? <Skeleton label="正在读取家人" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      <Bound bound={loading.state === 'ready' ? loading.data.bound : undefined} onAdded={loading.again} />
      {isEmpty ? <FirstOne /> : null}
      <TakeOver relatives={relatives} year={year} onDone={loading.again} />
      {relatives.map((relative) => (
        <Relative key={relative.relativeId} relative={relative} />
      ))}
      {isEmpty ? null : (
        <Button
          id="add-relative"
          kind="secondary"
          label={relatives.length > 0 ? '再添加一位' : '添加家人'}
          onTap={addRelative}
        />
      )}
      <AskOthers relatives={relatives} year={year} />
      <MoreWays />
    </PageFrame>
  );
}
