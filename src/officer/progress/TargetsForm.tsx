import { useState } from 'react';
import { View } from '@tarojs/components';
import type { LookedAtTargets, TargetTableRequest } from '../../../contract/targets';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import { saveFile } from '../../platform/save-file';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import type { LineProblem } from '../files/use-upload';
import { targetColumns } from './read-targets';
import { TargetsPreview } from './TargetsPreview';
import { requestOf } from './targets-request';
import type { FieldProblem } from './targets-request';

interface TargetsFormProps {
  readonly region: string;
  readonly year: number;
  readonly onSet: () => void;
}

interface Look {
  readonly request: TargetTableRequest;
  readonly looked: LookedAtTargets;
  readonly problems: readonly LineProblem[];
}

const fieldWords: Readonly<Record<string, string>> = {
  name: '地方',
  code: '区划代码',
  people: '任务人数',
  population: '常住人口',
  employees: '职工参保人数',
};

interface TypedProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly errors: readonly FieldProblem[];
  readonly onInput: (value: string) => void;
}

function Typed({ id, label, hint, value, errors, onInput }: TypedProps) {
  const error = messageFor(errors, id);
  return (
    <Field id={id} label={label} hint={hint} {...(error === undefined ? {} : { error })}>
      <TextInput
        id={`${id}-input`}
        name={label}
        value={value}
        wrong={error !== undefined}
        onInput={onInput}
      />
    </Field>
  );
}

/** Asks the server what a table would set; the server's rows are told by the file's lines. */
async function lookedAt(
  made: Exclude<ReturnType<typeof requestOf>, { readonly wrong: unknown }>,
): Promise<Look> {
  const looked = await ask('officer', 'targets.look', made.request);
  const told = looked.problems.map(({ row, field, message }) => ({
    line: made.lines[row - 1] ?? 0,
    field: fieldWords[field] ?? field,
    message,
  }));
  return { request: made.request, looked, problems: [...made.problems, ...told] };
}

function useTargets({ region, year, onSet }: TargetsFormProps) {
  const [content, setContent] = useState<Content>(noContent);
  const [source, setSource] = useState('');
  const [percent, setPercent] = useState('');
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [look, setLook] = useState<Look | null>(null);
  const looking = useAct(async () => {
    const made = requestOf({ region, year, text: content.text, source, percent });
    setErrors('wrong' in made ? made.wrong : []);
    if (!('wrong' in made)) setLook(await lookedAt(made));
  });
  const setting = useAct(async () => {
    if (look === null) return;
    await ask('officer', 'targets.set', look.request);
    setLook(null);
    setContent(noContent);
    onSet();
  });
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setLook(null);
    };
  return {
    ...{ content, source, percent, errors, look, looking, setting },
    onContent: change(setContent),
    onSource: change(setSource),
    onPercent: change(setPercent),
  };
}

/** A table of targets from a file: looked through by the server first, then set whole. */
export function TargetsForm(props: TargetsFormProps) {
  const form = useTargets(props);
  const { errors, look, looking, setting } = form;
  return (
    <Section title="从文件定任务数">
      <ErrorSummary errors={errors} />
      <FileField
        columns={targetColumns}
        hint="一行一个下一级的地方，写名称或者代码都可以；有合计行的会核对。没有任务数、只有参保率的，写常住人口和职工参保人数。"
        error={messageFor(errors, 'file-content')}
        content={form.content}
        onContent={form.onContent}
      />
      <Typed
        {...{ id: 'source', label: '数字的来源', hint: '文件名称和文号', errors }}
        value={form.source}
        onInput={form.onSource}
      />
      <Typed
        {...{ id: 'percent', label: '目标参保率(%)', hint: '通知写参保率的才填，没有就空着', errors }}
        value={form.percent}
        onInput={form.onPercent}
      />
      {look ? <TargetsPreview looked={look.looked} problems={look.problems} /> : null}
      <ActFailure title="没有看成" failure={looking.failure} />
      <ActFailure title="没有定下来" failure={setting.failure} />
      <View className="card__action">
        {look !== null && look.problems.length === 0 ? (
          <Button id="continue" label="照这个定" busy={setting.busy} onTap={() => setting.start()} />
        ) : (
          <Button id="continue" label="先看看有没有错" busy={looking.busy} onTap={() => looking.start()} />
        )}
      </View>
      <Button
        id="save-form"
        kind="plain"
        label="取一份空白表格"
        onTap={() => void saveFile('targets.csv', `${targetColumns.join(',')}\r\n`)}
      />
    </Section>
  );
}
