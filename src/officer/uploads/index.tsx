import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { liesIn } from '../../../policy';
import type { PageAfter } from '../../../contract/pages';
import type { UploadKindName, UploadTold, UploadView } from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { addDays, chinaToday, partsOfDay, sayMoment } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { Table } from '../table/Table';
import { useWide } from '../work-list/use-wide';
import { useYearOfDrive } from '../year-of-drive';
import { Detail } from './Detail';
import { DropFile } from './DropFile';
import { HowTo } from './HowTo';
import { ToldFields } from './ToldFields';
import { isKind, kindsFor, toldOf, uploadKindWords } from './kinds';
import type { ToldProblem, ToldTyped } from './kinds';
import { standingOf, tagOf } from './words';

interface UploadCardProps {
  readonly upload: UploadView;
  readonly onOpen: (uploadId: string) => void;
}

function UploadCard({ upload, onOpen }: UploadCardProps) {
  const { uploadId, name, at, counts, begunBy } = upload;
  return (
    <Card id={`upload-${uploadId}`}>
      <View className="record-card__head">
        <View className="strong">{name}</View>
        <Tag kind={tagOf(upload)} words={standingOf(upload)} />
      </View>
      <View className="soft small">
        {`${uploadKindWords[upload.kind].label} · ${begunBy}${sayMoment(at)}上传，${counts.rows}行，${counts.problems}行有问题`}
      </View>
      <Button id={`open-${uploadId}`} kind="secondary" label="打开" onTap={() => onOpen(uploadId)} />
    </Card>
  );
}

interface UploadsOfPageProps {
  readonly uploads: readonly UploadView[];
  readonly onOpen: (uploadId: string) => void;
}

/** Cards on a phone, lines of a table on a computer. */
function UploadsOfPage({ uploads, onOpen }: UploadsOfPageProps) {
  const isWide = useWide();
  if (!isWide) {
    return (
      <View>
        {uploads.map((one) => (
          <View className="spaced" key={one.uploadId}>
            <UploadCard upload={one} onOpen={onOpen} />
          </View>
        ))}
      </View>
    );
  }
  return (
    <Table
      name="传过的文件"
      columns={['文件', '哪一种', '谁传的', '多少行', '有问题的', '到了哪一步']}
      rows={uploads.map((one) => ({
        id: `open-${one.uploadId}`,
        cells: [
          one.name,
          uploadKindWords[one.kind].label,
          `${one.begunBy} ${sayMoment(one.at)}`,
          `${one.counts.rows}行`,
          `${one.counts.problems}行有问题`,
          standingOf(one),
        ],
        onOpen: () => onOpen(one.uploadId),
      }))}
    />
  );
}

interface UploadListProps {
  readonly region: string;
  readonly onOpen: (uploadId: string) => void;
}

function UploadList({ region, onOpen }: UploadListProps) {
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`${region} ${after}`, () => ask('files', 'uploads.list', { region, after }));
  return (
    <Section title="传过的文件，同事的也在">
      <PagedList
        loading={loading}
        label="正在读取清单"
        itemsOf={({ uploads }) => uploads}
        turner={{ after, onTurn: setAfter, onward: 'older' }}
        empty={
          <Empty
            title="还没有传过"
            words="传过的文件列在这里，60天内可以打开；同一地方、同样职责的同事能接着办。"
          />
        }
      >
        {(uploads) => <UploadsOfPage uploads={uploads} onOpen={onOpen} />}
      </PagedList>
    </Section>
  );
}

interface NewUploadProps {
  readonly own: string;
  readonly kinds: readonly UploadKindName[];
  readonly asked: Asked;
  readonly region: string;
  readonly onRegion: (region: string) => void;
  readonly onSent: (uploadId: string) => void;
}

/** What the page that led here knows already. */
interface Asked {
  readonly kind: UploadKindName | null;
  readonly number: string;
  /** A place within the officer's; empty where it said none. */
  readonly region: string;
  readonly year: string;
}

const nothingSaid: Omit<ToldTyped, 'year' | 'asOf'> = {
  list: null,
  number: '',
  phonesFrom: '',
  source: '',
  percent: '',
};

function NewUpload({ own, kinds, asked, region, onRegion, onSent }: NewUploadProps) {
  const first = kinds.find((one) => one === asked.kind) ?? kinds[0] ?? 'roster';
  const [kind, setKind] = useState<UploadKindName>(first);
  const { years, year, choose } = useYearOfDrive(own, asked.year);
  const [said, setSaid] = useState<Omit<ToldTyped, 'year'>>(() => ({
    ...nothingSaid,
    number: asked.number,
    asOf: partsOfDay(addDays(chinaToday(), -1)),
  }));
  const [problems, setProblems] = useState<readonly ToldProblem[]>([]);
  const typed = { ...said, year };
  const toldNow = (): UploadTold | null => {
    const told = toldOf(kind, typed);
    setProblems(Array.isArray(told) ? told : []);
    return Array.isArray(told) ? null : (told as UploadTold);
  };
  return (
    <Section title="传什么文件">
      {kinds.length < 2 ? null : (
        <ChoiceList<UploadKindName>
          name="传什么文件"
          choices={kinds.map((value) => ({
            value,
            label: uploadKindWords[value].label,
            hint: uploadKindWords[value].hint,
            id: `kind-${value}`,
          }))}
          chosen={kind}
          onChoose={(next) => {
            setKind(next);
            setProblems([]);
          }}
        />
      )}
      <PlaceWithin own={own} chosen={region} lead="文件是哪里的" onChoose={onRegion} />
      <ToldFields
        kind={kind}
        years={years}
        typed={typed}
        problems={problems}
        onTyped={({ year: next, ...others }) => {
          setSaid(others);
          if (next !== year) choose(next);
        }}
      />
      <DropFile key={kind} kind={kind} region={region} toldNow={toldNow} onSent={onSent} />
      <HowTo kind={kind} region={region} />
    </Section>
  );
}

interface UploadsProps {
  readonly own: string;
  readonly kinds: readonly UploadKindName[];
  readonly asked: Asked;
}

function Uploads({ own, kinds, asked }: UploadsProps) {
  const [region, setRegion] = useState(liesIn(asked.region, own) ? asked.region : own);
  const [opened, setOpened] = useState<string | null>(null);
  if (opened !== null) return <Detail key={opened} uploadId={opened} onBack={() => setOpened(null)} />;
  return (
    <View>
      {kinds.length === 0 ? (
        <Empty title="没有您可以传的文件" words="传名册、缴费名单、任务数要有相应的职责。" />
      ) : (
        <NewUpload {...{ own, kinds, asked, region }} onRegion={setRegion} onSent={setOpened} />
      )}
      <UploadList key={region} region={region} onOpen={setOpened} />
    </View>
  );
}

/** An office's files, worked off in the cloud: read, checked line by line, proposed to a colleague or written, taken back as a whole. */
export default function OfficerUploadsPage() {
  const { params } = useRouter<{ kind?: string; number?: string; region?: string; year?: string }>();
  const { number = '', region: of = '', year = '' } = params;
  const asked = { kind: isKind(params.kind) ? params.kind : null, number, region: of, year };
  return (
    <OfficerFrame
      heading="上传文件"
      lead="整个文件传上来，云端逐行核对；名册和钱的事，另一位经办人同意以后生效。"
      wide
    >
      {(region, { duties }) => <Uploads key={region} own={region} kinds={kindsFor(duties)} asked={asked} />}
    </OfficerFrame>
  );
}
