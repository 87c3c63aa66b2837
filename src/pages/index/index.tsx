import { useState } from 'react';
import { useReady } from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { Callout } from '../../components/Callout';
import { PageFrame } from '../../components/PageFrame';
import { Row, Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { Tappable } from '../../components/Tappable';
import { usePlaceNames } from '../../answers/learn-places';
import { placeName, placeParts } from '../../answers/places';
import { open } from '../../platform/navigation';
import { pages } from '../../platform/pages';
import { useAnswerSheet } from '../../state/answers';
import { usePlace } from '../../state/place';
import { setCare, usePreferences } from '../../state/preferences';
import { startAfresh } from '../../state/start-afresh';
import { CareQuestions } from './CareQuestions';
import { Entry } from './Entry';
import { HomeCard } from './HomeCard';
import { useArrival } from './use-arrival';

function PlaceRow({ drawn }: { readonly drawn: boolean }) {
  const place = usePlace();
  usePlaceNames(place && drawn ? [place.region] : []);
  const name = place ? placeName(place.region) : '';
  const { above, own } = placeParts(place?.region ?? '');
  // The words one sees come first, in their order: whoever speaks to the phone says what he sees.
  const spoken = place ? `参保地：${name}，更改` : '参保地：请先选择，选择';
  return (
    <Tappable
      id="choose-place"
      className="place icon icon_place"
      label={spoken}
      onTap={() => open(pages.place)}
    >
      <View className="place__words">
        <View className="small">{above ? `参保地 · ${above}` : '参保地'}</View>
        <View className="place__name" id="place-name">
          {place ? own : '请先选择'}
        </View>
      </View>
      <Text className="place__change">{place ? '更改' : '选择'}</Text>
    </Tappable>
  );
}

function CareSwitch() {
  const { care } = usePreferences();
  const label = care ? '切换到普通版' : '切换到关怀版（字大、按钮大）';
  return (
    <Tappable
      id="care-switch"
      className="care-switch icon icon_letters"
      label={label}
      onTap={() => setCare(!care)}
    >
      <Text>{care ? '切换到普通版' : '切换到关怀版'}</Text>
    </Tappable>
  );
}

/** True once the page has been drawn for the first time: what stands further down can then follow. */
function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(false);
  useReady(() => setDrawn(true));
  return drawn;
}

function FurtherDown() {
  return (
    <View className="further">
      <Entry
        id="choose-records"
        icon="records"
        label="我的记录"
        hint="办到哪一步了"
        onTap={() => open(pages.records)}
      />
      <Entry
        id="choose-policy"
        icon="policy"
        label="政策与办法"
        hint="当地怎么规定的，常见问题"
        onTap={() => open(pages.questions)}
      />
      <Entry
        id="choose-channels"
        icon="policy"
        label="怎么缴费"
        hint="不用出门的办法"
        onTap={() => open(pages.channels)}
      />
      <Entry
        id="choose-contacts"
        icon="ask"
        label="找谁问"
        hint="当地咨询和投诉电话"
        onTap={() => open(pages.contacts)}
      />
      <CareSwitch />
      <Section title="其他">
        <Rows>
          <Row id="open-settings" label="设置" hint="字号、个人信息" onTap={() => open(pages.settings)} />
        </Rows>
      </Section>
    </View>
  );
}

/** Everything that can be done, in ordinary mode and, in care mode, behind "更多". */
function Choices({ drawn, below = false }: { readonly drawn: boolean; readonly below?: boolean }) {
  const place = usePlace();
  const unfinished = useAnswerSheet();
  const begin = () => {
    startAfresh();
    open(place ? pages.ask : pages.place, place ? {} : { then: 'ask' });
  };
  return (
    <>
      <PlaceRow drawn={drawn} />
      {drawn ? <HomeCard region={place?.region} /> : null}
      <Entry
        id="choose-calculate"
        icon="calculate"
        label="算一算"
        hint="今年交多少，什么时候能用"
        first={!below}
        onTap={begin}
      />
      {unfinished ? (
        <View className="spaced spaced_both">
          <Rows>
            <Row id="continue-calculate" label="接着上次的测算" onTap={() => open(pages.check)} />
          </Rows>
        </View>
      ) : null}
      <Entry
        id="choose-family"
        icon="family"
        label="给家人参保"
        hint="父母、孩子一起办"
        onTap={() => open(pages.family)}
      />
      {drawn ? <FurtherDown /> : null}
    </>
  );
}

function Care({ drawn }: { readonly drawn: boolean }) {
  const [more, setMore] = useState(false);
  return (
    <>
      <CareQuestions />
      <View className="further">
        {more ? (
          <Choices drawn={drawn} below />
        ) : (
          <>
            <Rows>
              <Row
                id="care-more"
                label="更多"
                hint="给家人办、算一算、换参保地"
                onTap={() => setMore(true)}
              />
            </Rows>
            <CareSwitch />
          </>
        )}
      </View>
    </>
  );
}

/** In ordinary mode how the family stands and all that can be done; in care mode three questions. */
export default function FirstPage() {
  const drawn = useDrawn();
  const arrival = useArrival(drawn);
  const { care } = usePreferences();
  return (
    <PageFrame heading="居民医保参保缴费" barTitle="家医保" first>
      {arrival ? (
        <View className="arrival">
          <Callout kind={arrival.kind} id="arrival" title={arrival.title} urgent>
            {arrival.words}
          </Callout>
        </View>
      ) : null}
      {care ? <Care drawn={drawn} /> : <Choices drawn={drawn} />}
    </PageFrame>
  );
}
