import { useDidShow, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { RecordView } from '../../../../contract/record-view';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { ActFailure } from '../../../components/ActFailure';
import { AskForMessages } from '../../../components/AskForMessages';
import { AnswerRows } from '../../../components/AnswerRows';
import { Breakdown } from '../../../components/Breakdown';
import type { ClauseRef } from '../../../components/Breakdown';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { CoverTimeline } from '../../../components/CoverTimeline';
import { MoneyAmount } from '../../../components/Money';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Card, Section, Tag } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { payLines } from '../../../answers/breakdown';
import { useNoticeIndex } from '../../../answers/notice-index';
import { usePolicy } from '../../../answers/policy';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { isPicked, takePicked } from '../../../state/pick';
import { chinaToday } from '../../../words/days';
import { recordWords, statusSentence } from '../../../words/record-state';
import { AskToResume } from './AskToResume';
import { BackLater } from './BackLater';
import { ClaimImpactCard } from './ClaimImpactCard';
import { GivenAtWindow } from './GivenAtWindow';
import { GivenWithClaim } from './GivenWithClaim';
import { RegistrationOfRecord } from './RegistrationOfRecord';
import { TellAgain } from './TellAgain';
import { AskToPay } from '../../pay/asked/AskToPay';
import { toBePaidFor } from '../../pay/asked/to-be-paid-for';

const correctable = new Set([
  'to-pay',
  'to-enrol',
  'awaiting-confirmation',
  'not-open',
  'closed',
  'unsupported',
]);
function openClause({ notice, clause }: ClauseRef) {
  return open(pages.clause, { notice, clause });
}

function StatusCard({ record }: { readonly record: RecordView }) {
  const { status } = record;
  const { label, kind } = recordWords(record);
  const due = status.state === 'to-pay' ? status.dueFen : null;
  return (
    <Card id="status">
      <View className="record-card__head">
        <View className="strong" id="person-name">
          {record.person.name}
        </View>
        <Tag kind={kind} words={label} />
      </View>
      <View className="soft small">{record.person.document}</View>
      {status.change === undefined ? null : (
        <Callout kind="warn" id="change" title="和您以前看到的不同">
          {status.change}
        </Callout>
      )}
      {record.mayAgreeAgain ? <TellAgain recordId={record.recordId} /> : null}
      {due === null ? null : <MoneyAmount id="amount" fen={due} name="应缴" />}
      <View className="record-card__sentence" id="status-sentence">
        <Words>{statusSentence(status)}</Words>
      </View>
      <RegistrationOfRecord status={status} />
    </Card>
  );
}

function Explained({ record }: { readonly record: RecordView }) {
  usePolicy();
  const { breakdown } = record;
  if (!breakdown) return null;
  return (
    <View>
      {breakdown.payFen === null ? null : (
        <Section title="怎么算出来的">
          <Card>
            <Breakdown lines={payLines(breakdown)} onClause={openClause} />
          </Card>
        </Section>
      )}
      {breakdown.coverage ? (
        <Section title="什么时候能用">
          <Card>
            <CoverTimeline coverage={breakdown.coverage} payOn={chinaToday()} />
          </Card>
        </Section>
      ) : null}
    </View>
  );
}

interface CorrectionProps {
  readonly record: RecordView;
  readonly onCorrect: (change: { readonly region?: string; readonly year?: number }) => void;
}

function Correction({ record, onCorrect }: CorrectionProps) {
  const { status } = record;
  usePlaceNames([status.region]);
  const may = correctable.has(status.state);
  const otherYears = useNoticeIndex()
    .yearsOffered(status.region)
    .filter((year) => year !== status.year);
  const rows = [
    {
      key: 'place',
      question: '参保地',
      answer: status.region === '' ? '只告诉他本人和他同意的家人' : placeName(status.region),
      onChange: may ? () => open(pages.place, { then: 'correct', id: record.recordId }) : undefined,
    },
    {
      key: 'year',
      question: '参保年度',
      answer: `${status.year}年度`,
      onChange: may && otherYears[0] ? () => onCorrect({ year: otherYears[0] }) : undefined,
    },
  ];
  return (
    <Section title="参保地和年度">
      <AnswerRows rows={rows} />
      <View className="section__note">
        {may ? '填错了可以在缴费之前更正。' : '已经缴费或登记完成，要更正请联系参保地的医保部门。'}
      </View>
    </Section>
  );
}

function payable({ status }: RecordView): boolean {
  return ['to-pay', 'to-enrol', 'reserved'].includes(status.state);
}

function payFor({ recordId }: RecordView): void {
  return open(pages.payChoose, { record: recordId });
}

function PayButton({ record }: { readonly record: RecordView }) {
  return <Button id="continue" label="去缴费" onTap={() => payFor(record)} />;
}

/** One record: where it stands, how it adds up, and what can still be put right. */
export default function RecordPage() {
  const { params } = useRouter<{ id?: string; done?: string }>();
  const id = params.id ?? '';
  const purpose = `correct ${id}`;
  // A failed correction leaves the record on the page, so that the place can be picked again.
  const loading = useLoadedOnShow(
    `record ${id}`,
    () => ask('resident', 'records.mine', {}),
    () => isPicked(purpose),
  );
  const correction = useAct(async (change: { readonly region?: string; readonly year?: number }) => {
    await ask('resident', 'records.correct', { recordId: id, ...change });
    loading.again();
  });
  useDidShow(() => {
    const region = takePicked(purpose);
    if (region !== null) correction.start({ region });
  });
  const found =
    loading.state === 'ready' ? loading.data.records.find((record) => record.recordId === id) : undefined;
  return (
    <PageFrame
      heading="参保记录"
      footer={found && payable(found) && !correction.busy ? <PayButton record={found} /> : undefined}
    >
      {params.done === '1' && found ? (
        <View className="arrival">
          <Callout kind="good" id="done" title="已经登记" urgent>
            下面是登记后的状态，以后可以在“我的记录”里找到。
          </Callout>
        </View>
      ) : null}
      <ActFailure title="没有更正成功" failure={correction.failure} />
      {loading.state === 'loading' || correction.busy ? <Skeleton label="正在读取记录" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' && !found ? (
        <Empty title="没有找到这条记录" words="它可能已经被撤回。请回到“我的记录”看看。" />
      ) : null}
      {found && !correction.busy ? (
        <View>
          <StatusCard record={found} />
          {found.claimImpact ? (
            <ClaimImpactCard claimImpact={found.claimImpact} onPay={() => payFor(found)} />
          ) : null}
          {found.status.state === 'awaiting-confirmation' && found.claims ? (
            <GivenWithClaim recordId={found.recordId} />
          ) : null}
          {found.status.resumption === undefined ? null : (
            <AskToResume
              recordId={found.recordId}
              suspendedFrom={found.status.suspendedFrom ?? ''}
              resumption={found.status.resumption}
              onAsked={loading.again}
            />
          )}
          <AskForMessages recordId={found.recordId} />
          <GivenAtWindow record={found} />
          <BackLater record={found} />
          <Explained record={found} />
          {found.status.state === 'to-pay' && found.claims ? (
            <AskToPay people={[toBePaidFor(found)]} />
          ) : null}
          <Correction record={found} onCorrect={correction.start} />
        </View>
      ) : null}
    </PageFrame>
  );
}
