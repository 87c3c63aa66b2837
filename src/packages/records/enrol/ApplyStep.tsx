import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { documentNames, maskNumber, tidyNumber } from '../../../../contract/identity-document';
import type { IsoDay } from '../../../../policy/calendar';
import { useAct } from '../../../cloud/use-cloud';
import { Refused } from '../../../cloud/failures';
import type { Failure } from '../../../cloud/failures';
import { ActFailure } from '../../../components/ActFailure';
import { AnswerRows } from '../../../components/AnswerRows';
import type { AnswerRow } from '../../../components/AnswerRows';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { ErrorSummary, messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field } from '../../../components/Field';
import { InsuredYear } from '../../../components/InsuredYear';
import { PageFrame } from '../../../components/PageFrame';
import { Empty } from '../../../components/PageStates';
import { Section } from '../../../components/Section';
import { StepFooter } from '../../../components/StepFooter';
import { answerInWords, firstOpen } from '../../../answers/answers-in-words';
import { placeName } from '../../../answers/places';
import { usePolicy } from '../../../answers/policy';
import { goBack, open, replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { moveAnswers, useAnswerSheet } from '../../../state/answers';
import type { AnswerSheet } from '../../../state/answers';
import { useEnrolDraft } from '../../../state/enrol-draft';
import type { EnrolDraft } from '../../../state/enrol-draft';
import { chinaToday, sayDay } from '../../../words/days';
import { relationWords } from '../../../words/relation';
import { learnFromDraft } from './begin-answers';
import { Consent } from './Consent';
import { OptionalQuestion } from './OptionalQuestion';
import { claimQuestions } from './optional-question';
import { birthDateOf, consentBy } from './person';
import { sendApplication } from './send';

/** The birth date of the document, where another one was told for the calculation. */
function otherBirthDate(draft: EnrolDraft, { answers }: AnswerSheet): IsoDay | null {
  const birthDate = birthDateOf(draft, chinaToday());
  const told = answers.birth;
  return birthDate !== null && told !== undefined && told !== 'unknown' && told !== birthDate
    ? birthDate
    : null;
}

/** Who it is, as typed on the page before; the number is masked from here on. */
function personRows(draft: EnrolDraft): readonly AnswerRow[] {
  const birthDate = birthDateOf(draft, chinaToday());
  const relation = draft.relation === null ? '' : ` · ${relationWords[draft.relation]}`;
  const born = birthDate === null ? '' : `，${sayDay(birthDate)}出生`;
  return [
    {
      key: 'person',
      question: `${documentNames[draft.kind]} ${maskNumber(tidyNumber(draft.number))}${born}`,
      answer: `${draft.name}${relation}`,
      onChange: goBack,
    },
  ];
}

function choosePlace(): void {
  open(pages.place, { then: 'relative' });
}

function placeRows(sheet: AnswerSheet): readonly AnswerRow[] {
  return [
    { key: 'place', question: '参保地', answer: placeName(sheet.region), onChange: choosePlace },
    { key: 'year', question: '参保年度', answer: `${sheet.year}年度` },
  ];
}

/** What the calculator was told, so that it isn't asked a second time. */
function CalculatedAnswers({ sheet }: { readonly sheet: AnswerSheet }) {
  const rows = claimQuestions(sheet).map((question) => ({
    key: question.key,
    question: question.heading,
    answer: answerInWords(question, sheet),
    onChange: () => open(pages.ask, { q: question.key, edit: '1' }),
  }));
  if (rows.length === 0) return null;
  return (
    <Section title="测算时回答的">
      <AnswerRows rows={rows} />
    </Section>
  );
}

/** Asked for each person where neither a poster nor the calculator says it. */
function PlaceAndAnswers(props: {
  readonly sheet: AnswerSheet | null;
  readonly draft: EnrolDraft;
  readonly error: string | undefined;
}) {
  const { sheet, draft, error } = props;
  if (sheet === null) {
    return (
      <View className="section">
        <Field id="place" label="他在哪里参保？" hint="一般是户口所在地" error={error}>
          <Button id="choose-place" kind="secondary" label="选择参保地" onTap={choosePlace} />
        </Field>
      </View>
    );
  }
  const birthDate = otherBirthDate(draft, sheet);
  return (
    <>
      <View className="section">
        <AnswerRows rows={placeRows(sheet)} />
      </View>
      <InsuredYear
        region={sheet.region}
        year={sheet.year}
        onChoose={(year) => moveAnswers(sheet.region, year)}
      />
      {birthDate ? (
        <Callout kind="warn" id="other-birth-date" title="出生日期和测算时填的不一样">
          {`以证件上的${sayDay(birthDate)}为准。应缴金额可能和刚才的结果不同。`}
        </Callout>
      ) : null}
      {draft.answers === 'calculated' ? (
        <CalculatedAnswers sheet={sheet} />
      ) : (
        <OptionalQuestion sheet={sheet} />
      )}
    </>
  );
}

function NotRegistered({ failure }: { readonly failure: Failure | null }) {
  const isKnown = failure instanceof Refused && failure.refusal.code === 'ALREADY_RELATIVE';
  return (
    <ActFailure title="还没有登记上" failure={failure}>
      <View>已经填写的内容还在。</View>
      {isKnown ? (
        <Button id="go-family" kind="secondary" label="去看家人" onTap={() => replace(pages.family)} />
      ) : null}
    </ActFailure>
  );
}

function errorsOf(consent: boolean, sheet: AnswerSheet | null): readonly FieldError[] {
  return [
    ...(consent ? [] : [{ field: 'consent', message: '请先点选同意，才能登记。' }]),
    ...(sheet === null ? [{ field: 'place', message: '请选择他在哪里参保。' }] : []),
  ];
}

/** Consent, where and for which year, and one question that may be left out; the buttons name the acts. */
function Apply({ draft }: { readonly draft: EnrolDraft }) {
  const sheet = useAnswerSheet();
  const [tried, setTried] = useState(false);
  const by = consentBy(draft, chinaToday());
  const given = draft.consent === by;
  const wrong = errorsOf(given, sheet);
  const errors = tried ? wrong : [];
  // A place that was chosen just now has yet to learn what the document tells.
  useEffect(learnFromDraft, [sheet?.region, sheet?.year]);
  const { busy, failure, start } = useAct(async (next: 'pay' | 'another') => {
    const { relation } = draft;
    if (sheet === null || relation === null) return;
    await sendApplication({ draft: { ...draft, relation, consent: by }, sheet }, next);
  });
  const missing =
    sheet !== null && draft.answers === 'calculated' ? firstOpen(claimQuestions(sheet), sheet) : null;
  const send = (next: 'pay' | 'another') => (): void => {
    setTried(true);
    if (wrong.length > 0) return;
    // Another place asks more: what was said to a shorter list is no claim there.
    if (missing !== null) open(pages.ask, { q: missing.key, edit: '1' });
    else start(next);
  };
  return (
    <PageFrame
      heading="核对并登记"
      barTitle="参保登记"
      footer={
        <StepFooter
          label={missing === null ? '登记，去缴费' : '回答剩下的问题'}
          onContinue={send('pay')}
          busy={busy}
          busyLabel="正在登记，请稍候…"
          other={{ id: 'add-another', label: '登记，再添加一位', onTap: send('another') }}
        />
      }
    >
      <ErrorSummary errors={errors} />
      <NotRegistered failure={failure} />
      <AnswerRows rows={personRows(draft)} />
      <Consent by={by} given={given} error={messageFor(errors, 'consent')} />
      <PlaceAndAnswers sheet={sheet} draft={draft} error={messageFor(errors, 'place')} />
      <Section title="登记之后">
        <View className="soft">
          要缴费的人，接着核对金额再付款；不用缴费的人，名册核对无误就登记完成。选了困难、优抚等情况的，等工作人员核实。缴费之前通知如果有变动，会写在记录里；同意接收消息的，微信再告诉您一次。
        </View>
      </Section>
    </PageFrame>
  );
}

/** The second page. What was typed before lives in memory only: once the program was closed it has to be typed anew. */
export function ApplyStep() {
  usePolicy();
  const draft = useEnrolDraft();
  if (draft.name !== '' && draft.relation !== null) return <Apply draft={draft} />;
  return (
    <PageFrame heading="核对并登记">
      <Empty
        title="还没有填写"
        words="离开过程序，没有发送的证件信息不会留在手机里，请重新填写。"
        action={{ id: 'start-again', label: '重新填写', onTap: () => replace(pages.enrol) }}
      />
    </PageFrame>
  );
}
