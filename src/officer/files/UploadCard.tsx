import { View } from '@tarojs/components';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { aria } from '../../platform/aria';
import { saveFile } from '../../platform/save-file';
import type { LineProblem, Progress, Upload } from './use-upload';

/** More than these nobody reads on a phone; the file has them all. */
const mostShown = 20;

/** As the server names the parts of a person. */
const fieldWords: Readonly<Record<string, string>> = {
  name: '姓名',
  'document.kind': '证件类型',
  'document.number': '证件号码',
  birthDate: '出生日期',
  identities: '身份',
};

function inWords(field: string): string {
  return fieldWords[field] ?? field;
}

function asCsv(problems: readonly LineProblem[]): string {
  return [
    '行,项目,问题',
    ...problems.map(({ line, field, message }) => `${line},${inWords(field)},${message}`),
  ].join('\r\n');
}

/** Lines of a file that were not taken, each with what is wrong. */
export function LineProblems({ problems }: { readonly problems: readonly LineProblem[] }) {
  return (
    <View>
      {problems.slice(0, mostShown).map(({ line, field, message }) => (
        <View key={`${line} ${field} ${message}`}>
          第{line}行，{inWords(field)}：{message}
        </View>
      ))}
      {problems.length > mostShown ? <View>还有{problems.length - mostShown}行没有列出来。</View> : null}
      <View className="soft small">行号和表格左边的一样，第1行是表头。</View>
      <Button
        id="save-problems"
        kind="secondary"
        label="把这些问题存成文件"
        onTap={() => void saveFile('problems.csv', asCsv(problems))}
      />
    </View>
  );
}

interface UploadCardProps<Part> {
  readonly upload: Upload<Part>;
  /** What was done, e.g. `导入了3行`. */
  readonly said: (progress: Progress) => string;
}

function Underway({ done, parts }: { readonly done: number; readonly parts: number }) {
  return (
    <View className="callout callout_info" id="progress" {...aria({ role: 'status', live: 'polite' })}>
      <View className="callout__words">
        <View className="callout__title">
          {parts === 1
            ? '正在办'
            : `正在办：${parts}段里办好了${done}段（${Math.floor((100 * done) / parts)}%）`}
        </View>
        请不要离开这一页。
      </View>
    </View>
  );
}

/** How far a long file is, what came of it, and how to go on where it stopped. */
export function UploadCard<Part>({ upload, said }: UploadCardProps<Part>) {
  const { progress, busy, failure, goOn } = upload;
  if (progress === null) return null;
  const { done, parts, repeated, problems } = progress;
  const finished = done === parts;
  const words = finished && repeated === parts ? '这份文件以前办过，没有重复生效' : said(progress);
  return (
    <View>
      {busy ? <Underway done={done} parts={parts} /> : null}
      <ActFailure title="没有办完" failure={failure}>
        {done > 0 ? (
          <View>
            {parts}段里有{done}段已经办好，不会重复生效。
            <Button id="go-on" kind="secondary" label="接着办" onTap={goOn} />
          </View>
        ) : null}
      </ActFailure>
      {finished ? (
        <Callout kind={problems.length > 0 ? 'warn' : 'good'} id="done" title={words} urgent>
          {problems.length > 0 ? <LineProblems problems={problems} /> : null}
        </Callout>
      ) : null}
    </View>
  );
}
