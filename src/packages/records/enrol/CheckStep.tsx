import { View } from '@tarojs/components';
import { documentNames, maskNumber, tidyNumber } from '../../../../contract/identity-document';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { AnswerRows } from '../../../components/AnswerRows';
import type { AnswerRow } from '../../../components/AnswerRows';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { Empty } from '../../../components/PageStates';
import { Section } from '../../../components/Section';
import { StepFooter } from '../../../components/StepFooter';
import { answerInWords, firstOpen } from '../../../answers/answers-in-words';
import { placeName } from '../../../answers/places';
import { usePolicy } from '../../../answers/policy';
import { questionsOf } from '../../../answers/questions';
import type { Question } from '../../../answers/questions';
import { open, replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { useAnswerSheet } from '../../../state/answers';
import type { AnswerSheet } from '../../../state/answers';
import { useEnrolDraft } from '../../../state/enrol-draft';
import type { EnrolDraft } from '../../../state/enrol-draft';
import { chinaToday, sayDay } from '../../../words/days';
import { relationWords } from '../../../words/relation';
import { sendDraft } from './send';
import { birthDateOf } from './steps';
import type { IsoDay } from '../../../../policy/calendar';

const consentWords = {
  self: '本人同意',
  guardian: '监护人同意',
  'on-behalf': '为家人办理，家人已同意',
} as const;

function edit(step: string) {
  return () => open(pages.enrol, { step, edit: '1' });
}

/** What is asked of the person's claims; the birth date is the document's. */
function claimQuestions(sheet: AnswerSheet): readonly Question[] {
  return questionsOf(sheet.region, sheet.year, sheet.answers).filter(
    ({ key }) => key !== 'birth' && key !== 'paid' && key !== 'paid.details',
  );
}

/** What the person claims of himself. */
function claimRows(sheet: AnswerSheet): readonly AnswerRow[] {
  return claimQuestions(sheet).map((question) => ({
    key: question.key,
    question: question.heading,
    answer: answerInWords(question, sheet),
    onChange: () => open(pages.ask, { q: question.key, edit: '1' }),
  }));
}

/** The birth date of the document, where another one was told for the calculation. */
function otherBirthDate(draft: EnrolDraft, { answers }: AnswerSheet): IsoDay | null {
  const birthDate = birthDateOf(draft, chinaToday());
  const told = answers.birth;
  return birthDate !== null && told !== undefined && told !== 'unknown' && told !== birthDate
    ? birthDate
    : null;
}

function rowsOf(draft: EnrolDraft, sheet: AnswerSheet): readonly AnswerRow[] {
  const birthDate = birthDateOf(draft, chinaToday());
  const number = maskNumber(tidyNumber(draft.number));
  const relation = draft.family?.relation;
  return [
    ...(relation
      ? [
          {
            key: 'relation',
            question: '他是您的',
            answer: relationWords[relation],
            onChange: edit('relation'),
          },
        ]
      : []),
    { key: 'name', question: '姓名', answer: draft.name, onChange: edit('name') },
    { key: 'document', question: documentNames[draft.kind], answer: number, onChange: edit('document') },
    { key: 'birth', question: '出生日期', answer: birthDate ? sayDay(birthDate) : '没有填写' },
    {
      key: 'place',
      question: '参保地',
      answer: placeName(sheet.region),
      onChange: () => open(pages.place, { then: 'check' }),
    },
    { key: 'year', question: '参保年度', answer: `${sheet.year}年度` },
    ...claimRows(sheet),
    {
      key: 'consent',
      question: '同意',
      answer: draft.consent ? consentWords[draft.consent] : '还没有选择',
      onChange: edit('consent'),
    },
  ];
}

/** Everything on one page; the button names the act. */
export function CheckStep() {
  usePolicy();
  const draft = useEnrolDraft();
  const sheet = useAnswerSheet();
  const { busy, failure, start } = useAct(async () => {
    if (!sheet) return;
    await sendDraft(draft, sheet);
  });
  if (!sheet || draft.name === '') {
    return (
      <PageFrame heading="核对登记内容">
        <Empty
          title="还没有填写"
          words="离开过程序，没有发送的证件信息不会留在手机里，请重新填写。"
          action={{ id: 'start-again', label: '重新填写', onTap: () => replace(pages.enrol) }}
        />
      </PageFrame>
    );
  }
  const birthDate = otherBirthDate(draft, sheet);
  // Another place asks more: what was said to a shorter list is no claim there.
  const missing = firstOpen(claimQuestions(sheet), sheet);
  const sendLabel = draft.family ? '确认并添加家人' : '确认并登记';
  return (
    <PageFrame
      heading="核对登记内容"
      lead="请看一遍，有不对的点“修改”。"
      footer={
        <StepFooter
          label={missing ? '回答剩下的问题' : sendLabel}
          onContinue={() => (missing ? open(pages.ask, { q: missing.key, edit: '1' }) : start())}
          busy={busy}
          busyLabel="正在登记，请稍候…"
        />
      }
    >
      <ActFailure title="还没有登记上" failure={failure}>
        已经填写的内容还在。
      </ActFailure>
      {birthDate ? (
        <View className="arrival">
          <Callout kind="warn" id="other-birth-date" title="出生日期和测算时填的不一样">
            {`以证件上的${sayDay(birthDate)}为准。应缴金额可能和刚才的结果不同。`}
          </Callout>
        </View>
      ) : null}
      <AnswerRows rows={rowsOf(draft, sheet)} />
      <Section title="登记之后">
        <View className="soft">
          不用缴费的人，名册核对无误就登记完成。要缴费的人，先保留这份登记，再去缴费；申报了困难身份或能少缴的情况，等工作人员核实。缴费之前通知如果有变动，会写在记录里；同意接收消息的，微信再告诉您一次。
        </View>
      </Section>
    </PageFrame>
  );
}
