import { useState } from 'react';
import { View } from '@tarojs/components';
import { correctionNames } from '../../../contract/correction-names';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { DateField } from '../../components/DateField';
import { Field, TextInput } from '../../components/Field';
import { IdentityField } from '../../components/IdentityField';
import { Section } from '../../components/Section';
import { randomId } from '../../state/random-id';
import { chinaToday } from '../../words/days';
import { asksBirth, correctionOf, nothingTyped } from './correction';
import type { Typed, Wrong } from './correction';
import { DocumentKinds } from './Find';

type ErrorField = 'name' | 'number' | 'day' | 'reason';

interface FormError {
  readonly field: ErrorField;
  readonly message: string;
}

interface FieldsProps {
  readonly wrong: Wrong;
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  readonly errorOf: (field: ErrorField) => string | undefined;
}

function DocumentFields({ typed, onTyped, errorOf }: Omit<FieldsProps, 'wrong'>) {
  return (
    <View>
      <DocumentKinds
        kind={typed.documentKind}
        onChoose={(documentKind) => onTyped({ ...typed, documentKind })}
      />
      <IdentityField
        id="right-number"
        kind={typed.documentKind}
        value={typed.number}
        today={chinaToday()}
        error={errorOf('number')}
        onInput={(number) => onTyped({ ...typed, number })}
      />
      {asksBirth(typed) ? (
        <DateField
          id="right-birth"
          label="出生日期"
          hint="和登记的一样的，可以不填"
          parts={typed.day}
          onChange={(day) => onTyped({ ...typed, day })}
        />
      ) : null}
    </View>
  );
}

function CertificationFields({ typed, onTyped, errorOf }: Omit<FieldsProps, 'wrong'>) {
  return (
    <View>
      <ChoiceList<'ended' | 'never'>
        name="怎么更正"
        chosen={typed.never ? 'never' : 'ended'}
        onChoose={(how) => onTyped({ ...typed, never: how === 'never' })}
        choices={[
          { value: 'ended', label: '到某一天为止', hint: '以前是，现在不是了' },
          { value: 'never', label: '认定错了，去掉', hint: '从来不是' },
        ]}
      />
      {typed.never ? null : (
        <DateField
          id="last-day"
          label="到哪一天为止"
          error={errorOf('day')}
          parts={typed.day}
          onChange={(day) => onTyped({ ...typed, day })}
        />
      )}
    </View>
  );
}

function Fields({ wrong, typed, onTyped, errorOf }: FieldsProps) {
  switch (wrong.kind) {
    case 'name':
      return (
        <Field id="right-name" label="证件上的姓名" error={errorOf('name')}>
          <TextInput
            id="right-name-input"
            name="证件上的姓名"
            value={typed.name}
            onInput={(name) => onTyped({ ...typed, name })}
          />
        </Field>
      );
    case 'document':
      return <DocumentFields typed={typed} onTyped={onTyped} errorOf={errorOf} />;
    case 'birth-date':
      return (
        <DateField
          id="right-birth"
          label="证件上的出生日期"
          error={errorOf('day')}
          parts={typed.day}
          onChange={(day) => onTyped({ ...typed, day })}
        />
      );
    case 'certification':
      return <CertificationFields typed={typed} onTyped={onTyped} errorOf={errorOf} />;
    default:
      return null;
  }
}

/** What follows from it, where that isn't plain. */
const whatFollows: Readonly<Partial<Record<Wrong['kind'], string>>> = {
  document: '以后用对的号码才查得到他，记录和缴费都跟着他，不用重新登记。',
  'joined-number': '以后用出生医学证明才查得到他；号码可以接给对的人。',
  tie: '原来的微信会收到提示，同意过谁能看的也作废。解除以后给他发一次性码；换微信以后满一天，共济账户才能用。',
  certification: '还没有缴费的，金额马上按新的算；已经缴过的不补不退。',
  circumstance: '还没有缴费的，金额马上按没有这件事算；已经缴过的不补不退。',
  facts: '这一年度确认过的都去掉，家人可以重新申报，再由经办机构核实；已经缴过的不补不退。',
  binding: '这个账户不能再替他缴费；已经缴好的不变。',
  enrolment: '他这一年度变成没有参保，家人要重新登记。',
};

interface CorrectionFormProps {
  readonly personId: string;
  readonly region: string;
  readonly wrong: Wrong;
  readonly onProposed: () => void;
  readonly onGiveUp: () => void;
}

/** How it should be, and why: laid before another officer, nothing of it holds until he agrees. */
export function CorrectionForm({ personId, region, wrong, onProposed, onGiveUp }: CorrectionFormProps) {
  const [typed, setTyped] = useState(nothingTyped);
  const [error, setError] = useState<FormError | null>(null);
  const [proposalId] = useState(randomId);
  const act = useAct(async (content: object) => {
    const named = { proposalId, act: 'persons.correct', part: 1, parts: 1 } as const;
    await ask('officer', 'proposals.propose', { ...named, content });
    onProposed();
  });
  const submit = (): void => {
    const read = correctionOf(wrong, typed);
    if ('field' in read) return setError(read);
    const reason = typed.reason.trim();
    if ([...reason].length < 4) {
      return setError({ field: 'reason', message: '请把理由写清楚一点，至少4个字' });
    }
    setError(null);
    act.start({ correctionId: proposalId, personId, region, correction: read.correction, reason });
  };
  function errorOf(field: ErrorField): string | undefined {
    return error?.field === field ? error.message : undefined;
  }
  const follows = whatFollows[wrong.kind];
  return (
    <Section title={`更正${correctionNames[wrong.kind]}`}>
      <Fields wrong={wrong} typed={typed} onTyped={setTyped} errorOf={errorOf} />
      <Field
        id="reason"
        label="理由，本人看得到"
        hint="例如：对照户口簿，名字录错了"
        error={errorOf('reason')}
      >
        <TextInput
          id="reason-input"
          name="理由，本人看得到"
          value={typed.reason}
          onInput={(reason) => setTyped({ ...typed, reason })}
        />
      </Field>
      {follows === undefined ? null : <View className="soft small">{follows}</View>}
      <ActFailure title="没有提出" failure={act.failure} />
      <Button id="continue" label="提出更正" busy={act.busy} onTap={submit} />
      <Button id="give-up" kind="plain" label="不更正了" onTap={onGiveUp} />
    </Section>
  );
}
