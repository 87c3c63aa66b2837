import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Relation } from '../../../../contract/family';
import { DateField } from '../../../components/DateField';
import { DocumentChoice } from '../../../components/DocumentChoice';
import { ErrorSummary, messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { IdentityField } from '../../../components/IdentityField';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { enrolDraft, fillIn, useEnrolDraft } from '../../../state/enrol-draft';
import type { EnrolDraft } from '../../../state/enrol-draft';
import { chinaToday } from '../../../words/days';
import { beginAnswersFor } from './begin-answers';
import { asksBirthDate, errorsOfPerson } from './person';
import { RelationTiles } from './RelationTiles';
import { useKnownPlace } from './use-known-place';

/** Consent was given for whom it was given for: for anybody else it is asked anew. */
function retype(part: Partial<EnrolDraft>): void {
  fillIn({ ...part, consent: null });
}

/** Who somebody is: name, number, and what he is to the payer, which leads on to the second page. */
export function PersonForm() {
  const draft = useEnrolDraft();
  const known = useKnownPlace();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const today = chinaToday();
  const proceed = (relation: Relation): void => {
    if (relation !== draft.relation) retype({ relation });
    const wrong = errorsOfPerson(enrolDraft.get(), today);
    setErrors(wrong);
    if (wrong.length > 0) return;
    beginAnswersFor(known);
    open(pages.enrol, { step: 'apply' });
  };
  const nameError = messageFor(errors, 'person-name');
  return (
    <View>
      <ErrorSummary errors={errors} />
      <Field id="person-name" label="姓名" hint="请按证件填写全名" error={nameError}>
        <TextInput
          id="person-name-input"
          name="姓名"
          value={draft.name}
          wrong={nameError !== undefined}
          onInput={(name) => retype({ name })}
        />
      </Field>
      <IdentityField
        id="document-number"
        kind={draft.kind}
        value={draft.number}
        today={today}
        error={messageFor(errors, 'document-number')}
        onInput={(number) => retype({ number })}
      />
      <DocumentChoice kind={draft.kind} onChoose={(kind) => retype({ kind })} newborn />
      {asksBirthDate(draft, today) ? (
        <DateField
          id="birth-date"
          label="出生日期"
          hint="这种证件的号码里没有出生日期"
          parts={draft.birth}
          error={messageFor(errors, 'birth-date')}
          onChange={(birth) => retype({ birth })}
        />
      ) : null}
      <View className="section">
        <View className="field__label">他是您的什么人？点一下，进入下一步</View>
        <RelationTiles chosen={draft.relation} onChoose={proceed} />
      </View>
    </View>
  );
}
