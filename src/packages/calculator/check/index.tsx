import { View } from '@tarojs/components';
import { AnswerRows } from '../../../components/AnswerRows';
import type { AnswerRow } from '../../../components/AnswerRows';
import { InsuredYear } from '../../../components/InsuredYear';
import { PageFrame } from '../../../components/PageFrame';
import { Empty } from '../../../components/PageStates';
import { StepFooter } from '../../../components/StepFooter';
import { answerInWords, firstOpen } from '../../../answers/answers-in-words';
import { placeName } from '../../../answers/places';
import { usePolicy } from '../../../answers/policy';
import { questionsOf } from '../../../answers/questions';
import { open, replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { forgetAnswers, moveAnswers, useAnswerSheet } from '../../../state/answers';

/** Every answer on one page, each with 修改; what has no answer yet is asked first. */
export default function CheckPage() {
  usePolicy();
  const sheet = useAnswerSheet();
  if (!sheet) {
    return (
      <PageFrame heading="核对一下">
        <Empty
          title="还没有回答问题"
          words="回答几个问题，就能知道应缴多少。"
          action={{ id: 'choose-calculate', label: '算一算', onTap: () => replace(pages.ask) }}
        />
      </PageFrame>
    );
  }
  const questions = questionsOf(sheet.region, sheet.year, sheet.answers);
  const rows: readonly AnswerRow[] = [
    {
      key: 'place',
      question: '参保地',
      answer: placeName(sheet.region),
      onChange: () => open(pages.place, { then: 'check' }),
    },
    { key: 'year', question: '参保年度', answer: `${sheet.year}年度` },
    ...questions.map((question) => ({
      key: question.key,
      question: question.heading,
      answer: answerInWords(question, sheet),
      onChange: () => open(pages.ask, { q: question.key, edit: '1' }),
    })),
  ];
  const missing = firstOpen(questions, sheet);
  const proceed = () => (missing ? open(pages.ask, { q: missing.key, edit: '1' }) : open(pages.result));
  const startAgain = () => {
    forgetAnswers();
    replace(pages.ask);
  };
  return (
    <PageFrame
      heading="核对一下"
      lead="有不对的，点“修改”。"
      footer={
        <StepFooter
          label={missing ? '回答剩下的问题' : '看结果'}
          onContinue={proceed}
          other={{ id: 'start-again', label: '换一个人，重新算', onTap: startAgain }}
        />
      }
    >
      <View>
        <AnswerRows rows={rows} />
        <InsuredYear
          region={sheet.region}
          year={sheet.year}
          onChoose={(year) => moveAnswers(sheet.region, year)}
        />
      </View>
    </PageFrame>
  );
}
