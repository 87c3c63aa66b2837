import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import {
  type DeskActions,
  type OverdueLists,
  type WorkKind,
  type WorkWaiting,
  mostCounted,
} from '../../../contract/desk';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Row, Rows } from '../../components/Rows';
import { Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { open } from '../../platform/navigation';
import { officerPages } from '../pages';
import { sayDay } from '../../words/days';
import { kindWords } from '../cases/kind-words';
import { TellMe } from './TellMe';

type Due = DeskActions['desk.waiting']['data']['due'];

interface KindOfWork {
  readonly label: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<WorkKind, KindOfWork>> = {
  proposals: { label: '别人提出、等您核对的', path: officerPages.officerProposals },
  unfinished: { label: '您还没有送完的文件', path: officerPages.officerProposals },
  claims: { label: '居民申报、等确认的身份', path: officerPages.officerClaims },
  cases: { label: '待办', path: officerPages.officerCases },
  invitations: { label: '等核对数字的新经办人', path: officerPages.officers },
  resumptions: { label: '居民申请恢复待遇', path: officerPages.officerDuplicates },
  duplicates: { label: '重复参保、还没处理的', path: officerPages.officerDuplicates },
  applications: {
    label: '补贴申领、等审核的',
    path: officerPages.officerReimbursements,
    query: { work: 'applications' },
  },
  'refund-dues': {
    label: '该退、还没退的',
    path: officerPages.officerReimbursements,
    query: { work: 'refunds' },
  },
  uploads: { label: '上传核对完、还没提出的文件', path: officerPages.officerUploads },
};

/** What tells a row from the others. */
function nameOf({ kind, of, year }: WorkWaiting): string {
  return [kind, of, year].filter((part) => part !== undefined).join('-');
}

function openWork({ kind, of, year }: WorkWaiting): void {
  open(kinds[kind].path, {
    ...kinds[kind].query,
    ...(of === undefined ? {} : { kind: of }),
    ...(year === undefined ? {} : { year: String(year) }),
  });
}

function countInWords(count: number): string {
  return count > mostCounted ? `${mostCounted}+` : String(count);
}

function Work({ work }: { readonly work: readonly WorkWaiting[] }) {
  if (work.length === 0) {
    return (
      <View id="nothing-waits" className="soft">
        现在没有等您办的。
      </View>
    );
  }
  return (
    <Rows>
      {work.map((one) => (
        <Row
          key={nameOf(one)}
          id={`work-${nameOf(one)}`}
          label={one.of === undefined ? kinds[one.kind].label : kindWords[one.of]}
          {...(one.year === undefined ? {} : { hint: `${one.year}年度` })}
          value={countInWords(one.count)}
          onTap={() => openWork(one)}
        />
      ))}
    </Rows>
  );
}

function DueThisWeek({ due }: { readonly due: Due }) {
  if (due.length === 0) return null;
  return (
    <Section title="七天内到期的">
      {due.map(({ title, label, office, what, on, time }) => (
        <View key={`${label} ${what}`} className="spaced" id={`due-${on}`}>
          <View className="strong">{`${sayDay(on)}${time === undefined ? '' : ` ${time}`}以前`}</View>
          <View>
            <Words>{`${office}：${what}`}</Words>
          </View>
          <View className="soft small">
            <Words>{`${title}${label}`}</Words>
          </View>
        </View>
      ))}
    </Section>
  );
}

/** Lists that departments should have handed on. */
function Overdue({ overdue }: { readonly overdue: OverdueLists }) {
  return (
    <Section title="逾期的">
      <Rows>
        <Row
          id="overdue-lists"
          label="部门每月的名单"
          hint={`最早的应在${sayDay(overdue.since)}以前来`}
          value={`${overdue.count}份`}
          onTap={() => open(officerPages.officerCertified, { view: 'lists' })}
        />
      </Rows>
    </Section>
  );
}

interface WaitingProps {
  readonly region: string;
  /** Between the counts and what is due: it waits for neither. */
  readonly children?: ReactNode;
}

/** How much waits, by kind of work, and what the notices want within a week. */
export function Waiting({ region, children }: WaitingProps) {
  const loading = useLoaded(region, () => ask('officer', 'desk.waiting', { region }));
  const data = loading.state === 'ready' ? loading.data : null;
  return (
    <View>
      <View>
        {loading.state === 'loading' ? <Skeleton label="正在数等您办的" /> : null}
        {loading.state === 'failed' ? (
          <FailureState failure={loading.failure} onRetry={loading.again} />
        ) : null}
        {data === null ? null : (
          <Section title="等您办的">
            <Work work={data.work} />
          </Section>
        )}
      </View>
      {children}
      {data?.overdue ? <Overdue overdue={data.overdue} /> : null}
      {data === null ? null : <DueThisWeek due={data.due} />}
      {data === null ? null : <TellMe left={data.messagesLeft} />}
    </View>
  );
}
