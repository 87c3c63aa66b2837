import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAct } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import { Card } from '../../components/Section';
import { TextArea } from '../../components/TextArea';
import { chooseFile } from './choose-file';
import type { ChosenFile } from './choose-file';
import { readText } from './read-text';

/** What a file says. `name` is null where the text was pasted. */
export interface Content {
  readonly name: string | null;
  readonly text: string;
}

export const noContent: Content = { name: null, text: '' };

interface FileFieldProps {
  readonly columns: readonly string[];
  readonly hint?: string;
  readonly error?: string;
  readonly content: Content;
  readonly onContent: (content: Content) => void;
}

function Chosen({ content, onContent }: Pick<FileFieldProps, 'content' | 'onContent'>) {
  return (
    <Card id="file-chosen">
      <View className="strong">{content.name}</View>
      <View className="soft small">读到{content.text.split('\n').filter(Boolean).length}行，含表头</View>
      <Button id="drop-file" kind="plain" label="换一个，或改为粘贴" onTap={() => onContent(noContent)} />
    </Card>
  );
}

/** A file of lines: chosen from the computer or a chat, or pasted. A long one is never put on the screen. */
export function FileField({ columns, hint, error, content, onContent }: FileFieldProps) {
  const [problem, setProblem] = useState<string | undefined>();
  const read = useAct(async (file: ChosenFile) => {
    const outcome = await readText(file);
    if ('problem' in outcome) setProblem(outcome.problem);
    else onContent({ name: file.name, text: outcome.text });
  });
  const choose = (): void => {
    setProblem(undefined);
    chooseFile().then(
      (file) => file && read.start(file),
      () => setProblem('这个文件打不开，请换一个，或把内容粘贴到下面。'),
    );
  };
  const shown = problem ?? read.failure?.message ?? error;
  const words = `第一行是表头：${columns.join('、')}。${hint ?? ''}`;
  return (
    <Field id="file-content" label="文件内容" hint={words} error={shown}>
      {content.name === null ? (
        <View>
          <Button
            id="choose-file"
            kind="secondary"
            label="选择Excel或CSV文件"
            busy={read.busy}
            busyLabel="正在读文件…"
            onTap={choose}
          />
          <View className="field__hint card__action">也可以从表格里复制，粘贴在这里：</View>
          <TextArea
            id="file-content-input"
            name="文件内容"
            value={content.text}
            onInput={(text) => onContent({ name: null, text })}
          />
        </View>
      ) : (
        <Chosen content={content} onContent={onContent} />
      )}
    </Field>
  );
}
