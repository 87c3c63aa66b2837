import { useMemo, useState } from 'react';
import { View } from '@tarojs/components';
import type { DraftView } from '../../../contract/notice-drafts';
import type { NoticeDocument } from '../../../policy';
import { headForm } from '../../../policy/authoring/rule-form';
import type { IsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Card, Section } from '../../components/Section';
import { AddClause } from './AddClause';
import { ClauseCard } from './ClauseCard';
import { checkDraft, type DraftError, errorsOf, type Surroundings } from './draft-check';
import { Effects } from './Effects';
import { FormFields } from './form/FormFields';
import { type Form, useForm } from './form/use-form';
import { type Loose, parsedNotice } from './loose';
import { OwnIdentities } from './OwnIdentities';
import { Paper } from './Paper';
import { Problems } from './Problems';
import { Propose } from './Propose';
import { Remove } from './Remove';
import { ResidentsAsk } from './ResidentsAsk';
import { clausesOf, withNewClause } from './rule-edits';
import { Trials } from './Trials';

interface DraftFormProps {
  readonly draft: DraftView;
  readonly today: IsoDay;
  readonly onProposed: () => void;
}

function documentIn(json: string): NoticeDocument | null {
  return parsedNotice(json) as NoticeDocument | null;
}

/** What the draft is held against, read once. */
function useSurroundings({ before, under }: DraftView, today: IsoDay): Surroundings {
  return useMemo(
    () => ({
      today,
      before: before === null ? null : documentIn(before.json),
      under: under.flatMap((json) => documentIn(json) ?? []),
    }),
    [before, under, today],
  );
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

/** What is saved of a draft, and what the server said of it. */
function useSaving({ draftId, region, ...draft }: DraftView, { root }: Form, trials: DraftView['trials']) {
  const [revision, setRevision] = useState(draft.revision);
  const [problems, setProblems] = useState(draft.problems);
  const [saved, setSaved] = useState({ root, trials, now: false });
  const saving = useAct(async () => {
    const json = JSON.stringify(root);
    const answer = await ask('officer', 'notices.draft-save', { draftId, revision, region, json, trials });
    setRevision(answer.revision);
    setProblems(answer.problems);
    setSaved({ root, trials, now: true });
  });
  const dirty = saved.root !== root || saved.trials !== trials;
  return { revision, setRevision, problems, saving, dirty, justSaved: saved.now && !dirty };
}

/** What the live check found, and besides what only the server knows: other offices' places, trial cases. */
function together(live: readonly DraftError[], others: readonly DraftError[]): readonly DraftError[] {
  const known = new Set(live.map(({ message }) => message));
  return [...live, ...others.filter(({ message }) => !known.has(message))];
}

/** The notice as a form, each rule beside its clause. Saved as often as one likes, whatever is wrong. */
function DraftFields({ draft, today, onProposed, stored }: DraftFormProps & { readonly stored: Loose }) {
  const surroundings = useSurroundings(draft, today);
  const { before, under } = surroundings;
  const form = useForm(stored, { under });
  const [trials, setTrials] = useState(draft.trials);
  const [paper, setPaper] = useState(draft.paper);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const notice = form.root as Loose;
  const check = useMemo(() => checkDraft(notice, surroundings), [notice, surroundings]);
  const { revision, setRevision, problems, saving, dirty, justSaved } = useSaving(draft, form, trials);
  const errors = together(check.errors, dirty ? [] : errorsOf(notice, problems));
  const { draftId } = draft;
  const onOpen = (rule: string, open: boolean): void =>
    setOpened((names) => new Set(open ? [...names, rule] : [...names].filter((one) => one !== rule)));
  return (
    <View>
      {draft.sentBack === null ? null : (
        <Callout kind="warn" id="sent-back" title={`${draft.sentBack.by.name}退回了这份草稿`}>
          {draft.sentBack.why}
        </Callout>
      )}
      <Paper
        draftId={draftId}
        revision={revision}
        paper={paper}
        onLoaded={(clauses, next) => {
          setPaper(clauses);
          setRevision(next);
        }}
      />
      <Head form={form} errors={errors} />
      <OwnIdentities form={form} errors={errors} />
      <Clauses form={form} paper={paper} errors={errors} opened={opened} onOpen={onOpen} />
      <Trials trials={trials} onTrials={setTrials} notice={check.sound} under={under} draft={notice} />
      {check.sound === null ? null : (
        <View>
          <Effects before={before} notice={check.sound} under={under} />
          <ResidentsAsk form={form} notice={check.sound} under={under} />
        </View>
      )}
      <ToConfirm questions={check.toConfirm} />
      <Problems errors={errors} onOpen={onOpen} />
      <ActFailure title="没有存上" failure={saving.failure} />
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
        <Button id="continue" label="存草稿" busy={saving.busy} onTap={saving.start} />
      </View>
      {!dirty && errors.length === 0 ? (
        <Propose draftId={draftId} revision={revision} onDone={onProposed} />
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
