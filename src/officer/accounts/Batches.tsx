import { useState } from 'react';
import { View } from '@tarojs/components';
import type { BatchFile, BatchView } from '../../../contract/mutual-aid';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Field, TextInput } from '../../components/Field';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { chinaToday, sayMomentWithYear } from '../../words/days';
import { yuan } from '../../words/money';
import { saveFile } from '../../platform/save-file';
import { AsWorkbook } from '../files/AsWorkbook';
import { CopyButton } from '../files/CopyButton';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';

/** A batch's file in hand: it holds numbers, and leaves for the bureau only. */
function FileInHand({ file }: { readonly file: BatchFile }) {
  const [saved, setSaved] = useState<boolean | null>(null);
  const save = async (): Promise<void> =>
    setSaved(await saveFile(`共济扣款批次-${file.number}.csv`, file.csv));
  const more = file.more ? '还有没装进批次的扣款，请再生成一批。' : '';
  return (
    <Callout
      kind="good"
      id="batch"
      title={`批次 ${file.number}：${file.deductions}笔，共${yuan(file.totalFen)}元`}
      urgent
    >
      <View className="measure">{more}文件里有证件号码，只能交给医保部门。</View>
      {saved === true ? <View id="batch-saved">文件已经交出。</View> : null}
      {saved === false ? (
        <View id="batch-unsaved">文件没有存下来，请改用复制，粘贴到空白文件里。</View>
      ) : null}
      <Button id="save-batch" kind="secondary" label="存成文件" onTap={() => void save()} />
      <CopyButton id="copy-batch" label="复制文件内容" text={file.csv} />
    </Callout>
  );
}

function statusWords({ all, open, settled, reversed }: BatchView): string {
  return [
    settled.lines > 0 ? `成功${settled.lines}笔（${yuan(settled.fen)}元）` : '',
    reversed.lines > 0 ? `退回${reversed.lines}笔（${yuan(reversed.fen)}元）` : '',
    open.lines > 0 ? `还差${open.lines}笔（${yuan(open.fen)}元）没有结果` : `${all.lines}笔都有了结果`,
  ]
    .filter(Boolean)
    .join('，');
}

const tableOfBatches: TableOf<BatchView> = {
  name: '扣款批次',
  columns: ['编号', '多少', '哪天生成', '结果'],
  idOf: ({ number }) => number,
  cellsOf: (batch) => [
    batch.number,
    `${batch.all.lines}笔，${yuan(batch.all.fen)}元`,
    sayMomentWithYear(batch.at),
    statusWords(batch),
  ],
};

interface BatchCardProps {
  readonly batch: BatchView;
  readonly onResult: (number: string) => void;
}

function BatchCard({ batch, onResult }: BatchCardProps) {
  const { number, region, at, all, open } = batch;
  const [file, setFile] = useState<BatchFile | null>(null);
  const act = useAct(async () => setFile(await ask('officer', 'mutual-aid.batch-file', { region, number })));
  return (
    <Card id={`batch-${number}`}>
      <View className="record-card__head">
        <View className="strong">{number}</View>
        <Tag kind={open.lines > 0 ? 'warn' : 'good'} words={open.lines > 0 ? '等结果' : '结清'} />
      </View>
      <View className="soft small">
        {sayMomentWithYear(at)}生成 · {all.lines}笔 · {yuan(all.fen)}元
      </View>
      <View className="measure">{statusWords(batch)}</View>
      <ActFailure title="没有取到" failure={act.failure} id={`failed-${number}`} />
      {file ? <FileInHand file={file} /> : null}
      <AsWorkbook file={{ kind: 'deductions', region, number }} />
      {open.lines > 0 ? (
        <Button
          id={`result-of-${number}`}
          kind="secondary"
          label="读入它的结果"
          onTap={() => onResult(number)}
        />
      ) : null}
      {file ? null : (
        <Button
          id={`file-of-${number}`}
          kind="plain"
          label="再取一次文件"
          busy={act.busy}
          onTap={() => act.start()}
        />
      )}
    </Card>
  );
}

/** A number that no batch of the day has yet. */
function freeNumber(batches: readonly BatchView[]): string {
  const day = chinaToday().replace(/-/g, '');
  const taken = new Set(batches.map(({ number }) => number));
  let count = 1;
  while (taken.has(`${day}-${count}`)) count += 1;
  return `${day}-${count}`;
}

interface MakeProps {
  readonly region: string;
  readonly unsent: number;
  readonly batches: readonly BatchView[];
  /** After an answer, and after none: the batch may have been made all the same. */
  readonly onMade: () => void;
}

function Make({ region, unsent, batches, onMade }: MakeProps) {
  const [number, setNumber] = useState<string | null>(null);
  const [file, setFile] = useState<BatchFile | null>(null);
  const chosen = number ?? freeNumber(batches);
  const act = useAct(async () => {
    setFile(null);
    try {
      setFile(await ask('officer', 'mutual-aid.make-batch', { region, number: chosen.trim() }));
      setNumber(null);
    } finally {
      onMade();
    }
  });
  return (
    <Section title="生成新的一批">
      <View id="unsent">{unsent > 0 ? `有${unsent}笔扣款还没有装进批次。` : '没有等着送出的扣款。'}</View>
      {act.failure ? (
        <Callout kind="bad" id="failed" title="没有收到批次" urgent>
          {act.failure.message}如果下面的清单里已经有这个编号，就是生成好了，再取一次文件即可。
        </Callout>
      ) : null}
      {file && file.deductions > 0 ? <FileInHand file={file} /> : null}
      {file && file.deductions === 0 ? (
        <Callout kind="info" id="done" title="没有可以装进批次的扣款" urgent />
      ) : null}
      {unsent > 0 ? (
        <View>
          <Field id="file-number" label="批次编号" hint="一批最多100笔。可以改；每批用不同的编号">
            <TextInput id="file-number-input" name="批次编号" value={chosen} onInput={setNumber} />
          </Field>
          <Button id="continue" label="生成扣款批次" busy={act.busy} onTap={() => act.start()} />
        </View>
      ) : null}
    </Section>
  );
}

/** An office's batches of deductions: what waits, what was sent, and what the bureau has answered. */
export function Batches(props: { readonly region: string; readonly onResult: (number: string) => void }) {
  const { region, onResult } = props;
  const [after, setAfter] = useState<PageAfter>(null);
  const [made, setMade] = useState(0);
  const loading = useLoaded(`${region} ${after} ${made}`, () =>
    ask('officer', 'mutual-aid.batches', { region, after }),
  );
  const [known, setKnown] = useState<{ unsent: number; batches: readonly BatchView[] } | null>(null);
  const data = loading.state === 'ready' ? loading.data : null;
  if (data && data !== known) setKnown(data);
  return (
    <View>
      {known ? <Make region={region} {...known} onMade={() => setMade((count) => count + 1)} /> : null}
      <Section title="已经生成的批次">
        <WorkList
          table={tableOfBatches}
          shown="最近生成的在前"
          loading={loading}
          label="正在读取批次"
          itemsOf={({ batches }) => batches}
          turner={{ after, onTurn: setAfter, onward: 'older' }}
          empty={<Empty title="还没有批次" words="生成以后，会一直列在这里。" />}
        >
          {(batch: BatchView) => <BatchCard batch={batch} onResult={onResult} />}
        </WorkList>
      </Section>
    </View>
  );
}
