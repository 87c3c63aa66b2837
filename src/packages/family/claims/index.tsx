import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { Claims } from '../../../../contract/claims';
import type { RelativeView } from '../../../../contract/family';
import { ask } from '../../../cloud/cloud';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { AnswerRows } from '../../../components/AnswerRows';
import { Callout } from '../../../components/Callout';
import { ErrorSummary } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { StepFooter } from '../../../components/StepFooter';
import { Words } from '../../../components/Words';
import { answerInWords, firstOpen } from '../../../answers/answers-in-words';
import { claimsOf } from '../../../answers/fact-sheets';
import { usePolicy } from '../../../answers/policy';
import { answersTo } from '../../../answers/questions';
import type { Question } from '../../../answers/questions';
import { draftOf, readDraft } from '../../calculator/ask/draft';
import { QuestionBody } from '../../calculator/ask/QuestionBody';
import { goBack } from '../../../platform/navigation';
import type { AnswerSheet } from '../../../state/answers';
import { usePlace } from '../../../state/place';
import { useInsuredYear } from '../../../state/year';
import { chinaToday } from '../../../words/days';
import { statusSentence } from '../../../words/record-state';
import { answersOf, claimQuestions } from './answers';

interface AskingProps {
  readonly question: Question;
  readonly sheet: AnswerSheet;
  readonly onAnswered: (sheet: AnswerSheet) => void;
  readonly onBack: () => void;
}

function Asking({ question, sheet, onAnswered, onBack }: AskingProps) {
  const [draft, setDraft] = useState(() => draftOf(question, sheet.answers[question.key]));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const proceed = (): void => {
    const { value, errors: found } = readDraft(question, draft, chinaToday());
    setErrors(found);
    if (value !== null)
      onAnswered({ ...sheet, answers: { ...sheet.answers, ...answersTo(question, value) } });
  };
  return (
    <PageFrame
      heading={question.heading}
      lead={question.lead}
      barTitle="申报的情况"
      footer={
        <StepFooter
          label="改好了"
          onContinue={proceed}
          other={{ id: 'leave-question', label: '不改这一项', onTap: onBack }}
        />
      }
    >
      <ErrorSummary errors={errors} />
      <QuestionBody
        question={question}
        draft={draft}
        errors={errors}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </PageFrame>
  );
}

function sentenceOf({ record }: RelativeView): string {
  return record ? statusSentence(record.status) : '还没有登记，缴费时会自动登记。';
}

/** What an office has confirmed goes back as it stands. */
function claimsSaid({ claims, claimsConfirmed }: RelativeView, sheet: AnswerSheet): Claims {
  const said = claimsOf(sheet);
  if (!claimsConfirmed) return said;
  const { facts: _, tier: __, ...confirmed } = claims;
  return {
    ...confirmed,
    ...(said.facts === undefined ? {} : { facts: said.facts }),
    ...(said.tier === undefined ? {} : { tier: said.tier }),
  };
}

function NothingToChange({ confirmed }: { readonly confirmed: boolean }) {
  return (
    <PageFrame heading="申报的情况">
      {confirmed ? (
        <Empty title="名册已经确认，不能再改" words="认定有变化的，请联系认定的部门。" />
      ) : (
        <Empty title="不用申报" words="当地的通知对每个人的规定都一样。" />
      )}
    </PageFrame>
  );
}

interface EditingProps {
  readonly relative: RelativeView;
  readonly year: number;
}

/** The answers as they stand, and which of them is being changed. */
function useAnswers({ relative, year }: EditingProps) {
  const { region, claims, factsKnown } = relative;
  const [sheet, setSheet] = useState<AnswerSheet>(() => ({
    region,
    year,
    answers: answersOf(claims, { region, year, known: factsKnown ?? {} }),
  }));
  const [at, setAt] = useState<string | null>(null);
  const questions = claimQuestions(sheet, relative);
  /** A changed answer may open others. */
  const answered = (next: AnswerSheet): void => {
    setSheet(next);
    setAt(firstOpen(claimQuestions(next, relative), next)?.key ?? null);
  };
  return { sheet, questions, open: questions.find(({ key }) => key === at), setAt, answered };
}

function Changed({ relative, now }: { readonly relative: RelativeView; readonly now: RelativeView }) {
  return (
    <PageFrame heading="改好了" footer={<StepFooter label="返回" onContinue={goBack} />}>
      <Callout kind="good" id="done" title={`${relative.person.name}申报的情况已经改好`} urgent>
        <View>
          <Words>{`原来：${sentenceOf(relative)}`}</Words>
        </View>
        <View id="status-now">
          <Words>{`现在：${sentenceOf(now)}`}</Words>
        </View>
      </Callout>
    </PageFrame>
  );
}

interface AnswersProps {
  readonly relative: RelativeView;
  readonly sheet: AnswerSheet;
  readonly questions: readonly Question[];
  readonly onChange: (key: string) => void;
  readonly onDone: (relative: RelativeView) => void;
}

/** All answers in a list, to be changed one by one and sent together. */
function Answers({ relative, sheet, questions, onChange, onDone }: AnswersProps) {
  const { relativeId, person } = relative;
  const act = useAct(async () => {
    const said = claimsSaid(relative, sheet);
    const reply = await ask('resident', 'family.edit', { relativeId, claims: said });
    onDone(reply.relative);
  });
  const missing = firstOpen(questions, sheet);
  return (
    <PageFrame
      heading="申报的情况"
      lead={`${person.name}现在是这样登记的。有不对的，点“修改”。`}
      footer={
        <StepFooter
          label={missing ? '回答剩下的问题' : '按这些改'}
          busy={act.busy}
          onContinue={() => (missing ? onChange(missing.key) : act.start())}
        />
      }
    >
      <ActFailure title="没有改成" failure={act.failure} />
      <AnswerRows
        rows={questions.map((question) => ({
          key: question.key,
          question: question.heading,
          answer: answerInWords(question, sheet),
          onChange: () => onChange(question.key),
        }))}
      />
      <Callout kind="info" id="what-changes" title="改了会怎样">
        会按新的申报重新算应缴的金额。困难身份和能少缴的情况，要等参保地的工作人员核实：核实以前照原价，核实以后才少收，也就不能再改了。
      </Callout>
    </PageFrame>
  );
}

/** What was said of the relative, each answer to be changed. */
function Editing(props: EditingProps) {
  usePolicy();
  const { relative } = props;
  const { sheet, questions, open, setAt, answered } = useAnswers(props);
  const [changed, setChanged] = useState<RelativeView | null>(null);
  if (open) {
    return (
      <Asking key={open.key} question={open} sheet={sheet} onAnswered={answered} onBack={() => setAt(null)} />
    );
  }
  if (changed) return <Changed relative={relative} now={changed} />;
  if (questions.length === 0) return <NothingToChange confirmed={relative.claimsConfirmed === true} />;
  return (
    <Answers relative={relative} sheet={sheet} questions={questions} onChange={setAt} onDone={setChanged} />
  );
}

/** Changes what a payer said of a relative's identities and circumstances, question by question. */
export default function RelativeClaimsPage() {
  const { params } = useRouter<{ id?: string }>();
  const id = params.id ?? '';
  const year = useInsuredYear(usePlace()?.region);
  const loading = useLoaded(`${id} ${year}`, () => ask('resident', 'family.list', { year }));
  if (loading.state === 'ready') {
    const relative = loading.data.relatives.find(({ relativeId }) => relativeId === id);
    if (relative) return <Editing relative={relative} year={year} />;
    return (
      <PageFrame heading="申报的情况">
        <Empty title="没有这位家人" words="可能已经移除。请回到家人列表看看。" />
      </PageFrame>
    );
  }
  return (
    <PageFrame heading="申报的情况">
      {loading.state === 'loading' ? <Skeleton label="正在读取" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
    </PageFrame>
  );
}
