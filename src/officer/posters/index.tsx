import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PosterActions, PosterForm, ScannedPoster } from '../../../contract/poster-actions';
import { regionName } from '../../../policy';
import { usePlaceNames } from '../../answers/learn-places';
import { usePlacesBelow } from '../../answers/places-below';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { ShareButton } from '../../components/ShareButton';
import { pages } from '../../platform/pages';
import { useShareCards } from '../../platform/share';
import type { ShareCard } from '../../platform/share';
import { Words } from '../../components/Words';
import { sayDay } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { openFile } from '../files/open-file';
import { MakeBelow, posterPatienceMs } from './MakeBelow';
import { WordsToHandOut } from './WordsToHandOut';

type Made = PosterActions['posters.make']['data'];

/** More rows are for a spreadsheet. */
const shownPosters = 50;

const forms: readonly { readonly value: PosterForm; readonly label: string; readonly hint: string }[] = [
  { value: 'a4', label: 'A4 纸', hint: 'PDF，普通打印机就能打' },
  { value: 'a3', label: 'A3 纸', hint: 'PDF，贴在公告栏上' },
  { value: 'picture', label: '图片', hint: '发到微信群里' },
];

/** A card that opens what the poster's code opens; scans of it count as the poster's. */
function cardOf({ number }: Made, region: string): ShareCard {
  return {
    title: `${regionName(region) ?? ''}居民医保参保缴费`,
    path: `${pages.first}?r=${region}&p=${number}`,
  };
}

interface MadeCardProps {
  readonly made: Made;
  readonly form: PosterForm;
  readonly region: string;
}

function MadeCard({ made, form, region }: MadeCardProps) {
  const card = cardOf(made, region);
  useShareCards({ 'send-poster': card });
  const [opened, setOpened] = useState<boolean | null>(null);
  return (
    <Callout kind="good" id="made" title="做好了" urgent>
      <View>{made.name}</View>
      <View className="soft small">海报编号 {made.number}</View>
      <View className="soft small">
        {form === 'picture' ? '打开以后长按图片，可以保存或转发。' : '打开以后点右上角，可以转发或打印。'}
        张贴前先用手机扫一下码。
      </View>
      {opened === false ? <View id="unopened">没有打开，请检查网络后再试一次。</View> : null}
      <Button
        id="open-file"
        kind="secondary"
        label="打开"
        onTap={() => void openFile(made).then(setOpened)}
      />
      <ShareButton id="send-poster" label="发到群里" card={card} />
    </Callout>
  );
}

function Make({ region }: { readonly region: string }) {
  const [form, setForm] = useState<PosterForm>('a4');
  const [made, setMade] = useState<Made | null>(null);
  const { below } = usePlacesBelow(region);
  const act = useAct(async () => {
    setMade(null);
    setMade(await ask('posters', 'posters.make', { region, form }, posterPatienceMs));
  });
  const choose = (next: PosterForm): void => {
    setForm(next);
    setMade(null);
  };
  return (
    <View>
      <Section title="做一张海报">
        <ChoiceList<PosterForm>
          name="做成什么"
          chosen={form}
          onChoose={choose}
          choices={forms.map((one) => ({ ...one, id: `form-${one.value}` }))}
        />
        <ActFailure title="没有做成" failure={act.failure} />
        {made ? <MadeCard made={made} form={form} region={region} /> : null}
        <View className="card__action">
          <Button id="continue" label="做海报" busy={act.busy} onTap={() => act.start()} />
        </View>
      </Section>
      {below.length > 0 ? <MakeBelow key={form} places={below} form={form} /> : null}
    </View>
  );
}

function PosterScans({ one }: { readonly one: ScannedPoster }) {
  return (
    <Card id={`scans-${one.region}-${one.poster}`}>
      <View className="strong">{regionName(one.region) ?? one.region}</View>
      <View>扫了{one.scans}次</View>
      <View className="soft small">
        <Words>{`海报编号 ${one.poster} · 最近一次是${sayDay(one.lastDay)}`}</Words>
      </View>
    </Card>
  );
}

function Scans({ region }: { readonly region: string }) {
  const loading = useLoaded(region, () => ask('officer', 'posters.scans', { region }));
  const scanned = loading.state === 'ready' ? loading.data.posters.slice(0, shownPosters) : [];
  usePlaceNames(scanned.map((one) => one.region));
  if (loading.state === 'loading') return <Skeleton label="正在读取扫码次数" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { from, scans, posters } = loading.data;
  const rest = posters.length - shownPosters;
  return (
    <Section title="扫了多少次">
      {posters.length === 0 ? (
        <Empty title="还没有人扫" words="海报贴出去以后，每张被扫了多少次会列在这里。" />
      ) : (
        <View id="all-scans">
          <Words>{`${sayDay(from)}以来，这里和下面各地的海报一共扫了${scans}次。只记次数，不记是谁扫的。`}</Words>
        </View>
      )}
      {scanned.map((one) => (
        <PosterScans key={`${one.region} ${one.poster}`} one={one} />
      ))}
      {rest > 0 ? <View>还有{rest}张没有列出来，请在上面选到下面的地方再看。</View> : null}
    </Section>
  );
}

function Posters({ place }: { readonly place: string }) {
  const [region, setRegion] = useState(place);
  return (
    <View>
      <PlaceWithin own={place} chosen={region} lead="海报上的地方" onChoose={setRegion} />
      <Make key={`make ${region}`} region={region} />
      <WordsToHandOut key={`words ${region}`} region={region} />
      <Scans key={`scans ${region}`} region={region} />
    </View>
  );
}

/** The poster of a place, as a file, and how often each was scanned. */
export default function OfficerPostersPage() {
  return (
    <OfficerFrame heading="海报" lead="每个村（社区）一张，带自己的码。数字都来自当地的通知和您填的电话。">
      {(region) => <Posters key={region} place={region} />}
    </OfficerFrame>
  );
}
