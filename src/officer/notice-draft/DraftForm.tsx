import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DraftView } from '../../../contract/notice-drafts';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Card, Section } from '../../components/Section';
import { AskedBack } from './AskedBack';
import { errorsOf } from './problems';
import { fieldsOf, parsedNotice, written } from './fields';
import type { Loose } from './fields';
import { NoticeFieldList, type NoticeFieldListProps, RuleCard } from './RuleCard';
import { Propose } from './Propose';
import { Remove } from './Remove';

interface DraftFormProps {
  readonly draft: DraftView;
  readonly notice: Loose;
  readonly onProposed: () => void;
}

/** Our own words for each clause, as residents read them. */
function ClauseWords(props: NoticeFieldListProps) {
  return (
    <Section title="各条款的说明">
      <Card id="clauses">
        <View className="soft small">居民看到的是这些话，数和日期要和上面的规则一样。</View>
        <NoticeFieldList {...props} />
      </Card>
    </Section>
  );
}

/** The notice as a form, each rule below its clause. Saved as often as one likes, whatever is wrong. */
function Form({ draft, notice: stored, onProposed }: DraftFormProps) {
  const { draftId, region, trials, paper } = draft;
  const [notice, setNotice] = useState(stored);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [revision, setRevision] = useState(draft.revision);
  const [problems, setProblems] = useState(draft.problems);
  const [saved, setSaved] = useState(false);
  const fields = fieldsOf(notice, paper);
  const errors = errorsOf(problems, fields);
  const dirty = Object.keys(typed).length > 0;
  const saving = useAct(async () => {
    const next = written(notice, typed);
    const json = JSON.stringify(next);
    const answer = await ask('officer', 'notices.draft-save', { draftId, revision, region, json, trials });
    setRevision(answer.revision);
    setProblems(answer.problems);
    setNotice(next);
    setTyped({});
    setSaved(true);
  });
  const onType = (id: string, text: string): void => {
    setTyped((before) => ({ ...before, [id]: text }));
    setSaved(false);
  };
  return (
    <View>
      {draft.sentBack === null ? null : (
        <Callout kind="warn" id="sent-back" title={`${draft.sentBack.by.name}退回了这份草稿`}>
          {draft.sentBack.why}
        </Callout>
      )}
      <ErrorSummary errors={errors} />
      <Section title="这份通知">
        <Card id="notice">
          <NoticeFieldList fields={fields.head} typed={typed} errors={errors} onType={onType} />
        </Card>
      </Section>
      <Section title="各条规则">
        <View className="spaced">
          {fields.rules.map((rule) => (
            <RuleCard key={rule.id} rule={rule} typed={typed} errors={errors} onType={onType} />
          ))}
        </View>
      </Section>
      <ClauseWords fields={fields.clauses} typed={typed} errors={errors} onType={onType} />
      <AskedBack notice={notice} before={draft.before?.json ?? null} />
      <ActFailure title="没有存上" failure={saving.failure} />
      {saved ? (
        <Callout
          kind="good"
          id="saved"
          title={problems.length === 0 ? '存好了，没有发现错误' : '存好了，还有要改的'}
          urgent
        >
          没有提出以前，居民看不到。
        </Callout>
      ) : null}
      <View className="card__action">
        <Button id="continue" label="存草稿，看看有没有错" busy={saving.busy} onTap={saving.start} />
      </View>
      {!dirty && problems.length === 0 ? (
        <Propose draftId={draftId} revision={revision} onDone={onProposed} />
      ) : null}
      <Remove draftId={draftId} revision={revision} />
    </View>
  );
}

export function DraftForm({ draft, onProposed }: Omit<DraftFormProps, 'notice'>) {
  const notice = parsedNotice(draft.json);
  if (notice !== null) return <Form draft={draft} notice={notice} onProposed={onProposed} />;
  return (
    <View>
      <Callout kind="warn" id="unreadable" title="这份草稿读不出来">
        内容不完整。请删去，再从上一年的通知接过来。
      </Callout>
      <Remove draftId={draft.draftId} revision={draft.revision} />
    </View>
  );
}
