import { useState } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useAct } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { ChoiceList } from '../../../components/ChoiceList';
import { ErrorSummary, messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { Card, Section } from '../../../components/Section';
import { TextArea } from '../../../components/TextArea';
import { chinaToday } from '../../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { fileKinds, handle } from './file-kinds';
import type { FileKind, Outcome } from './file-kinds';

const kinds = Object.keys(fileKinds) as FileKind[];

function errorsOf(kind: FileKind, number: string, csv: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (number.trim() === '') errors.push({ field: 'file-number', message: '请填写文件编号' });
  if (fileKinds[kind].columns !== null && csv.trim() === '') {
    errors.push({ field: 'file-content', message: '请粘贴文件内容，第一行是表头' });
  }
  return errors;
}

function OutcomeCard({ outcome }: { readonly outcome: Outcome }) {
  const { file } = outcome;
  return (
    <View>
      <Callout kind={outcome.problems.length > 0 ? 'warn' : 'good'} id="done" title={outcome.words} urgent>
        {outcome.problems.map(({ row, field, message }) => (
          <View key={`${row} ${field}`}>
            第{row}行{field}：{message}
          </View>
        ))}
      </Callout>
      {file === undefined ? null : (
        <Card id="batch">
          <View>文件里有证件号码，只能交给医保部门，用完请清空剪贴板。</View>
          <Button
            id="copy-batch"
            kind="secondary"
            label="复制文件内容"
            onTap={() => void Taro.setClipboardData({ data: file })}
          />
        </Card>
      )}
    </View>
  );
}

function FileForm({ region }: { readonly region: string }) {
  const [kind, setKind] = useState<FileKind>('bindings');
  const [number, setNumber] = useState('');
  const [csv, setCsv] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const act = useAct(async () => {
    setOutcome(await handle(kind, { region, number: number.trim(), csv, asOf: chinaToday() }));
  });
  const choose = (next: FileKind): void => {
    setKind(next);
    setOutcome(null);
    setErrors([]);
    setCsv('');
  };
  const submit = (): void => {
    const found = errorsOf(kind, number, csv);
    setErrors(found);
    setOutcome(null);
    if (found.length === 0) act.start();
  };
  const { columns, act: label } = fileKinds[kind];
  return (
    <View>
      <ErrorSummary errors={errors} />
      <Section title="哪种文件">
        <ChoiceList
          name="哪种文件"
          chosen={kind}
          onChoose={choose}
          choices={kinds.map((value) => ({ value, ...fileKinds[value].words, id: `file-${value}` }))}
        />
      </Section>
      <Field
        id="file-number"
        label="编号"
        hint="同一编号重复办理没有害处；内容变了会被拒绝"
        error={messageFor(errors, 'file-number')}
      >
        <TextInput id="file-number-input" name="文件编号" value={number} onInput={setNumber} />
      </Field>
      {columns === null ? null : (
        <Field
          id="file-content"
          label="文件内容"
          hint={`表头：${columns}。一次最多100行`}
          error={messageFor(errors, 'file-content')}
        >
          <TextArea id="file-content-input" name="文件内容" value={csv} onInput={setCsv} />
        </Field>
      )}
      {act.failure ? (
        <Callout kind="bad" id="failed" title="没有办成" urgent>
          {act.failure.message}
        </Callout>
      ) : null}
      {outcome ? <OutcomeCard outcome={outcome} /> : null}
      <Button id="continue" label={label} busy={act.busy} onTap={submit} />
    </View>
  );
}

/** The files that go between the office and the medical insurance bureau. */
export default function OfficerAccountsPage() {
  return (
    <OfficerFrame heading="共济账户文件" lead="绑定和余额由医保部门给我们，扣款批次交给他们，再读回结果。">
      {(region) => <FileForm key={region} region={region} />}
    </OfficerFrame>
  );
}
