import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DraftView } from '../../../contract/notice-drafts';
import { headForm } from '../../../policy/authoring/rule-form';
import type { IsoDay } from '../../../policy/calendar';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Card, Section } from '../../components/Section';
import { AddClause } from './AddClause';
import { ClauseCard } from './ClauseCard';
import { askedBack, type DraftError } from './draft-check';
import { Effects } from './Effects';
import { FormFields } from './form/FormFields';
import type { Form } from './form/use-form';
import { type Loose, parsedNotice } from './loose';
import { OwnIdentities } from './OwnIdentities';
import { Paper } from './Paper';
import { Problems } from './Problems';
import { Propose } from './Propose';
import { Remove } from './Remove';
import { ResidentsAsk } from './ResidentsAsk';
import { clausesOf, withNewClause } from './rule-edits';
import { Trials } from './Trials';
import { useDraft, type WrittenDraft } from './use-draft';

interface DraftFormProps {
  readonly draft: DraftView;
  readonly today: IsoDay;
  readonly onProposed: () => void;
}

interface ClausesProps {
  readonly form: Form;
  readonly paper: DraftView['paper'];
  readonly errors: readonly DraftError[];
  readonly opened: ReadonlySet<string>;
  readonly onOpen: (rule: string, open: boolean) => void;
}

/** Every clause of the paper with the rules beside it, in the paper's order. */
function Clauses({ form, paper, ...rest }: ClausesProps) {
  const notice = form.root as Loose;
  const parts = clausesOf(notice, paper);
  const clauses = parts.map(({ clause, label }) => ({ value: clause, label: `通知${label}` }));
  return (
    <Section title="一条一条对照">
      {parts.map((one) => (
        <ClauseCard key={one.clause} form={form} parts={one} clauses={clauses} {...rest} />
      ))}
      <AddClause onAdd={(clause) => form.replace(withNewClause(notice, clause))} />
    </Section>
  );
}

function Head({ form, errors }: Pick<ClausesProps, 'form' | 'errors'>) {
  return (
    <Section title="这份通知">
      <Card id="notice">
        <FormFields
          form={form}
          errors={errors}
          way={['notice']}
          path={[]}
          id="notice"
          value={form.root}
          fields={headForm()}
        />
      </Card>
    </Section>
  );
}

function SentBack({ draft: { sentBack } }: Pick<DraftFormProps, 'draft'>) {
  if (sentBack === null) return null;
  return (
    <Callout kind="warn" id="sent-back" title={`${sentBack.by.name}退回了这份草稿`}>
      {sentBack.why}
    </Callout>
  );
}

/** What the notice would do, once nothing is wrong with it. */
function Outcome({ form, check: { sound }, surroundings: { before, under } }: WrittenDraft) {
  if (sound === null) return null;
  return (
    <View>
      <Effects before={before} notice={sound} under={under} />
      <ResidentsAsk form={form} notice={sound} under={under} />
    </View>
  );
}

function ToConfirm({ questions }: { readonly questions: readonly string[] }) {
  if (questions.length === 0) return null;
  return (
    <Callout kind="warn" id="asked-back" title="请再核对一遍">
      {questions.map((question) => (
        <View key={question}>{question}</View>
      ))}
    </Callout>
  );
}

function Save({ saving: { act, justSaved }, errors }: WrittenDraft) {
  return (
    <View>
      <ActFailure title="没有存上" failure={act.failure} />
      {justSaved ? (
        <Callout
          kind="good"
          id="saved"
          title={errors.length === 0 ? '存好了，没有发现错误' : '存好了，还有要改的'}
          urgent
        >
          没有提出以前，居民看不到。
        </Callout>
      ) : null}
      <View className="card__action">
        <Button id="continue" label="存草稿" busy={act.busy} onTap={act.start} />
      </View>
    </View>
  );
}

/** The notice as a form, each rule beside its clause. Saved as often as one likes, whatever is wrong. */
function DraftFields({ draft, today, onProposed, stored }: DraftFormProps & { readonly stored: Loose }) {
  const written = useDraft(draft, stored, today);
  const { form, notice, trials, check, saving, errors } = written;
  const [paper, setPaper] = useState(draft.paper);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { draftId } = draft;
  const { revision, toConfirm } = saving;
  const onOpen = (rule: string, open: boolean): void =>
    setOpened((names) => new Set(open ? [...names, rule] : [...names].filter((one) => one !== rule)));
  const onLoaded = (clauses: DraftView['paper'], next: number): void => {
    setPaper(clauses);
    saving.setRevision(next);
  };
  const isReady = !saving.dirty && errors.length === 0;
  return (
    <View>
      <SentBack draft={draft} />
      <Paper draftId={draftId} revision={revision} paper={paper} onLoaded={onLoaded} />
      <Head form={form} errors={errors} />
      <OwnIdentities form={form} errors={errors} />
      <Clauses form={form} paper={paper} errors={errors} opened={opened} onOpen={onOpen} />
      <Trials
        trials={trials}
        onTrials={written.setTrials}
        notice={check.sound}
        under={written.surroundings.under}
        draft={notice}
      />
      <Outcome {...written} />
      {isReady ? null : <ToConfirm questions={check.toConfirm} />}
      <Problems errors={errors} onOpen={onOpen} />
      <Save {...written} />
      {isReady ? (
        <Propose
          key={revision}
          draftId={draftId}
          revision={revision}
          toConfirm={askedBack(notice, toConfirm)}
          onDone={onProposed}
        />
      ) : null}
      <Remove draftId={draftId} revision={revision} />
    </View>
  );
}

export function DraftForm(props: DraftFormProps) {
  const { draft } = props;
  const stored = parsedNotice(draft.json);
  if (stored !== null) return <DraftFields {...props} stored={stored} />;
  return (
    <View>
      <Callout kind="warn" id="unreadable" title="这份草稿读不出来">
        内容不完整。请删去，再从上一年的通知接过来。
      </Callout>
      <Remove draftId={draft.draftId} revision={draft.revision} />
    </View>
  );
}
