import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { Callout } from '../../../components/Callout';
import { ErrorSummary } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { PageFrame } from '../../../components/PageFrame';
import { Empty } from '../../../components/PageStates';
import { StepFooter } from '../../../components/StepFooter';
import { useNoticeIndex } from '../../../answers/notice-index';
import { placeName } from '../../../answers/places';
import { usePolicy } from '../../../answers/policy';
import { answersTo, isAnswered, questionsOf } from '../../../answers/questions';
import type { Question } from '../../../answers/questions';
import { goBack, open, replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { answer, sheetFor, useAnswerSheet } from '../../../state/answers';
import type { AnswerSheet } from '../../../state/answers';
import { usePlace } from '../../../state/place';
import { useInsuredYear } from '../../../state/year';
import { chinaToday } from '../../../words/days';
import { draftOf, readDraft } from './draft';
import { QuestionBody } from './QuestionBody';

interface AskingProps {
  readonly question: Question;
  readonly sheet: AnswerSheet;
  readonly editing: boolean;
}

/** Where to go once `question` is answered: the next one that follows from the answers, or the page to check them. */
function proceedFrom(question: Question, sheet: AnswerSheet): void {
  const questions = questionsOf(sheet.region, sheet.year, sheet.answers);
  const next = questions[questions.findIndex(({ key }) => key === question.key) + 1];
  if (next) open(pages.ask, { q: next.key });
  else open(pages.check);
}

/** The follow-up of a changed answer that has no answer yet, if there is one. */
function newlyOpen(sheet: AnswerSheet): Question | undefined {
  return questionsOf(sheet.region, sheet.year, sheet.answers).find(
    (question) => !isAnswered(question, sheet.answers),
  );
}

function Asking({ question, sheet, editing }: AskingProps) {
  const [draft, setDraft] = useState(() => draftOf(question, sheet.answers[question.key]));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const proceed = () => {
    const reading = readDraft(question, draft, chinaToday());
    setErrors(reading.errors);
    if (reading.value === null) return;
    const next = answer(sheet, answersTo(question, reading.value));
    const follow = editing ? newlyOpen(next) : undefined;
    if (follow) replace(pages.ask, { q: follow.key, edit: '1' });
    else if (editing) goBack();
    else proceedFrom(question, next);
  };
  return (
    <PageFrame
      heading={question.heading}
      lead={question.lead}
      barTitle="算一算"
      footer={<StepFooter label={editing ? '改好了' : '继续'} onContinue={proceed} />}
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

/** Nothing to ask: the notice treats everybody alike. */
function NothingToAsk() {
  return (
    <PageFrame heading="算一算" footer={<StepFooter label="看结果" onContinue={() => open(pages.result)} />}>
      <View>
        <Callout kind="info" title="不用回答问题">
          当地的通知对每个人的规定都一样。
        </Callout>
      </View>
    </PageFrame>
  );
}

function ChoosePlaceFirst({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <PageFrame heading="算一算">
      <Empty
        title={title}
        words={words}
        action={{
          id: 'choose-place',
          label: '选择参保地',
          onTap: () => replace(pages.place, { then: 'ask' }),
        }}
      />
    </PageFrame>
  );
}

/** The calculator: one question a page, only what matters for the place and year. */
export default function AskPage() {
  const { params } = useRouter<{ q?: string; edit?: string }>();
  const place = usePlace();
  const stored = useAnswerSheet();
  usePolicy();
  const notices = useNoticeIndex();
  const region = stored?.region ?? place?.region;
  const ofRule = useInsuredYear(region);
  const isOffered = stored !== null && notices.yearsOffered(stored.region).includes(stored.year);
  const year = isOffered ? stored.year : ofRule;
  if (region === undefined || !notices.hasNotice(region)) {
    const title = region === undefined ? '还没有选参保地' : '这里还没有参保缴费通知';
    return <ChoosePlaceFirst title={title} words="每个地方的规定不同，要先选参保地。" />;
  }
  if (notices.isTooWide(region)) {
    return (
      <ChoosePlaceFirst
        title="请先选到区、县"
        words={`${placeName(region)}里面各地的规定不一样，选到区、县才能算准。`}
      />
    );
  }
  const sheet = sheetFor(region, year, stored);
  const questions = questionsOf(sheet.region, sheet.year, sheet.answers);
  const question = questions.find(({ key }) => key === params.q) ?? questions[0];
  return question ? (
    <Asking key={question.key} question={question} sheet={sheet} editing={params.edit === '1'} />
  ) : (
    <NothingToAsk />
  );
}
