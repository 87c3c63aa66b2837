import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { yearsWithin } from '../../answers/years';
import { useNoticeIndex } from '../../answers/notice-index';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { ChoiceList } from '../../components/ChoiceList';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { open } from '../../platform/navigation';
import { OfficerFrame } from '../OfficerFrame';
import { YearOfList } from '../YearOfList';
import { officerPages } from '../pages';
import type { Officer } from '../use-officer';
import { Applications } from './Applications';
import { AtWindow } from './AtWindow';
import { AccountsIn } from './AccountsIn';
import { Batches } from './Batches';
import { NoticeCallout, Overview } from './Overview';
import type { OverviewData } from './Overview';
import { RefundDues } from './RefundDues';
import { Telling } from './Telling';
import './reimbursements.scss';

const works = {
  overview: '总的情况',
  applications: '审核申领',
  window: '窗口申领',
  telling: '通知名单',
  batches: '批次和放行',
  accounts: '部门给的账户',
  refunds: '缴费后认定、该退的',
} as const;
type Work = keyof typeof works;

function isWork(text: string | undefined): text is Work {
  return text !== undefined && Object.keys(works).includes(text);
}

/** Who keeps rosters sees how it stands and tells people; money is for who has money. What no notice of the place has isn't offered. */
function worksFor({ notices, refunds }: OverviewData, { duties }: Officer): readonly Work[] {
  const all = Object.keys(works) as Work[];
  const may = duties.includes('money') ? all : (['overview', 'telling'] as const);
  return may.filter((work) => (work === 'refunds' ? refunds : notices.length > 0));
}

interface DeskProps {
  readonly region: string;
  readonly year: number;
  readonly officer: Officer;
}

function Desk({ region, year, officer }: DeskProps) {
  const asked = useRouter().params['work'];
  const [work, setWork] = useState<Work>(isWork(asked) ? asked : 'overview');
  const loading = useLoaded(`${region} ${year}`, () =>
    ask('officer', 'reimbursements.overview', { region, year }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在读取补贴" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { data } = loading;
  const { notices, ready, telling } = data;
  const offered = worksFor(data, officer);
  const shown = offered.includes(work) ? work : offered[0];
  return (
    <View>
      <NoticeCallout notices={notices} />
      {offered.length < 2 ? null : (
        <Section title="办什么">
          <View className="works">
            <ChoiceList
              name="办什么"
              chosen={shown ?? null}
              onChoose={setWork}
              choices={offered.map((value) => ({ value, label: works[value], id: `work-${value}` }))}
            />
          </View>
        </Section>
      )}
      {shown === undefined || shown === 'overview' ? <Overview data={data} /> : null}
      {shown === 'applications' ? <Applications region={region} year={year} /> : null}
      {shown === 'window' ? <AtWindow region={region} year={year} /> : null}
      {shown === 'telling' ? (
        <Telling region={region} year={year} parts={telling} onDone={loading.again} />
      ) : null}
      {shown === 'batches' ? (
        <Batches
          region={region}
          year={year}
          ready={ready}
          draft={notices.some(({ draft }) => draft)}
          onDone={loading.again}
          onAnswer={({ number, region: of }) =>
            open(officerPages.officerUploads, { kind: 'payout', number, region: of })
          }
        />
      ) : null}
      {shown === 'refunds' ? <RefundDues region={region} year={year} /> : null}
      {shown === 'accounts' ? <AccountsIn region={region} /> : null}
    </View>
  );
}

function OfYears({ region, officer }: { readonly region: string; readonly officer: Officer }) {
  const notices = useNoticeIndex();
  const years = yearsWithin(notices, region);
  const [chosen, setChosen] = useState<number | null>(null);
  const asked = useRouter().params['year'];
  const first = years.find((one) => String(one) === asked) ?? years[0];
  const year = chosen ?? first ?? notices.yearToPay(region);
  return (
    <View>
      <YearOfList years={years} year={year} onChoose={setChosen} />
      <Desk key={year} region={region} year={year} officer={officer} />
    </View>
  );
}

/** Money that the place's notice gives back after the premium: found, applied for, released by two, answered. */
export default function OfficerReimbursementsPage() {
  return (
    <OfficerFrame
      heading="补贴发放和该退的"
      lead="通知里写明先缴后补的、缴费以后认定要退的：谁有、办到哪一步。钱出去要两个人办。"
      wide
    >
      {(region, officer) => <OfYears key={region} region={region} officer={officer} />}
    </OfficerFrame>
  );
}
