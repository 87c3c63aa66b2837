import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  type AccountKind,
  type ReadyPart,
  type ReimbursementBatchView,
  accountKindNames,
  mostLinesOfBatch,
} from '../../../contract/reimbursements';
import { fundName } from '../../../policy/names';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Card } from '../../components/Section';
import { chinaToday } from '../../words/days';

type Payable = ReadyPart & { readonly accountKind: AccountKind };

function isPayable(part: ReadyPart): part is Payable {
  return part.accountKind !== null;
}

function keyOf({ fund, accountKind }: Payable): string {
  return `${fund}-${accountKind}`;
}

function freeNumber(taken: readonly string[]): string {
  const day = chinaToday().replace(/-/g, '');
  let count = 1;
  while (taken.includes(`${day}-${count}`)) count += 1;
  return `${day}-${count}`;
}

/** Each call takes some more lines; begun anew with the same number it goes on where it was. */
const patienceMs = 60_000;

interface Filling {
  readonly region: string;
  readonly year: number;
  readonly fund: Payable['fund'];
  readonly accountKind: AccountKind;
  readonly number: string;
}

/** Until the batch has all that it can have. `onLines`: how many there are by now. Answers whether more are due. */
async function fillBatch(of: Filling, onLines: (lines: number) => void): Promise<boolean> {
  for (;;) {
    const { batch, more } = await ask('officer', 'reimbursements.prepare-batch', of, patienceMs);
    onLines(batch.lines);
    if (batch.isDone) return more;
  }
}

/** Goes on with one that was cut off. */
export function GoOn({
  batch,
  onDone,
}: {
  readonly batch: ReimbursementBatchView;
  readonly onDone: () => void;
}) {
  const { region, year, fund, accountKind, number } = batch;
  const [lines, setLines] = useState(batch.lines);
  const act = useAct(async () => {
    try {
      await fillBatch({ region, year, fund, accountKind, number }, setLines);
    } finally {
      onDone();
    }
  });
  return (
    <View>
      <View className="soft">{`已经装入${lines}人，还没有装完。`}</View>
      <ActFailure title="没有装完" failure={act.failure} />
      <Button id={`go-on-${number}`} label="接着装" busy={act.busy} onTap={() => act.start()} />
    </View>
  );
}

interface PrepareProps {
  readonly region: string;
  readonly year: number;
  readonly ready: readonly ReadyPart[];
  readonly taken: readonly string[];
  readonly onDone: () => void;
}

interface Progress {
  readonly number: string;
  readonly lines: number;
}

/** All that is due of a fund to a kind of account, by one tap: what a batch has no room for comes into the next one. */
function usePreparing({ region, year, taken, onDone }: PrepareProps) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const act = useAct(async ({ fund, accountKind }: Payable, first: string) => {
    const used = [...taken, first];
    const filled = (number: string): Promise<boolean> =>
      fillBatch({ region, year, fund, accountKind, number }, (lines) => setProgress({ number, lines }));
    try {
      let more = await filled(first);
      while (more) {
        const number = freeNumber(used);
        used.push(number);
        more = await filled(number);
      }
    } finally {
      setProgress(null);
      onDone();
    }
  });
  return { progress, act };
}

/** A batch is of one fund and one kind of account. */
export function Prepare(props: PrepareProps) {
  const { ready, taken } = props;
  const payable = ready.filter(isPayable);
  const [key, setKey] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = payable.find((part) => keyOf(part) === key) ?? payable[0];
  const number = typed ?? freeNumber(taken);
  const { progress, act } = usePreparing(props);
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
      <Field
        id="batch-number"
        label="批次编号"
        hint={`一批最多${mostLinesOfBatch}人，多的自动装进下一批；每批用不同的编号`}
      >
        <TextInput id="batch-number-input" name="批次编号" value={number} maxlength={40} onInput={setTyped} />
      </Field>
      <ActFailure title="没有装完。下面列出这一批的，点它的“接着装”" failure={act.failure} />
      {progress === null ? null : (
        <Callout
          kind="info"
          id="filling"
          title={`批次${progress.number}已经装入${progress.lines}人`}
          urgent
        />
      )}
      <Button
        id="continue"
        label={`全部装进批次（${chosen.count}人）`}
        busy={act.busy}
        onTap={() => act.start(chosen, number.trim())}
      />
    </View>
  );
}
