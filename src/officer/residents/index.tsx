import { useState } from 'react';
import { View } from '@tarojs/components';
import { type ResidentsPart, residentColumns } from '../../../contract/residents';
import { ask } from '../../cloud/cloud';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import { saveFile } from '../../platform/save-file';
import { chinaToday } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { YearOfList } from '../YearOfList';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import { ImportOrUndo } from '../files/ImportOrUndo';
import type { FileAct } from '../files/ImportOrUndo';
import { inParts, readTable } from '../files/table';
import { LineProblems, UploadCard } from '../files/UploadCard';
import { useUpload } from '../files/use-upload';
import type { PartOutcome, Progress } from '../files/use-upload';
import { useYearOfDrive } from '../year-of-drive';
import { readResidents } from './read-residents';
import type { ResidentOfFile, ResidentsRead } from './read-residents';

interface PartOfFile {
  readonly act: FileAct;
  readonly part: Omit<ResidentsPart, 'rows'>;
  readonly residents: readonly ResidentOfFile[];
}

const fieldWords: Readonly<Record<string, string>> = {
  village: '村（社区）',
  household: '户号',
  agent: '代办员',
  phone: '联系电话',
};

async function send({ act, part, residents }: PartOfFile): Promise<PartOutcome> {
  const request = { ...part, rows: residents.map(({ row }) => row) };
  const lineOf = (at: number): number => residents[at]?.line ?? 0;
  if (act === 'undo') {
    const { undone, rejected } = await ask('officer', 'residents.undo', request);
    // A batch that is taken back counts its rows from 1.
    const problems = rejected.map(({ row, field, message }) => ({ line: lineOf(row - 1), field, message }));
    return { taken: undone, repeated: false, problems };
  }
  const { taken, repeated, rejected } = await ask('officer', 'residents.import', request);
  const problems = rejected.map(({ row, field, message }) => ({
    line: lineOf(row),
    field: fieldWords[field] ?? field,
    message,
  }));
  return { taken, repeated, problems };
}

function saidOf(act: FileAct) {
  return ({ taken }: Progress): string => (act === 'undo' ? `撤回了${taken}人` : `${taken}人在名单上了`);
}

function Preview({ read: { residents, problems, leftOut } }: { readonly read: ResidentsRead }) {
  const isGood = problems.length === 0;
  const title = isGood
    ? `${residents.length}人，没有看出问题`
    : `${residents.length}人没有问题，${problems.length}行有问题，不会导入`;
  return (
    <Callout kind={isGood ? 'good' : 'warn'} id="preview" title={title} urgent>
      {leftOut.length > 0 ? <View id="left-out">这些列用不到，不会送出：{leftOut.join('、')}。</View> : null}
      {isGood ? null : <LineProblems problems={problems} />}
    </Callout>
  );
}

function HowTo() {
  const columns = [...residentColumns.needed, ...residentColumns.further];
  return (
    <Section title="表格怎么填">
      <View className="small">
        <View>一行一个人。{residentColumns.needed.join('、')}要有，别的可以没有。</View>
        <View>村、社区写名录里的名称或代码。名录里没有的，先在“添加街道和村”里加。</View>
        <View>联系电话只用来提醒参保。没有说过这个用处的号码，请不要写。</View>
        <View>名单只为这一年度的参保用，到次年3月底自动删除；下一年度要重新导入。</View>
        <Button
          id="save-form"
          kind="plain"
          label="取一份空白表格"
          onTap={() => void saveFile('residents.csv', `${columns.join(',')}\r\n`)}
        />
      </View>
    </Section>
  );
}

interface ListFormProps {
  readonly region: string;
  readonly year: number;
  readonly act: FileAct;
}

function errorsIn(batch: string, from: string, residents: readonly ResidentOfFile[]): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!/^[\w-]{4,40}$/.test(batch))
    errors.push({ field: 'batch', message: '批号用字母、数字和短横线，4至40位' });
  if (from.length < 2 && residents.some(({ row }) => row.phone !== undefined))
    errors.push({ field: 'phones-from', message: '文件里有联系电话，请写号码从哪里来' });
  return errors;
}

interface AboutListProps {
  readonly errors: readonly FieldError[];
  readonly from: string;
  readonly batch: string;
  readonly onFrom: (from: string) => void;
  readonly onBatch: (batch: string) => void;
}

function AboutList({ errors, from, batch, onFrom, onBatch }: AboutListProps) {
  return (
    <View className="card__action">
      <Field
        id="phones-from"
        label="联系电话从哪里来"
        hint="文件里有电话才填，例如：村委会登记时说过用来提醒参保"
        error={messageFor(errors, 'phones-from')}
      >
        <TextInput id="phones-from-input" name="联系电话从哪里来" value={from} onInput={onFrom} />
      </Field>
      <Field
        id="batch"
        label="批号"
        hint="中途断了，用同一个批号和同一个文件再导一次，不会重复"
        error={messageFor(errors, 'batch')}
      >
        <TextInput id="batch-input" name="批号" value={batch} onInput={onBatch} />
      </Field>
    </View>
  );
}

function ListForm({ region, year, act }: ListFormProps) {
  const [batch, setBatch] = useState(`${chinaToday().replace(/-/g, '')}-1`);
  const [from, setFrom] = useState('');
  const [content, setContent] = useState<Content>(noContent);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [read, setRead] = useState<ResidentsRead | null>(null);
  const upload = useUpload(send);
  const fill = (next: Content): void => {
    setContent(next);
    setRead(null);
    setErrors([]);
    upload.forget();
  };
  const look = (): void => {
    const isEmpty = content.text.trim() === '';
    const table = readTable(content.text, residentColumns.needed);
    const problem = isEmpty ? '请选择文件，或粘贴内容' : 'problem' in table ? table.problem : null;
    setErrors(problem === null ? [] : [{ field: 'file-content', message: problem }]);
    setRead(!isEmpty && 'table' in table ? readResidents(table.table, chinaToday()) : null);
  };
  const residents = read?.residents ?? [];
  const bring = (): void => {
    const wrong = errorsIn(batch.trim(), from.trim(), residents);
    setErrors(wrong);
    if (wrong.length > 0) return;
    const phones = from.trim() === '' ? {} : { phonesFrom: from.trim() };
    const of = { region, year, batch: batch.trim(), ...phones };
    upload.start(
      inParts(residents).map((some, at) => ({ act, part: { ...of, part: at + 1 }, residents: some })),
    );
  };
  const stands = upload.progress === null || upload.failure !== null;
  const isReady = residents.length > 0;
  return (
    <Section title="名单文件">
      <ErrorSummary errors={errors} />
      <FileField
        columns={residentColumns.needed}
        hint="整个街道的名单可以一次选进来，会自动分段送。"
        error={messageFor(errors, 'file-content')}
        content={content}
        onContent={fill}
      />
      {read && upload.progress === null ? <Preview read={read} /> : null}
      {isReady ? (
        <AboutList errors={errors} from={from} batch={batch} onFrom={setFrom} onBatch={setBatch} />
      ) : null}
      <UploadCard upload={upload} said={saidOf(act)} />
      <View className="card__action">
        {isReady ? null : <Button id="continue" label="先看看有没有错" onTap={look} />}
        {isReady && stands ? (
          <Button
            id="continue"
            label={`${act === 'undo' ? '撤回' : '导入'}${residents.length}人`}
            busy={upload.busy}
            onTap={bring}
          />
        ) : null}
      </View>
    </Section>
  );
}

function Residents({ own }: { readonly own: string }) {
  const [region, setRegion] = useState(own);
  const [act, setAct] = useState<FileAct>('import');
  const { years, year, choose } = useYearOfDrive(own);
  return (
    <View>
      <YearOfList years={years} year={year} onChoose={choose} />
      <PlaceWithin own={own} chosen={region} lead="名单是哪里的" onChoose={setRegion} />
      <ImportOrUndo act={act} onAct={setAct} stays="后来又导入过的人撤不回，会逐行列出来" />
      <ListForm key={`${region} ${act}`} region={region} year={year} act={act} />
      <HowTo />
    </View>
  );
}

/** Who lives where: an office's list for a year's enrolment, so that whoever is missing has a name. */
export default function OfficerResidentsPage() {
  return (
    <OfficerFrame
      heading="居民名单"
      lead="谁住在哪个村、哪一户、谁去上门。名单只用来找还没参保的人，不认定身份，也不改姓名。"
    >
      {(region) => <Residents key={region} own={region} />}
    </OfficerFrame>
  );
}
