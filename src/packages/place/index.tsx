import { useState } from 'react';
import Taro, { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { insuranceHotline } from '../../../contract/hotlines';
import { regionName, regionTrail } from '../../../policy/region-names';
import type { Region } from '../../../policy/region-names';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { PageFrame } from '../../components/PageFrame';
import { FailureState, Skeleton } from '../../components/PageStates';
import { RegionPicker } from '../../components/RegionPicker';
import type { RegionChoice } from '../../components/RegionPicker';
import { Row, Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { fetchNoticesOf } from '../../answers/learn-notices';
import { usePlaceNames } from '../../answers/learn-places';
import { usePlacesBelow } from '../../answers/places-below';
import { useNoticeIndex } from '../../answers/notice-index';
import type { NoticeIndex } from '../../answers/notice-index';
import { placeName } from '../../answers/places';
import { goBack, replace } from '../../platform/navigation';
import { pages } from '../../platform/pages';
import { FindPlace } from './FindPlace';
import { answerSheet, moveAnswers } from '../../state/answers';
import { picked } from '../../state/pick';
import { choosePlace, usePlace } from '../../state/place';
import { useInsuredYear } from '../../state/year';

function isSpokenOf(region: string, notices: NoticeIndex): boolean {
  return notices.hasNotice(region) || notices.isAwaited(region) || notices.hasNoticeWithin(region);
}

function withHints(places: readonly Region[], notices: NoticeIndex): readonly RegionChoice[] {
  return places.map((region) => ({
    ...region,
    hint: isSpokenOf(region.code, notices) ? undefined : '还没有通知',
  }));
}

const { name: hotlineName, phone: hotline } = insuranceHotline;

function callHotline(): void {
  Taro.makePhoneCall({ phoneNumber: hotline }).catch(() => undefined);
}

/** What can be done in a place of which no notice speaks: ask, and come back. Nothing is worked out or promised. */
function NoNotice({ name, onRemember }: { readonly name: string; readonly onRemember?: () => void }) {
  return (
    <View>
      <Callout kind="warn" id="no-notice" title={`${name}还没有参保缴费通知`} urgent>
        <View>这里的通知还没有录进来，算不出要交多少钱，也不能在这里登记和缴费。</View>
        <View>
          怎么参保、交多少、什么时候交，请打{hotlineName}
          {hotline}，或者问当地医保部门。
        </View>
        <Button
          id={`call-${hotline}`}
          kind="secondary"
          label={`拨打 ${hotline}`}
          onTap={() => callHotline()}
        />
        {onRemember ? <Button id="remember" kind="plain" label="先记下这个地方" onTap={onRemember} /> : null}
      </Callout>
    </View>
  );
}

function KnownPlaces({
  near,
  onChoose,
}: {
  readonly near: string;
  readonly onChoose: (code: string) => void;
}) {
  return (
    <Section title="已经能查的地方">
      <Rows>
        {useNoticeIndex()
          .placesWithNotice(near)
          .map((region) => (
            <Row
              key={region}
              id={`known-${region}`}
              label={placeName(region)}
              onTap={() => onChoose(region)}
            />
          ))}
      </Rows>
    </Section>
  );
}

interface StepsProps {
  readonly at: string | null;
  /** Whether one can go on with the place as it is: then what lies below isn't waited for. */
  readonly enough: boolean;
  readonly onStep: (code: string | null) => void;
}

/** The way down, one step at a time: what the program doesn't know by itself the server lists. */
function Steps({ at, enough, onStep }: StepsProps) {
  const notices = useNoticeIndex();
  const { below, loading, failure, again } = usePlacesBelow(at);
  return (
    <Section title="一级一级选">
      <RegionPicker path={regionTrail(at)} below={withHints(below, notices)} onStep={onStep} />
      {loading && !enough ? <Skeleton label="正在读取下面的地方" /> : null}
      {failure && !enough ? <FailureState failure={failure} onRetry={again} /> : null}
    </Section>
  );
}

/** For a page that asked for a place of its own: it takes it when it is shown again. */
function handBack(purpose: string, region: string): void {
  picked.set({ purpose, region });
  goBack();
}

/** Of one person's form: the first page keeps its place. */
function takeForOnePerson(region: string, year: number): void {
  moveAnswers(region, year);
  goBack();
}

/** Where the picker begins: the place of the form that asks, else the one of the first page. */
function placeToBegin(then: string | undefined, home: string | undefined): string | null {
  return (then === 'check' || then === 'relative' ? answerSheet.get()?.region : undefined) ?? home ?? null;
}

/** A place whose notice isn't on this phone yet: it is fetched, and the page goes on by itself. */
function Fetching({ region }: { readonly region: string }) {
  const fetching = useLoaded(`notices ${region}`, () => fetchNoticesOf(region));
  if (fetching.state !== 'ready' || fetching.data) {
    return <Callout kind="info" id="fetching" title="正在取这里的通知，请稍等" />;
  }
  return (
    <View>
      <Callout kind="warn" id="not-fetched" title="这里的通知没有取到">
        请检查网络，再点“重试”。
      </Callout>
      <Button id="retry" label="重试" kind="secondary" onTap={fetching.again} />
    </View>
  );
}

/** Province, city, district, street: as far down as the person likes, once a notice speaks of the place. */
export default function PlacePage() {
  const { params } = useRouter<{ then?: string; id?: string }>();
  const chosen = usePlace();
  const [at, setAt] = useState<string | null>(() => placeToBegin(params.then, chosen?.region));
  usePlaceNames(at === null ? [] : [at]);
  const notices = useNoticeIndex();
  const year = useInsuredYear(at ?? undefined);
  const tooWide = at !== null && notices.isTooWide(at);
  const answered = at !== null && notices.hasNotice(at) && !tooWide;
  const awaited = at !== null && notices.isAwaited(at);
  const silent = at !== null && !notices.hasNotice(at) && !notices.hasNoticeWithin(at) && !awaited;
  const take = () => {
    if (at === null) return;
    if (params.then === 'correct') return handBack(`correct ${params.id}`, at);
    if (notices.hasNotice(at) && (params.then === 'relative' || params.then === 'check')) {
      return takeForOnePerson(at, year);
    }
    choosePlace({ region: at });
    if (params.then !== 'ask') return goBack();
    if (answerSheet.get() && notices.hasNotice(at)) moveAnswers(at, year);
    replace(pages.ask);
  };
  const remember = () => {
    if (at !== null) choosePlace({ region: at });
    goBack();
  };
  const forOnesOwn = params.then === undefined || params.then === 'ask';
  return (
    <PageFrame
      heading={params.then === 'relative' ? '这位家人在哪里参保？' : '在哪里参保？'}
      lead="一般选户口所在地；长期住在外地的，也可以选居住地。"
      footer={
        answered ? <Button id="continue" label={`就选${regionName(at) ?? ''}`} onTap={take} /> : undefined
      }
    >
      {tooWide ? (
        <View className="para">
          <Callout kind="info" id="too-wide" title="请再往下选一级">
            {`${regionName(at) ?? ''}里面各地的规定不一样，选到区、县才能算准。`}
          </Callout>
        </View>
      ) : null}
      <FindPlace onFound={setAt} />
      {silent ? <NoNotice name={placeName(at)} {...(forOnesOwn ? { onRemember: remember } : {})} /> : null}
      <Steps at={at} enough={answered || silent} onStep={setAt} />
      {awaited ? <Fetching region={at} /> : null}
      {silent ? <KnownPlaces near={at} onChoose={setAt} /> : null}
    </PageFrame>
  );
}
