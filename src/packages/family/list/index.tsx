import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { RelativeView } from '../../../../contract/family';
import { ask } from '../../../cloud/cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { useSettledOrders } from '../../../cloud/use-settled-orders';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { InsuredYear } from '../../../components/InsuredYear';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Section, Tag } from '../../../components/Section';
import { Tappable } from '../../../components/Tappable';
import { UnfinishedOrder } from '../../../components/UnfinishedOrder';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { forgetAnswers } from '../../../state/answers';
import { beginRelative } from '../../../state/enrol-draft';
import { usePlace } from '../../../state/place';
import { randomId } from '../../../state/random-id';
import { chooseYear, useInsuredYear } from '../../../state/year';
import { recordWords, statusSentence } from '../../../words/record-state';
import { relationWords } from '../../../words/relation';

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
      <View className="record-card__sentence">{sentence}</View>
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
  const add = (): void => {
    forgetAnswers();
    beginRelative(randomId());
    if (place?.scanned) open(pages.ask);
    else open(pages.place, { then: 'relative' });
  };
  const pay = (): void => open(pages.payChoose, { record: params.record });
  return (
    <PageFrame
      heading="给家人参保"
      lead={`${year}年度`}
      footer={relatives.length > 0 ? <Button id="continue" label="去缴费" onTap={pay} /> : undefined}
    >
      {params.added ? <Callout kind="good" id="added" title="家人已经加好" urgent /> : null}
      {place ? <InsuredYear region={place.region} year={year} onChoose={chooseYear} /> : null}
      <UnfinishedOrder />
      {loading.state === 'loading' ? <Skeleton label="正在读取家人" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' && relatives.length === 0 ? (
        <Empty title="还没有家人" words="先把要参保的家人加进来，一次可以给好几个人缴费。" />
      ) : null}
      {relatives.map((relative) => (
        <Relative key={relative.relativeId} relative={relative} />
      ))}
      <Button
        id="add-relative"
        kind={relatives.length > 0 ? 'secondary' : 'primary'}
        label="添加家人"
        onTap={add}
      />
      <MoreWays />
    </PageFrame>
  );
}
