import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  type DuplicateFileKind,
  duplicateColumns,
  duplicateFileKinds,
  duplicateKindNames,
} from '../../../contract/duplicates';
import { ask } from '../../cloud/cloud';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import { chinaToday } from '../../words/days';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import { ImportOrUndo } from '../files/ImportOrUndo';
import type { FileAct } from '../files/ImportOrUndo';
import { inParts, readTable } from '../files/table';
import { LineProblems, UploadCard } from '../files/UploadCard';
import { useUpload } from '../files/use-upload';
import type { PartOutcome } from '../files/use-upload';
import { readDuplicates } from './read-duplicates';
import type { DuplicateOfFile, DuplicatesRead } from './read-duplicates';

interface PartOfFile {
  readonly act: FileAct;
  readonly of: {
    readonly region: string;
    readonly year: number;
    readonly kind: DuplicateFileKind;
    readonly batch: string;
    readonly part: number;
  };
  readonly rows: readonly DuplicateOfFile[];
}

async function send({ act, of, rows }: PartOfFile): Promise<PartOutcome> {
  const request = { ...of, rows: rows.map(({ row }) => row) };
  const lineOf = (at: number): number => rows[at]?.line ?? 0;
  if (act === 'undo') {
    const { undone, rejected } = await ask('officer', 'duplicates.undo', request);
    const problems = rejected.map(({ row, field, message }) => ({ line: lineOf(row - 1), field, message }));
    return { taken: undone, repeated: false, problems };
  }
  const { found, repeated, rejected } = await ask('officer', 'duplicates.import', request);
  const problems = rejected.map(({ row, field, message }) => ({ line: lineOf(row), field, message }));
  return { taken: found, repeated, problems };
}

function Preview({ read: { rows, problems } }: { readonly read: DuplicatesRead }) {
  const isGood = problems.length === 0;
  const title = isGood ? `${rows.length}人，没有看出问题` : `${problems.length}行有问题，不会导入`;
  return (
    <Callout kind={isGood ? 'good' : 'warn'} id="preview" title={title} urgent>
      {isGood ? null : <LineProblems problems={problems} />}
    </Callout>
  );
}

interface BringProps {
  readonly region: string;
  readonly year: number;
  readonly onBrought: () => void;
}

function useListFile() {
  const [content, setContent] = useState<Content>(noContent);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [read, setRead] = useState<DuplicatesRead | null>(null);
  const look = (): void => {
    const isEmpty = content.text.trim() === '';
    const table = readTable(content.text, duplicateColumns.needed);
    const problem = isEmpty ? '请选择文件，或粘贴内容' : 'problem' in table ? table.problem : null;
    setErrors(problem === null ? [] : [{ field: 'file-content', message: problem }]);
    setRead(!isEmpty && 'table' in table ? readDuplicates(table.table, chinaToday()) : null);
  };
  const fill = (next: Content): void => {
    setContent(next);
    setRead(null);
    setErrors([]);
  };
  return { content, fill, errors, setErrors, read, look };
}

/** An office's list of who is insured otherwise, or died. */
export function Bring({ region, year, onBrought }: BringProps) {
  const [act, setAct] = useState<FileAct>('import');
  const [kind, setKind] = useState<DuplicateFileKind>('employee');
  const [batch, setBatch] = useState(`${chinaToday().replace(/-/g, '')}-1`);
  const { content, fill, errors, setErrors, read, look } = useListFile();
  const upload = useUpload(async (part: PartOfFile) => {
    const outcome = await send(part);
    onBrought();
    return outcome;
  });
  const rows = read?.rows ?? [];
  const bring = (): void => {
    const wrong = !/^[\w-]{4,40}$/.test(batch.trim());
    setErrors(wrong ? [{ field: 'batch', message: '批号用字母、数字和短横线，4至40位' }] : []);
    if (wrong) return;
    const of = { region, year, kind, batch: batch.trim() };
    upload.start(inParts(rows).map((some, at) => ({ act, of: { ...of, part: at + 1 }, rows: some })));
  };
  const stands = upload.progress === null || upload.failure !== null;
  return (
    <View>
      <ImportOrUndo act={act} onAct={setAct} stays="已经处理的撤不回，会逐行列出来" />
      <Section title="名单文件">
        <ErrorSummary errors={errors} />
        <ChoiceList<DuplicateFileKind>
          name="哪种名单"
          chosen={kind}
          onChoose={setKind}
          choices={duplicateFileKinds.map((one) => ({
            value: one,
            label: duplicateKindNames[one],
            id: `kind-${one}`,
          }))}
        />
        <FileField
          columns={[...duplicateColumns.needed, ...duplicateColumns.further]}
          hint="后面四列可以没有。只有这里的居民名单上的人、在这里参保的人才会留下，别的人不保存。"
          error={messageFor(errors, 'file-content')}
          content={content}
          onContent={(next) => {
            fill(next);
            upload.forget();
          }}
        />
        {read && upload.progress === null ? <Preview read={read} /> : null}
        {rows.length > 0 ? (
          <Field id="batch" label="批号" error={messageFor(errors, 'batch')}>
            <TextInput id="batch-input" name="批号" value={batch} onInput={setBatch} />
          </Field>
        ) : null}
        <UploadCard
          upload={upload}
          said={({ taken }) => (act === 'undo' ? `撤回了${taken}人` : `有${taken}人要核对，在下面的清单里`)}
        />
        <View className="card__action">
          {rows.length === 0 ? <Button id="continue" label="先看看有没有错" onTap={look} /> : null}
          {rows.length > 0 && stands ? (
            <Button
              id="continue"
              label={`${act === 'undo' ? '撤回' : '导入'}${rows.length}人`}
              busy={upload.busy}
              onTap={bring}
            />
          ) : null}
        </View>
      </Section>
    </View>
  );
}
