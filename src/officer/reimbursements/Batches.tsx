import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../contract/pages';
import {
  type ReadyPart,
  type ReimbursementBatchView,
  accountKindNames,
} from '../../../contract/reimbursements';
import { fundName } from '../../../policy/names';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { saveFile } from '../../platform/save-file';
import { randomId } from '../../state/random-id';
import { sayMomentWithYear } from '../../words/days';
import { yuan } from '../../words/money';
import { AsWorkbook } from '../files/AsWorkbook';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { propose } from '../files/propose';
import { GoOn, Prepare } from './Prepare';
import { batchWords } from './words';

const tableOfBatches: TableOf<ReimbursementBatchView> = {
  name: '补贴批次',
  columns: ['编号', '多少', '资金和账户', '哪天准备', '到了哪一步'],
  idOf: ({ number }) => number,
  cellsOf: (batch) => [
    batch.number,
    `${batch.lines}笔，${yuan(batch.sumFen)}元`,
    `${fundName(batch.fund)} → ${accountKindNames[batch.accountKind]}`,
    sayMomentWithYear(batch.preparedAt),
    batchWords(batch),
  ],
};

interface BatchCardProps {
  readonly batch: ReimbursementBatchView;
  readonly draft: boolean;
  readonly onDone: () => void;
  readonly onAnswer: (batch: ReimbursementBatchView) => void;
}

/** Of a batch of thousands. */
const patienceMs = 60_000;

function useBatchActs({ batch, onDone }: Pick<BatchCardProps, 'batch' | 'onDone'>) {
  const { region, number, lines, sumFen } = batch;
  const [said, setSaid] = useState('');
  const file = useAct(async () => {
    const { csv } = await ask('officer', 'reimbursements.batch-file', { region, number });
    const saved = await saveFile(`补贴批次-${number}.csv`, csv);
    setSaid(saved ? '文件已经交出' : '文件没有存下来，请再试一次');
  });
  const release = useAct(async () => {
    const of = { proposalId: randomId(), part: 1, parts: 1 };
    await propose(of, 'reimbursements.release', { region, number, lines, sumFen });
    setSaid(`已提出放行${lines}笔、${yuan(sumFen)}元，等另一位经办人同意后生效`);
  });
  const dissolve = useAct(async () => {
    for (let isDone = false; !isDone;) {
      const { batch: now } = await ask(
        'officer',
        'reimbursements.dissolve-batch',
        { region, number },
        patienceMs,
      );
      isDone = now.isDone;
    }
    onDone();
  });
  return { said, file, release, dissolve };
}

function BatchCard({ batch, draft, onDone, onAnswer }: BatchCardProps) {
  const { number, fund, accountKind, state, lines, sumFen, preparedAt, open, isDone } = batch;
  const { said, file, release, dissolve } = useBatchActs({ batch, onDone });
  const isOut = state === 'released';
  return (
    <Card id={`batch-${number}`}>
      <View className="record-card__head">
        <View className="strong">{number}</View>
        <Tag kind={isOut && open === 0 ? 'good' : 'warn'} words={batchWords(batch)} />
      </View>
      <View>
        {lines}笔，共{yuan(sumFen)}元 · {fundName(fund)} → {accountKindNames[accountKind]}
      </View>
      <View className="soft small">{sayMomentWithYear(preparedAt)}准备</View>
      <ActFailure
        title="没有办成"
        failure={file.failure ?? release.failure ?? dissolve.failure}
        id={`failed-${number}`}
      />
      {said === '' ? null : <Callout kind="good" id={`said-${number}`} title={said} urgent />}
      {state === 'dissolved' ? null : (
        <Button
          id={`file-of-${number}`}
          kind="secondary"
          label={isOut ? '取发放文件' : '取来核对（账号不全）'}
          busy={file.busy}
          onTap={() => file.start()}
        />
      )}
      {state === 'dissolved' ? null : (
        <AsWorkbook file={{ kind: 'reimbursements', region: batch.region, number }} />
      )}
      {state === 'prepared' && !isDone ? <GoOn batch={batch} onDone={onDone} /> : null}
      {state === 'prepared' && isDone ? (
        <View>
          {draft ? <View className="soft">依据的还是征求意见稿，不能放行。</View> : null}
          <Button
            id={`release-${number}`}
            kind="secondary"
            label="提出放行"
            busy={release.busy}
            onTap={() => release.start()}
          />
        </View>
      ) : null}
      {state === 'prepared' || (state === 'dissolved' && !isDone) ? (
        <View>
          <View className="soft small measure">
            解散以后，里面的人回到等发放的，可以装进别的批次；编号不再用。
          </View>
          <Button
            id={`dissolve-${number}`}
            kind="plain"
            label={state === 'prepared' ? '解散这一批' : '接着解散'}
            busy={dissolve.busy}
            onTap={() => dissolve.start()}
          />
        </View>
      ) : null}
      {isOut && open > 0 ? (
        <Button
          id={`answer-of-${number}`}
          kind="secondary"
          label="读入它的结果"
          onTap={() => onAnswer(batch)}
        />
      ) : null}
    </Card>
  );
}

interface BatchesProps {
  readonly region: string;
  readonly year: number;
  readonly ready: readonly ReadyPart[];
  readonly draft: boolean;
  readonly onDone: () => void;
  readonly onAnswer: (batch: ReimbursementBatchView) => void;
}

/** What is ready is put into numbered batches, each released by two, and paid by whoever pays. */
export function Batches({ region, year, ready, draft, onDone, onAnswer }: BatchesProps) {
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`${region} ${year} ${after}`, () =>
    ask('officer', 'reimbursements.batches', { region, year, after }),
  );
  const again = (): void => {
    loading.again();
    onDone();
  };
  const taken = loading.state === 'ready' ? loading.data.batches.map(({ number }) => number) : [];
  return (
    <View>
      <Section title="准备新的一批">
        <Prepare region={region} year={year} ready={ready} taken={taken} onDone={again} />
      </Section>
      <Section title="已经准备的批次">
        <WorkList
          table={tableOfBatches}
          shown="最近准备的在前"
          loading={loading}
          label="正在读取批次"
          itemsOf={({ batches }) => batches}
          turner={{ after, onTurn: setAfter, onward: 'older' }}
          empty={<Empty title="还没有批次" words="准备以后，会一直列在这里。" />}
        >
          {(batch: ReimbursementBatchView) => (
            <View className="spaced">
              <BatchCard batch={batch} draft={draft} onDone={again} onAnswer={onAnswer} />
            </View>
          )}
        </WorkList>
      </Section>
    </View>
  );
}
