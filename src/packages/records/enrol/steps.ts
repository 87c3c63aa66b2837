import { ageOn } from '../../../../contract/calendar-day';
import { guardianConsentBelowAge } from '../../../../contract/claims';
import type { PersonEntry } from '../../../../contract/claims';
import { checkDocument, tidyNumber } from '../../../../contract/identity-document';
import { sexOfNumber } from '../../../../contract/sex-of-number';
import type { Sex } from '../../../../policy/fact-sheet';
import { checkPerson } from '../../../../contract/person-check';
import { problemOfName } from '../../../../contract/person-name';
import type { IsoDay } from '../../../../policy/calendar';
import type { FieldError } from '../../../components/ErrorSummary';
import type { EnrolDraft } from '../../../state/enrol-draft';
import { dayFromParts } from '../../../words/days';

export type StepName = 'relation' | 'name' | 'document' | 'birth' | 'consent' | 'check';

/** The birth date, from the number where it carries one, else as typed. */
export function birthDateOf(draft: EnrolDraft, today: IsoDay): IsoDay | null {
  const check = checkDocument(draft.kind, draft.number, today);
  return (check.ok ? check.birthDate : null) ?? dayFromParts(draft.birth);
}

/** The sex that the number carries. */
export function sexOf({ kind, number }: EnrolDraft): Sex | null {
  return sexOfNumber(kind, tidyNumber(number));
}

function asksBirthDate(draft: EnrolDraft, today: IsoDay): boolean {
  const check = checkDocument(draft.kind, draft.number, today);
  return check.ok && check.birthDate === null;
}

/** The step behind this one: the birth date is asked only where the number doesn't carry it. */
export function nextStep(step: StepName, draft: EnrolDraft, today: IsoDay): StepName {
  if (step === 'relation') return 'name';
  if (step === 'name') return 'document';
  if (step === 'document') return asksBirthDate(draft, today) ? 'birth' : 'consent';
  return step === 'birth' ? 'consent' : 'check';
}

export function personOf(draft: EnrolDraft): PersonEntry {
  const birthDate = dayFromParts(draft.birth);
  const document = { kind: draft.kind, number: draft.number };
  return birthDate === null ? { name: draft.name, document } : { name: draft.name, document, birthDate };
}

export function needsGuardian(draft: EnrolDraft, today: IsoDay): boolean {
  const birthDate = birthDateOf(draft, today);
  return birthDate !== null && ageOn(birthDate, today) < guardianConsentBelowAge;
}

function documentErrors(draft: EnrolDraft, today: IsoDay): readonly FieldError[] {
  const check = checkDocument(draft.kind, draft.number, today);
  return check.ok ? [] : [{ field: 'document-number', message: check.problem.message }];
}

function birthErrors(draft: EnrolDraft, today: IsoDay): readonly FieldError[] {
  if (dayFromParts(draft.birth) === null) {
    return [{ field: 'birth-date', message: '出生日期不存在，请检查年、月、日。' }];
  }
  const check = checkPerson(personOf(draft), today);
  return check.ok || check.field !== 'birthDate' ? [] : [{ field: 'birth-date', message: check.message }];
}

/** What is wrong on a step; empty where one may go on. */
export function errorsOn(step: StepName, draft: EnrolDraft, today: IsoDay): readonly FieldError[] {
  if (step === 'relation') {
    return draft.family?.relation ? [] : [{ field: 'relation', message: '请选择他是您的什么人。' }];
  }
  if (step === 'name') {
    const problem = problemOfName(draft.name);
    return problem === null ? [] : [{ field: 'person-name', message: problem }];
  }
  if (step === 'document') return documentErrors(draft, today);
  if (step === 'birth') return birthErrors(draft, today);
  if (step === 'consent' && draft.consent === null) {
    return [{ field: 'consent', message: '请选择由谁同意，才能登记。' }];
  }
  return [];
}
