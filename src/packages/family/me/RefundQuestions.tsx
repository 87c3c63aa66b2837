import { View } from '@tarojs/components';
import type { RefundQuestion } from '../../../../contract/me';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { sayMomentWithYear } from '../../../words/days';
import { yuan } from '../../../words/money';

function questionWords(question: RefundQuestion): string {
  const { payer, year, amountFen, reason, byOffice, askedAt } = question;
  if (byOffice === true) {
    return (
      `${sayMomentWithYear(askedAt)}，医保经办机构提出把您${year}年度的医保费 ${yuan(amountFen)} 元退给付款人，` +
      `理由是“${reason}”。退了以后，您这一年度的参保就停止。`
    );
  }
  const who = payer === '' ? '给您缴费的人' : payer;
  return (
    `${sayMomentWithYear(askedAt)}，${who}申请退回给您缴的${year}年度医保费 ${yuan(amountFen)} 元，` +
    `理由是“${reason}”。退了以后，您这一年度的参保就停止。`
  );
}

function whatNext({ agreed, answerUntil }: RefundQuestion): string {
  if (agreed !== undefined) {
    return `您答复了：${agreed ? '同意' : '不同意'}。工作人员办理以前可以改。`;
  }
  return answerUntil === undefined
    ? '请答复，工作人员办理时会看到。'
    : `${sayMomentWithYear(answerUntil)}以前等您答复，工作人员不会先办。`;
}

/** A payer, or an office, wants money to go back, which ends the person's insurance: he says whether he agrees. */
export function RefundQuestions(props: {
  readonly questions: readonly RefundQuestion[];
  readonly onChanged: () => void;
}) {
  const act = useAct(async (requestId: string, agree: boolean) => {
    await ask('resident', 'me.answer-refund', { requestId, agree });
    props.onChanged();
  });
  if (props.questions.length === 0) return null;
  return (
    <Section title="有人申请退费，请您答复" id="refund-questions">
      <ActFailure title="没有送到" failure={act.failure} id="answer-failed" />
      {props.questions.map((question) => {
        const { requestId, agreed } = question;
        return (
          <Card key={requestId} id={`question-${requestId}`}>
            <View>
              <Words>{questionWords(question)}</Words>
            </View>
            <View className="soft">
              <Words>{whatNext(question)}</Words>
            </View>
            {agreed === true ? null : (
              <Button
                id={`agree-${requestId}`}
                kind="secondary"
                label="同意退费"
                busy={act.busy}
                onTap={() => act.start(requestId, true)}
              />
            )}
            {agreed === false ? null : (
              <Button
                id={`object-${requestId}`}
                kind="secondary"
                label="不同意，我要继续参保"
                busy={act.busy}
                onTap={() => act.start(requestId, false)}
              />
            )}
          </Card>
        );
      })}
    </Section>
  );
}
