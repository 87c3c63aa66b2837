import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { ReimbursementActions, ReimbursementStanding } from '../../../../contract/reimbursements';
import { fundName } from '../../../../policy/names';
import { usePolicy } from '../../../answers/policy';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { ActFailure } from '../../../components/ActFailure';
import { ClauseLinks } from '../../../components/Breakdown';
import { Callout } from '../../../components/Callout';
import { MoneyAmount } from '../../../components/Money';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Card, Tag } from '../../../components/Section';
import { StepFooter } from '../../../components/StepFooter';
import { Words } from '../../../components/Words';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { Form } from './Form';
import { Sheet } from './Sheet';
import { applicationOf, nothingTyped } from './draft';
import type { Typed } from './draft';
import { labelOf, nextWords } from './words';

type Looked = ReimbursementActions['reimbursement.look']['data'];

/** What the notice gives back, where it stands and what to do next. */
function Standing({
  looked,
  standing,
}: {
  readonly looked: Looked;
  readonly standing: ReimbursementStanding;
}) {
  const policy = usePolicy();
  const { notice, clause, title, draft, identity, amountFen, fund } = standing;
  const [label, kind] = labelOf(standing);
  const clauseLabel = policy.describe(notice, clause)?.label ?? clause;
  return (
    <View>
      {draft ? (
        <Callout kind="warn" id="draft" title="还是征求意见稿，不是正式通知">
          下面按《{title}
          》的征求意见稿写。发不发、发多少、什么时候发，以正式通知为准；正式通知出来以前不会发放。
        </Callout>
      ) : null}
      <Card id="standing">
        <View className="record-card__head">
          <View className="strong">{looked.person.name}</View>
          <Tag kind={kind} words={label} />
        </View>
        <View className="soft small">{`${looked.year}年度 · ${identity} · ${fundName(fund)}`}</View>
        <MoneyAmount id="amount" fen={amountFen} name={draft ? '征求意见稿写的补贴' : '补贴'} />
        <View id="next">
          <Words>{nextWords(standing)}</Words>
        </View>
        <ClauseLinks
          clauses={[{ notice, clause, label: clauseLabel }]}
          onClause={(ref) => open(pages.clause, { notice: ref.notice, clause: ref.clause })}
        />
      </Card>
    </View>
  );
}

function useApplying(recordId: string, onDone: () => void) {
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const [missing, setMissing] = useState(false);
  const [done, setDone] = useState(false);
  const act = useAct(async (application: NonNullable<ReturnType<typeof applicationOf>>) => {
    setDone(false);
    await ask('resident', 'reimbursement.apply', { recordId, application });
    setTyped(nothingTyped);
    setDone(true);
    onDone();
  });
  const submit = (): void => {
    const application = applicationOf(typed);
    setMissing(application === null);
    if (application !== null) act.start(application);
  };
  return { typed, setTyped, missing, done, act, submit };
}

/** What comes back to one person after he paid, by a notice that says so, and his application for it. */
export default function ReimbursementPage() {
  const { params } = useRouter<{ id?: string }>();
  const recordId = params.id ?? '';
  const loading = useLoadedOnShow(`reimbursement ${recordId}`, () =>
    ask('resident', 'reimbursement.look', { recordId }),
  );
  const applying = useApplying(recordId, loading.again);
  const looked = loading.state === 'ready' ? loading.data : null;
  const standing = looked?.standing ?? null;
  const may = standing?.mayApply === true;
  return (
    <PageFrame
      heading="缴费以后的补贴"
      footer={
        may ? (
          <StepFooter
            label={standing.state === 'applied' ? '改好，重新提交' : '提交申领'}
            busy={applying.act.busy}
            onContinue={applying.submit}
          />
        ) : undefined
      }
    >
      {loading.state === 'loading' ? <Skeleton label="正在查补贴" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {applying.done ? (
        <Callout kind="good" id="done" title="已经提交给经办机构" urgent>
          审核同意以后才发，办到哪一步在这里能看到。
        </Callout>
      ) : null}
      <ActFailure title="还没有提交" failure={applying.act.failure} />
      {looked !== null && standing === null ? (
        <Empty
          title="现在没有补贴"
          words="部门还没有认定身份、没有缴清，或者还没到名单的日子，都没有。认定以后再来看。"
        />
      ) : null}
      {looked !== null && standing !== null ? (
        <View>
          <Standing looked={looked} standing={standing} />
          <Sheet looked={looked} standing={standing} />
          {may ? (
            <Form
              relativesOnly={standing.relativesOnly === true}
              typed={applying.typed}
              missing={applying.missing}
              onType={applying.setTyped}
            />
          ) : null}
        </View>
      ) : null}
    </PageFrame>
  );
}
