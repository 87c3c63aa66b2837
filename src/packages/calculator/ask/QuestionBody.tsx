import { View } from '@tarojs/components';
import { regionTrail } from '../../../../policy/region-names';
import { ChoiceList, ManyChoices } from '../../../components/ChoiceList';
import type { Choice } from '../../../components/ChoiceList';
import { DateField } from '../../../components/DateField';
import { messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { RegionPicker } from '../../../components/RegionPicker';
import { usePlacesBelow } from '../../../answers/places-below';
import { placeName } from '../../../answers/places';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { none, unknown } from '../../../answers/questions';
import type { Question, QuestionChoice } from '../../../answers/questions';
import { here, longAgo, stillValid } from '../../../answers/said';
import { sayDay } from '../../../words/days';
import { byDay, elsewhere, toggled } from './draft';
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

interface ChoicesProps extends QuestionBodyProps {
  readonly choices: readonly Choice<string>[];
}

/** One of several rows. */
function Choices({ question, choices, draft, errors, onChange }: ChoicesProps) {
  return (
    <Field id="choices" error={messageFor(errors, 'choices')}>
      <ChoiceList
        name={question.heading}
        choices={choices}
        chosen={draft.choice}
        onChoose={(choice) => onChange({ choice })}
      />
    </Field>
  );
}

interface TypedDayProps extends Pick<QuestionBodyProps, 'draft' | 'errors' | 'onChange'> {
  readonly label: string;
}

/** A day that is typed beside something else. */
function TypedDay({ label, draft, errors, onChange }: TypedDayProps) {
  return (
    <DateField
      id="day"
      label={label}
      parts={draft.parts}
      error={messageFor(errors, 'day')}
      onChange={(parts) => onChange({ parts })}
    />
  );
}

interface ThenDayProps extends ChoicesProps {
  /** What the day is, where one is typed. */
  readonly label: string;
}

/** One of several, the last but one of which asks for a day. */
function ChoiceThenDay(props: ThenDayProps) {
  return (
    <View>
      <Choices {...props} />
      {props.draft.choice === byDay ? <TypedDay {...props} /> : null}
    </View>
  );
}

function One(props: QuestionBodyProps<'one'>) {
  return <Choices {...props} choices={props.question.choices.map(withId)} />;
}

function Since(props: QuestionBodyProps<'since'>) {
  const before = sayDay(props.question.before);
  const choices = [
    { value: longAgo, label: `${before}以前`, id: 'answer-long' },
    { value: byDay, label: `${before}或以后`, hint: '要填具体日期', id: 'answer-day' },
    unknownRow,
  ];
  return <ChoiceThenDay {...props} choices={choices} label="认定日期" />;
}

function Until(props: QuestionBodyProps<'until'>) {
  const choices = [
    { value: stillValid, label: '还有效，没有到期日', id: 'answer-still' },
    { value: byDay, label: '已经停了，或者有到期日', hint: '要填最后有效的那一天', id: 'answer-day' },
    unknownRow,
  ];
  return <ChoiceThenDay {...props} choices={choices} label="最后有效的那一天" />;
}

interface PlaceElsewhereProps {
  readonly place: string | null;
  readonly onStep: (place: string | null) => void;
}

function PlaceElsewhere({ place, onStep }: PlaceElsewhereProps) {
  const { below, loading, failure, again } = usePlacesBelow(place);
  return (
    <View>
      <RegionPicker path={regionTrail(place)} below={below} onStep={onStep} />
      {loading ? <Skeleton label="正在读取下面的地方" /> : null}
      {failure ? <FailureState failure={failure} onRetry={again} /> : null}
    </View>
  );
}

function CertifiedPlace(props: QuestionBodyProps<'place'>) {
  const { question, draft, onChange } = props;
  const choices = [
    { value: here, label: `就在参保的地方`, hint: placeName(question.here), id: 'answer-here' },
    { value: elsewhere, label: '别的地方', hint: '要选是哪里', id: 'answer-elsewhere' },
    unknownRow,
  ];
  return (
    <View>
      <Choices {...props} choices={choices} />
      {draft.choice === elsewhere ? (
        <PlaceElsewhere place={draft.place} onStep={(place) => onChange({ place })} />
      ) : null}
    </View>
  );
}

/** Typing a number takes 不知道 back, and the other way round. */
function Years({ question, draft, errors, onChange }: QuestionBodyProps<'years'>) {
  const error = messageFor(errors, 'years');
  return (
    <View>
      <Field id="years" label="几年" hint="只填数字" error={error}>
        <TextInput
          id="years-input"
          name={question.heading}
          kind="number"
          width="two"
          value={draft.years}
          wrong={error !== undefined}
          maxlength={2}
          onInput={(years) => onChange({ years: years.trim(), choice: null })}
        />
      </Field>
      <ChoiceList
        name="或者"
        choices={[unknownRow]}
        chosen={draft.choice}
        onChoose={(choice) => onChange({ choice: draft.choice === choice ? null : choice, years: '' })}
      />
    </View>
  );
}

function Paid(props: QuestionBodyProps<'paid'>) {
  const { draft, errors, onChange } = props;
  const wrong = messageFor(errors, 'amount-paid');
  return (
    <View>
      <TypedDay {...props} label="缴费日期" />
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
    case 'until':
      return <Until question={question} {...rest} />;
    case 'place':
      return <CertifiedPlace question={question} {...rest} />;
    case 'years':
      return <Years question={question} {...rest} />;
    case 'paid':
      return <Paid question={question} {...rest} />;
  }
}
