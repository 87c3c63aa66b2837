import { View } from '@tarojs/components';
import { ChoiceList, ManyChoices } from '../../../components/ChoiceList';
import { DateField } from '../../../components/DateField';
import { messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { longAgo } from '../../../answers/fact-sheets';
import { none, unknown } from '../../../answers/questions';
import type { Question, QuestionChoice } from '../../../answers/questions';
import { sayDay } from '../../../words/days';
import { byDay, toggled } from './draft';
import type { Draft } from './draft';

export interface QuestionBodyProps<Kind extends Question['kind'] = Question['kind']> {
  readonly question: Extract<Question, { kind: Kind }>;
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
  readonly onChange: (part: Partial<Draft>) => void;
}

function withId(choice: QuestionChoice) {
  return { ...choice, id: `answer-${choice.value}` };
}
const unknownRow = { value: unknown, label: '不知道', hint: '结果里会说明', id: 'answer-unknown' };

function Day({ draft, errors, onChange }: QuestionBodyProps<'day'>) {
  return (
    <View>
      <DateField
        id="day"
        label="日期"
        hint="比如 1958年3月5日"
        parts={draft.parts}
        error={messageFor(errors, 'day')}
        onChange={(parts) => onChange({ parts, choice: byDay })}
      />
      <ChoiceList
        name="或者"
        choices={[unknownRow]}
        chosen={draft.choice}
        onChoose={(choice) => onChange({ choice: draft.choice === choice ? byDay : choice })}
      />
    </View>
  );
}

function One({ question, draft, errors, onChange }: QuestionBodyProps<'one'>) {
  return (
    <Field id="choices" error={messageFor(errors, 'choices')}>
      <ChoiceList
        name={question.heading}
        choices={question.choices.map(withId)}
        chosen={draft.choice}
        onChoose={(choice) => onChange({ choice })}
      />
    </Field>
  );
}

function Many({ question, draft, errors, onChange }: QuestionBodyProps<'many'>) {
  // Most people have none of them: they should not have to read the whole list first.
  const noneRow = { value: none, label: '都没有', id: 'answer-none' };
  const lastRow = { ...unknownRow, hint: '结果里会说明不同情况' };
  return (
    <Field id="choices" error={messageFor(errors, 'choices')}>
      <ManyChoices
        name={question.heading}
        choices={[noneRow, ...question.choices.map(withId), lastRow]}
        chosen={draft.many}
        onToggle={(value) => onChange({ many: toggled(draft.many, value) })}
      />
    </Field>
  );
}

function Since({ question, draft, errors, onChange }: QuestionBodyProps<'since'>) {
  const choices = [
    { value: longAgo, label: `${sayDay(question.before)}以前`, id: 'answer-long' },
    { value: byDay, label: `${sayDay(question.before)}或以后`, hint: '要填具体日期', id: 'answer-day' },
    unknownRow,
  ];
  return (
    <View>
      <Field id="choices" error={messageFor(errors, 'choices')}>
        <ChoiceList
          name={question.heading}
          choices={choices}
          chosen={draft.choice}
          onChoose={(choice) => onChange({ choice })}
        />
      </Field>
      {draft.choice === byDay ? (
        <DateField
          id="day"
          label="认定日期"
          parts={draft.parts}
          error={messageFor(errors, 'day')}
          onChange={(parts) => onChange({ parts })}
        />
      ) : null}
    </View>
  );
}

function Paid({ draft, errors, onChange }: QuestionBodyProps<'paid'>) {
  const wrong = messageFor(errors, 'amount-paid');
  return (
    <View>
      <DateField
        id="day"
        label="缴费日期"
        parts={draft.parts}
        error={messageFor(errors, 'day')}
        onChange={(parts) => onChange({ parts })}
      />
      <Field id="amount-paid" label="交了多少元" hint="票据或支付记录上的金额" error={wrong}>
        <TextInput
          id="amount-paid-input"
          name="交了多少元"
          value={draft.yuan}
          wrong={wrong !== undefined}
          maxlength={9}
          onInput={(yuan) => onChange({ yuan: yuan.trim() })}
        />
      </Field>
    </View>
  );
}

/** The controls of one question. */
export function QuestionBody(props: QuestionBodyProps) {
  const { question, ...rest } = props;
  switch (question.kind) {
    case 'day':
      return <Day question={question} {...rest} />;
    case 'one':
      return <One question={question} {...rest} />;
    case 'many':
      return <Many question={question} {...rest} />;
    case 'since':
      return <Since question={question} {...rest} />;
    case 'paid':
      return <Paid question={question} {...rest} />;
  }
}
