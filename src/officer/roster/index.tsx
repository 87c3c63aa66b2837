import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import { ownIdentitiesOf, type OwnIdentity } from '../../../policy/own-identities';
import { usePolicyOf } from '../../answers/policy-of-place';
import { randomId } from '../../state/random-id';
import { chinaToday } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import { saveFile } from '../../platform/save-file';
import { propose } from '../files/propose';
import type { PartOfProposal } from '../files/propose';
import { inParts, readTable } from '../files/table';
import { ImportOrUndo, saidOfAct } from '../files/ImportOrUndo';
import type { FileAct } from '../files/ImportOrUndo';
import { LineProblems, UploadCard } from '../files/UploadCard';
import { useUpload } from '../files/use-upload';
import type { PartOutcome } from '../files/use-upload';
import { circumstanceNames, furtherColumns, identityNames, neededColumns } from './columns';
import { readPeople } from './read-people';
import type { RosterFile, RosterRead } from './read-people';
import type { RosterPerson } from './roster-person';

interface RosterPart {
  readonly act: FileAct;
  readonly region: string;
  readonly batch: string;
  readonly proposal: PartOfProposal;
  readonly people: readonly RosterPerson[];
}

const actsOf = { import: 'roster.import', undo: 'roster.undo' } as const;

function send({ act, region, batch, proposal, people }: RosterPart): Promise<PartOutcome> {
  const rows = people.map(({ row }) => row);
  return propose(proposal, actsOf[act], { region, batch, part: proposal.part, rows }, people.length);
}

function Names({ own }: { readonly own: readonly OwnIdentity[] }) {
  return (
    <Section title="表格怎么填">
      <View className="small">
        <View>一行是一个人的一种身份；有两种身份，写两行。没有身份的人也可以列，身份空着。</View>
        <View>身份写：{[...identityNames, ...own.map(({ name }) => name)].join('、')}。</View>
        <View>还可以有这些列，用不到就不写：{furtherColumns.join('、')}。</View>
        <View>情形写：{circumstanceNames.join('、')}。</View>
        <Button
          id="save-form"
          kind="plain"
          label="取一份空白表格"
          onTap={() => void saveFile('roster.csv', `${[...neededColumns, ...furtherColumns].join(',')}\r\n`)}
        />
      </View>
    </Section>
  );
}

function Preview({ read }: { readonly read: RosterRead }) {
  const { people, problems } = read;
  if (problems.length === 0) {
    return <Callout kind="good" id="preview" title={`${people.length}人，没有看出问题`} urgent />;
  }
  return (
    <Callout kind="warn" id="preview" title={`${people.length}人没有问题，${problems.length}行有问题`} urgent>
      <View>有问题的行不会提出。可以先改好再选文件，也可以先提出其余的，改好后另用一个批号补。</View>
      <LineProblems problems={problems} />
    </Callout>
  );
}

/** What the notices of a place declare, of whichever year: a roster names none. */
function useOwnIdentities(region: string): readonly OwnIdentity[] {
  const policy = usePolicyOf(region);
  return ownIdentitiesOf(policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year)));
}

/** What stands in a file, or why nothing can be read of it. */
function readRoster(text: string, of: Omit<RosterFile, 'table'>): RosterRead | string {
  if (text.trim() === '') return '请选择文件，或粘贴内容';
  const table = readTable(text, neededColumns);
  return 'problem' in table ? table.problem : readPeople({ ...of, table: table.table });
}

interface BatchFieldProps {
  readonly batch: string;
  readonly error: string | undefined;
  readonly onBatch: (batch: string) => void;
}

function BatchField({ batch, error, onBatch }: BatchFieldProps) {
  return (
    <View className="card__action">
      <Field
        id="batch"
        label="批号"
        hint="中途断了，用同一个批号和同一个文件再提出一次，不会重复生效"
        error={error}
      >
        <TextInput id="batch-input" name="批号" value={batch} onInput={onBatch} />
      </Field>
    </View>
  );
}

function RosterForm({ region, act }: { readonly region: string; readonly act: FileAct }) {
  const today = chinaToday();
  const own = useOwnIdentities(region);
  const [batch, setBatch] = useState(`${today.replace(/-/g, '')}-1`);
  const [content, setContent] = useState<Content>(noContent);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [read, setRead] = useState<RosterRead | null>(null);
  const upload = useUpload(send);
  const fill = (next: Content): void => {
    setContent(next);
    setRead(null);
    setErrors([]);
    upload.forget();
  };
  const look = (): void => {
    const found = readRoster(content.text, { today, own });
    setErrors(typeof found === 'string' ? [{ field: 'file-content', message: found }] : []);
    setRead(typeof found === 'string' ? null : found);
  };
  const bring = (people: readonly RosterPerson[]): void => {
    const number = batch.trim();
    const wrong = !/^[\w-]{4,40}$/.test(number);
    setErrors(wrong ? [{ field: 'batch', message: '批号用字母、数字和短横线，4至40位' }] : []);
    if (wrong) return;
    const parts = inParts(people);
    const proposalId = randomId();
    upload.start(
      parts.map((some, at) => ({
        act,
        region,
        batch: number,
        proposal: { proposalId, part: at + 1, parts: parts.length },
        people: some,
      })),
    );
  };
  const ready = read !== null && read.people.length > 0;
  // Once it is under way or done, only a failure leaves something to do: another number, or the rest.
  const stands = upload.progress === null || upload.failure !== null;
  return (
    <View>
      <Section title="名册文件">
        <ErrorSummary errors={errors} />
        <FileField
          columns={neededColumns}
          hint="整个村的名册可以一次选进来，会自动分段送。"
          error={messageFor(errors, 'file-content')}
          content={content}
          onContent={fill}
        />
        {read && upload.progress === null ? <Preview read={read} /> : null}
        {ready ? <BatchField batch={batch} error={messageFor(errors, 'batch')} onBatch={setBatch} /> : null}
        <UploadCard upload={upload} said={({ taken }) => saidOfAct(act, taken, '人')} />
        <View className="card__action">
          {ready && stands ? (
            <Button
              id="continue"
              label={`${act === 'undo' ? '提出撤回' : '提出'}${read.people.length}人`}
              busy={upload.busy}
              onTap={() => bring(read.people)}
            />
          ) : null}
          {ready ? null : <Button id="continue" label="先看看有没有错" onTap={look} />}
        </View>
      </Section>
      <Names own={own} />
    </View>
  );
}

function RosterOf({ region }: { readonly region: string }) {
  const [act, setAct] = useState<FileAct>('import');
  return (
    <View>
      <ImportOrUndo act={act} onAct={setAct} />
      <RosterForm key={act} region={region} act={act} />
    </View>
  );
}

/** Who gets a subsidy: an office's list, taken in whole, looked through before anything takes effect. */
export default function OfficerRosterPage() {
  return (
    <OfficerFrame
      heading="导入名册"
      lead="收多少钱、能不能免缴，只看名册。另一位经办人同意以后生效，等着确认的申请会马上重算。"
    >
      {(region) => <RosterOf key={region} region={region} />}
    </OfficerFrame>
  );
}
