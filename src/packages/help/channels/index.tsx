import { View } from '@tarojs/components';
import { ask } from '../../../cloud/cloud';
import { Offline } from '../../../cloud/failures';
import { useLoaded } from '../../../cloud/use-cloud';
import {
  channelsInNotices,
  channelsOfOffices,
  checksBeforePaying,
  silentOnChannels,
} from '../../../answers/channels';
import { noticesOf, paymentSourcesOf } from '../../../answers/notices';
import { placeName } from '../../../answers/places';
import { usePolicy } from '../../../answers/policy';
import { Button } from '../../../components/Button';
import { ClauseLinks } from '../../../components/Breakdown';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, Skeleton } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { usePlace } from '../../../state/place';
import { useInsuredYear } from '../../../state/year';
import { PublicProgress } from './PublicProgress';
import { RemindMe } from './RemindMe';
import { Ways } from './Ways';

interface At {
  readonly region: string;
  readonly year: number;
}

/** This product, where an office of the place has commissioned it. */
function ThisProduct() {
  return (
    <Section title="就在这里缴" id="commissioned">
      <Card>当地经办机构委托了这个小程序收费。可以给几位家人一起缴，缴完能看凭证。</Card>
      <Rows>
        <Row id="choose-family" label="给家人参保" hint="父母、孩子一起办" onTap={() => open(pages.family)} />
      </Rows>
    </Section>
  );
}

/** What the phone knows without asking: the notice's ways stand there while the office's are on their way. */
function AllWays({ region, year }: At) {
  const named = channelsInNotices(region, year);
  const familyAccount = paymentSourcesOf(region, year);
  const loading = useLoaded(`channels ${region}`, () => ask('resident', 'places.channels', { region }));
  if (loading.state === 'loading') {
    return (
      <View>
        <Ways ways={named} familyAccount={familyAccount} />
        <Skeleton label="正在读取当地的办法" />
      </View>
    );
  }
  if (loading.state === 'failed') {
    const title = loading.failure instanceof Offline ? '现在没有网络' : '当地的办法暂时读取不到';
    return (
      <View>
        <Callout kind="warn" id="offline" title={title} urgent>
          <View>下面只有通知里写的办法，当地另外有的没有读到。</View>
          <Button id="retry" kind="plain" label="再试一次" onTap={loading.again} />
        </Callout>
        <Ways ways={named} familyAccount={familyAccount} />
      </View>
    );
  }
  return (
    <View>
      {loading.data.commissioned ? <ThisProduct /> : null}
      <Ways ways={[...channelsOfOffices(loading.data), ...named]} familyAccount={familyAccount} />
    </View>
  );
}

/** What to look at before paying anywhere: the notice's own words, then the figures to hold the sum against. */
function BeforePaying({ region, year }: At) {
  const checks = checksBeforePaying(region, year);
  return (
    <Section title="在哪里缴，都先看清楚" id="before-paying">
      <Card>
        <View className="para">
          参保地是{placeName(region)}，年度是{year}年。
        </View>
        {checks.map(({ words, clauses }) => (
          <View key={words} className="para">
            <View>
              <Words>{words}</Words>
            </View>
            <ClauseLinks
              clauses={clauses}
              onClause={({ notice, clause }) => open(pages.clause, { notice, clause })}
            />
          </View>
        ))}
        <View className="para">有资助的人，先算好自己该缴多少。显示的金额不一样，先别缴，打电话问清楚。</View>
      </Card>
      <Rows>
        <Row id="choose-calculate" label="算一算" hint="应缴多少" onTap={() => open(pages.ask)} />
        <Row id="open-contacts" label="找谁问" hint="当地咨询电话" onTap={() => open(pages.contacts)} />
      </Rows>
    </Section>
  );
}

function Channels({ region, year }: At) {
  const silent = silentOnChannels(region, year);
  return (
    <View>
      <AllWays region={region} year={year} />
      {silent.length > 0 ? (
        <Callout kind="warn" id="notice-silent" title="通知没有写明的">
          {silent.map(({ words }) => (
            <View key={words}>
              <Words>{words}</Words>
            </View>
          ))}
        </Callout>
      ) : null}
      <BeforePaying region={region} year={year} />
      <RemindMe key={`${region} ${year}`} region={region} year={year} />
      <PublicProgress region={region} year={year} />
      <Section title="已经在别处缴了">
        <Rows>
          <Row
            id="open-family"
            label="跟我们说一声"
            hint="点开那位家人，选“我已在别处缴了”，不再提醒"
            onTap={() => open(pages.family)}
          />
        </Rows>
      </Section>
    </View>
  );
}

/** How one can pay in one's place, the easiest way first, as far as its notice and its offices say. */
export default function ChannelsPage() {
  const place = usePlace();
  usePolicy();
  const year = useInsuredYear(place?.region);
  if (!place || noticesOf(place.region, year).length === 0) {
    return (
      <PageFrame heading="怎么缴费">
        <Empty
          title={place ? '这里还没有参保缴费通知' : '还没有选参保地'}
          words="每个地方的办法不同，选好参保地才能看。"
          action={{ id: 'choose-place', label: '选择参保地', onTap: () => open(pages.place) }}
        />
      </PageFrame>
    );
  }
  return (
    <PageFrame heading="怎么缴费" lead={`${placeName(place.region)} · ${year}年度`}>
      <Channels region={place.region} year={year} />
    </PageFrame>
  );
}
