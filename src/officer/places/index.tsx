import { useState } from 'react';
import { View } from '@tarojs/components';
import { ask } from '../../cloud/cloud';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import { Section } from '../../components/Section';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import { saveFile } from '../../platform/save-file';
import { inParts, readTable } from '../files/table';
import { LineProblems, UploadCard } from '../files/UploadCard';
import { useUpload } from '../files/use-upload';
import type { PartOutcome, Progress } from '../files/use-upload';
import { Added } from './Added';
import { furtherColumns, neededColumns, readPlaces } from './read-places';
import type { PlaceOfFile, PlacesRead } from './read-places';

interface PartOfFile {
  readonly region: string;
  readonly places: readonly PlaceOfFile[];
}

const columns = [...neededColumns, ...furtherColumns];
const fieldWords: Readonly<Record<string, string>> = { name: '名称', code: '区划代码', above: '上级' };

async function send({ region, places }: PartOfFile): Promise<PartOutcome> {
  const rows = places.map(({ row }) => row);
  const { taken, already, rejected } = await ask('officer', 'places.add', { region, rows });
  const problems = rejected.map(({ row, field, message }) => ({
    line: places[row - 1]?.line ?? 0,
    field: fieldWords[field] ?? field,
    message,
  }));
  return { taken, repeated: already === places.length, problems };
}

function saidOf({ taken }: Progress): string {
  return `${taken}个地方已经在名录里`;
}

function Preview({ read: { places, problems } }: { readonly read: PlacesRead }) {
  if (problems.length === 0) {
    return <Callout kind="good" id="preview" title={`${places.length}个地方，没有看出问题`} urgent />;
  }
  return (
    <Callout kind="warn" id="preview" title={`${problems.length}行有问题，不会加进去`} urgent>
      <LineProblems problems={problems} />
    </Callout>
  );
}

interface AddFormProps {
  readonly region: string;
  readonly onAdded: () => void;
}

function AddForm({ region, onAdded }: AddFormProps) {
  const [content, setContent] = useState<Content>(noContent);
  const [wrong, setWrong] = useState<string | null>(null);
  const [read, setRead] = useState<PlacesRead | null>(null);
  const upload = useUpload(async (part: PartOfFile) => {
    const outcome = await send(part);
    onAdded();
    return outcome;
  });
  const fill = (next: Content): void => {
    setContent(next);
    setRead(null);
    setWrong(null);
    upload.forget();
  };
  const look = (): void => {
    const table = readTable(content.text, neededColumns);
    const empty = content.text.trim() === '';
    if (empty) setWrong('请选择文件，或粘贴内容');
    else setWrong('problem' in table ? table.problem : null);
    setRead(!empty && 'table' in table ? readPlaces(table.table) : null);
  };
  const places = read?.places ?? [];
  const add = (): void => upload.start(inParts(places).map((some) => ({ region, places: some })));
  const errors = wrong === null ? [] : [{ field: 'file-content', message: wrong }];
  const stands = upload.progress === null || upload.failure !== null;
  return (
    <Section title="名单文件">
      <ErrorSummary errors={errors} />
      <FileField
        columns={columns}
        hint="一行一个地方。区划代码、上级可以空着。"
        error={messageFor(errors, 'file-content')}
        content={content}
        onContent={fill}
      />
      {read && upload.progress === null ? <Preview read={read} /> : null}
      <UploadCard upload={upload} said={saidOf} />
      <View className="card__action">
        {places.length === 0 ? <Button id="continue" label="先看看有没有错" onTap={look} /> : null}
        {places.length > 0 && stands ? (
          <Button id="continue" label={`添加${places.length}个地方`} busy={upload.busy} onTap={add} />
        ) : null}
      </View>
    </Section>
  );
}

function HowTo() {
  return (
    <Section title="表格怎么填">
      <View className="small">
        <View>名称写全：瑞州街道、濠溪村。</View>
        <View>区划代码照统计部门的：街道、乡镇9位，村、社区12位。没有就空着，会编一个。</View>
        <View>村没有代码的，“上级”写它的街道、乡镇；街道要写在村的前面。</View>
        <View>同一份文件再导一次不会重复。加错了，在下面的清单里删；已经有人登记、做过海报的，删不掉。</View>
        <Button
          id="save-form"
          kind="plain"
          label="取一份空白表格"
          onTap={() => void saveFile('places.csv', `${columns.join(',')}\r\n`)}
        />
      </View>
    </Section>
  );
}

function Places({ own }: { readonly own: string }) {
  const [region, setRegion] = useState(own);
  const [round, setRound] = useState(0);
  return (
    <View>
      <PlaceWithin own={own} chosen={region} lead="加在哪里下面" onChoose={setRegion} />
      <AddForm key={region} region={region} onAdded={() => setRound((count) => count + 1)} />
      <HowTo />
      <Added key={`added ${region}`} region={region} round={round} />
    </View>
  );
}

/** Streets and villages that the program doesn't come with: an office's list, looked through before anything is added. */
export default function OfficerPlacesPage() {
  return (
    <OfficerFrame heading="添加街道和村" lead="添加以后，居民选得到，能登记，也能做海报。">
      {(region) => <Places key={region} own={region} />}
    </OfficerFrame>
  );
}
