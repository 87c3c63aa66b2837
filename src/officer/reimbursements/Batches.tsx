import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../contract/pages';
import {
  type AccountKind,
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
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { saveFile } from '../../platform/save-file';
import { randomId } from '../../state/random-id';
import { chinaToday, sayMomentWithYear } from '../../words/days';
import { yuan } from '../../words/money';
import { AsWorkbook } from '../files/AsWorkbook';
import { propose } from '../files/propose';
import { batchWords } from './words';

type Payable = ReadyPart & { readonly accountKind: AccountKind };

function isPayable(part: ReadyPart): part is Payable {
  return part.accountKind !== null;
}

function keyOf({ fund, accountKind }: Payable): string {
  return `${fund}-${accountKind}`;
}

interface PrepareProps {
  readonly region: string;
  readonly year: number;
  readonly ready: readonly ReadyPart[];
  readonly taken: readonly string[];
  readonly onDone: () => void;
}

function freeNumber(taken: readonly string[]): string {
  const day = chinaToday().replace(/-/g, '');
  let count = 1;
  while (taken.includes(`${day}-${count}`)) count += 1;
  return `${day}-${count}`;
}

/** A batch is of one fund and one kind of account. */
function Prepare({ region, year, ready, taken, onDone }: PrepareProps) {
  const payable = ready.filter(isPayable);
  const [key, setKey] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = payable.find((part) => keyOf(part) === key) ?? payable[0];
  const number = typed ?? freeNumber(taken);
  const act = useAct(async ({ fund, accountKind }: Payable) => {
    try {
      await ask('officer', 'reimbursements.prepare-batch', {
        region,
        year,
        number: number.trim(),
        fund,
        accountKind,
      });
      setTyped(null);
    } finally {
      onDone();
    }
  });
  if (chosen === undefined)
    return <Card id="none-ready">没有可以装批次的。没有账号的，先导入部门的账户文件。</Card>;
  return (
    <View>
      <ChoiceList
        name="哪类资金和账户"
        chosen={keyOf(chosen)}
        onChoose={setKey}
        choices={payable.map((part) => ({
          value: keyOf(part),
          label: `${fundName(part.fund)} → ${accountKindNames[part.accountKind]}`,
          hint: `${part.count}人等发放`,
          id: `ready-${keyOf(part)}`,
        }))}
      />
      <Field id="batch-number" label="批次编号" hint="一批最多100人；每批用不同的编号">
        <TextInput id="batch-number-input" name="批次编号" value={number} maxlength={40} onInput={setTyped} />
      </Field>
      <ActFailure title="没有收到批次" failure={act.failure} />
      <Button id="continue" label="准备一批" busy={act.busy} onTap={() => act.start(chosen)} />
    </View>
  );
}

interface BatchCardProps {
  readonly batch: ReimbursementBatchView;
  readonly draft: boolean;
  readonly onDone: () => void;
  readonly onAnswer: (batch: ReimbursementBatchView) => void;
}

function useBatchActs({ batch, onDone }: Pick<BatchCardProps, 'batch' | 'onDone'>) {
  const { region, number, lines, sumFen } = batch;
  const [said, setSaid] = useState('');
  const file = useAct(async () => {
    const { csv } = await ask('officer', 'reimbursements.batch-file', { region, number });
    const saved = await saveFile(`reimbursements-${number}.csv`, csv);
    setSaid(saved ? '文件已经交出' : '文件没有存下来，请再试一次');
  });
  const release = useAct(async () => {
    const of = { proposalId: randomId(), part: 1, parts: 1 };
    await propose(of, 'reimbursements.release', { region, number, lines, sumFen }, lines);
    setSaid(`已提出放行${lines}笔、${yuan(sumFen)}元，等另一位经办人同意后生效`);
  });
  const dissolve = useAct(async () => {
    await ask('officer', 'reimbursements.dissolve-batch', { region, number });
    onDone();
  });
  return { said, file, release, dissolve };
}

function BatchCard({ batch, draft, onDone, onAnswer }: BatchCardProps) {
  const { number, fund, accountKind, state, lines, sumFen, preparedAt, open } = batch;
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
      {state === 'prepared' ? (
        <View>
          {draft ? <View className="soft">依据的还是征求意见稿，不能放行。</View> : null}
          <Button
            id={`release-${number}`}
            kind="secondary"
            label="提出放行"
            busy={release.busy}
            onTap={() => release.start()}
          />
          <Button
            id={`dissolve-${number}`}
            kind="plain"
            label="解散这一批"
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
        <PagedList
          loading={loading}
          label="正在读取批次"
          itemsOf={({ batches }) => batches}
          turner={{ after, onTurn: setAfter, onward: 'older' }}
          empty={<Empty title="还没有批次" words="准备以后，会一直列在这里。" />}
        >
          {(batches) =>
            batches.map((batch) => (
              <View className="spaced" key={batch.number}>
                <BatchCard batch={batch} draft={draft} onDone={again} onAnswer={onAnswer} />
              </View>
            ))
          }
        </PagedList>
      </Section>
    </View>
  );
}
