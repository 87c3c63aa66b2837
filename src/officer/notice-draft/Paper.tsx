import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PaperClause } from '../../../contract/notice-drafts';
import { splitNotice } from '../../../policy/authoring/paper-text';
import { clauseInWords } from '../../../policy/clause';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import { Card, Section } from '../../components/Section';
import { TextArea } from '../../components/TextArea';
import { chooseFile } from '../files/choose-file';
import { readText } from '../files/read-text';

interface PaperProps {
  readonly draftId: string;
  readonly revision: number;
  readonly paper: readonly PaperClause[];
  readonly onLoaded: (paper: readonly PaperClause[], revision: number) => void;
}

function splitOf(text: string): readonly PaperClause[] {
  return text.trim() === '' ? [] : splitNotice(text).filter(({ paragraphs }) => paragraphs.length > 0);
}

/** The paper's own text, pasted or from a file, and how it falls into clauses before it is kept. */
function LoadPaper({ draftId, revision, onLoaded }: Omit<PaperProps, 'paper'>) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const clauses = splitOf(text);
  const keeping = useAct(async () => {
    const answer = await ask('officer', 'notices.draft-paper', { draftId, revision, paper: clauses });
    onLoaded(clauses, answer.revision);
  });
  const reading = useAct(async () => {
    setProblem(undefined);
    const file = await chooseFile();
    if (file === null) return;
    const read = await readText(file);
    if ('problem' in read) setProblem(read.problem);
    else setText(read.text);
  });
  return (
    <View>
      <Button
        id="choose-paper"
        kind="secondary"
        label="选择文本文件（TXT）"
        busy={reading.busy}
        onTap={reading.start}
      />
      <ActFailure title="没有读出来" failure={reading.failure} />
      <Field
        id="paper"
        label="也可以从文档里复制，粘贴在这里"
        hint="从标题到落款整份粘贴，按“一、（一）1.”或“第一条”拆开"
        error={problem}
      >
        <TextArea id="paper-input" name="通知原文" value={text} onInput={setText} />
      </Field>
      {clauses.length === 0 ? null : (
        <Card id="paper-split">
          <View>{`拆成${clauses.length}条：${clauses.map(({ clause }) => clauseInWords(clause)).join('、')}`}</View>
          <ActFailure title="没有存上" failure={keeping.failure} />
          <Button
            id="keep-paper"
            kind="secondary"
            label="存下原文"
            busy={keeping.busy}
            onTap={keeping.start}
          />
        </Card>
      )}
    </View>
  );
}

/** The text of the paper, beside which the rules are written; residents read it once the notice holds. */
export function Paper({ paper, ...rest }: PaperProps) {
  const [loading, setLoading] = useState(false);
  const words =
    paper.length === 0
      ? '还没有装进来。装进来以后，每条规则旁边就是通知的原话。'
      : `已经装进来，共${paper.length}条。`;
  return (
    <Section title="通知原文">
      <View>{words}</View>
      {loading ? (
        <LoadPaper
          {...rest}
          onLoaded={(clauses, revision) => {
            setLoading(false);
            rest.onLoaded(clauses, revision);
          }}
        />
      ) : (
        <Button
          id="load-paper"
          kind="plain"
          label={paper.length === 0 ? '粘贴或选择通知原文' : '换一份原文'}
          onTap={() => setLoading(true)}
        />
      )}
    </Section>
  );
}
